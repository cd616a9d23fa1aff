"""The elements of a screenplay as paragraph styles, by the measures of a page style."""

from typebar.layout.page_style import Align, ElementStyle, PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind
from typebar.writers.docx.looks import Look

NAMES = {
    Kind.HEADING: "Scene Heading",
    Kind.SHOT: "Shot",
    Kind.ACTION: "Action",
    Kind.CENTRED: "Centered",
    Kind.CUE: "Character",
    Kind.PARENTHETICAL: "Parenthetical",
    Kind.DIALOGUE: "Dialogue",
    Kind.LYRIC: "Lyric",
    Kind.TRANSITION: "Transition",
    Kind.NOTE: "Note",
    Kind.SECTION: "Section",
    Kind.SYNOPSIS: "Synopsis",
}
"""The styles, named as the elements are in other screenwriting programs."""
DUAL = {
    kind: f"Dual {NAMES[kind]}"
    for kind in (Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC)
}
"""The styles of speeches side by side."""

ROW = 12.0
"""Points of a row."""
_POINTS_PER_UNIT = 72 / 80
_KEPT = (Kind.HEADING, Kind.SHOT, Kind.SECTION, Kind.CUE, Kind.PARENTHETICAL)
_NEXT = {
    Kind.HEADING: Kind.ACTION,
    Kind.SHOT: Kind.ACTION,
    Kind.CUE: Kind.DIALOGUE,
    Kind.PARENTHETICAL: Kind.DIALOGUE,
    Kind.DIALOGUE: Kind.CUE,
    Kind.TRANSITION: Kind.HEADING,
}
_OUTLINE = {Kind.SECTION: 1, Kind.HEADING: 2}
_ALIGN = {Align.LEFT: "LEFT", Align.CENTRE: "CENTER", Align.RIGHT: "RIGHT"}
_SLACK = 1.0
"""Points that a line may be wider: Courier New's letters are a trace wider than a tenth inch."""


def points(units: float) -> float:
    """Units of 1/80 inch in points."""
    return units * _POINTS_PER_UNIT


def measure(style: PageStyle) -> float:
    """Points from the left margin to where the widest element ends."""
    ends = (one.x + one.width * UNITS_PER_COLUMN for one in style.elements.values())
    return points(max(ends)) + _SLACK


def looks(style: PageStyle) -> tuple[Look, ...]:
    """The styles of all elements, side by side ones and heads too."""
    wide = measure(style)
    half = points(style.dual.right)
    single = (_look(NAMES[kind], kind, style.of(kind), wide) for kind in NAMES)
    dual = (
        _look(DUAL[kind], kind, style.dual.elements.get(kind) or style.of(kind), half)
        for kind in DUAL
    )
    edge = wide - points(style.marks.page_number_right)
    # The title is centred on the sheet, whose margins aren't alike.
    left = points(style.paper.left)
    right = style.paper.width_mm / 25.4 * 72 - left - wide
    return (
        *single,
        *dual,
        Look("Title", ROW, "CENTER", right=max(0.0, left - right)),
        Look("Title Page", ROW, "CENTER", right=max(0.0, left - right)),
        Look("Title Page Corners", ROW),
        Look("Header", ROW, "RIGHT", right=max(0.0, edge)),
    )


def _look(name: str, kind: Kind, style: ElementStyle, wide: float) -> Look:
    left = points(style.x)
    hang = points(style.outdent * UNITS_PER_COLUMN)
    following = _NEXT.get(kind, kind)
    in_pairs = name.startswith("Dual ")
    # In a column of two the cue stands where its length asks for: the paragraph says it.
    right = (
        0 if in_pairs and kind is Kind.CUE else wide - left - points(style.width * UNITS_PER_COLUMN)
    )
    return Look(
        name,
        ROW * style.spacing,
        _ALIGN[style.align],
        left=0 if in_pairs and kind is Kind.CUE else left,
        right=max(0.0, right - _SLACK),
        first=-hang,
        before=style.before * ROW,
        emphasis=style.emphasis,
        keep=kind in _KEPT,
        widows=True,
        outline=0 if in_pairs else _OUTLINE.get(kind, 0),
        next=(DUAL if in_pairs else NAMES).get(following, name),
    )
