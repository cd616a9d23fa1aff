"""What reading a book gives."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from typebar.model.prose import Chapter
from typebar.text.diagnostics import Diagnostic


class Reading(NamedTuple):
    """The chapters of a book in order, and what is to be said of their sources."""

    chapters: tuple[Chapter, ...]
    diagnostics: tuple[Diagnostic, ...]
    """In the order of sources and places."""
    values: Mapping[str, str] = MappingProxyType({})
    """Front matter of the first source that speaks of the whole book: author, language ..."""
