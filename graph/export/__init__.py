"""The graph as files: jsonl, graphml, csv, cypher."""
