"""Which languages are read, and which file names say so."""

from pathlib import PurePath
from typing import NamedTuple


class Language(NamedTuple):
    """A language that texts are written in."""

    name: str
    """As in `--from`: "fountain"."""
    suffixes: tuple[str, ...]
    """File names that say so."""
    summary: str


FOUNTAIN = Language("fountain", (".fountain", ".spmd", ".ftn"), "screenplays in Fountain")
MARKDOWN = Language("markdown", (".md", ".markdown", ".mdown", ".mkd"), "prose in Markdown")
LANGUAGES = (FOUNTAIN, MARKDOWN)
FINAL_DRAFT = Language("fdx", (".fdx",), "screenplays of Final Draft")
"""Read once, to become Fountain: no project is kept in it."""


def by_name(name: str) -> Language | None:
    """The language of that name, without case."""
    return next((language for language in LANGUAGES if language.name == name.lower()), None)


def by_suffix(path: str) -> Language | None:
    """The language that a file name says."""
    suffix = PurePath(path).suffix.lower()
    return next((language for language in LANGUAGES if suffix in language.suffixes), None)


def is_final_draft(path: str) -> bool:
    """Whether a file name says that Final Draft wrote it."""
    return path.lower().endswith(FINAL_DRAFT.suffixes)
