"""The live explorer: a web app and REST API over any store, one module per resource."""

from viz.explorer.app import create_app
from viz.explorer.limits import Limits

__all__ = ["Limits", "create_app"]
