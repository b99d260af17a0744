"""What a loader says about a file that it could read only in part."""

import warnings
from collections.abc import Callable


class LoadWarning(UserWarning):
    """Part of an input was left out or had to be guessed; the message names file and place."""


OnWarning = Callable[[LoadWarning], None]


def warn(message: str) -> None:
    """Pass a message on to Python's `warnings`: what is done where no callback was given."""
    warnings.warn(LoadWarning(message), stacklevel=2)


def reporter(on_warning: OnWarning | None) -> Callable[[str], None]:
    """Return the function that a reader calls with each warning's text."""
    if on_warning is None:
        return warn
    return lambda message: on_warning(LoadWarning(message))
