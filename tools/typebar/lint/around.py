"""What lies around the documents: things that lint can't see for itself, as it reads no files."""

from dataclasses import dataclass

from typebar.lint.dictionary import Dictionary
from typebar.text.source import Span


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The project's files; paths are relative to it, with forward slashes."""

    files: frozenset[str] | None = None
    """Every file that a text may name: images, chapters; None: unknown, so nothing is missing."""
    built: frozenset[str] | None = None
    """Texts that some target takes in; None: there's no list."""
    missing: tuple[tuple[str, Span], ...] = ()
    """Paths or patterns that the configuration names and that match no file, with where it does."""

    dictionary: Dictionary | None = None
    """The words of the texts' language; None: words aren't looked up."""


UNKNOWN = Surroundings()
"""Nothing is known, so nothing can be missing."""
