"""Read one `.cypher` file of the catalogue: a header in YAML behind `// `, then the Cypher.

    // name: regions_backing_industry
    // question_zh: …
    // question_en: …
    // family: regions
    // params:
    //   industry: {type: Industry, example: 人工智能, what: the industry}
    //   level: {type: text, default: null, example: county, what: only regions of this level}
    // returns:
    //   region_id: id of the region
    MATCH …

A parameter without `default` is required. What the Cypher may say is `queries.lint`'s job.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from graph.errors import QueryError
from queries.catalogue.query import CatalogueQuery, Column, Parameter, parameter_types

_FIELDS = ("name", "question_zh", "question_en", "family", "params", "returns")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
USED = re.compile(r"\$([A-Za-z_]\w*)")


class CatalogueError(QueryError):
    """A catalogue file whose header or Cypher cannot be used."""


def read_query(path: Path) -> CatalogueQuery:
    """Read a catalogue file, or raise `CatalogueError` saying what is wrong with it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: cannot be read: {error}") from error
    header, cypher = _split(text)
    try:
        fields = yaml.safe_load(header)
    except yaml.YAMLError as error:
        raise CatalogueError(f"{path}: the header is not YAML: {error}") from error
    if not isinstance(fields, dict) or set(fields) != set(_FIELDS):
        raise CatalogueError(f"{path}: the header must have exactly {', '.join(_FIELDS)}")
    name = str(fields["name"])
    if name != path.stem or not _NAME.fullmatch(name):
        raise CatalogueError(f"{path}: the name {name!r} must be the file's name, in snake_case")
    parameters = tuple(_parameter(path, k, v) for k, v in (fields["params"] or {}).items())
    used = set(USED.findall(cypher))
    declared = {p.name for p in parameters}
    if used != declared:
        odd = ", ".join(sorted(used ^ declared))
        raise CatalogueError(f"{path}: parameters in the header and in the Cypher differ: {odd}")
    columns = tuple(Column(str(k), str(v)) for k, v in (fields["returns"] or {}).items())
    if not columns:
        raise CatalogueError(f"{path}: `returns` names no column")
    return CatalogueQuery(
        name,
        str(fields["question_zh"]),
        str(fields["question_en"]),
        str(fields["family"]),
        parameters,
        columns,
        cypher,
        path,
    )


def _split(text: str) -> tuple[str, str]:
    lines = text.splitlines()
    head = 0
    while head < len(lines) and lines[head].startswith("//"):
        head += 1
    header = "\n".join(re.sub(r"^// ?", "", line) for line in lines[:head])
    return header, "\n".join(lines[head:]).strip()


def _parameter(path: Path, name: str, spec: Any) -> Parameter:
    if not isinstance(spec, dict) or not {"type", "example", "what"} <= set(spec):
        raise CatalogueError(f"{path}: parameter {name} needs type, example and what")
    kind = spec["type"]
    many = isinstance(kind, list)
    if many:
        [kind] = kind
    if kind not in parameter_types():
        raise CatalogueError(
            f"{path}: parameter {name} has type {kind!r}; types are {', '.join(parameter_types())}"
        )
    return Parameter(
        name,
        kind,
        many,
        "default" not in spec,
        spec.get("default"),
        spec["example"],
        str(spec["what"]),
    )
