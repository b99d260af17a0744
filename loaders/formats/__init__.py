"""One reader for each file format: bytes in, `loaders.source.Source` out."""

from collections.abc import Callable

from loaders.formats.plain import read_plain
from loaders.source import Source

Reader = Callable[[bytes, str, Callable[[str], None]], Source]

READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_plain,
    ".markdown": read_plain,
}
