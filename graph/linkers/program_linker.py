"""Find named initiatives: quoted names, alone or with 工程, 行动, 试点 … after them, and awards."""

import re
from collections.abc import Iterator

from graph.linkers.patterns import patterns
from graph.linkers.phrases import phrases
from graph.linkers.proposal import Proposal
from graph.linkers.scene import Scene

_REACH = 20  # how far before a quoted name a legal form and 以下简称 stand


class ProgramLinker:
    """“X”, “X”+suffix, “X”“Y”+suffix, and what follows 入选, 获评, 列入."""

    type = "Program"

    def __init__(self) -> None:
        suffixes = patterns().alternation("quoted_suffixes")
        awards = patterns().alternation("awards")
        forms = patterns().alternation("company_forms")
        # 有限公司（以下简称“麦子智云”）: the short form is a company, too.
        self._short_form = re.compile(rf"(?:{forms})（(?:以下|下)?(?:简称|称)[:：]?$")
        self._quoted = re.compile(r"“([^“”，。；]{2,24})”")
        self._suffix = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9]{{0,10}}?(?:{suffixes})")
        self._award = re.compile(
            rf"(?:{awards})(?:为|了)?((?:国家|全国|省|浙江|首批|第[一二三四五六七八九十]+批|20\d\d年?)?"
            r"[\u4e00-\u9fffA-Za-z0-9+“”]{3,24}?)(?=[，。；、（]|名单|等)"
        )

    def propose(self, scene: Scene) -> Iterator[Proposal]:
        """Yield quoted names, with their quotation marks, and designations."""
        lexical = scene.lexical
        text = lexical.document.text
        for found in self._quoted.finditer(text):
            start, stop = found.span()
            short = self._short_form.search(text, max(0, start - _REACH), start)
            if short or not lexical.same_sentence(start, stop):
                continue
            yield Proposal(start + 1, stop - 1, self.type, "quoted")
            tail = self._suffix.match(text, stop)
            if tail and lexical.same_sentence(start, tail.end()):
                yield Proposal(start, tail.end(), self.type, "quoted_suffix")
        for found in self._award.finditer(text):
            if lexical.same_sentence(found.start(), found.end()):
                yield Proposal(found.start(1), found.end(1), self.type, "award")
        for start, stop in phrases(scene, "program_phrases"):
            yield Proposal(start, stop, self.type, "phrase")
