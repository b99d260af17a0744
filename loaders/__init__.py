"""Files in, `graph.document.Document`s out, with offsets back to the file.

`load` takes files, folders or "-" and yields one document for each file it can read. Every
character of a document's clean text is a character of its source, at most in another width.
Finding names in the text is left to `graph`.
"""

from loaders.files import SUFFIXES, find_files, load, load_file, load_text
from loaders.report import LoadWarning

__all__ = ["SUFFIXES", "LoadWarning", "find_files", "load", "load_file", "load_text"]
