import pytest

from loaders import load_text
from loaders.bylines import is_credit, read_dateline

BRIEFS = """## 云汐县农机补贴直达田头

本报讯(记者 林知秋)3月2日，云汐县在全省率先试行农机补贴“先用后付”，首批二百户农民当天提机。

县农业农村局介绍，补贴资金由县财政先行垫付，银行按月结算。

## 青禾市发布算力账单

本报讯(通讯员 何小满 记者 卫东)3月3日，青禾市首次发布全市算力账单，公共算力利用率升至七成。

## 两市联手办轴承展

本报青禾3月4日电(记者 陆一鸣)首届轴承产业链对接会4日在青禾开幕，两地三百家企业参展。
"""

MAGAZINE = """# 把实验室搬进车间

#### ■方知行

云汐县经济和信息化局局长

轴承是云汐的饭碗。近年来，县里把老厂房改成共享实验室，请省内高校的团队来驻点。

#### 小切口

近日，我们又在三个乡镇设了服务站，帮助小企业解决材料难题。

# 山里的直播间

#### ■苏 禾 田小雨

本刊记者

清晨六点，竹溪村的直播间亮起了灯。村里的笋干一年卖到八百万元。
"""

REPRINT = """全国首张低空物流网在云汐开通

3月5日，云汐县开通覆盖全县的低空物流网，十八条航线连起山区乡镇。

运营公司说，药品和快递最快二十分钟送到。

「来源:3月6日《云汐日报》」

■ 编后

我市山区面积大，云汐的做法值得借鉴。

青禾港今年货运量增长两成

青禾港集团宣布，今年前两月货物吞吐量同比增长两成，增速居全省港口前列。

「来源:3月7日《青禾日报》」
"""

CITY_PAPER = """2024年5月7日 星期二
责任编辑：林一 版式设计：王二
青禾日报
要闻
云汐打造轴承之都
■记者 王晓禾 通讯员 李红梅
昨日，记者从云汐县获悉，当地轴承产业集群产值突破百亿元。县里将建设检测中心，支持企业走出去。
为小轴承装上大脑
在恒达轴承的车间里，机器人正在装配滚珠。公司负责人赵强说，去年投入三千万元改造产线。
青禾启动低空经济先导区建设
本报讯 记者张力报道：5月6日，青禾市低空经济先导区启动建设，首批十个项目落地。
潮评：莫让补贴睡大觉
陈明远
补贴是真金白银，到不了企业手里就是一纸空文。云汐的先用后付值得学。
两岸青年联谊会在青禾举行
新华社青禾5月6日电（记者 周舟）两岸青年联谊会6日在青禾举行，二百名青年参加。
（下转第3版）
"""

WEB_PAGE = """青禾市出台十条措施支持智能农机

发布时间：2024-05-06 10:20 来源：青禾市人民政府网 作者：王强 浏览次数：123

　　近日，青禾市人民政府印发《关于支持智能农机产业发展的若干措施》，提出十条措施。

　　一、加大研发投入。对首台套产品给予最高500万元奖励。

　　（责任编辑：李四）
"""


def headlines(text: str) -> list[str]:
    return [article.headline for article in load_text(text).articles]


def test_each_report_with_a_dateline_is_an_article():
    document = load_text(BRIEFS)

    assert [a.headline for a in document.articles] == [
        "云汐县农机补贴直达田头",
        "青禾市发布算力账单",
        "两市联手办轴承展",
    ]
    assert [a.byline for a in document.articles] == ["林知秋", "何小满 卫东", "陆一鸣"]
    assert [a.place for a in document.articles] == ["", "", "青禾"]


def test_a_magazine_piece_begins_at_the_headline_over_its_byline():
    document = load_text(MAGAZINE)

    first, second = document.articles
    assert (first.headline, first.byline) == ("把实验室搬进车间", "方知行")
    assert (first.office, first.place) == ("云汐县经济和信息化局局长", "云汐县")
    assert (second.headline, second.byline) == ("山里的直播间", "苏禾 田小雨")


def test_a_subhead_with_a_date_below_it_begins_no_article_in_a_signed_piece():
    assert headlines(MAGAZINE) == ["把实验室搬进车间", "山里的直播间"]


