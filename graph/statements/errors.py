"""What can be wrong with the rules or the model of statements."""

from graph.errors import ZhengtuError


class StatementError(ZhengtuError):
    """A rule file, word file or model file that cannot be used."""
