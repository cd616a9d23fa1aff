"""The title page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from typebar.layout.measure import columns
from typebar.layout.page_style import ElementStyle, PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page, Placed
from typebar.layout.passages import Passage
from typebar.layout.typeset import passage
from typebar.model.inline import Line
from typebar.model.script import Script, TitleEntry, TitlePage
from typebar.model.work import Metadata
from typebar.text.source import Span

_UNITS_PER_MM = 80 / 25.4
_WIDTH = 56
"""Columns of a centred line."""
_HALF = 28
"""Columns of a line in a lower corner."""
_THIRD = 18
"""Columns of a line at the head, of which three stand side by side."""
TITLE_ROW, CREDIT_ROW, AUTHOR_ROW, SOURCE_ROW = 19, 23, 25, 30
"""4.16, 4.83, 5.16 and 6 inches from the upper edge of the sheet, on Final Draft's title page."""
SUBTITLE_ROW = TITLE_ROW + 2

KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "credit": ("credit",),
    "authors": ("author", "authors", "written by"),
    "source": ("source", "cc"),
    "contact": ("contact", "contact info", "address", "phone", "email", "bl"),
    "rights": ("copyright", "rights", "wga registration", "wga"),
    "notes": ("notes", "info", "br"),
    "revision": ("revision", "revision date", "version", "draft"),
    "draft": ("draft date", "date"),
    "upper_left": ("tl",),
    "upper": ("tc",),
    "upper_right": ("tr",),
}
"""What a title page shows, and the keys that say it, in lower case.

Source: the syntax page of Fountain 1.1; Highland for "contact info"; Better Fountain for the
places of two letters: top, centre or bottom, then left, centre or right.
"""


class Entries(NamedTuple):
    """What a title page shows."""

    title: tuple[Line, ...] = ()
    credit: tuple[Line, ...] = ()
    author: tuple[Line, ...] = ()
    source: tuple[Line, ...] = ()
    lower_left: tuple[Line, ...] = ()
    lower_right: tuple[Line, ...] = ()
    subtitle: tuple[Line, ...] = ()
    upper_left: tuple[Line, ...] = ()
    upper: tuple[Line, ...] = ()
    upper_right: tuple[Line, ...] = ()


def title_page(script: Script, metadata: Metadata, style: PageStyle) -> Page | None:
    """The title page that the script opens with, else one of what is known of a titled work.

    Title, subtitle, credit, author and source are centred on the sheet, contact and rights stand
    lower left, draft and date lower right. Where there is so much of it that they would meet, the
    middle moves up and, when that isn't enough, the corners down.
    """
    shown = entries(script, metadata)
    if shown is None:
        return None
    rows = [*_head(shown, style), *_apart(_centred(shown, style), _corners(shown, style), style)]
    return Page("", tuple(sorted(rows, key=lambda placed: (placed.row, placed.x))))


def entries(script: Script, metadata: Metadata) -> Entries | None:
    """What the title page shows; none where there is no such page."""
    written = script.title_page
    if written is None and not metadata.titled:
        return None
    found = _written(written) if written is not None else Entries()
    if not found.title:
        found = _known(metadata, found)
    return found if any(found) else None


def _written(page: TitlePage) -> Entries:
    found = {name: said(page, name) for name in KEYS}
    return Entries(
        found["title"],
        found["credit"],
        found["authors"],
        found["source"],
        (*found["contact"], *found["rights"]),
        (*found["notes"], *found["revision"], *found["draft"]),
        found["subtitle"],
        found["upper_left"],
        found["upper"],
        found["upper_right"],
    )


def said(page: TitlePage, name: str) -> tuple[Line, ...]:
    """The lines that a title page has for a name of KEYS, in the order of the text, no empty ones.

    Where nothing else is the credit, the key `Written by` is, as typed: a name stands behind it.
    """
    keys = KEYS[name]
    of_keys = [entry for entry in page.entries if _key(entry) in keys]
    lines = tuple(line for entry in of_keys for line in entry.values if line.text.strip())
    if lines or name != "credit":
        return lines
    own = (entry for entry in page.entries if _key(entry) == "written by" and entry.values)
    return tuple(Line(entry.key.text, entry.key.span) for entry in own)[:1]


def _key(entry: TitleEntry) -> str:
    return " ".join(entry.key.text.casefold().split())


def _known(metadata: Metadata, entries: Entries) -> Entries:
    """Entries of the metadata, where the page itself has none."""
    known = Entries(
        _made(metadata.title),
        _made(metadata.credit),
        _made(*metadata.authors),
        _made(metadata.source),
        _made(*metadata.contact, metadata.rights),
        _made(metadata.draft, metadata.date),
        _made(metadata.subtitle),
    )
    return Entries(*(own or made for own, made in zip(entries, known, strict=True)))


