"""Hold the parts of a question against the intents, and fill the parameters of the first that fits.

An intent fits when it has a use for every verb, flag, name, noun and constraint of the question:
nothing that was said is passed over in silence.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.ontology import ontology
from queries.ask.constraints import Value
from queries.ask.dates import Period, opening
from queries.ask.intents import Intent, SlotSpec, intents
from queries.ask.parse import Parsed
from queries.ask.segment import RegionGroup
from queries.resolve import Known, Named

# Flags that no intent needs to list.
_FREE_FLAGS = frozenset({"is"})
_RELATION_OF = {
    "back": "BACKS",
    "restrict": "BACKS",
    "target": "TARGETS",
    "issue": "ISSUES",
    "include": "INCLUDES",
    "benefit": "BENEFITS",
    "locate": "LOCATED_IN",
    "operate": "OPERATES_IN",
    "partner": "PARTNERS_WITH",
    "part": "PART_OF",
    "invest": "INVESTS_IN",
}


@dataclass(frozen=True, slots=True)
class Filled:
    """A slot with the name that fills it and the entities it may mean there."""

    named: Named
    candidates: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a question: an intent with its slots and constraints filled."""

    intent: Intent
    slots: Mapping[str, Filled]
    values: Mapping[str, Value]
    group: RegionGroup | None
    ask: str
    kind: str
    level: str
    counting: bool
    relation: str
    language: str
    vague: tuple[str, ...] = ()
    without: tuple[Filled, ...] = ()
    without_levels: tuple[str, ...] = ()
    assumed: tuple[tuple[str, Value], ...] = ()


def match(parsed: Parsed) -> Reading | None:
    """Return the reading of the first intent that has a use for everything in the question."""
    return next(readings(parsed), None)


def readings(parsed: Parsed) -> Iterator[Reading]:
    """Yield every reading, in the order of the intents."""
    for intent in intents():
        if _fits(intent, parsed):
            slots = _fill(intent.slots, parsed.names)
            values = _values(intent, parsed)
            without = left_out(intent, parsed.without)
            if slots is not None and values is not None and without is not None:
                yield Reading(
                    intent,
                    slots,
                    values,
                    parsed.group,
                    parsed.asks[0].type if parsed.asks else "none",
                    parsed.asks[0].kind if parsed.asks else "",
                    _level(parsed),
                    "count" in parsed.flags | parsed.light_flags,
                    _relation(intent, parsed, slots),
                    parsed.language,
                    parsed.vague,
                    without,
                    parsed.without_levels,
                    parsed.assumed,
                )


def _fits(intent: Intent, parsed: Parsed) -> bool:
    return (
        _fits_ask(intent, parsed)
        and _fits_verbs(intent, parsed)
        and _fits_flags(intent, parsed)
        and (not parsed.group or "among" in intent.narrows)
        and (not parsed.without_levels or "without_levels" in intent.narrows)
        and (intent.order != "name_first" or parsed.name_first)
        and (intent.order != "verb_first" or not parsed.name_first)
    )


def _fits_ask(intent: Intent, parsed: Parsed) -> bool:
    extras = {e.type for e in parsed.extras}
    asked = {a.type for a in parsed.asks}
    ask = parsed.ask
    if intent.two_asks:
        # 哪些县支持哪些产业, 各县支持的产业: both are there, whichever is asked for.
        both = asked | extras
        return {"Region", "Industry"} <= both or ask in ("Region+What",)
    return (
        ask in intent.asks
        and extras <= intent.extras | intent.needs_extra | {"Relation"} & asked
        and (not intent.needs_extra or bool(extras & intent.needs_extra))
        and (not intent.needs_any or bool((extras | asked) & intent.needs_any))
    )


def _fits_verbs(intent: Intent, parsed: Parsed) -> bool:
    if not parsed.verbs and not any(v & intent.verbs for v in parsed.light_verbs):
        silent = (
            intent.verbless
            or bool(intent.verbless_if & {parsed.ask, *(e.type for e in parsed.extras)})
            or (intent.verbless_yesno and "yesno" in parsed.flags)
        )
        return silent and not intent.needs_verb
    every = (*parsed.verbs, *parsed.light_verbs)
    if intent.needs_verb and not any(v & intent.needs_verb for v in every):
        return False
    return all(v & intent.verbs for v in parsed.verbs)


