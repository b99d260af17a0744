"""Questions to the graph: the Cypher catalogue, questions in words, and answers with evidence.

`catalogue` holds the queries, `runner.run` runs one, `ask` answers a question in words with one,
`resolve` turns names into entities, `cypher` runs what people type, `network` measures the graph,
`documentation` writes the page on the catalogue.
"""
