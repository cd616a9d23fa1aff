"""Drawing screenplay pages as SVG: rows of type on the same grid as in the PDF."""

from collections.abc import Sequence
from functools import lru_cache
from html import escape
from math import atan2, degrees

from typebar.layout.measure import columns, is_plain
from typebar.layout.page_style import Paper
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page
from typebar.model.inline import Emphasis, Run
from typebar.server.view import Paper as Sheet
from typebar.writers.pdf.screenplay_content import watermark_size
from typebar.writers.xhtml import clean

_UNITS_PER_MM = 80 / 25.4
_POINTS_PER_UNIT = 0.9
_STRIKE_MARGIN = 80
_ROW = 80 / 6
_BASELINE = 9.6 / 0.9
"""Of a row, from its upper edge: as in the PDF."""
_CLASSES = (
    (Emphasis.BOLD, "b"),
    (Emphasis.ITALIC, "i"),
    (Emphasis.UNDERLINE, "u"),
)


def measures(paper: Paper) -> Sheet:
    """The sheet that the profile's paper is."""
    return Sheet(
        round(paper.width_mm * _UNITS_PER_MM), round(paper.height_mm * _UNITS_PER_MM), paper.left
    )


def draw(page: Page, paper: Paper, watermark: str = "") -> str:
    """The page as an `svg` element with one `text` a row, in the order of the page's lines.

    What stands behind the rows is in groups, so that the rows are the element's own `text`s.
    """
    sheet = measures(paper)
    left, top = paper.left, paper.top
    rows = "\n".join(
        _row(left + placed.x, top, placed.row, placed.kind, placed.runs) for placed in page.lines
    )
    return (
        f'<svg class="page" viewBox="0 0 {sheet.width} {sheet.height}" xml:space="preserve">'
        f"{_across(watermark, paper)}{_struck(page, paper)}\n{rows}\n</svg>"
    )


def _across(watermark: str, paper: Paper) -> str:
    """What stands from the lower left to the upper right corner, as in the PDF."""
    if not watermark:
        return ""
    sheet = measures(paper)
    size = watermark_size(watermark, paper) / _POINTS_PER_UNIT
    turn = -degrees(atan2(sheet.height, sheet.width))
    place = f"translate({sheet.width / 2:g} {sheet.height / 2:g}) rotate({turn:.3f})"
    text = escape(clean(watermark), quote=False)
    return (
        f'\n<g class="watermark" aria-hidden="true" transform="{place}">'
        f'<text y="{size * 0.29:.2f}" font-size="{size:.2f}" text-anchor="middle">{text}</text></g>'
    )


def _struck(page: Page, paper: Paper) -> str:
    """A light line across each stretch that is struck."""
    right = measures(paper).width - _STRIKE_MARGIN
    lines = (
        f"M{paper.left} {paper.top + (last + 1) * _ROW:.2f}L{right} {paper.top + first * _ROW:.2f}"
        for first, last in page.struck
    )
    path = "".join(lines)
    return f'\n<path class="struck" d="{path}"/>' if path else ""


@lru_cache(maxsize=1 << 15)
def _row(x: int, top: int, row: int, kind: Kind, runs: tuple[Run, ...]) -> str:
    """One row; between two versions of a script nearly all stay, so they are remembered."""
    y = f"{top + row * _ROW + _BASELINE:.2f}".rstrip("0").rstrip(".")
    text = "".join(map(_run, runs))
    return f'<text x="{x}" y="{y}"{_class(kind)}{_width(runs)}>{text}</text>'


def _class(kind: Kind) -> str:
    """What the preview colours; the rest is plain ink."""
    match kind:
        case Kind.HEADING | Kind.SCENE_NUMBER | Kind.PAGE_NUMBER | Kind.NOTE | Kind.SECTION:
            return f' class="{kind.value}"'
        case _:
            return ""


def _width(runs: tuple[Run, ...]) -> str:
    """How wide the row is, where letters of another font may stand in it."""
    text = "".join(run.text for run in runs)
    if is_plain(text) and (text.isascii() or text.isprintable()):
        return ""
    width = columns(text) * UNITS_PER_COLUMN
    return f' textLength="{width}" lengthAdjust="spacingAndGlyphs"' if width else ""


def _run(run: Run) -> str:
    text = escape(clean(run.text), quote=False)
    if run.emphasis is Emphasis.NONE:
        return text
    names = " ".join(name for flag, name in _CLASSES if run.emphasis & flag)
    return f'<tspan class="{names}">{text}</tspan>'


def origins(page: Page, paths: Sequence[str], first: str) -> tuple[tuple[str, int], ...]:
    """Path and offset of each row; `paths` has the source of each element."""
    return tuple(
        (
            paths[placed.element] if placed.element >= 0 else first,
            -1 if placed.synthetic else placed.offset,
        )
        for placed in page.lines
    )
