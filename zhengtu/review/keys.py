"""Read single keys from a terminal, whole characters at a time."""

import codecs
import os
import select
import sys
from types import TracebackType
from typing import Self

from graph.gazetteer.matcher import fold

_ESCAPE = "\x1b"

if sys.platform == "win32":
    import msvcrt

    class Keys:
        """Keys of a Windows console."""

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self) -> str:
            """Return the next key; Ctrl-C interrupts."""
            key = msvcrt.getwch()
            if key == "\x03":
                raise KeyboardInterrupt
            return fold(key)

else:
    import termios
    import tty

    class Keys:
        """Keys of the terminal on standard input, which gets its old ways back at the end."""

        def __init__(self) -> None:
            self._file = sys.stdin.fileno()
            # A character's bytes may come in two reads.
            self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

        def __enter__(self) -> Self:
            self._before = termios.tcgetattr(self._file)
            # Not raw: Ctrl-C still interrupts, and output keeps its line ends.
            tty.setcbreak(self._file)
            return self

        def __exit__(
            self,
            kind: type[BaseException] | None,
            error: BaseException | None,
            trace: TracebackType | None,
        ) -> None:
            termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)

        def read(self) -> str:
            """Return the next character, half-width; empty at the end of input.

            Keys that send several characters (arrows) come as one escape: no part of theirs is
            an answer.
            """
            while True:
                try:
                    data = os.read(self._file, 1)
                except OSError:  # the terminal is gone
                    return ""
                if not data:
                    return ""
                character = self._decoder.decode(data)
                if character == _ESCAPE:
                    while select.select([self._file], [], [], 0.05)[0]:
                        if not os.read(self._file, 64):
                            break
                    return _ESCAPE
                if character:
                    return fold(character)
