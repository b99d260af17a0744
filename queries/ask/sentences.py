"""Put the rows of an answer into one sentence, in the question's language."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.stores.store import Row
from queries.ask.intents import Intent
from queries.ask.limits import limits, many
from queries.ask.match import Reading
from queries.ask.wording import Wording, wording
from queries.resolve import Known

_NO_FIELDS = ("first_seen", "companies", "industries", "regions", "documents", "value", "edges")


def sentence(
    reading: Reading,
    rows: Sequence[Row],
    chosen: Mapping[str, Known],
    parameters: Mapping[str, Any],
    left_out: Sequence[Known] = (),
) -> str:
    """Return the sentence for these rows; `left_out` are the entities the question excludes."""
    words = wording(reading.language)
    templates = reading.intent.zh if reading.language == "zh" else reading.intent.en
    fields = _fields(reading, rows, chosen, parameters, words)
    made = _KINDS.get(reading.intent.kind, _list)(reading, rows, chosen, words)
    key = str(made.pop("template"))
    fields.update(made)
    said = words.fill(templates[key], fields, int(str(fields["n"])))
    return said[:-1] + limits(reading, parameters, left_out, words) + said[-1]


def label(reading: Reading, slot: str, known: Known) -> str:
    """Return the name of a slot's entity, beside the question's own English for it."""
    text = reading.slots[slot].named.text
    if reading.language == "en" and text.isascii() and text.lower() != known.name.lower():
        return f"{text} ({known.name})"
    return known.name


def _fields(
    reading: Reading,
    rows: Sequence[Row],
    chosen: Mapping[str, Known],
    parameters: Mapping[str, Any],
    words: Wording,
) -> dict[str, object]:
    intent = reading.intent
    names = [_name(row, intent, words) for row in rows]
    n = len(dict.fromkeys(names))
    top = _top(rows, intent, words)
    if intent.superlative:
        n = len(top)
    unit = intent.unit if intent.unit != "Ask" else reading.ask
    if intent.unit == "Beneficiary" and reading.ask in intent.type_of_ask:
        unit = reading.ask
    first = rows[0] if rows else {}
    fields: dict[str, object] = {k: first.get(k) for k in _NO_FIELDS}
    fields |= {k: v for k, v in first.items() if not isinstance(v, list)}
    fields |= {k: v for k, v in parameters.items() if isinstance(v, str | int | float)}
    fields |= {
        "n": n,
        "rows": len(rows),
        "names": words.join(names),
        "unit": words.unit(unit, reading.level, n),
        "kind": words.kind(unit, reading.level),
        "unit_region": words.kind("Region", reading.level),
        "unit_level": words.unit("Region", reading.level),
        "many": many(reading, words),
        "where": _where(reading, chosen, words),
        "top": words.join(top),
    }
    for slot in intent.slots:
        if slot.parameter in chosen:
            fields[slot.parameter] = label(reading, slot.parameter, chosen[slot.parameter])
        elif slot.parameter in intent.unfilled:
            fields[slot.parameter] = intent.unfilled[slot.parameter][reading.language]
    return fields


def _name(row: Row, intent: Intent, words: Wording) -> str:
    if len(intent.names) > 1:
        subject, object_ = intent.names
        return words.state(row[subject], row["relation"], row.get("polarity"), row[object_])
    value = row[intent.names[0]]
    if intent.names[0] == "relation":
        return words.relation(str(value), row.get("polarity"))
    return str(value)


def _top(rows: Sequence[Row], intent: Intent, words: Wording) -> list[str]:
    """Return the names of the first row and of those that share its rank."""
    key = intent.superlative or "first_seen"
    if not rows or key not in rows[0]:
        return []
    return [_name(r, intent, words) for r in rows if r[key] == rows[0][key]]


def _where(reading: Reading, chosen: Mapping[str, Known], words: Wording) -> str:
    where = ""
    if "within" in chosen:
        where = words.phrase("within", region=label(reading, "within", chosen["within"]))
    if reading.group:
        name = reading.group.chinese if words.language == "zh" else reading.group.english
        where += words.phrase("group", group=name)
    return where


Chosen = Mapping[str, Known]
Maker = Callable[[Reading, Sequence[Row], Chosen, Wording], dict[str, object]]


def _list(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    return {"template": "some" if rows else "none"}


def _yesno(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    polarity = reading.intent.polarity
    for row in rows:
        if row["exact"] and row["polarity"] == polarity:
            return {"template": "said", "documents": row["documents"], "n": row["documents"]}
    parts = [r for r in rows if not r["exact"] and r["polarity"] == polarity]
    if parts:
        said = [words.state(r["region"], "BACKS", polarity, r["industry"]) for r in parts]
        return {"template": "parts", "parts": words.join(said)}
    other = any(r["exact"] for r in rows)
    return {"template": "other" if other else "none"}


def _compare(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    by = {
        side: [r["industry"] for r in rows if r["backed_by"] == side] for side in ("both", "a", "b")
    }
    return {
        "template": "some" if rows else "none",
        "both": words.join(by["both"]),
        "only_a": words.join(by["a"]),
        "only_b": words.join(by["b"]),
    }


def _path(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    if not rows:
        return {"template": "none"}
    row = rows[0]
    path = row["names"][0]
    for relation, forward, name in zip(
        row["relations"], row["forward"], row["names"][1:], strict=True
    ):
        arrow = "—{}→" if forward else "←{}—"
        path += arrow.format(words.relation(relation, None)) + name
    return {"template": "some", "path": path}


def _relation(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    said = [words.state(r["subject"], r["relation"], r["polarity"], r["object"]) for r in rows]
    return {"template": "said" if rows else "none", "stated": words.join(said)}


def _profile(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    known = chosen["entity"]
    groups: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        key = (row["direction"], row["relation"], row["polarity"] or "")
        groups.setdefault(key, []).append(row["other"])
    said = []
    for (direction, relation, polarity), others in groups.items():
        names = words.join(others)
        if words.language == "en":
            said.append(f"{words.relation(relation, polarity, passive=direction == 'in')} {names}")
        elif direction == "out":
            said.append(f"{words.relation(relation, polarity)}{names}")
        else:
            said.append(f"{names}{words.relation(relation, polarity)}{known.name}")
    stated = "；".join(said) if words.language == "zh" else "; ".join(said)
    return {
        "template": "some" if rows else "none",
        "type": words.type(known.type),
        "stated": stated,
    }


def _counts(
    reading: Reading, rows: Sequence[Row], chosen: Chosen, words: Wording
) -> dict[str, object]:
    kinds = ("document", "sentence", "entity", "edge")
    sums = {kind: sum(r["number"] for r in rows if r["kind"] == kind) for kind in kinds}
    return {"template": "some" if rows else "none", **sums}


_KINDS: dict[str, Maker] = {
    "yesno": _yesno,
    "compare": _compare,
    "path": _path,
    "relation": _relation,
    "counts": _counts,
    "profile": _profile,
}
