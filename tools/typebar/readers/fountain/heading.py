"""Scene headings.

Source: the syntax page of Fountain 1.1, "Scene Heading" and "Scene Numbers"; prefixes beyond its
list are those of scripts from Final Draft.
"""

import re

from typebar.model.inline import Piece
from typebar.model.script import SceneHeading
from typebar.readers.fountain import drafts
from typebar.readers.fountain.faults import Report, quoted
from typebar.readers.fountain.rows import BLANKS, Row

_PREFIX = re.compile(
    r"(?:INT\.?/EXT|EXT\.?/INT|I\.?/E|E\.?/I|INT|EXT|EST)(?:\.|(?=[ \t]))", re.IGNORECASE
)
_LISTED = frozenset({"INT", "EXT", "EST", "INT./EXT", "INT/EXT", "I/E"})
_FIRST_LETTERS = frozenset("iIeE")
_NUMBER = re.compile(r"[A-Za-z0-9.\-]+")


def is_natural(words: str) -> bool:
    """Whether a line opens as a heading does."""
    return words[0] in _FIRST_LETTERS and _PREFIX.match(words) is not None


def is_forced(words: str) -> bool:
    """Whether a line opens with a full stop and then a letter or digit."""
    return words[0] == "." and len(words) > 1 and words[1].isalnum()


def read(path: str, row: Row, blank_lines: int, report: Report) -> SceneHeading:
    """The heading that a row is; it opens with a known prefix or is forced."""
    start = row.text.index(row.words)
    stop = start + len(row.words)
    forced = row.words[0] == "."
    if forced:
        start += 1
    number, stop = _number(path, row, start, stop)
    prefix = _PREFIX.match(row.text, start, stop)
    after = prefix.end() if prefix else start
    if prefix:
        _check_prefix(row, prefix, report)
    dash, width = _last_dash(row.text, after, stop)
    line = row.line(path, start, stop)
    return drafts.heading(
        line.span if line.text == row.text and not row.cuts else row.node_span(path),
        line,
        row.piece(path, start, after) if prefix else None,
        _piece(path, row, after, dash),
        _piece(path, row, dash + width, stop),
        number,
        forced,
        blank_lines,
    )


def _number(path: str, row: Row, start: int, stop: int) -> tuple[Piece | None, int]:
    """The scene number at the end of a heading, and where the rest stops."""
    text = row.text
    if text[stop - 1] != "#":
        return None, stop
    mark = text.rfind("#", start, stop - 1)
    if mark < 0 or not _NUMBER.fullmatch(text, mark + 1, stop - 1):
        return None, stop
    return row.piece(path, mark + 1, stop - 1), start + len(text[start:mark].rstrip(BLANKS))


def _last_dash(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the dash before the time of day stands, and its width; the end where there is none."""
    at = text.rfind(" - ", start, stop)
    if not text.isascii():
        at = max(at, text.rfind(" – ", start, stop), text.rfind(" — ", start, stop))
    return (at, 3) if at >= 0 else (stop, 0)


def _piece(path: str, row: Row, start: int, stop: int) -> Piece | None:
    if start == stop:
        return None
    piece = row.piece(path, start, stop)
    return piece if piece.text else None


def _check_prefix(row: Row, prefix: re.Match[str], report: Report) -> None:
    word = prefix[0].rstrip(".")
    if word not in _LISTED and word.upper() not in _LISTED:
        span = row.span("", *prefix.span())
        report(
            "FTN020",
            span.start,
            span.end,
            f"{quoted(prefix[0])} is read as the opening of a scene heading, but isn't in the list "
            "of Fountain",
            help='write "INT./EXT." or "I/E", which every program reads',
        )
