"""Where the graph is kept: one protocol, an embedded store (kglite) and Neo4j behind it."""
