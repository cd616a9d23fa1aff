"""Drawing screenplay pages as SVG: rows of type on the same grid as in the PDF."""

from collections.abc import Sequence
from html import escape

from typebar.layout.measure import columns, is_plain
from typebar.layout.page_style import Paper
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page, Placed
from typebar.model.inline import Emphasis, Run
from typebar.server.view import Paper as Sheet
from typebar.writers.xhtml import clean

_UNITS_PER_MM = 80 / 25.4
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


def draw(page: Page, paper: Paper) -> str:
    """The page as an `svg` element with one `text` a row, in the order of the page's lines."""
    sheet = measures(paper)
    rows = "\n".join(_row(placed, paper) for placed in page.lines)
    return (
        f'<svg class="page" viewBox="0 0 {sheet.width} {sheet.height}" xml:space="preserve">'
        f"\n{rows}\n</svg>"
    )


def _row(placed: Placed, paper: Paper) -> str:
    x = paper.left + placed.x
    y = f"{paper.top + placed.row * _ROW + _BASELINE:.2f}".rstrip("0").rstrip(".")
    named = _class(placed.kind)
    text = "".join(map(_run, placed.runs))
    return f'<text x="{x}" y="{y}"{named}{_width(placed)}>{text}</text>'


def _class(kind: Kind) -> str:
    """What the preview colours; the rest is plain ink."""
    match kind:
        case Kind.HEADING | Kind.SCENE_NUMBER | Kind.PAGE_NUMBER | Kind.NOTE | Kind.SECTION:
            return f' class="{kind.value}"'
        case _:
            return ""


def _width(placed: Placed) -> str:
    """How wide the row is, where letters of another font may stand in it."""
    text = placed.text
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
