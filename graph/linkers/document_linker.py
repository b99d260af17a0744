"""From a document to its linked mentions: analyse, propose, select, resolve overlaps, point.

The joint step is here: a region's reading, a group's probability and the spans around it decide
together which occurrence of which name becomes a mention.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from graph.document import Document
from graph.entity import Entity
from graph.gazetteer.gazetteer import Gazetteer
from graph.lexical import analyse
from graph.linkers.conflicts import Kept, without_conflicts
from graph.linkers.context import ArticleContext, DocumentContext
from graph.linkers.deixis import deictic_mentions
from graph.linkers.front_matter import only_in_front_matter
from graph.linkers.groups import Group, Occurrence, gather
from graph.linkers.joint_features import Neighbours, neighbours
from graph.linkers.office import office_entity
from graph.linkers.official_titles import beside_titles, own_policies
from graph.linkers.proposal import Linker
from graph.linkers.region_resolution import RegionResolver
from graph.linkers.region_support import RegionSupport
from graph.linkers.registry import linkers
from graph.linkers.scene import Scene, scene
from graph.linkers.selection import THRESHOLD, Selection
from graph.linkers.selection_features import group_features
from graph.linkers.span_features import TYPE_INDEX
from graph.mention import Candidate, Mention
from graph.tagger.features import features
from graph.tagger.tagger import Tagged, Tagger

_OWN_TITLE = 0.9  # the form of an official document leaves no doubt what its title is
_DOUBTFUL = 0.15  # an occurrence of a word that is a name too needs this much of the tagger
_FORM_SHOWS = frozenset({"gazetteer", "composed", "title", "legal_form", "quoted_suffix", "town"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A document's mentions (deictic ones included, in reading order), entities and contexts."""

    mentions: tuple[Mention, ...]
    entities: Mapping[str, Entity]
    context: DocumentContext


@dataclass(frozen=True, slots=True)
class Judged:
    """A document's groups with the probability of each, before any is dropped."""

    scene: Scene
    groups: Sequence[Group]
    tagged: Tagged | None
    features: npt.NDArray[np.float32]
    neighbours: Neighbours
    probabilities: npt.NDArray[np.float64]


