"""Questions in words, in Chinese and English: `ask()` and `Questions`.

The way of a question: `segment` cuts it into names and words, `parse` finds what is asked and
said, `match` holds that against the intents of `intents.yaml`, `parameters` fills the catalogue
query, `sentences`, `evidence` and `coverage` make the answer. No model, no guess: what is not
understood is said.
"""

from graph.gazetteer.gazetteer import Gazetteer
from graph.stores.store import Store
from queries.answer import Answer
from queries.ask.questions import Questions

__all__ = ["Questions", "ask"]


def ask(
    store: Store, question: str, gazetteer: Gazetteer, *, previous: Answer | None = None
) -> Answer:
    """Answer one question; for several, make one `Questions` and keep it."""
    return Questions(store, gazetteer).ask(question, previous)
