"""From a document to linked mentions: finders propose spans, resolution keeps and links them."""
