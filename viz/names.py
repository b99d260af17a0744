"""Find the entity a user names on the command line, and the initials a user types into a page."""

from collections.abc import Iterable
from difflib import get_close_matches

from pypinyin import Style, lazy_pinyin

from graph.entity import Entity
from graph.errors import QueryError


def find_entity(entities: Iterable[Entity], wanted: str, type_: str = "") -> Entity:
    """Return the one entity with that id, name or alias (in this order of preference).

    Raises `QueryError` with the nearest names when there is none, with the choices when a name
    is shared: which 鼓楼区 is meant only the user knows.
    """
    pool = [e for e in entities if not type_ or e.type == type_]
    for matches in (
        [e for e in pool if e.id == wanted],
        [e for e in pool if e.name == wanted],
        [e for e in pool if wanted in e.aliases],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            choices = ", ".join(f"{e.id} {e.name} ({e.type})" for e in matches)
            raise QueryError(
                f"{wanted!r} names several entities: {choices}. Give one of these ids."
            )
    kind = f"{type_} " if type_ else ""
    near = get_close_matches(wanted, sorted({e.name for e in pool}), n=3, cutoff=0.4)
    hint = f" Near it: {', '.join(near)}." if near else " `zhengtu stats` shows what it holds."
    raise QueryError(f"no {kind}{wanted!r} in the store.{hint}")


def initials(name: str) -> str:
    """Return the pinyin initials of a name, Latin letters and digits kept: 余杭区 → yhq."""
    letters = lazy_pinyin(name, style=Style.FIRST_LETTER, errors="default")
    return "".join(letters).lower()
