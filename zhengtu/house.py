"""Make sure that our top-level packages are ours, before anything inside them fails.

`graph`, `loaders`, `queries` and `viz` are common names: a `graph.py` in the working folder, or
another package, may hide one of them. This module imports nothing of ours.
"""

import importlib.util
import sys
from pathlib import Path

ROOMS = ("graph", "loaders", "queries", "viz")


class HiddenPackageError(ImportError):
    """A stranger's file stands where one of our packages should be found."""


def check_house(home: Path | None = None) -> None:
    """Raise `HiddenPackageError` if a stranger's file hides one of our packages.

    `home` is the folder that holds `zhengtu` (for tests).
    """
    home = home or Path(__file__).resolve().parent.parent
    for room in ROOMS:
        ours = home / room / "__init__.py"
        found = _origin(room)
        if found is None:
            raise HiddenPackageError(
                f"zhengtu cannot find its package {room!r} ({ours}). Install zhengtu again."
            )
        if found != ours:
            raise HiddenPackageError(
                f"{found} hides zhengtu's package {room!r} ({ours}). "
                f"Rename it, or start Python from another folder."
            )


def _origin(room: str) -> Path | None:
    """Return the file that `import room` uses or would use, None if there is none."""
    module = sys.modules.get(room)
    origin = getattr(module, "__file__", None)
    if module is not None and origin:
        return Path(origin).resolve()
    try:
        spec = importlib.util.find_spec(room)
    except ValueError:  # a module without a spec, as some notebooks make
        return None
    if spec is None:
        return None
    if spec.origin:
        return Path(spec.origin).resolve()
    places = list(spec.submodule_search_locations or ())  # a folder without __init__.py
    return Path(places[0]).resolve() if places else None
