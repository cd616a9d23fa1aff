"""The script row by row."""

from xml.etree.ElementTree import Element

from typebar.reports.charts.canvas import (
    LABEL,
    box,
    canvas,
    level,
    path,
    percent,
    text,
    units,
    view,
)
from typebar.reports.figures import Line, Strip

_LANE = 15
_TICKS = 5
_PITCH = LABEL + _TICKS + 2 * _LANE + 14


def draw(name: str, figure: Strip) -> Element:
    """Lines like those of a text: speech stands above, action hangs below."""
    content: list[Element] = []
    for number, line in enumerate(figure.lines):
        content += _line(line, number * _PITCH)
    legend = f"{figure.upper} above, {figure.lower} below"
    content.append(text(legend, percent(1), LABEL - 2, "axis", "end"))
    height = _PITCH * len(figure.lines) - 14
    return canvas(name, height, figure.title, figure.told, *content)


def _line(line: Line, top: int) -> list[Element]:
    base = top + LABEL + _TICKS + _LANE
    marks = [f"M{units(at)} 0v{_TICKS}" for at in line.marks]
    above = [box(one.start, one.stop, 0, _LANE) for one in line.upper]
    below = [box(one.start, one.stop, 0, _LANE) for one in line.lower]
    return [
        text(line.label, "0", top + LABEL - 2, "axis"),
        view(top + LABEL, _TICKS, path("tick", marks)),
        view(base - _LANE, _LANE, path("ink", above)),
        view(base, _LANE, path("pale", below)),
        level(base, "base", line.width),
    ]
