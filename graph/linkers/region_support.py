"""Whether a text bears out a region's name that says too little by itself.

Short names that are ordinary words (江山, 开化), and short names of counties and towns outside the
home province (昆山 in a paper of Zhejiang), need one of these: the home province, a city or
province above them named in the text, their own full name, or a tagger that is sure.
"""

from graph.gazetteer.entry import Entry
from graph.linkers.groups import Group, Occurrence
from graph.linkers.scene import Scene
from graph.linkers.span_features import TYPE_INDEX
from graph.tagger.tagger import Tagged

_SURE = 0.5
_LOCAL = frozenset({"county", "town"})


class RegionSupport:
    """The support that one document gives to names of regions."""

    def __init__(self, scene: Scene, tagged: Tagged | None) -> None:
        self._scene = scene
        self._tagged = tagged
        text = scene.lexical.document.text
        # A name that nothing but the region bears: written out, or with one reading alone.
        self._named = frozenset(
            resolved.entry.id
            for (start, stop), resolved in scene.regions.items()
            if resolved.entry is not None
            and (resolved.entry.name == text[start:stop] or _is_large(resolved.entry))
        )

    def stands(self, group: Group, occurrence: Occurrence) -> bool:
        """Say whether an occurrence of a region's name may stand for it."""
        entries = [group.entry] if group.entry else [entry for entry, _ in group.ambiguous]
        surface = self._scene.lexical.document.text[occurrence.start : occurrence.stop]
        home = self._line(self._scene.home_at(occurrence.start))
        is_word = "context" in occurrence.finders
        if not entries or not any(self._is_poor(e, surface, is_word, home) for e in entries):
            return True
        return any(self._is_borne_out(e, home) for e in entries) or self._is_sure(occurrence)

    def _is_poor(self, entry: Entry, surface: str, is_word: bool, home: frozenset[str]) -> bool:
        short = surface != entry.name and entry.properties.get("level") in _LOCAL
        return is_word or (short and bool(home))

    def _is_borne_out(self, entry: Entry, home: frozenset[str]) -> bool:
        line = self._line(entry.id)
        if entry.id in self._named or (line - {entry.id}) & self._named:
            return True
        return bool(home & line)

    def _is_sure(self, occurrence: Occurrence) -> bool:
        if self._tagged is None:
            return False
        start, stop = occurrence.start, occurrence.stop
        return self._tagged.confidence(start, stop, TYPE_INDEX["Region"]) >= _SURE

    def _line(self, region: str) -> frozenset[str]:
        """Return a region with what it is part of, the country left out."""
        above = self._scene.gazetteer.ancestors(region) if region else ()
        return frozenset(r for r in (region, *above) if r and r != "CN")


def _is_large(entry: Entry) -> bool:
    return entry.properties.get("level") in ("province", "city")