def _fits_flags(intent: Intent, parsed: Parsed) -> bool:
    derived = _derived(parsed)
    every = parsed.flags | parsed.light_flags | derived
    if not all(need & every for need in intent.needs):
        return False
    needed = frozenset().union(*intent.needs)
    return parsed.flags <= needed | intent.may | _FREE_FLAGS | _implied(intent)


def _implied(intent: Intent) -> frozenset[str]:
    return frozenset({"top"}) if intent.superlative else frozenset()


def _derived(parsed: Parsed) -> frozenset[str]:
    """Return what the other parts say that flags also say."""
    asked = {a.type for a in parsed.asks}
    flags = {f"asks_{t.lower()}" for t in asked & {"Amount", "Relation", "Sentence", "Document"}}
    if any(e.type == "Relation" for e in parsed.extras):
        flags.add("asks_relation")
    if "below" in parsed.constraints:
        flags.add("has_below")
    every = parsed.flags | parsed.light_flags
    if {"various", "together"} <= every and not parsed.asks_object:
        flags.add("various_together")
    if "limit" in parsed.constraints:
        flags.add("top")
    if parsed.constraints.keys() & {"at_least", "at_most"}:
        flags.add("threshold")
    if parsed.group:
        flags.add("group")
    if parsed.constraints.keys() & {"since", "until", "period"}:
        flags.add("in_time")
    if "top" in every and ("connect" in every or "Relation" in asked):
        flags.add("connect_top")
    return frozenset(flags)


def _fill(slots: tuple[SlotSpec, ...], names: tuple[Named, ...]) -> dict[str, Filled] | None:
    """Give every name a slot of its type, in order; None where a name or a slot is left."""
    if not names:
        return None if any(not s.optional for s in slots) else {}
    if not slots:
        return None
    first, *others = names
    for at, slot in enumerate(slots):
        fitting = tuple(c for c in first.candidates if c.type in slot.types and not c.generic)
        if not fitting:
            continue
        rest = _fill(slots[:at] + slots[at + 1 :], tuple(others))
        if rest is not None:
            return {slot.parameter: Filled(first, fitting), **rest}
    return None


def _values(intent: Intent, parsed: Parsed) -> dict[str, Value] | None:
    """Return the parameters the constraints set; None where one has no use or is missing."""
    values = narrowed(intent, parsed.constraints)
    if values is None or any(target not in values for target in intent.requires):
        return None
    return values


def narrowed(intent: Intent, constraints: Mapping[str, Value]) -> dict[str, Value] | None:
    """Return the parameters that constraints set; None where the intent has no use for one."""
    values: dict[str, Value] = {}
    for name, value in constraints.items():
        targets = intent.narrows.get(name)
        if targets is None:
            return None
        if isinstance(value, Period):
            values.update(zip(targets, (value.since, value.until), strict=False))
        else:
            values.update(dict.fromkeys(targets, value))
    if isinstance(since := values.get("since"), str):
        values["since"] = opening(since)
    return values


def left_out(intent: Intent, names: tuple[Named, ...]) -> tuple[Filled, ...] | None:
    """Return what a question leaves out; None where the intent cannot leave that out."""
    found = []
    for named in names:
        fitting = tuple(c for c in named.candidates if c.type == intent.without)
        if not fitting:
            return None
        found.append(Filled(named, fitting))
    return tuple(found)


def _level(parsed: Parsed) -> str:
    """Return the level of region that is asked for; two different levels are no limit."""
    nouns = [a for a in (*parsed.asks, *parsed.extras) if a.type == "Region"]
    levels = {n.level for n in nouns if n.level}
    return levels.pop() if len(levels) == 1 else ""


def _relation(intent: Intent, parsed: Parsed, slots: Mapping[str, Filled]) -> str:
    """Return the relation the verbs speak of, where only one is possible between the two slots."""
    if not intent.relation_of_verb:
        return ""
    means = {m for v in (*parsed.verbs, *parsed.light_verbs) for m in v}
    spoken = {_RELATION_OF[m] for m in means if m in _RELATION_OF}
    ends = [{c.type for c in f.candidates} for f in slots.values()]
    if len(ends) != 2:
        return ""
    possible = {
        r.name
        for a in ends[0]
        for b in ends[1]
        for r in (*ontology().between(a, b), *ontology().between(b, a))
    }
    fitting = sorted(spoken & possible)
    return fitting[0] if len(fitting) == 1 else ""
