"""The query catalogue: one question per `.cypher` file in this folder, and the code that reads it."""

from queries.catalogue.catalogue import Catalogue
from queries.catalogue.header import CatalogueError
from queries.catalogue.query import CatalogueQuery, Column, Parameter

__all__ = ["Catalogue", "CatalogueError", "CatalogueQuery", "Column", "Parameter"]
