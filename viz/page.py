"""Write a subgraph as one HTML file that needs nothing else.

Everything is inline: vis-network (as pyvis ships it), our script, the style sheet and the data. A
Content-Security-Policy lets run only the scripts and styles with the digests in it and forbids
every connection, so that neither a hostile name nor a mistake can load or send anything.
"""

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graph.errors import ExportError
from graph.stores.store import Store
from viz.frontend_files import joined_script, read, vis_network
from viz.payload import INITIAL, payload, to_script
from viz.selection import Selection, select
from viz.subgraph import Subgraph

TITLE = "政图"


def render_page(subgraph: Subgraph, title: str = "", initial: int = INITIAL) -> str:
    """Return the page of a subgraph; `initial` is how many entities it shows at first."""
    heading = title or _heading(subgraph)
    vis, script, style = vis_network(), joined_script(), read("style.css")
    environment = Environment(
        loader=FunctionLoader(read), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html").render(
        title=heading,
        policy=_policy([vis, script], [style]),
        vis=Markup(vis),
        script=Markup(script),
        style=Markup(style),
        data=Markup(to_script(payload(subgraph, heading, initial))),
    )


def write_page(
    store: Store, out: str | Path, selection: Selection | None = None, title: str = ""
) -> Subgraph:
    """Write the page of what `selection` chooses from `store`; return what is on it."""
    subgraph = select(store, selection or Selection())
    target = Path(out)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_page(subgraph, title), encoding="utf-8")
    except OSError as error:
        raise ExportError(
            f"{target}: cannot write the page ({error.strerror}); choose another place"
        ) from error
    return subgraph


def _heading(subgraph: Subgraph) -> str:
    """Return a title made from what was asked for."""
    for key in ("question", "focus", "region"):
        if key in subgraph.selection:
            return f"{subgraph.selection[key]} · {TITLE}"
    return TITLE


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Return a Content-Security-Policy that allows these inline texts and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src " + " ".join(_digest(s) for s in scripts),
            "style-src " + " ".join(_digest(s) for s in styles),
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
