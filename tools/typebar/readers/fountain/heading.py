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
_USUAL = frozenset(f"{word}." for word in _LISTED)
"""As nearly all headings have them."""
_OPENINGS = frozenset(first + second for first in "iIeE" for second in "nNxXsS./")
"""What prefixes begin with: most lines are told from headings by two letters."""
_NUMBER = re.compile(r"[A-Za-z0-9.\-]+")


def is_natural(words: str) -> bool:
    """Whether a line opens as a heading does."""
    return words[:2] in _OPENINGS and _PREFIX.match(words) is not None


def is_forced(words: str) -> bool:
    """Whether a line opens with a full stop and then a letter or digit."""
    return words[0] == "." and len(words) > 1 and words[1].isalnum()


def read(path: str, row: Row, blank_lines: int, report: Report) -> SceneHeading:
    """The heading that a row is; it opens with a known prefix or is forced."""
    text, words = row.text, row.words
    start = text.index(words)
    stop = start + len(words)
    forced = words[0] == "."
    if forced:
        start += 1
    number = None
    if words[-1] == "#":
        number, stop = _number(path, row, start, stop)
    prefix = _PREFIX.match(text, start, stop)
    after = prefix.end() if prefix else start
    if prefix:
        _check_prefix(row, prefix, report)
    dash, width = _last_dash(text, after, stop)
    return drafts.heading(
        row.node_span(path),
        row.line(path, start, stop),
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
    mark = text.rfind("#", start, stop - 1)
    if mark < 0 or not _NUMBER.fullmatch(text, mark + 1, stop - 1):
        return None, stop
    return row.piece(path, mark + 1, stop - 1), start + len(text[start:mark].rstrip(BLANKS))


def _last_dash(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the dash before the time of day stands, and its width; the end where there is none."""
    at, double = text.rfind(" - ", start, stop), text.rfind(" -- ", start, stop)
    if not text.isascii():
        at = max(at, text.rfind(" – ", start, stop), text.rfind(" — ", start, stop))
    if double > at:
        return double, 4
    return (at, 3) if at >= 0 else (stop, 0)


def _piece(path: str, row: Row, start: int, stop: int) -> Piece | None:
    if start == stop:
        return None
    piece = row.piece(path, start, stop)
    return piece if piece.text else None


def _check_prefix(row: Row, prefix: re.Match[str], report: Report) -> None:
    if prefix[0] in _USUAL:
        return
    word = prefix[0].rstrip(".").upper()
    if word not in _LISTED:
        span = row.span("", *prefix.span())
        report(
            "FTN020",
            span.start,
            span.end,
            f"{quoted(prefix[0])} is read as the opening of a scene heading, but isn't in the list "
            "of Fountain",
            help='write "INT./EXT." or "I/E", which every program reads',
        )
