"""Questions that lean on the one before: 那宁波呢？ — 至少两份文档的呢？ — What about robots?"""

from dataclasses import replace

from queries.ask.match import Filled, Reading, left_out, match, narrowed
from queries.ask.parse import Parsed
from queries.resolve import Named


def follow_up(parsed: Parsed, previous: Reading) -> Reading | None:
    """Return the previous reading with what the new question changes, if it changes nothing else.

    A pronoun stands for the entity the previous question was about; a new name takes the place of
    the previous one of its type, or narrows the question to a region; a constraint is added.
    """
    if _asks_why(parsed):
        return replace(previous, language=parsed.language)
    if parsed.pronoun or (parsed.verbs and not parsed.names):
        resolved = _with_pronoun(parsed, previous)
        if resolved:
            return resolved
    flags = parsed.flags - {"count", "inside", "is", "only"}
    if (
        flags
        or parsed.verbs
        or parsed.extras
        or parsed.ask not in ("none", "Region", "What", "Amount")
    ):
        return None
    changed = replace(previous, language=parsed.language)
    for named in parsed.names:
        next_one = _with_name(changed, named)
        if next_one is None:
            return None
        changed = next_one
    narrowed = _narrowed(changed, parsed)
    return narrowed if narrowed != replace(previous, language=parsed.language) else None


def _asks_why(parsed: Parsed) -> bool:
    """Say whether only the evidence of the answer before is asked for: 依据是什么."""
    return (
        parsed.flags - {"is"} == {"evidence"}
        and parsed.ask in ("none", "What")
        and not (parsed.names or parsed.verbs or parsed.constraints or parsed.extras)
    )


def _with_pronoun(parsed: Parsed, previous: Reading) -> Reading | None:
    for filled in previous.slots.values():
        names = (replace(filled.named, candidates=filled.candidates), *parsed.names)
        for ordered in (names, names[::-1]):
            found = match(replace(parsed, names=ordered))
            if found:
                return found
    return None


def _with_name(reading: Reading, named: Named) -> Reading | None:
    specs = sorted(
        reading.intent.slots, key=lambda s: (s.parameter not in reading.slots, s.parameter)
    )
    for spec in specs:
        fitting = tuple(c for c in named.candidates if c.type in spec.types and not c.generic)
        if fitting:
            slots = {**reading.slots, spec.parameter: Filled(named, fitting)}
            return replace(reading, slots=slots)
    return None


def _narrowed(reading: Reading, parsed: Parsed) -> Reading:
    values = {**reading.values, **(narrowed(reading.intent, parsed.constraints) or {})}
    without = left_out(reading.intent, parsed.without) or reading.without
    levels = {a.level for a in parsed.asks if a.type == "Region"}
    level = levels.pop() if len(levels) == 1 and "level" in reading.intent.narrows else ""
    group = parsed.group if "among" in reading.intent.narrows else None
    return replace(
        reading,
        values=values,
        without=without,
        assumed=parsed.assumed or reading.assumed,
        level=level or reading.level,
        group=group or reading.group,
        counting="count" in parsed.flags | parsed.light_flags,
    )
