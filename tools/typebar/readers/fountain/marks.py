"""What a line is by its first marks alone, wherever it stands.

Source: the syntax page of Fountain 1.1: leading blanks are ignored in everything but action.
"""

import re
from enum import Enum

from typebar.readers.fountain import include

_PAGE_BREAK = re.compile(r"={3,}(?:[ \t]+([^\s=](?:[^=]*[^\s=])?)[ \t]+={3,})?")
FIRST = frozenset("#=~>!{")
"""What the lines that have a mark begin with."""


class Mark(Enum):
    """Kinds of line that end whatever stands above them."""

    SECTION = "section"
    SYNOPSIS = "synopsis"
    PAGE_BREAK = "page break"
    LYRIC = "lyric"
    CENTRED = "centred"
    ACTION = "action"
    INCLUDE = "include"


def mark_of(words: str) -> Mark | None:
    """The kind of a line, given without blanks around it; none for lines that need a context."""
    if words[0] not in FIRST:
        return None
    match words[0]:
        case "#":
            return Mark.SECTION
        case "=":
            return _equals(words)
        case "~":
            return Mark.LYRIC
        case "!":
            return Mark.ACTION
        case "{":
            return Mark.INCLUDE if include.is_include(words) else None
    return Mark.CENTRED if words[-1] == "<" and not words.endswith("\\<") else None


def page_label(words: str) -> str:
    """The label of a page break: "12A" of `=== 12A ===`; empty where it has none."""
    match = _PAGE_BREAK.fullmatch(words)
    return (match[1] or "") if match else ""


def _equals(words: str) -> Mark | None:
    if not words.startswith("=="):
        return Mark.SYNOPSIS
    return Mark.PAGE_BREAK if _PAGE_BREAK.fullmatch(words) else None