def test_a_source_note_ends_an_article_and_an_editorial_note_stays_with_it():
    document = load_text(REPRINT)

    assert [(a.headline, a.source) for a in document.articles] == [
        ("全国首张低空物流网在云汐开通", "云汐日报"),
        ("青禾港今年货运量增长两成", "青禾日报"),
    ]
    note = next(s for s in document.sentences if "值得借鉴" in s.text)
    assert note.article == 0


def test_a_paper_named_after_a_place_speaks_for_it():
    assert [a.place for a in load_text(REPRINT).articles] == ["云汐", "青禾"]


def test_known_papers_speak_for_their_province():
    text = "丰收节开幕\n\n昨日，丰收节在山区开幕。\n\n(来源:9月1日《浙江日报》)\n"

    assert load_text(text).articles[0].place == "浙江省"


def test_excerpts_parted_by_rules_are_articles():
    text = (
        "青禾市人民政府办公室关于印发智能农机发展办法的通知\n青政办发〔2024〕8号\n"
        "各县（市、区）人民政府：\n现将办法印发给你们，请认真贯彻执行。\n青禾市人民政府办公室\n"
        "2024年5月6日\n===\n第二条 对首次购买无人拖拉机的合作社给予补贴。\n"
        "第三条 建设农机共享中心。\n===\n第九条 本办法自发布之日起施行。\n"
    )
    document = load_text(text)

    assert len(document.articles) == 3
    assert document.articles[0].source == "青禾市人民政府办公室"
    assert document.articles[0].published == "2024-05-06"
    assert [a.place for a in document.articles] == ["青禾市"] * 3


def test_a_long_official_document_is_one_article():
    text = (
        "青禾市智能农机促进办法\n\n青政发〔2024〕9号\n\n第一章 总则\n\n"
        "第一条 为了促进智能农机产业发展，制定本办法。\n\n近日印发的规划一并执行。\n\n"
        "第二章 扶持\n\n第二条 每年安排两千万元资金，支持合作社购机。\n"
    )
    assert len(load_text(text).articles) == 1


def test_a_photo_with_its_own_story_is_an_article():
    text = BRIEFS + (
        "\n\n最近，正值茶季，竹溪村的共富工坊一天收购鲜叶三千斤，村民就近挣上工钱。\n\n"
        "通讯员 丁小山 摄\n\n## 老街夜市回来了\n\n"
        "本报讯(记者 林知秋)停办三年的老街夜市3月5日重开。\n"
    )
    document = load_text(text)

    photo = next(a for a in document.articles if "茶季" in document.text[a.start : a.stop])
    assert document.text[photo.start : photo.stop].startswith("最近，正值茶季")
    assert len(document.articles) == 5


def test_a_photo_of_the_story_around_it_stays_in_the_article():
    text = (
        "## 云汐农机节开幕\n\n"
        "本报讯(记者 林知秋)3月8日，云汐农机节在竹溪村开幕，三十台无人拖拉机列队下田作业。\n\n"
        "3月8日，云汐农机节在竹溪村开幕，无人拖拉机列队下田。\n\n本报记者 卫东 摄\n\n"
        "农机节期间，县里还签下六个项目，总投资八亿元。\n"
    )
    assert len(load_text(text).articles) == 1


def test_contents_and_imprint_stay_apart_from_the_pieces():
    text = (
        "《青禾观察》编辑部\n\n主 编 方知行\n\n副主编 苏禾\n\n责任编辑 田小雨\n\n"
        "电 话 0000-1234567\n\n目 录\n\n04 把实验室搬进车间/方知行\n\n"
        "08 山里的直播间/本刊记者 苏禾\n\n12 一张算力账单/林知秋\n\n"
    ) + MAGAZINE
    document = load_text(text)

    assert len(document.articles) == 3
    assert {s.kind for s in document.sentences if s.article == 0} == {"caption"}
    assert document.articles[1].headline == "把实验室搬进车间"


