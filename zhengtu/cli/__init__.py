"""The command line: one file a command, each a thin layer over the Python API."""

from zhengtu.cli.app import main

__all__ = ["main"]
