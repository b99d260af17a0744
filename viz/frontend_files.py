"""Join the front end's files for one self-contained page.

The modules under `frontend/` are ordinary ES modules that a server can hand out as they are. In
one file there is nothing to import from, so a page gets them as a single script: in the order of
their imports, with the import lines and the word `export` taken away. For that the modules keep
to `import { a, b } from "./x.js";` and to top-level names that no two of them share; both are
checked here.
"""

import re
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from graph.errors import ZhengtuError

ENTRY = "main.js"
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"

_IMPORT = re.compile(r'^import\s*\{[^}]*\}\s*from\s*"\./([\w.-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let)\b)", re.MULTILINE)
_TOP = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let)\s+(\w+)", re.MULTILINE)
_STRAY = re.compile(r"^(?:import|export)\b.*$", re.MULTILINE)


class FrontEndError(ZhengtuError):
    """A front-end file that is missing or that cannot be joined with the others."""


def frontend() -> Traversable:
    """Return the folder with the front end's files."""
    return resources.files("viz.frontend")


def read(name: str) -> str:
    """Return the text of one front-end file."""
    return frontend().joinpath(name).read_text(encoding="utf-8")


def joined_script(entry: str = ENTRY) -> str:
    """Return all modules that `entry` needs as one script."""
    parts: list[str] = []
    owner: dict[str, str] = {}
    for name in _order(entry, [], []):
        text = read(name)
        for declared in _TOP.findall(text):
            other = owner.setdefault(declared, name)
            if other != name:
                raise FrontEndError(
                    f"frontend/{name} and frontend/{other} both declare {declared!r}; rename one"
                )
        body = _EXPORT.sub("", _IMPORT.sub("", text))
        if stray := _STRAY.search(body):
            raise FrontEndError(
                f"frontend/{name}: cannot join {stray.group()!r}; "
                'write `import { a } from "./x.js";` or `export function|class|const`'
            )
        parts.append(f"// {name}\n{body}")
    return "\n".join(parts)


def vis_network() -> str:
    """Return vis-network as pyvis ships it, without the note that sends debuggers to a map file."""
    file = resources.files("pyvis").joinpath(VIS)
    if not file.is_file():
        raise FrontEndError(f"pyvis has no {VIS}; install pyvis 0.3.2 (pip install pyvis==0.3.2)")
    text = file.read_text(encoding="utf-8")
    return re.sub(r"\n//# sourceMappingURL=\S*\s*$", "\n", text)


def _order(name: str, done: list[str], above: list[str]) -> Iterator[str]:
    """Yield the modules `name` needs, then `name`, each once."""
    if name in above:
        raise FrontEndError(f"front-end modules import in a circle: {' → '.join([*above, name])}")
    if name in done:
        return
    for needed in _IMPORT.findall(read(name)):
        yield from _order(needed, done, [*above, name])
    done.append(name)
    yield name
