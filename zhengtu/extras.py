"""Packages that only some users need, imported when they are first used.

Each stands in an extra of `pyproject.toml`; who lacks one is told which to install.
"""

from importlib import import_module
from typing import Any

from graph.errors import ZhengtuError


class MissingPackageError(ZhengtuError):
    """A package that an optional part of Zhengtu needs and that is not installed."""


def require(module: str, extra: str) -> Any:
    """Return the module; `extra` is the extra of zhengtu that brings it.

    Raises `MissingPackageError` naming the package and how to install it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        package = module.partition(".")[0]
        if error.name is None or error.name.partition(".")[0] != package:
            raise  # the package is there and broken: its own message says more
        raise MissingPackageError(
            f'the package {package} is not installed; run: pip install "zhengtu[{extra}]"'
        ) from error