def _made(*texts: str) -> tuple[Line, ...]:
    """Lines that stand in no source."""
    return tuple(Line(text, Span("", -1, -1)) for text in texts if text)


def _rows(lines: Sequence[Line], width: int) -> list[tuple[Passage, int, int]]:
    """Lines cut into rows: passage, start, end."""
    found = []
    for line in lines:
        set_line = passage(Kind.TITLE_PAGE, ElementStyle(0, width), (line,))
        found += [(set_line, row.start, row.end) for row in set_line.rows(0, 60)]
    return found


def _placed(row: int, x: int, cut: tuple[Passage, int, int]) -> Placed:
    text, start, end = cut
    offset = text.offset(start) if text.origins[0][1] >= 0 else -1
    return Placed(row, x, text.runs(start, end), Kind.TITLE_PAGE, -1, offset)


def _width(cut: tuple[Passage, int, int]) -> int:
    return columns(cut[0].text[cut[1] : cut[2]]) * UNITS_PER_COLUMN


def _centred(entries: Entries, style: PageStyle) -> list[Placed]:
    """Rows about the middle of the sheet; what needs more rows pushes the next ones down."""
    title = _rows(entries.title, _WIDTH)
    row = max(0, TITLE_ROW - len(title) + 1)
    free = row
    groups = (
        (row, title),
        (SUBTITLE_ROW, _rows(entries.subtitle, _WIDTH)),
        (CREDIT_ROW, _rows(entries.credit, _WIDTH)),
        (AUTHOR_ROW, _rows(entries.author, _WIDTH)),
        (SOURCE_ROW, _rows(entries.source, _WIDTH)),
    )
    placed: list[Placed] = []
    for wanted, rows in groups:
        at = max(wanted, free)
        placed += _in_the_middle(rows, at, style)
        free = at + len(rows) + 1 if rows else free
    return placed


def _in_the_middle(
    rows: Sequence[tuple[Passage, int, int]], first: int, style: PageStyle
) -> Iterator[Placed]:
    sheet = round(style.paper.width_mm * _UNITS_PER_MM)
    for row, cut in enumerate(rows, first):
        yield _placed(row, (sheet - _width(cut)) // 2 - style.paper.left, cut)


def _corners(entries: Entries, style: PageStyle) -> list[Placed]:
    left, right = _rows(entries.lower_left, _HALF), _rows(entries.lower_right, _HALF)
    last = style.paper.rows
    return [
        *_at_the_left(left, last - len(left)),
        *_at_the_right(right, last - len(right), style),
    ]


def _head(entries: Entries, style: PageStyle) -> Iterator[Placed]:
    """What a title page wants at its head: left, in the middle, right."""
    yield from _at_the_left(_rows(entries.upper_left, _THIRD), 0)
    yield from _in_the_middle(_rows(entries.upper, _THIRD), 0, style)
    yield from _at_the_right(_rows(entries.upper_right, _THIRD), 0, style)


def _at_the_left(rows: Sequence[tuple[Passage, int, int]], first: int) -> Iterator[Placed]:
    for row, cut in enumerate(rows, first):
        yield _placed(row, 0, cut)


def _at_the_right(
    rows: Sequence[tuple[Passage, int, int]], first: int, style: PageStyle
) -> Iterator[Placed]:
    for row, cut in enumerate(rows, first):
        yield _placed(row, style.marks.page_number_right - _width(cut), cut)


def _apart(
    centred: Sequence[Placed], corners: Sequence[Placed], style: PageStyle
) -> Iterator[Placed]:
    """Both, moved where they would meet or leave the sheet."""
    foot = max((placed.row + 1 for placed in centred), default=0)
    up = max(0, foot - style.paper.rows)
    down = 0
    if _meet(centred, corners):
        head = min(placed.row for placed in corners)
        up = max(up, foot + 1 - head)
    up = min(up, min((placed.row for placed in centred), default=0))
    if _meet(moved := [placed._replace(row=placed.row - up) for placed in centred], corners):
        down = foot - up + 1 - min(placed.row for placed in corners)
    yield from moved
    yield from (placed._replace(row=placed.row + down) for placed in corners)


def _meet(centred: Iterable[Placed], corners: Iterable[Placed]) -> bool:
    """Whether any row of a corner runs into one of the middle, or stands above the sheet's top."""
    middle = {placed.row: placed for placed in centred}
    return any(
        placed.row < 0
        or (
            placed.row in middle
            and _end(placed) > middle[placed.row].x - UNITS_PER_COLUMN
            and placed.x < _end(middle[placed.row]) + UNITS_PER_COLUMN
        )
        for placed in corners
    )


def _end(placed: Placed) -> int:
    return placed.x + columns(placed.text) * UNITS_PER_COLUMN
