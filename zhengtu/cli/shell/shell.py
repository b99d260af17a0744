"""The loop of the interactive shell: read a statement or a command, run it, print, go on.

A statement ends with `;` or an empty line, so that it may be typed or pasted over several lines;
a command begins with `:` and is one line. Only `change` writes, and no line typed leads there.
"""

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.errors import QueryError, ZhengtuError
from graph.stores.guard import blanked
from graph.stores.hints import LABELS, RELATIONS, unknown_property
from graph.stores.store import Rows
from queries.catalogue import Catalogue, CatalogueQuery
from queries.network import unmeasured
from queries.resolve import EntityResolver
from queries.runner import run
from zhengtu.cli.options import CypherFormat
from zhengtu.cli.output import console, messages
from zhengtu.cli.shell.completion import Completer, Completion, stored_properties
from zhengtu.cli.shell.lines import Lines
from zhengtu.cli.shell.results import write_result
from zhengtu.graph_store import GraphStore

_PARAMETER = re.compile(r"\$(\w+)")
PROMPT, MORE = "政图> ", "  ··> "
FORMATS = tuple(form.value for form in CypherFormat if form is not CypherFormat.XLSX)
HELP = {
    ":help": "this list",
    ":query NAME k=v …": "run a query of the catalogue, entities by name (k='a b' with blanks)",
    ":show NAME": "print the Cypher of a query of the catalogue",
    ":catalogue": "list the catalogue",
    ":schema": "list labels, relations and properties",
    f":format {'|'.join(FORMATS)}": "how results are printed",
    ":param name=value": "set a text parameter ($name); :param name forgets it, :param lists all",
    ":limit N": "print at most N rows",
    ":seconds N": "give up after N seconds",
    ":page FILE.html": "write the graph of the last result as a page",
    ":quit": "leave (or Ctrl-D)",
}


@dataclass(slots=True)
class Settings:
    """What the commands change."""

    form: CypherFormat = CypherFormat.TABLE
    limit: int = 1000
    seconds: float = 60.0
    parameters: dict[str, str] = field(default_factory=dict)


