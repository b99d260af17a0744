"""Zhengtu 政图: Chinese policy news and documents as a knowledge graph, every edge with its words.

    import zhengtu

    report = zhengtu.build(["news/"], store="zj.kgl")
    with zhengtu.open_store("zj.kgl") as graph:
        print(graph.ask("哪些县支持人工智能?").sentence)

Users import this package only; `graph`, `loaders`, `queries` and `viz` are its rooms.
"""

from zhengtu.house import check_house

check_house()

from graph.errors import ZhengtuError  # noqa: E402 - the house is checked first
from zhengtu.building import BuildReport, build  # noqa: E402
from zhengtu.graph_store import GraphStore, open_store  # noqa: E402

__version__ = "0.1.0"
__all__ = ["BuildReport", "GraphStore", "ZhengtuError", "build", "open_store"]
