"""Names that only their own region's texts use: 省经信厅 is Zhejiang's in a paper of Zhejiang.

The gazetteer lists such names as aliases of one region's bodies. Elsewhere they mean another body,
which the organization linker composes from the home region.
"""

from graph.gazetteer.entry import Entry
from graph.gazetteer.gazetteer import Gazetteer
from graph.linkers.scene import LEVELS, Scene, lift


def fits_home(entry: Entry, surface: str, start: int, scene: Scene) -> bool:
    """Say whether a name at an offset may mean the entry, as far as the home region tells.

    A sign that belongs to a region's name before it (江苏省经信厅) is that region's. Where neither
    tells, the gazetteer's reading stands.
    """
    if surface[0] not in LEVELS or entry.type == "Region" or entry.name.startswith(surface):
        return True
    own = _region(entry, surface[0], scene.gazetteer)
    if not own:
        return True
    told = _region_before(start, scene) or scene.home_at(start)
    meant = lift(told, surface[0], scene.gazetteer)
    return not told or (meant is not None and own == meant.id)


def _region(entry: Entry, sign: str, gazetteer: Gazetteer) -> str:
    """Return the id of the region that 省, 市, 县 or 区 in the body's name means, if known."""
    place = str(entry.properties.get("region", ""))
    found = gazetteer.entry(place)
    at = [found] if found else [r.entry for r in gazetteer.named(place)]
    regions = [e for e in at if e.type == "Region"]
    if len(regions) != 1:
        return ""
    meant = lift(regions[0].id, sign, gazetteer)
    return meant.id if meant else ""


def _region_before(start: int, scene: Scene) -> str:
    """Return the region whose name ends with the sign at an offset, if one does."""
    found = scene.ending.get(start + 1)
    resolved = scene.regions.get((found, start + 1)) if found is not None else None
    return resolved.entry.id if resolved and resolved.entry and found != start else ""
