"""A Neo4j server of one's own, from Maven Central, for machines that have Java but no Docker.

`pom.xml` names the jars, `Neo4jServer.java` starts them, `server` is the Python around both.
"""
