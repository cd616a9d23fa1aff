"""Curves over the pages, one below the other."""

from xml.etree.ElementTree import Element

from typebar.reports.charts.canvas import (
    AXIS,
    LABEL,
    SPAN,
    axis,
    canvas,
    level,
    mark_lines,
    mark_rows,
    path,
    percent,
    text,
    units,
    view,
)
from typebar.reports.figures import Curve, Curves

_HEIGHT = 84
_PITCH = LABEL + 8 + _HEIGHT + 16


def draw(name: str, figure: Curves) -> Element:
    """Each curve as steps over a pale ground, its mean as a dashed line."""
    top = mark_rows(figure.marks)
    bottom = top + _PITCH * len(figure.curves) - 16
    content = mark_lines(figure.marks, bottom)
    for number, curve in enumerate(figure.curves):
        content += _curve(curve, top + number * _PITCH)
    content += axis(figure.ticks, bottom)
    return canvas(name, bottom + AXIS + 4, figure.title, figure.told, *content)


def _curve(curve: Curve, top: int) -> list[Element]:
    plot = top + LABEL + 8
    base = plot + _HEIGHT
    mean = plot + _HEIGHT * (1 - curve.mean)
    return [
        view(plot, _HEIGHT, path("ground", _steps(curve, closed=True))),
        view(plot, _HEIGHT, path("line", _steps(curve, closed=False))),
        level(mean, "mean"),
        level(base, "base"),
        text(f"{curve.label}, {curve.low} to {curve.high}", "0", top + LABEL - 2, "name"),
        text(curve.mean_label, percent(1), top + LABEL - 2, "axis", "end"),
    ]


def _steps(curve: Curve, *, closed: bool) -> list[str]:
    found = []
    for number, (at, value) in enumerate(curve.points):
        x, y = units(at), _HEIGHT * (1 - value)
        if not number:
            found.append(f"M{x} {_HEIGHT}V{y:.1f}" if closed else f"M{x} {y:.1f}")
        else:
            found.append(f"H{x}V{y:.1f}")
    return [*found, f"H{SPAN}V{_HEIGHT}z" if closed else f"H{SPAN}"]