def test_a_series_of_briefs_without_datelines_is_split():
    text = "一周要闻\n\n" + "\n\n".join(
        f"{head}\n\n{lead}，{body}"
        for head, lead, body in [
            ("青禾设立农机基金", "近日", "青禾市设立规模五亿元的智能农机基金，首期投向三家企业。"),
            (
                "云汐轴承出口创新高",
                "3月6日",
                "云汐海关公布数据，前两月轴承出口增长三成，创下新高。",
            ),
            (
                "竹溪建成共享茶厂",
                "日前",
                "竹溪镇共享茶厂建成投产，十六个村的茶农可以按斤付费加工。",
            ),
        ]
    )
    assert len(load_text(text).articles) == 3


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_plain_text_is_one_article_under_its_title(mark):
    sub = mark and "## "
    text = f"{mark}云汐的轴承\n\n云汐做轴承有四十年。\n\n{sub}两次转身\n\n头一次在九十年代。\n"
    document = load_text(text)

    assert len(document.articles) == 1
    assert document.articles[0].headline == "云汐的轴承"


def test_a_page_of_a_city_paper_without_any_marks_is_cut_into_its_pieces():
    document = load_text(CITY_PAPER)

    assert [(a.headline, a.byline) for a in document.articles] == [
        ("云汐打造轴承之都", "王晓禾 李红梅"),
        ("青禾启动低空经济先导区建设", "张力"),
        ("潮评：莫让补贴睡大觉", "陈明远"),
        ("两岸青年联谊会在青禾举行", "周舟"),
    ]
    assert (document.source, document.published) == ("青禾日报", "2024-05-07")
    assert document.articles[3].published == "2024-05-06"
    assert {a.place for a in document.articles} == {"青禾"}


def test_masthead_and_page_furniture_are_no_sentences():
    text = load_text(CITY_PAPER).text

    for furniture in ("星期二", "责任编辑", "要闻", "青禾日报", "下转"):
        assert furniture not in text


def test_the_line_below_a_web_title_gives_source_and_date():
    document = load_text(WEB_PAGE)

    [article] = document.articles
    assert article.headline == "青禾市出台十条措施支持智能农机"
    assert (article.source, article.published) == ("青禾市人民政府网", "2024-05-06")
    assert article.place == "青禾市"
    assert "责任编辑" not in document.text


def test_a_region_over_the_headline_is_the_place():
    text = "云汐县\n\n把轴承做成大产业\n\n■林知秋\n\n本刊记者\n\n轴承产业集群产值突破百亿元。\n"
    article = load_text(text).articles[0]

    assert (article.place, article.headline) == ("云汐县", "云汐县 把轴承做成大产业")


def test_a_slogan_that_opens_with_a_surname_is_no_byline():
    text = (
        "# 云汐这三年\n\n#### ■林知秋\n\n本刊记者\n\n云汐三年再造一个轴承产业。\n\n"
        "#### 强创新\n\n县里建起共享实验室，团队驻点攻关。\n\n#### 高质量\n\n产品合格率大幅提升。\n"
    )
    assert len(load_text(text).articles) == 1


@pytest.mark.parametrize(
    ("paragraph", "place", "names"),
    [
        ("本报讯(记者 林知秋)3月2日，云汐县开会。", "", "林知秋"),
        ("本报青禾4月14日讯（通讯员 何小满）会议召开。", "青禾", "何小满"),
        ("新华社青禾5月6日电（记者 周舟、田小雨）会议召开。", "青禾", "周舟 田小雨"),
        ("青禾日报讯(记者 卫东)会议召开。", "", "卫东"),
        ("（记者 卫东）会议召开。", "", "卫东"),
    ],
)
def test_datelines_are_read(paragraph, place, names):
    dateline = read_dateline(paragraph)

    assert (dateline.place, dateline.byline) == (place, names)
    assert paragraph[dateline.length :].startswith(("会议", "3月2日"))


@pytest.mark.parametrize(
    "paragraph",
    [
        "国家电网综合能源服务公司落户云汐。",
        "互联网电商平台带动就业。",
        "青禾4月10日电商大会开幕。",
        "青禾发布消息称，补贴翻番。",
        "科大讯飞在云汐设立研究院。",
    ],
)
def test_words_that_look_like_datelines_are_none(paragraph):
    assert read_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("通讯员 丁小山 摄", True),
        ("本报记者 卫东 摄影报道", True),
        ("林知秋摄", True),
        ("云汐县委宣传部供图", True),
        ("小镇迎来电影开拍摄", False),
        ("同心共绘新蓝图", False),
        ("一张蓝图绘到底", False),
    ],
)
def test_photo_credits_are_told_from_headlines(line, expected):
    assert is_credit(line) is expected
