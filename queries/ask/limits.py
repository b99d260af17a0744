"""Say in words what a question's constraints leave of the answer: since when, without whom."""

from collections.abc import Mapping, Sequence
from typing import Any

from queries.ask.dates import Day
from queries.ask.match import Reading
from queries.ask.wording import Wording
from queries.resolve import Known


def limits(
    reading: Reading, values: Mapping[str, Any], left_out: Sequence[Known], words: Wording
) -> str:
    """Return the constraints of an answer in brackets; empty where there are none.

    Those that the sentence of the intent speaks of itself are not said twice.
    """
    said = [*_time(reading, values, words)]
    spoken = reading.values
    if "min_documents" in spoken:
        said.append(words.phrase("limit_documents", n=spoken["min_documents"]))
    if "min_confidence" in spoken:
        said.append(words.phrase("limit_confidence", n=spoken["min_confidence"]))
    names = [known.name for known in left_out]
    names += [words.kind("Region", level) for level in reading.without_levels]
    if names:
        said.append(words.phrase("limit_without", names=words.join(names)))
    return words.phrase("limits", said=words.phrase("limit_and").join(said)) if said else ""


def many(reading: Reading, words: Wording) -> str:
    """Return how many are asked for: 至少 3, at most 5."""
    least, most = reading.values.get("at_least"), reading.values.get("at_most")
    if least == most:
        return words.phrase("many_exactly", n=least)
    if least is not None:
        return words.phrase("many_at_least", n=least)
    return words.phrase("many_at_most", n=most)


def _time(reading: Reading, values: Mapping[str, Any], words: Wording) -> list[str]:
    targets = reading.intent.narrows.values()
    if not any("since" in t for t in targets):
        return []
    template = (reading.intent.zh if words.language == "zh" else reading.intent.en).values()
    since = values.get("since") if not any("{since}" in t for t in template) else None
    until = values.get("until")
    if since and until and Day(since).last == until:
        return [words.phrase("limit_in", date=since)]
    if since and until:
        since = f"{since}-01" if len(since) == 4 else since
        return [words.phrase("limit_period", since=since, until=until)]
    if since:
        return [words.phrase("limit_since", since=since)]
    return [words.phrase("limit_until", until=until)] if until else []
