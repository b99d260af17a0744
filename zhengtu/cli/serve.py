"""`zhengtu serve`: the explorer in the browser."""

import socket
from typing import Annotated

import typer

from zhengtu.cli.options import CatalogueOption, GazetteerOption, StoreOption
from zhengtu.cli.output import console
from zhengtu.graph_store import open_store


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    store: StoreOption,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8000,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    token: Annotated[
        str,
        typer.Option(
            envvar="ZHENGTU_TOKEN", help="What visitors must show; a must beyond this machine."
        ),
    ] = "",
    gazetteer: GazetteerOption = None,
    catalogue: CatalogueOption = None,
) -> None:
    """Explore a store in the browser: search, ask, follow, read; REST API at /docs.

    Example:

        zhengtu serve --store zj.kgl
    """
    # The web framework is imported here: no other command should wait for it.
    import uvicorn

    from viz.explorer import create_app
    from viz.explorer.access import check_address

    check_address(host, token)
    extra = gazetteer or ()
    with open_store(store, read_only=True, gazetteer=extra, catalogue=catalogue or ()) as graph:
        listening = _listen(host, port)
        app = create_app(graph.raw, graph.gazetteer, token=token, queries=graph.catalogue)
        place = f"[{host}]" if ":" in host else host
        shown = f"http://{place}:{listening.getsockname()[1]}/"
        console().print(shown + ("?token=…" if token else ""), markup=False, soft_wrap=True)
        config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket, or raise `ExplorerError` that names the address."""
    from viz.explorer.errors import ExplorerError

    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        raise ExplorerError(
            f"cannot listen on {host} port {port} ({error.strerror}); "
            "choose another --port or --host"
        ) from error
    return listening
