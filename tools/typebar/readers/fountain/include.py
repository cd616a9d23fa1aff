"""Includes: an extension of Fountain, by which one file takes in another.

`{{include: act-two.fountain}}` on a line of its own wherever it stands, as sections do, and the
key `Include` on the title page, which may come several times and have several values.

Source: the manuals of Meander and Highland, for the line and that paths are relative to the file
they're written in; the key of the title page is ours.
"""

import re

from typebar.model.inline import Piece
from typebar.model.script import Include, Script
from typebar.readers.fountain.rows import Row

KEY = "include"
"""The key of the title page, in lower case."""

_INCLUDE = re.compile(
    r"\{\{[ \t]*include[ \t]*:[ \t]*([^ \t{}](?:[^{}]*[^ \t{}])?)[ \t]*\}\}", re.IGNORECASE
)


def is_include(words: str) -> bool:
    """Whether a line, given without blanks around it, takes in a file."""
    return words.endswith("}}") and _INCLUDE.fullmatch(words) is not None


def read(path: str, row: Row) -> Include:
    """The include that a row is; `path` is that of the source."""
    match = _INCLUDE.fullmatch(row.words)
    start = row.text.index(row.words)
    begin, end = match.span(1) if match else (0, len(row.words))
    return Include(row.node_span(path), row.piece(path, start + begin, start + end))


def spelled(path: str) -> str:
    """The line that takes in a file."""
    return f"{{{{include: {path}}}}}"


def of_title_page(script: Script) -> tuple[Piece, ...]:
    """What the title page takes in, in order."""
    entries = script.title_page.entries if script.title_page else ()
    return tuple(
        Piece(value.text, value.span)
        for entry in entries
        if entry.key.text.casefold() == KEY
        for value in entry.values
        if value.text
    )


def every(script: Script) -> tuple[Piece, ...]:
    """What a script takes in, in the order of the text."""
    lines = (element.path for element in script.elements if isinstance(element, Include))
    return (*of_title_page(script), *lines)
