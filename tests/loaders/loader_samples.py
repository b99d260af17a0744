"""Texts and files that the loader tests share, all written for them."""

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"

STORY = (
    "青禾市近日出台支持智能农机产业发展的八条措施，对首次购买国产无人拖拉机的合作社给予补贴。"
    "市农业农村局负责人表示，今年计划建设三个农机共享中心，覆盖全市一半以上的乡镇。"
    "位于云汐县的恒穗农机股份有限公司已拿到首批订单，生产线正在扩建。"
)
OTHER = (
    "云汐县的轴承产业集群去年产值突破八十亿元，集聚企业二百多家。"
    "县里把老厂房改成共享实验室，请省内高校的团队来驻点，帮小企业解决材料难题。"
)

THIRD = "竹溪镇的共享茶厂今年开了夜班，十六个村的茶农把鲜叶送来，按斤付加工费，工钱比往年多出两成。"


def rows(text: str, width: int, indent: bool = True) -> list[str]:
    """Set a paragraph in rows of so many characters, the first one shorter by its indentation."""
    first = width - 2 if indent else width
    return [text[:first]] + [text[i : i + width] for i in range(first, len(text), width)]


def pdf_columns(columns: list[list[str]], title: str = "", pages: int = 1) -> bytes:
    """Return a PDF of rows set in columns under a title."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = BytesIO()
    page = canvas.Canvas(buffer, pagesize=A4, invariant=1)
    for number in range(1, pages + 1):
        if title:
            page.setFont(FONT, 20)
            page.drawString(60, 790, title)
        page.setFont(FONT, 10)
        for column, lines in enumerate(columns):
            for row, line in enumerate(lines):
                page.drawString(60 + column * 240, 750 - row * 15, line)
        page.drawString(290, 30, f"— {number} —")
        page.showPage()
    page.save()
    return buffer.getvalue()


def write(folder: Path, name: str, data: bytes | str) -> Path:
    """Write a file below a folder and return its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path
