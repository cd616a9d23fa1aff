"""Screenplay pages drawn with characters: for reading, for comparing, for tests."""

from collections.abc import Iterable

from typebar.layout.measure import columns
from typebar.layout.pages import UNITS_PER_COLUMN, Page, Placed
from typebar.model.work import Work
from typebar.writers.registry import Options, Rendering
from typebar.writers.sheets import sheets

MARGIN = 10
"""Columns left of the text, in which scene numbers stand."""
_ROW_ENDS: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0))),
    0x2028: " ",
    0x2029: " ",
}
"""What would end a row or a page, or steer a terminal: pages have their own form feeds."""


def write(work: Work, options: Options) -> Rendering:
    """The pages as text, parted by form feeds; emphasis isn't shown.

    Raises:
        UsageError: no profile has the name that is asked for.
    """
    laid = sheets(work, options)
    drawn = (draw(page) for page in laid.all)
    return Rendering("\f".join(drawn).encode("utf-8", "surrogatepass"))


def draw(page: Page, *, margin: int = MARGIN) -> str:
    """One page, row by row from its uppermost line on, without blanks at the ends of rows.

    Rows that are struck stay blank: characters can't be crossed out.
    """
    if not page.lines:
        return ""
    rows: dict[int, list[Placed]] = {}
    for placed in page.lines:
        if page.is_struck(placed):
            continue
        rows.setdefault(placed.row, []).append(placed)
    first, last = min(0, *rows), max(rows)
    return "".join(f"{_row(rows.get(row, ()), margin)}\n" for row in range(first, last + 1))


def _row(placed: Iterable[Placed], margin: int) -> str:
    """What stands on one row, each piece in the column that is nearest to its place."""
    text = ""
    for piece in sorted(placed, key=lambda piece: piece.x):
        column = max(0, margin + round(piece.x / UNITS_PER_COLUMN))
        gap = column - columns(text)
        # Pieces never run into each other, even where a font would let them.
        text += " " * (gap if gap > 0 or not text else 1) + piece.text.translate(_ROW_ENDS)
    return text.rstrip()
