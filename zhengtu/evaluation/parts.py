"""The models of a reading and its parts, to measure what each part is worth.

A part is turned off by a constructor argument and everything else stays as it is. The trained
models were made with all parts on: what is lost without a part is what these models lose, which is
more than models trained without it would.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph.build import Reader
from graph.gazetteer.gazetteer import Gazetteer, built_in_rows
from graph.linkers.document_linker import DocumentLinker
from graph.linkers.proposal import Linker
from graph.linkers.registry import linkers
from graph.linkers.selection import Selection
from graph.statements.engine import StatementEngine
from graph.statements.model import Judge, RuleJudge, load_judge
from graph.tagger.tagger import Tagger


@dataclass(frozen=True, slots=True)
class Models:
    """What a reader is made of, and which of its parts are on."""

    gazetteer: Gazetteer
    tagger: Tagger | None
    selection: Selection
    judge: Judge
    forms: tuple[Linker, ...]
    memory: bool = True
    by_home: bool = True
    by_parents: bool = True
    by_rules: bool = True

    @classmethod
    def built_in(cls) -> "Models":
        """Return the lists and models that ship with Zhengtu."""
        return cls(
            Gazetteer.load(), Tagger.built_in(), Selection.built_in(), load_judge(), linkers()
        )

    def reader(self) -> Reader:
        """Return a reader of these models."""
        linker = DocumentLinker(
            self.gazetteer,
            self.tagger,
            self.selection,
            forms=self.forms,
            memory=self.memory,
            by_home=self.by_home,
            by_parents=self.by_parents,
        )
        engine = StatementEngine(self.judge, by_rules=self.by_rules)
        return Reader(self.gazetteer, linker, engine)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a reading, and how models look without it."""

    chinese: str
    english: str
    without: Callable[[Models], Models]


def parts() -> Sequence[Part]:
    """Return the parts whose worth is measured, in the order a text meets them."""
    regions = Gazetteer(row for row in built_in_rows() if row.entry.type == "Region")
    return (
        Part(
            "名录（行政区划除外）",
            "lists (but regions)",
            lambda m: replace(m, gazetteer=regions),
        ),
        Part("格式与结构", "forms and structure", lambda m: replace(m, forms=())),
        Part("标注器", "tagger", lambda m: replace(m, tagger=None)),
        Part("文内简称", "document memory", lambda m: replace(m, memory=False)),
        Part("取舍模型", "selection model", lambda m: replace(m, selection=Selection(()))),
        Part("消歧：所属地区", "resolution: home region", lambda m: replace(m, by_home=False)),
        Part("消歧：上级地区", "resolution: parents", lambda m: replace(m, by_parents=False)),
        Part("陈述规则", "statement rules", lambda m: replace(m, by_rules=False)),
        Part("陈述模型", "statement model", lambda m: replace(m, judge=RuleJudge())),
    )