class Shell:
    """A session on one store; `run` returns False if something in it failed."""

    def __init__(
        self, graph: GraphStore, catalogue: Catalogue, settings: Settings | None = None
    ) -> None:
        self._graph = graph
        self._catalogue = catalogue
        self._settings = settings or Settings()
        self._last: tuple[Rows, dict[str, Any]] | None = None
        self._commands: Mapping[str, Callable[[str], None]] = {
            ":help": self._help,
            ":query": self._query,
            ":show": self._show,
            ":catalogue": self._list,
            ":schema": self._schema,
            ":format": self._format,
            ":param": self._param,
            ":limit": self._limit,
            ":seconds": self._seconds,
            ":page": self._page,
        }

    def run(self, lines: Lines) -> bool:
        """Read and run until the end of the lines or `:quit`."""
        said, well = "", True
        while True:
            try:
                line = lines.read(MORE if said else PROMPT, said)
            except KeyboardInterrupt:  # Ctrl-C drops what was typed, as in every shell
                said = ""
                continue
            if line is None or (not said and line.strip() in (":quit", ":exit")):
                return self._attempt(self.statement, said) and well if said.strip() else well
            if not said and line.lstrip().startswith(":"):
                well = self._attempt(self.command, line.strip()) and well
                continue
            said += line + "\n"
            if not line.strip() or blanked(said).rstrip().endswith(";"):
                statement, said = said.strip(), ""
                well = (not statement or self._attempt(self.statement, statement)) and well

    def change(self, cypher: str) -> None:
        """Run a statement that may write and print its rows."""
        self._print(self._graph.raw.write(cypher, self._settings.parameters), {"query": cypher})

    def statement(self, cypher: str, out: Path | None = None) -> None:
        """Run a statement and print its rows, or write them to `out`."""
        chosen = self._settings
        for name in _PARAMETER.findall(blanked(cypher)):
            if name not in chosen.parameters:
                way = f":param {name}=… here, --param {name}=… on the command line"
                raise QueryError(f"${name} has no value; give it one: {way}")
        found = self._graph.raw.query(
            cypher, chosen.parameters, limit=chosen.limit, seconds=chosen.seconds
        )
        self._print(found, {"query": cypher}, out)
        null = any(all(r.get(c) is None for r in found) for c in found.columns)
        if null and (hint := unknown_property(cypher, self._property_names)):
            messages().print(f"! {hint}", markup=False)

    def command(self, line: str) -> None:
        """Run a command."""
        name, _, rest = line.partition(" ")
        if name not in self._commands:
            near = get_close_matches(name, (*self._commands, ":quit"), n=1)
            hint = f"did you mean {near[0]}?" if near else ":help lists them"
            raise QueryError(f"no command {name}; {hint}")
        self._commands[name](rest.strip())

    def complete(self, text: str) -> Completion:
        """Return what may come next."""
        return self._completer.complete(text)

    @cached_property
    def _properties(self) -> dict[str, tuple[str, ...]]:
        return stored_properties(self._graph.raw)

    @property
    def _property_names(self) -> set[str]:
        return {name for names in self._properties.values() for name in names}

    @cached_property
    def _completer(self) -> Completer:
        names = self._catalogue.names()
        arguments = {":query": names, ":show": names, ":format": FORMATS}
        commands = {name: arguments.get(name, ()) for name in (*self._commands, ":quit")}
        return Completer(commands, self._catalogue, self._properties)

    def _attempt(self, act: Callable[[str], None], text: str) -> bool:
        try:
            act(text)
        except ZhengtuError as error:
            messages().print(f"! {error}", markup=False)
            return False
        except KeyboardInterrupt:
            messages().print("stopped")
            return False
        return True

    def _print(self, rows: Rows, about: dict[str, Any], out: Path | None = None) -> None:
        self._last = rows, about
        write_result(self._graph.raw, rows, self._settings.form, about, out)

    def _help(self, rest: str) -> None:
        width = max(map(len, HELP))
        for command, what in HELP.items():
            console().print(f"{command:<{width}}  {what}", markup=False)

    def _query(self, rest: str) -> None:
        name, _, given = rest.partition(" ")
        query = self._named(name)
        values = dict(_pair(item) for item in _words(given))
        filled = EntityResolver(self._graph.raw, self._graph.gazetteer).fill(query, values)
        chosen = self._settings
        rows = run(self._graph.raw, query, filled, limit=chosen.limit, seconds=chosen.seconds)
        self._print(rows, {"query": name})
        if note := unmeasured(self._graph.raw, query, rows):
            messages().print(f"! {note}", markup=False)

    def _show(self, rest: str) -> None:
        query = self._named(rest)
        lines = [f"// {query.question_zh}", f"// {query.question_en}"]
        lines += [f"// ${p.name}: {p.type_name}, {p.what}" for p in query.parameters]
        # Soft: a comment that goes on in a second line is no Cypher.
        console().print("\n".join((*lines, query.cypher)), markup=False, soft_wrap=True)

    def _named(self, name: str) -> CatalogueQuery:
        if not name:
            raise QueryError("name a query; :catalogue lists them")
        return self._catalogue.get(name)

    def _list(self, rest: str) -> None:
        for query in self._catalogue:
            console().print(f"{query.name}  {query.question_zh}", markup=False, soft_wrap=True)

    def _schema(self, rest: str) -> None:
        for heading, names in (("labels", LABELS), ("relations", RELATIONS)):
            console().print(heading)
            for name in names:
                held = ", ".join(self._properties[name])
                console().print(f"  {name}  {held}", markup=False)

    def _format(self, rest: str) -> None:
        if rest not in FORMATS:
            raise QueryError(f"no format {rest!r}; the formats are {', '.join(FORMATS)}")
        self._settings.form = CypherFormat(rest)

    def _param(self, rest: str) -> None:
        name, _, value = (part.strip() for part in rest.partition("="))
        if value and name:
            self._settings.parameters[name] = value
        elif name:
            self._settings.parameters.pop(name, None)
        else:
            for known, held in sorted(self._settings.parameters.items()):
                console().print(f"{known}={held}", markup=False, soft_wrap=True)

    def _limit(self, rest: str) -> None:
        self._settings.limit = int(_number(rest, 1))

    def _seconds(self, rest: str) -> None:
        self._settings.seconds = _number(rest, 0.1)

    def _page(self, rest: str) -> None:
        if self._last is None or not rest:
            raise QueryError("run a query first, then :page FILE.html")
        rows, about = self._last
        write_result(self._graph.raw, rows, CypherFormat.GRAPH, about, Path(rest))


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise QueryError(f"{text!r} is not of the form name=value")
    return name.strip(), value.strip()


def _words(text: str) -> list[str]:
    """Split at blanks outside quotes, without the quotes."""
    try:
        return shlex.split(text)
    except ValueError as error:
        raise QueryError(f"a quote is not closed in {text!r}") from error


def _number(text: str, least: float) -> float:
    try:
        number = float(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is not a number") from error
    if not least <= number < 1e9:
        raise QueryError(f"give a number from {least:g} on")
    return number
