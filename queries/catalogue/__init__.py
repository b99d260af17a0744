"""The query catalogue: one question a `.cypher` file in this folder, and what reads them."""

from queries.catalogue.catalogue import Catalogue
from queries.catalogue.header import CatalogueError
from queries.catalogue.query import CatalogueQuery, Column, Parameter

__all__ = ["Catalogue", "CatalogueError", "CatalogueQuery", "Column", "Parameter"]
