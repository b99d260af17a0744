"""`/api/export`: the whole graph as a file to take away."""

import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from graph.export.export import FORMATS
from graph.export.export import export as write_export
from viz.explorer.errors import BusyError
from viz.explorer.library import Shared

router = APIRouter(tags=["store"])

# The page on the API makes a link of each.
Format = Annotated[str, Query(json_schema_extra={"enum": list(FORMATS)})]


@router.get("/export", summary="The whole graph as a file", response_class=FileResponse)
def export(library: Shared, format: Format = "jsonl") -> FileResponse:  # noqa: A002
    """Return jsonl, csv or parquet (zipped), graphml, cypher or turtle.

    One at a time: it reads the whole store.
    """
    if not library.exporting.acquire(blocking=False):
        raise BusyError("another export is under way; try again when it is done")
    folder = Path(tempfile.mkdtemp(prefix="zhengtu-export-"))
    try:
        files = write_export(library.uncapped, folder / "graph", format)
        file = files[0] if len(files) == 1 else _zipped(folder / f"zhengtu-{format}.zip", files)
    except BaseException:
        shutil.rmtree(folder)
        raise
    finally:
        library.exporting.release()
    name = file.name if file.suffix == ".zip" else f"zhengtu{file.suffix}"
    task = BackgroundTask(shutil.rmtree, folder)
    return FileResponse(file, filename=name, background=task)


def _zipped(target: Path, files: tuple[Path, ...]) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            # A fixed date: the same graph gives the same bytes.
            entry = zipfile.ZipInfo(file.name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w") as out:
                shutil.copyfileobj(source, out)
    return target
