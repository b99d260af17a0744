"""The interactive shell of `zhengtu cypher`: statements, commands, completion, history."""

from zhengtu.cli.shell.shell import Shell

__all__ = ["Shell"]
