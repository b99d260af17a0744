"""The parameters of the catalogue query that a reading asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from queries.ask.coverage import Coverage
from queries.ask.match import Reading
from queries.catalogue import CatalogueQuery
from queries.resolve import Known


def parameters(
    reading: Reading,
    chosen: Mapping[str, Known],
    query: CatalogueQuery,
    coverage: Coverage,
    left_out: Sequence[Known] = (),
) -> dict[str, Any]:
    """Return the values of a reading's query.

    `chosen` are the entities of its slots, `left_out` those the answer must not have.
    """
    intent = reading.intent
    values: dict[str, Any] = dict(intent.set)
    values.update({name: known.id for name, known in chosen.items()})
    values.update(reading.values)
    if "level" in intent.narrows and (reading.level or query.parameter("level")):
        values["level"] = reading.level or _default_level(reading, query)
    if intent.level_of:
        values["level"] = chosen[intent.level_of].level or None
    if reading.ask in intent.type_of_ask:
        values["type"] = reading.ask
    if reading.kind and "type" in intent.narrows:
        values["type"] = reading.kind
    if reading.relation:
        values["relation"] = reading.relation
    if reading.without:
        values["without"] = [known.id for known in left_out]
    if reading.without_levels:
        values["without_levels"] = list(reading.without_levels)
    if reading.group:
        values["among"] = list(reading.group.codes)
    if intent.kind == "silent":
        values["regions"] = _regions(reading, chosen, coverage)
    return {name: value for name, value in values.items() if query.parameter(name)}


def _default_level(reading: Reading, query: CatalogueQuery) -> str | None:
    """Return no level where regions in general are asked for, else the query's own default."""
    if reading.ask == "Region" or reading.intent.two_asks:
        return None
    level = query.parameter("level")
    return level.default if level else None


def _regions(reading: Reading, chosen: Mapping[str, Known], coverage: Coverage) -> list[str]:
    among = reading.group.codes if reading.group else ()
    within = chosen.get("within")
    scope = (within.id,) if within else coverage.home()
    return coverage.regions(reading.level or "county", scope, among)
