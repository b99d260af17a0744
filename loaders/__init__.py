"""Files in, `graph.document.Document`s out, with offsets back to the file."""
