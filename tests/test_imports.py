"""Imports run one way, and modules stay small and say what they are for.

graph <- loaders, queries <- viz <- zhengtu: every arrow is read from the source, so an import
inside a function counts for the arrows too. Cycles are looked for among imports that run when a
module is loaded.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "graph": {"graph"},
    "loaders": {"loaders", "graph"},
    "queries": {"queries", "graph"},
    "viz": {"viz", "queries", "graph"},
    "zhengtu": {"zhengtu", "viz", "queries", "loaders", "graph"},
}
LONGEST = 400
# Modules that may be longer, each with the reason.
LONGER: dict[str, str] = {}

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for room in MAY_IMPORT
    for path in sorted((ROOT / room).rglob("*.py"))
    if "node_modules" not in path.parts
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imported(name: str, nodes: Iterator[ast.AST]) -> set[str]:
    """Return our own modules that these import statements of a module name."""
    found: set[str] = set()
    package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(above if node.level else []), *filter(None, [node.module])])
            parts = {f"{base}.{alias.name}" for alias in node.names}
            found |= {part if part in MODULES else base for part in parts}
    return {module for module in found if module.partition(".")[0] in MAY_IMPORT}


def at_load(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the statements that run when a module is loaded, those for type checkers left out."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting += node.orelse
            continue
        yield node
        waiting += list(ast.iter_child_nodes(node))


def cycle(arrows: dict[str, set[str]]) -> list[str]:
    """Return a chain of modules that comes back to its beginning, empty if there is none."""
    done: set[str] = set()

    def follow(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for target in sorted(arrows[name]):
            if found := follow(target, [*path, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(arrows) if (found := follow(name, []))), [])


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_imports_only_what_its_room_may_know(name: str) -> None:
    rooms = {module.partition(".")[0] for module in imported(name, ast.walk(TREES[name]))}

    assert rooms <= MAY_IMPORT[name.partition(".")[0]]


def test_no_module_of_the_package_needs_itself_to_load() -> None:
    arrows = {
        # A package's own `__init__` runs before each of its modules, but that is Python's order.
        name: {m for m in imported(name, at_load(TREES[name])) if m in MODULES and m != name}
        for name in MODULES
    }

    assert cycle(arrows) == []


def test_a_cycle_would_be_seen() -> None:
    assert cycle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
    assert cycle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_says_what_it_is_for(name: str) -> None:
    assert (ast.get_docstring(TREES[name]) or "").strip()


@pytest.mark.parametrize("name", sorted(MODULES))
def test_module_is_short_enough_to_read(name: str) -> None:
    lines = len(MODULES[name].read_text(encoding="utf-8").splitlines())

    assert lines <= LONGEST or name in LONGER


def test_the_list_of_longer_modules_is_up_to_date() -> None:
    for name in LONGER:
        assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) > LONGEST