class DocumentLinker:
    """Links the names of documents.

    The keywords turn parts off, to see what each is worth: `forms` are the linkers that find names
    by their form, `memory` joins short forms to full names, `by_home` and `by_parents` resolve
    regions by the article's home region and by the parents that the document names.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        tagger: Tagger | None,
        selection: Selection,
        *,
        forms: Sequence[Linker] | None = None,
        memory: bool = True,
        by_home: bool = True,
        by_parents: bool = True,
    ) -> None:
        self._gazetteer = gazetteer
        self._tagger = tagger
        self._selection = selection
        self._forms = linkers() if forms is None else tuple(forms)
        self._memory = memory
        self._by_home = by_home
        self._resolver = RegionResolver(gazetteer, by_parents=by_parents)

    @classmethod
    def built_in(cls, gazetteer: Gazetteer) -> "DocumentLinker":
        """Return a linker with the models that ship with Zhengtu."""
        return cls(gazetteer, Tagger.built_in(), Selection.built_in())

    def link(self, document: Document) -> Linked:
        """Return the mentions of a document, linked."""
        return self.decide(self.judge(document))

    def judge(self, document: Document) -> Judged:
        """Propose names and give every group its probability."""
        lexical = analyse(document, self._gazetteer)
        tagged = self._tagger.tag(document, features(lexical)) if self._tagger else None
        around = scene(lexical, self._gazetteer, self._resolver, by_home=self._by_home)
        groups = gather(around, self._forms, tagged, memory=self._memory)
        rows = group_features(around, groups, tagged, self._resolver)
        near = neighbours(lexical, groups)
        found = self._selection.probabilities(rows, near)
        return Judged(around, groups, tagged, rows, near, found)

    def rejudge(self, judged: Judged) -> Judged:
        """Return the same proposals with this linker's probabilities."""
        found = self._selection.probabilities(judged.features, judged.neighbours)
        return replace(judged, probabilities=found)

    def decide(self, judged: Judged, threshold: float = THRESHOLD) -> Linked:
        """Keep the groups at or above the threshold and the occurrences that bear them out."""
        kept = []
        support = RegionSupport(judged.scene, judged.tagged)
        own = own_policies(judged.scene.lexical.document, judged.groups)
        for group, probability in zip(judged.groups, judged.probabilities.tolist(), strict=True):
            if group.type == "Policy" and group.id in own.values():
                probability = max(probability, _OWN_TITLE)
            if probability < threshold or (group.entry is not None and group.entry.generic):
                continue
            if only_in_front_matter(group, judged.scene):
                continue
            kept += [
                Kept(group, occurrence, probability)
                for occurrence in _standing(group, judged)
                if group.type != "Region" or support.stands(group, occurrence)
            ]
        if own:
            kept = beside_titles(kept, own.values(), judged.scene.lexical.document.text)
        chosen = without_conflicts(kept, judged.scene.lexical.document.text)
        names = [self._mention(judged.scene, found) for found in chosen]
        entities = self._entities(judged.scene, chosen)
        context = self._context(judged.scene, entities, own)
        pointing = list(deictic_mentions(judged.scene, names))
        for mention in pointing:
            if mention.entity not in entities:
                entry = self._gazetteer.entry(mention.entity)
                if entry is not None:
                    entities[entry.id] = entry.entity()
        mentions = sorted((*names, *pointing), key=lambda m: (m.sentence, m.start, -m.stop, m.type))
        return Linked(tuple(mentions), dict(sorted(entities.items())), context)

    def _mention(self, around: Scene, found: Kept) -> Mention:
        document = around.lexical.document
        group, occurrence = found.group, found.occurrence
        sentence = around.lexical.sentence_at(occurrence.start)
        offset = document.sentences[sentence].start
        return Mention(
            sentence,
            occurrence.start - offset,
            occurrence.stop - offset,
            document.text[occurrence.start : occurrence.stop],
            group.type,
            "" if group.ambiguous else group.id,
            round(found.probability, 4),
            "+".join(sorted(occurrence.finders)),
            tuple(
                Candidate(entry.id, round(score, 4), "region name")
                for entry, score in group.ambiguous
            ),
        )

    def _entities(self, around: Scene, chosen: Sequence[Kept]) -> dict[str, Entity]:
        surfaces: dict[str, set[str]] = {}
        groups: dict[str, Group] = {}
        text = around.lexical.document.text
        for found in chosen:
            if not found.group.ambiguous:
                groups[found.group.id] = found.group
                surfaces.setdefault(found.group.id, set()).add(
                    text[found.occurrence.start : found.occurrence.stop]
                )
        return {id_: groups[id_].entity(tuple(sorted(surfaces[id_]))) for id_ in sorted(groups)}

    def _context(
        self, around: Scene, entities: dict[str, Entity], own: Mapping[int, str]
    ) -> DocumentContext:
        """Return the articles' contexts; home regions and offices become entities at hand."""
        contexts = []
        for article, home in zip(around.lexical.document.articles, around.homes, strict=True):
            office, name = office_entity(article.office, self._gazetteer)
            if office and office not in entities:
                entry = self._gazetteer.entry(office)
                entities[office] = entry.entity() if entry else Entity(office, "Organization", name)
            region = self._gazetteer.entry(home)
            if region is not None:
                entities.setdefault(home, region.entity())
            policy = own.get(article.index, "")
            contexts.append(
                ArticleContext(article.index, home, office, policy if policy in entities else "")
            )
        return DocumentContext(tuple(contexts))


def _standing(group: Group, judged: Judged) -> list[Occurrence]:
    """Return the occurrences of a kept group that are names, not words that look like one."""
    occurrences = list(group.occurrences.values())
    doubtful = [o for o in occurrences if _FORM_SHOWS.isdisjoint(o.finders)]
    if judged.tagged is None or not doubtful:
        return occurrences
    kind = TYPE_INDEX[group.type]
    dropped = {
        (o.start, o.stop)
        for o in doubtful
        if judged.tagged.confidence(o.start, o.stop, kind) < _DOUBTFUL
        and ("context" in o.finders or not judged.scene.lexical.is_word_edge(o.start, o.stop))
    }
    return [o for o in occurrences if (o.start, o.stop) not in dropped]
