"""The graph as RDF 1.1 in Turtle: one file, vocabulary included (docs/rdf.md).

An edge is a node of its own, a reified `rdf:Statement`, which carries its weights and sentences.
Beside it stands the plain triple, except for restrictions: `a zt:BACKS b` would say the opposite
of a 限制. Names are IRIs under `urn:zhengtu:`, percent-encoded but for letters of any script.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.export.content import Content, Edge, Evidence, Node
from graph.export.files import write_text
from graph.ontology import ontology
from graph.statement import RESTRICT
from graph.stores.store import StoredDocument

_PREFIXES = {
    "zt": "urn:zhengtu:vocabulary:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_CLASSES = {
    "Entity": ("实体", "What the graph has a node for"),
    "Edge": ("关系", "A relation of two entities with its weights and evidence"),
    "Document": ("文档", "A file that was read"),
    "Sentence": ("句子", "A sentence of a document"),
}
# An edge's fields as properties of its node, and what they mean.
_WEIGHTS = {
    "polarity": ("polarity", "支持 or 限制"),
    "support": ("support", "How many independent reports say so"),
    "confidence": ("confidence", "Of the best statement, in [0, 1]"),
    "first_seen": ("firstSeen", "Date of the first report, as exact as known"),
    "last_seen": ("lastSeen", "Date of the last report, as exact as known"),
    "modality": ("modality", "已, 拟 or 力争"),
    "origin": ("origin", "text, gazetteer or both"),
}
# What is said of other nodes, by the class it is said of; a gazetteer's columns come as they are.
_TOLD = {
    "evidence": ("Edge", "A sentence that says so"),
    "mentions": ("Entity", "How often texts name it"),
    "text": ("Sentence", "The whole sentence"),
    "start": ("Sentence", "Its first character in the source text"),
    "end": ("Sentence", "The character behind its last in the source text"),
    "sha256": ("Document", "Digest of the file's bytes"),
}
_DATES = {10: "xsd:date", 7: "xsd:gYearMonth", 4: "xsd:gYear"}
_TO_ESCAPE = re.compile('["\\\\\x00-\x1f\x7f]')
_ESCAPED = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
_PART = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def write_turtle(
    content: Content, documents: Sequence[StoredDocument], path: Path
) -> tuple[Path, ...]:
    """Write the file and return it."""
    return (write_text(path, _blocks(content, documents)),)


def _blocks(content: Content, documents: Sequence[StoredDocument]) -> Iterator[str]:
    for prefix, iri in _PREFIXES.items():
        yield f"@prefix {prefix}: <{iri}> .\n"
    yield from _vocabulary()
    for node in content.nodes:
        yield _node(node)
    for edge in content.edges:
        yield from _edge(edge)
    yield from _sentences(content.edges)
    for document in sorted(documents, key=lambda d: d.id):
        yield _document(document)


def _vocabulary() -> Iterator[str]:
    for name, (chinese, what) in _CLASSES.items():
        yield _block(f"zt:{name}", [("a", "rdfs:Class"), *_explained(name, chinese, what)])
    for name, kind in ontology().types.items():
        about = [("a", "rdfs:Class"), ("rdfs:subClassOf", "zt:Entity")]
        yield _block(f"zt:{name}", [*about, *_explained(name, kind.chinese, kind.what)])
    for name, relation in ontology().relations.items():
        kinds = "rdf:Property, owl:SymmetricProperty" if relation.symmetric else "rdf:Property"
        about = [("a", kinds), *_explained(name, relation.chinese, relation.what)]
        yield _block(f"zt:{name}", about)
    for name, what in _WEIGHTS.values():
        yield _property_block(name, "Edge", what)
    for name, (owner, what) in _TOLD.items():
        yield _property_block(name, owner, what)


def _property_block(name: str, owner: str, what: str) -> str:
    about = [("a", "rdf:Property"), ("rdfs:domain", f"zt:{owner}")]
    return _block(f"zt:{name}", [*about, ("rdfs:comment", _text(what, "en"))])


def _explained(name: str, chinese: str, what: str) -> list[tuple[str, str]]:
    labels = f"{_text(name, 'en')}, {_text(chinese, 'zh')}"
    return [("rdfs:label", labels), ("rdfs:comment", _text(what, "en"))]


def _node(node: Node) -> str:
    said = [
        ("a", f"zt:{node.type}, zt:Entity"),
        ("rdfs:label", _text(node.name)),
        ("dct:identifier", _text(node.id)),
        *(("skos:altLabel", _text(alias)) for alias in node.aliases),
        ("zt:mentions", str(node.mentions)),
        *((_property(name), _value(value)) for name, value in node.properties.items()),
    ]
    return _block(_iri(node.id), said)


def _edge(edge: Edge) -> Iterator[str]:
    subject, object_ = _iri(edge.source), _iri(edge.target)
    if edge.polarity != RESTRICT:
        yield f"\n{subject} zt:{edge.type} {object_} .\n"
    key = "|".join((edge.source, edge.type, edge.target, edge.polarity))
    dated = ("first_seen", "last_seen")
    said = [
        ("a", "zt:Edge, rdf:Statement"),
        ("rdf:subject", subject),
        ("rdf:predicate", f"zt:{edge.type}"),
        ("rdf:object", object_),
        *(
            (f"zt:{name}", _date(value) if field in dated else _value(value))
            for field, (name, _) in _WEIGHTS.items()
            if (value := getattr(edge, field)) != ""
        ),
        *(("zt:evidence", _iri(sentence.sentence)) for sentence in edge.evidence),
    ]
    yield _block(_iri(f"edge:{key}"), said)


def _sentences(edges: Iterable[Edge]) -> Iterator[str]:
    found: dict[str, Evidence] = {s.sentence: s for edge in edges for s in edge.evidence}
    for name in sorted(found):
        sentence = found[name]
        said = [
            ("a", "zt:Sentence"),
            ("zt:text", _text(sentence.text)),
            ("zt:start", str(sentence.start)),
            ("zt:end", str(sentence.end)),
            ("dct:isPartOf", _iri(sentence.document)),
        ]
        yield _block(_iri(name), said)


def _document(document: StoredDocument) -> str:
    said = [
        ("a", "zt:Document"),
        ("rdfs:label", _text(document.name)),
        ("zt:sha256", _text(document.sha256)),
    ]
    if document.source:
        said.append(("dct:publisher", _text(document.source)))
    if document.published:
        said.append(("dct:issued", _date(document.published)))
    return _block(_iri(document.id), said)


def _block(subject: str, said: Iterable[tuple[str, str]]) -> str:
    """Return one subject with what is said of it; a predicate said twice is written once."""
    objects: dict[str, list[str]] = {}
    for predicate, object_ in said:
        objects.setdefault(predicate, []).append(object_)
    lines = (f"{predicate} {', '.join(found)}" for predicate, found in objects.items())
    return f"\n{subject} " + " ;\n    ".join(lines) + " .\n"


def _iri(name: str) -> str:
    kept = "".join(c if c.isalnum() and ord(c) > 0x7F else quote(c, safe=":") for c in name)
    return f"<urn:zhengtu:id:{kept}>"


def _property(name: str) -> str:
    return f"zt:{name}" if _PART.fullmatch(name) else f"<{_PREFIXES['zt']}{quote(name, safe='')}>"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return ", ".join(dict.fromkeys(_value(item) for item in value)) or '""'
    return _text(str(value))


def _text(value: str, language: str = "") -> str:
    written = _TO_ESCAPE.sub(_escape, value)
    return f'"{written}"' + (f"@{language}" if language else "")


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _ESCAPED.get(character) or f"\\u{ord(character):04X}"


def _date(value: str) -> str:
    kind = _DATES.get(len(value))
    return f"{_text(value)}^^{kind}" if kind else _text(value)
