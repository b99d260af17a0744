"""What the tests of error reports share: annotated texts read by lists, forms and rules alone.

Nothing here depends on a trained model, so what is found does not change when models do.
"""

from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.registry import linkers
from graph.linkers.selection import Selection
from graph.statements.model import RuleJudge
from loaders import load_text
from zhengtu.evaluation.evaluate import Case, Examined, examine
from zhengtu.evaluation.finding import Finding
from zhengtu.evaluation.gold import GoldArticle, GoldDocument, GoldEntity, GoldRelation
from zhengtu.evaluation.parts import Models

RULED = Models(Gazetteer.load(), None, Selection(()), RuleJudge(), linkers())
TEXT = "杭州市余杭区印发方案，支持集成电路产业发展。\n\n星河智造落户杭州人工智能小镇。"


def case(
    names: list[tuple[str, str]], relations: list[tuple[str, str, str, str]] = (), text: str = TEXT
) -> Case:
    """Return a text annotated with (type, name) and (subject, relation, object, quote)."""
    entities = tuple(GoldEntity(name, kind, name, (name,)) for kind, name in names)
    said = tuple(GoldRelation(*relation) for relation in relations)
    article = GoldArticle("", "", "", "余杭区", text[:12], entities, said)
    return Case(GoldDocument("样稿", (article,)), load_text(text, "样稿"), RULED)


def examined(*args: object, **more: object) -> Examined:
    """Read and examine a case."""
    return examine(case(*args, **more))  # type: ignore[arg-type]


def finding(found: Examined, what: str, error: str) -> Finding:
    """Return the one error about an answer."""
    [one] = [f for f in found.findings if f.what == what and f.error == error]
    return one
