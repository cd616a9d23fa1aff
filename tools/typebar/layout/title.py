"""The title page."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from typebar.layout.measure import columns
from typebar.layout.page_style import ElementStyle, PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page, Placed
from typebar.layout.passages import Passage
from typebar.layout.typeset import passage
from typebar.model.inline import Line
from typebar.model.script import Script, TitlePage
from typebar.model.work import Metadata
from typebar.text.source import Span

_UNITS_PER_MM = 80 / 25.4
_WIDTH = 56
"""Columns of a centred line."""
_HALF = 28
"""Columns of a line in a lower corner."""
TITLE_ROW, CREDIT_ROW, AUTHOR_ROW, SOURCE_ROW = 19, 23, 25, 30
"""4.16, 4.83, 5.16 and 6 inches from the upper edge of the sheet, on Final Draft's title page."""


class Entries(NamedTuple):
    """What a title page shows."""

    title: tuple[Line, ...] = ()
    credit: tuple[Line, ...] = ()
    author: tuple[Line, ...] = ()
    source: tuple[Line, ...] = ()
    lower_left: tuple[Line, ...] = ()
    lower_right: tuple[Line, ...] = ()


def title_page(script: Script, metadata: Metadata, style: PageStyle) -> Page | None:
    """The title page that the script opens with, else one of what is known of a titled work.

    Title, credit, author and source are centred on the sheet, contact and rights stand lower
    left, draft and date lower right.
    """
    shown = entries(script, metadata)
    if shown is None:
        return None
    rows = list(_centred(shown, style))
    rows += _corners(shown, style)
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
    return Entries(
        _lines(page, "title"),
        _lines(page, "credit"),
        _lines(page, "author", "authors"),
        _lines(page, "source"),
        (*_lines(page, "contact"), *_lines(page, "copyright")),
        (*_lines(page, "notes"), *_lines(page, "revision"), *_lines(page, "draft date", "date")),
    )


def _lines(page: TitlePage, *keys: str) -> tuple[Line, ...]:
    """The lines under any of these keys, in the order of the text, empty ones left out."""
    return tuple(
        line
        for entry in page.entries
        if entry.key.text.casefold() in keys
        for line in entry.values
        if line.text.strip()
    )


def _known(metadata: Metadata, entries: Entries) -> Entries:
    """Entries of the metadata, where the page itself has none."""
    known = Entries(
        _made(metadata.title),
        _made(metadata.credit),
        _made(*metadata.authors),
        _made(metadata.source),
        _made(*metadata.contact, metadata.rights),
        _made(metadata.draft, metadata.date),
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


def _centred(entries: Entries, style: PageStyle) -> Iterable[Placed]:
    """Rows about the middle of the sheet; what needs more rows pushes the next ones down."""
    sheet = round(style.paper.width_mm * _UNITS_PER_MM)
    title = _rows(entries.title, _WIDTH)
    row = max(0, TITLE_ROW - len(title) + 1)
    free = row
    groups = (
        (row, title),
        (CREDIT_ROW, _rows(entries.credit, _WIDTH)),
        (AUTHOR_ROW, _rows(entries.author, _WIDTH)),
        (SOURCE_ROW, _rows(entries.source, _WIDTH)),
    )
    for wanted, rows in groups:
        at = max(wanted, free)
        for cut in rows:
            yield _placed(at, (sheet - _width(cut)) // 2 - style.paper.left, cut)
            at += 1
        free = at + 1 if rows else free


def _corners(entries: Entries, style: PageStyle) -> Iterable[Placed]:
    left = _rows(entries.lower_left, _HALF)
    right = _rows(entries.lower_right, _HALF)
    edge = style.marks.page_number_right
    last = style.paper.rows
    for index, cut in enumerate(left):
        yield _placed(last - len(left) + index, 0, cut)
    for index, cut in enumerate(right):
        yield _placed(last - len(right) + index, edge - _width(cut), cut)
