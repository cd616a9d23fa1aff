"""Screenplay pages on an integer grid."""

from typebar.layout.paginate import paginate
from typebar.layout.title import title_page

__all__ = ["paginate", "title_page"]
