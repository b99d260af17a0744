"""Write the page on the catalogue from the headers, with real rows from a small graph.

The page depends on the catalogue and the store alone, so a test can keep it in step.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any

from graph.errors import QueryError
from graph.stores.store import Row, Rows, Store
from queries.catalogue import Catalogue, CatalogueQuery, Parameter
from queries.catalogue.query import ENTITY
from queries.resolve import EntityResolver
from queries.runner import run

FAMILIES = {
    "regions": "Regions and industries 地区与产业",
    "policies": "Policies and programs 政策与举措",
    "companies": "Companies, parks and organizations 企业、园区与机构",
    "comparison": "Comparison 比较",
    "time": "Time 时间",
    "networks": "Networks 网络",
    "trust": "Trust 可信度",
    "coverage": "Coverage 覆盖",
}
_INTRODUCTION = """# The query catalogue 查询目录

{count} questions, each one `.cypher` file in `queries/catalogue/`; this page is written from their
headers by `queries/documentation.py`. Run one with `zhengtu query NAME --param key=value`; where a
parameter is an entity, its name will do. Every query runs alike on the embedded store and on Neo4j,
and pastes into Neo4j Browser as it is, after the line that sets its parameters (`null` is no
restriction). Your own folder of such files joins in with `--catalogue DIR`.

每个问题是一个 `.cypher` 文件，本页由文件头生成。用 `zhengtu query 名称 --param 参数=值` 运行，
实体可直接写名称；在 Neo4j Browser 中先粘贴 `:params` 一行，再粘贴查询本身。

The rows shown are those of the small invented graph of the tests (`tests/tiny_graph.py`).
"""
_PARAMETERS = "| parameter 参数 | type 类型 | default 默认 | example 示例 | meaning 含义 |"
_ROWS = 3
_TRIES = 400


def render(store: Store, resolver: EntityResolver, catalogue: Catalogue) -> str:
    """Return the page in Markdown."""
    parts = [_INTRODUCTION.format(count=len(catalogue))]
    families = catalogue.families()
    for family in (*FAMILIES, *sorted(set(families) - set(FAMILIES))):
        if family in families:
            parts.append(f"## {FAMILIES.get(family, family)}\n")
            parts += [_section(store, resolver, query) for query in families[family]]
    return "\n".join(parts).rstrip() + "\n"


def example(
    store: Store, resolver: EntityResolver, query: CatalogueQuery
) -> tuple[dict[str, Any], Rows]:
    """Return parameters with which the query finds rows in this store, and these rows.

    The header's examples are taken where the store knows them, else other entities of the type;
    where nothing is found the last parameters tried are returned.
    """
    tried: tuple[dict[str, Any], Rows] | None = None
    for values in islice(_candidates(store, resolver, query), _TRIES):
        rows = run(store, query, values)
        tried = (values, rows)
        if rows.rows:
            return tried
    if tried is None:
        raise QueryError(f"query {query.name}: the store has no entity for its parameters")
    return tried


def browser_parameters(query: CatalogueQuery, given: Mapping[str, Any]) -> str:
    """Return the line that sets all parameters of the query in Neo4j Browser and cypher-shell."""
    filled = query.fill(given)
    return f":params {{{', '.join(f'{k}: {_literal(v)}' for k, v in filled.items())}}}"


def _candidates(
    store: Store, resolver: EntityResolver, query: CatalogueQuery
) -> Iterator[dict[str, Any]]:
    required = [p for p in query.parameters if p.required]
    options = [_options(p, store, resolver) for p in required]
    for choice in product(*options):
        yield dict(zip((p.name for p in required), choice, strict=True))


def _options(parameter: Parameter, store: Store, resolver: EntityResolver) -> Sequence[Any]:
    if parameter.type == "sentence":
        rows = store.query(
            "MATCH (s:Sentence) WHERE s:Zhengtu RETURN s.id AS id ORDER BY id LIMIT 2"
        )
        return [[r["id"] for r in rows]]
    if not parameter.is_entity:
        return [parameter.coerce(str(parameter.example))]
    if parameter.many:
        names = str(parameter.example).split(",")
        return [[k.id for name in names for k in resolver.meanings(name)[:1]]]
    first = [k for k in resolver.meanings(str(parameter.example)) if k.held]
    others = [k for k in resolver.prominent() if parameter.type in (ENTITY, k.type)]
    return list(dict.fromkeys(k.id for k in (*first, *others)))


def _section(store: Store, resolver: EntityResolver, query: CatalogueQuery) -> str:
    values, rows = example(store, resolver, query)
    lines = [f"### {query.name}", "", f"{query.question_zh}  ", f"{query.question_en}", ""]
    if query.parameters:
        lines += [
            "| parameter 参数 | type 类型 | default 默认 | example 示例 | meaning 含义 |",
            "|---|---|---|---|---|",
        ]
        lines += [_parameter(p) for p in query.parameters] + [""]
    lines += ["| column 列 | meaning 含义 |", "|---|---|"]
    lines += [f"| `{c.name}` | {_cell(c.what)} |" for c in query.columns] + [""]
    lines += ["```cypher", query.cypher, "```", ""]
    given = " ".join(f"--param {k}={_plain(v)}" for k, v in values.items())
    lines += [f"`zhengtu query {query.name}{' ' + given if given else ''}`", ""]
    if query.parameters:
        lines += [f"Neo4j Browser: `{browser_parameters(query, values)}`", ""]
    return "\n".join([*lines, *_table(rows), ""])


def _parameter(parameter: Parameter) -> str:
    default = "required 必填" if parameter.required else f"`{_value(parameter.default)}`"
    return (
        f"| `{parameter.name}` | {_cell(parameter.type_name)} | {default} "
        f"| {_cell(parameter.example)} | {_cell(parameter.what)} |"
    )


def _table(rows: Rows) -> list[str]:
    if not rows.rows:
        return ["No rows in the small graph."]
    shown = [_row(row, rows.columns) for row in rows.rows[:_ROWS]]
    head = [f"| {' | '.join(rows.columns)} |", "|" + "---|" * len(rows.columns)]
    more = [f"… {len(rows)} rows in all."] if len(rows) > _ROWS else []
    return head + shown + (["", *more] if more else [])


def _row(row: Row, columns: Sequence[str]) -> str:
    return f"| {' | '.join(_cell(row[c]) for c in columns)} |"


def _cell(value: Any) -> str:
    return _value(value).replace("|", "\\|").replace("\n", " ")


def _value(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return str(value)


def _literal(value: Any) -> str:
    """Return a parameter's value as Cypher writes it."""
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return "null" if value is None else json.dumps(value)


def _plain(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)
