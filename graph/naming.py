"""The name of an entity that no gazetteer knows, from the strings that texts call it by.

A provisional entity is named by the set of its surfaces and their counts, so its name never
depends on which document came first. Which surfaces are one entity is the linkers' business.
"""

import re
from collections.abc import Iterable, Mapping

from graph.official import official_patterns

_LEGAL_END = re.compile(r"(?:公司|集团|银行|合作社|事务所|合伙企业|厂)(?:[（(][^（）()]*[）)])?$")
_QUOTED = re.compile(r"^(?:《(?P<book>[^《》]+)》|“(?P<double>[^“”]+)”|‘(?P<single>[^‘’]+)’)$")
_UNQUOTED_TYPES = frozenset({"Policy", "Program"})


def bare_name(type_: str, surface: str) -> str:
    """Return the surface as a name of that type: a policy or program without marks around it."""
    if type_ not in _UNQUOTED_TYPES:
        return surface
    found = _QUOTED.match(surface)
    return next(part for part in found.groups() if part) if found else surface


def document_number(surfaces: Iterable[str]) -> str | None:
    """Return the 文号 among a policy's surfaces, without white space; the smallest of several."""
    pattern = official_patterns().one["number"]
    found = ("".join(s.split()) for s in surfaces if pattern.fullmatch(s))
    return min(found, default=None)


def preferred_name(type_: str, surfaces: Mapping[str, int]) -> str:
    """Return the best name among surfaces and how often each was seen.

    A company is called by its longest legal name if it has one; everything else by its most
    frequent surface. Ties go to the longer, then to the smaller string, so the result is a
    function of the counts. Raises `ValueError` when there is no surface.
    """
    if not surfaces:
        raise ValueError(f"no surfaces to name a {type_} by")
    counts: dict[str, int] = {}
    titles = [s for s in surfaces if type_ != "Policy" or document_number((s,)) is None]
    for surface, seen in surfaces.items():
        if titles and surface not in titles:
            continue  # 浙政发〔2025〕10号 names no policy that has a title
        name = bare_name(type_, surface)
        counts[name] = counts.get(name, 0) + seen
    if type_ == "Company":
        legal = [name for name in counts if _LEGAL_END.search(name)]
        if legal:
            return min(legal, key=lambda name: (-len(name), -counts[name], name))
    return min(counts, key=lambda name: (-counts[name], -len(name), name))
