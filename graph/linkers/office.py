"""Link the office of an article's author (浙江省经信厅党组书记、厅长) to its organization."""

from graph.gazetteer.entry import Hit
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.organization_linker import departments


def office_entity(office: str, gazetteer: Gazetteer) -> tuple[str, str]:
    """Return (id, full name) of the body an office line opens with; empty strings if none.

    The longest known name counts, else a region and a department as in 温岭市人力社保局.
    """
    hits = gazetteer.hits(office) if office else []
    best = ("", "")
    longest = 0
    for hit in hits:
        known = [r.entry for r in hit.readings if r.entry.type == "Organization"]
        if known and hit.stop - hit.start > longest:
            best, longest = (known[0].id, known[0].name), hit.stop - hit.start
    for hit in hits:
        made = _composed(office, hit, gazetteer)
        if made and made[2] > longest:
            best, longest = made[:2], made[2]
    return best


def _composed(office: str, hit: Hit, gazetteer: Gazetteer) -> tuple[str, str, int] | None:
    regions = [r.entry for r in hit.readings if r.entry.type == "Region"]
    if len(regions) != 1:
        return None
    names = sorted(departments(), key=lambda n: (-len(n), n))
    name = next((n for n in names if office.startswith(n, hit.stop)), None)
    if name is None:
        return None
    full = departments()[name][0].of(regions[0].name)
    known = [r.entry for r in gazetteer.named(full) if r.entry.type == "Organization"]
    id_ = known[0].id if known else f"organization:{full}"
    return id_, full, hit.stop - hit.start + len(name)
