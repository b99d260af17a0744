"""Fetch a Neo4j community server once, and run it on the loopback address.

Needs Java 17 and, for the first run, Maven. The server stops when this process does, because it
watches its standard input. Its log is `server.log` in its home folder.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.errors import StoreError

_HERE = resources.files("graph.stores.local_neo4j")
_OPENED = [f"java.base/{name}=ALL-UNNAMED" for name in ("java.nio", "java.io", "sun.nio.ch")]
_USER, _FIRST_PASSWORD, _DATABASE = "neo4j", "neo4j", "neo4j"
_SECONDS = 180


def default_cache() -> Path:
    """Return the folder where the jars are kept for all of a user's projects."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhengtu"


def version() -> str:
    """Return the version of Neo4j that `pom.xml` asks for."""
    pom = _HERE.joinpath("pom.xml").read_text(encoding="utf-8")
    found = re.search(r"<artifactId>neo4j-harness</artifactId>\s*<version>([^<]+)<", pom)
    if not found:
        raise StoreError("graph/stores/local_neo4j/pom.xml: no version of neo4j-harness")
    return found[1]


def missing_tools(cache: Path) -> tuple[str, ...]:
    """Return the programs that running a server here would need and that are not there."""
    needed = ("java",) if _jars(cache).exists() else ("java", "mvn")
    return tuple(tool for tool in needed if shutil.which(tool) is None)


def fetch(cache: Path) -> Path:
    """Return the folder with the server's jars, fetched (135 MB) if it is not there yet."""
    jars = _jars(cache)
    if jars.exists():
        return jars
    if lacking := missing_tools(cache):
        raise StoreError(f"{' and '.join(lacking)} not found: install Java 17 and Maven")
    jars.parent.mkdir(parents=True, exist_ok=True)
    # Fetched aside and then moved: what is in place is complete, whoever else fetches or is killed.
    with tempfile.TemporaryDirectory(dir=jars.parent) as aside:
        _run_maven(Path(aside) / "jars")
        try:
            (Path(aside) / "jars").rename(jars)
        except OSError as error:
            if not jars.exists():
                raise StoreError(f"{jars}: cannot be written: {error.strerror}") from error
    return jars


def _run_maven(folder: Path) -> None:
    with resources.as_file(_HERE.joinpath("pom.xml")) as pom:
        done = subprocess.run(
            [
                *("mvn", "-B", "-q", "-f", str(pom)),
                *("dependency:copy-dependencies", f"-DoutputDirectory={folder}"),
            ],
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode != 0:
        said = (done.stdout + done.stderr).strip().partition("\n")[0]
        raise StoreError(f"Maven could not fetch Neo4j {version()}: {said}")


class LocalNeo4j:
    """A running server; `uri` opens it as a store. Use it as a context manager."""

    def __init__(self, home: Path, *, cache: Path, password: str, port: int = 0) -> None:
        self._home = home
        self._password = password
        jars = fetch(cache)
        home.mkdir(parents=True, exist_ok=True)
        with (
            resources.as_file(_HERE.joinpath("Neo4jServer.java")) as launcher,
            (home / "server.log").open("wb") as log,
        ):
            self._process = subprocess.Popen(
                [
                    *("java", "-Xmx768m"),
                    *(part for name in _OPENED for part in ("--add-opens", name)),
                    *("-cp", f"{jars}/*", str(launcher), str(home), str(port)),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                # Ctrl-C is for this process, which then stops the server in order.
                start_new_session=True,
            )
            self.port = self._wait()
        self.uri = f"neo4j://{_USER}:{quote(password, safe='')}@127.0.0.1:{self.port}/{_DATABASE}"
        try:
            self._set_password()
        except StoreError:
            self.stop()
            raise

    def wait(self) -> None:
        """Block until the server ends by itself or is interrupted."""
        self._process.wait()

    def stop(self) -> None:
        """Stop the server and wait until its files are closed."""
        if self._process.stdin and not self._process.stdin.closed:
            self._process.stdin.close()
        try:
            self._process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def _wait(self) -> int:
        """Return the port once the server says it is ready."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("ready "):
                return int(line.split()[1])
        self.stop()
        raise StoreError(
            f"Neo4j did not start (is its port taken?); see {self._home / 'server.log'}"
        )

    def _set_password(self) -> None:
        """Give a new server its password; a server that was used before must have it already."""
        address = f"bolt://127.0.0.1:{self.port}"
        deadline = time.monotonic() + _SECONDS
        while True:
            try:
                with neo4j.GraphDatabase.driver(address, auth=(_USER, self._password)) as driver:
                    driver.verify_connectivity()
                return
            except AuthError:
                self._alter_password(address)
            except (DriverError, Neo4jError) as error:
                if time.monotonic() > deadline:
                    raise StoreError(f"Neo4j started but does not answer: {error}") from error
                time.sleep(0.5)

    def _alter_password(self, address: str) -> None:
        try:
            with neo4j.GraphDatabase.driver(address, auth=(_USER, _FIRST_PASSWORD)) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
                    {"old": _FIRST_PASSWORD, "new": self._password},
                    database_="system",
                )
        except AuthError as error:
            raise StoreError(f"{self._home}: this server has another password") from error
        except Neo4jError as error:
            raise StoreError(f"Neo4j refuses the new password: {error.message}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _jars(cache: Path) -> Path:
    return cache / f"neo4j-{version()}" / "jars"
