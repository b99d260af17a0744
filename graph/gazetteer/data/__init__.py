"""The tables behind the gazetteer; README.md says how they are written."""
