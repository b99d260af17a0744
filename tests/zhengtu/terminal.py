"""A command on a terminal of its own, as a person at a keyboard has it."""

import codecs
import os
import pty
import select
import signal
import sys
import time
from pathlib import Path

import pytest

_MAIN = "from zhengtu.cli import main; main()"


class Terminal:
    """Runs `zhengtu` with these arguments; `seen` is what it showed since the last key."""

    def __init__(self, home: Path, *arguments: str) -> None:
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(HOME=str(home), TERM="xterm", OMP_NUM_THREADS="1", COLUMNS="120")
            os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
            os.chdir(home)
            os.execv(sys.executable, [sys.executable, "-c", _MAIN, *arguments])
        self.seen = ""
        self._over = False
        # A character's bytes may come in two reads.
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def wait_for(self, *texts: str, seconds: float = 240) -> None:
        """Read until these texts were shown, one after the other."""
        end = time.monotonic() + seconds
        while not self._showed(texts):
            self._read(0.5)
            if not self._showed(texts) and (self._over or time.monotonic() > end):
                pytest.fail(f"{texts} not in {self.seen!r}")

    def _showed(self, texts: tuple[str, ...]) -> bool:
        at = 0
        for text in texts:
            found = self.seen.find(text, at)
            if found < 0:
                return False
            at = found + len(text)
        return True

    def press(self, keys: str) -> None:
        self.seen = ""
        os.write(self.terminal, keys.encode())

    def interrupt(self) -> None:
        os.kill(self.process, signal.SIGINT)

    def exit_code(self, seconds: float = 120) -> int:
        """Read to the end and return the exit code."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._read(0.2)
            done, status = os.waitpid(self.process, os.WNOHANG)
            if done:
                while self._read(0.1):
                    pass
                os.close(self.terminal)
                return os.waitstatus_to_exitcode(status)
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        pytest.fail(f"still there: {self.seen!r}")

    def _read(self, seconds: float) -> bool:
        """Read what is shown within some time; say whether anything was."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        try:
            self.seen += self._decoder.decode(os.read(self.terminal, 65536))
        except OSError:  # the other end is closed
            self._over = True
            return False
        return True
