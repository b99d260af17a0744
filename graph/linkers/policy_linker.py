"""Find titled documents: 《…》, untitled notices, document numbers."""

from collections.abc import Iterator

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

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield titles without their marks."""
        lexical = scene.lexical
        text = lexical.document.text
        for found in self._title.finditer(text):
            if not lexical.same_sentence(found.start(), found.end()):
                continue
            title = found.group(1)
            bare = title.split("（")[0]
            finder = "title" if bare.endswith(self._endings) else "book"
            yield Proposal(found.start(1), found.end(1), self.type, finder)
        for name, pattern in self._bare.items():
            for found in pattern.finditer(text):
                if lexical.same_sentence(found.start(), found.end()):
                    yield Proposal(found.start(), found.end(), self.type, name)
        for start, stop in phrases(scene, "policy_phrases"):
            yield Proposal(start, stop, self.type, "phrase")
