"""The errors Zhengtu raises on purpose, all under `ZhengtuError`.

A message names the place (file, row, option), says what is wrong and what to do;
the command line prints it and nothing else.
"""


class ZhengtuError(Exception):
    """Base of every error a user can cause and mend."""


class OntologyError(ZhengtuError):
    """A type, relation or signature that the ontology does not have."""


class SpanError(ZhengtuError):
    """A span that cannot hold the characters it claims to quote."""


class GazetteerError(ZhengtuError):
    """A gazetteer file that cannot be read or contradicts itself."""


class LoadError(ZhengtuError):
    """A file that cannot be turned into a document."""


class StoreError(ZhengtuError):
    """A store that cannot be opened, reached or written."""


class QueryError(ZhengtuError):
    """A query that is unknown, refused, or that the store cannot run."""


class ExportError(ZhengtuError):
    """An export that cannot be written."""


class DecisionError(ZhengtuError):
    """A file of decisions that cannot be read, contradicts itself or cannot be followed."""
