"""Find titled documents: 《…》, untitled notices, official documents' own titles and numbers."""

from collections.abc import Iterator

from graph.linkers.identity import entries_of, provisional_id
from graph.linkers.official_titles import OfficialTitles, number_behind
from graph.linkers.patterns import patterns
from graph.linkers.phrases import phrases
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene


class PolicyLinker:
    """Book-title marks around a title, whatever its ending; and titles that stand without them."""

    type = "Policy"

    def __init__(self) -> None:
        self._title = patterns().policy["title"]
        self._bare = {k: v for k, v in patterns().policy.items() if k in ("notice",)}
        self._endings = patterns().words["policy_endings"]
        self._media = patterns().words["media_endings"]

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield titles without their marks."""
        lexical = scene.lexical
        text = lexical.document.text
        titles = OfficialTitles.of(lexical.document)
        for proposal, name in titles.propose(lexical.document):
            if lexical.same_sentence(proposal.start, proposal.stop):
                yield self._as(proposal, name, scene)
        for found in self._title.finditer(text):
            if not lexical.same_sentence(found.start(), found.end()):
                continue
            title = found.group(1)
            bare = title.split("（")[0]
            if bare.endswith(self._media):
                continue
            finder = "title" if bare.endswith(self._endings) else "book"
            proposal = Proposal(found.start(1), found.end(1), self.type, finder)
            name = titles.identity(title)
            yield proposal if name == title else self._as(proposal, name, scene)
            if number := number_behind(text, found.end(1)):
                yield self._as(Proposal(*number, self.type, finder), name, scene)
        for finder, pattern in self._bare.items():
            for found in pattern.finditer(text):
                span = found.span()
                if lexical.same_sentence(*span) and not titles.covers(span):
                    yield Proposal(*span, self.type, finder)
        for start, stop in phrases(scene, "policy_phrases"):
            yield Proposal(start, stop, self.type, "phrase")

    def _as(self, proposal: Proposal, name: str, scene: Scene) -> Proposal:
        """Return a proposal that means the document of another name than its own characters."""
        start, stop, finder = proposal.start, proposal.stop, proposal.finder
        if entries := entries_of(name, self.type, scene.gazetteer):
            return Proposal(start, stop, self.type, finder, entries)
        identity = provisional_id(name, self.type, scene.gazetteer)
        return Proposal(start, stop, self.type, finder, identity=identity)
