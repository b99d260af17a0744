"""How well a graph matches annotated documents: reading annotations, scoring, tables."""
