"""Questions to the graph: the Cypher catalogue, questions in words, and answers with evidence."""
