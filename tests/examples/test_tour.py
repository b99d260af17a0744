"""The notebook tour runs from top to bottom, and is kept without its outputs."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "examples" / "tour.ipynb"


def _html(cell: Any) -> str:
    return "".join(o["data"].get("text/html", "") for o in cell.outputs if "data" in o)


@pytest.fixture(scope="module")
def tour() -> Any:
    """The notebook, executed in a kernel of this Python."""
    from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager

    class ThisPython(KernelSpecManager):
        """No kernel need be installed: the one that runs the tests is the one that is meant."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
            return KernelSpec(argv=command, display_name=kernel_name, language="python")

    notebook = nbformat.read(TOUR, as_version=4)
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=ThisPython())
    client = nbclient.NotebookClient(notebook, km=manager, timeout=300)
    client.execute(env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"})
    return notebook


def test_the_tour_is_kept_without_outputs() -> None:
    notebook = nbformat.read(TOUR, as_version=4)
    nbformat.validate(notebook)

    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_every_result_of_the_tour_shows_itself(tour: Any) -> None:
    by_source = {c.source: _html(c) for c in tour.cells if c.cell_type == "code"}

    for source, shown in by_source.items():
        last = source.splitlines()[-1]
        if source.startswith("graph.graph("):
            assert "<iframe srcdoc=" in shown, source
        elif source.startswith("graph.ask(") or last in ("answer", "table"):
            assert "<p>" in shown or "<table" in shown, source
        elif "to_pandas" in source or "to_polars" in source:
            assert "<table" in shown, source


def test_the_tour_finds_what_it_asks_for(tour: Any) -> None:
    asked = [_html(c) for c in tour.cells if c.source.endswith("\nanswer")]

    assert asked and "余杭区" in asked[0] and "<details>" in asked[0]
