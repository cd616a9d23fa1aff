"""How often two of a list have to do with each other."""

from math import sqrt
from xml.etree.ElementTree import Element

from typebar.reports.charts.canvas import LABEL, canvas, level, percent, text, variants
from typebar.reports.figures import Matrix
from typebar.reports.markup import element

_ROW = 22
_SIDE = 17
"""Pixels of the largest square."""
_NAMES = 0.42
"""How much of the width the names take."""
_LONGEST = 11


def draw(name: str, figure: Matrix) -> Element:
    """Full squares above the diagonal, hollow ones below it; the area is the number."""
    count = len(figure.names)
    top = LABEL + 6
    content: list[Element] = []
    for row, who in enumerate(figure.names):
        middle = top + row * _ROW + _ROW // 2
        content.append(level(top + row * _ROW, "hair"))
        content.append(text(f"{row + 1}", "0", middle + 4, "axis"))
        for label, kind in variants(who, _LONGEST):
            content.append(text(label, "0", middle + 4, f"name{kind}", shift=20))
        content.append(text(f"{row + 1}", percent(_place(row, count)), LABEL - 2, "axis", "middle"))
        content += _row(figure, row, middle)
    height = top + count * _ROW + 2
    return canvas(name, height, figure.title, figure.told, *content)


def _row(figure: Matrix, row: int, middle: int) -> list[Element]:
    count = len(figure.names)
    most_above = max(max(line) for line in _off_diagonal(figure.upper))
    most_below = max(max(line) for line in _off_diagonal(figure.lower))
    found = []
    for column in range(count):
        if column == row:
            found.append(text("·", percent(_place(column, count)), middle + 4, "axis", "middle"))
            continue
        above = column > row
        value = (figure.upper if above else figure.lower)[row][column]
        most = most_above if above else most_below
        if value:
            side = max(3.0, _SIDE * sqrt(value / most))
            found.append(_square(_place(column, count), middle, side, "ink" if above else "hollow"))
    return found


def _off_diagonal(values: tuple[tuple[int, ...], ...]) -> list[list[int]]:
    return [
        [0, *(value for column, value in enumerate(line) if column != row)]
        for row, line in enumerate(values)
    ]


def _place(column: int, count: int) -> float:
    """The middle of a column."""
    return _NAMES + (column + 0.5) * (1 - _NAMES) / count


def _square(at: float, middle: int, side: float, kind: str) -> Element:
    half = f"{-side / 2:.1f}"
    return element(
        "rect",
        {
            "class": kind,
            "x": percent(at),
            "y": str(middle),
            "width": f"{side:.1f}",
            "height": f"{side:.1f}",
            "transform": f"translate({half} {half})",
        },
    )
