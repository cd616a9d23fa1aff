"""Bars to be compared."""

from xml.etree.ElementTree import Element

from typebar.reports.charts.canvas import (
    LABEL,
    canvas,
    level,
    percent,
    rectangle,
    text,
    variants,
)
from typebar.reports.figures import Bars, Measure

_BAR = 9
_PITCH = LABEL + _BAR + 11
_LONGEST = 26


def draw(name: str, figure: Bars) -> Element:
    """A bar under each name; the second part of one is hollow."""
    top = LABEL + 8 if figure.dark_label else 0
    content = _legend(figure) if figure.dark_label else []
    for number, bar in enumerate(figure.bars):
        content += _bar(bar, top + number * _PITCH)
    height = top + _PITCH * len(figure.bars)
    return canvas(name, height, figure.title, figure.told, *content)


def _legend(figure: Bars) -> list[Element]:
    return [
        rectangle("0", 3, "14", _BAR, "ink"),
        text(figure.dark_label, "0", LABEL - 1, "axis", shift=20),
        rectangle("50%", 3, "14", _BAR, "hollow"),
        text(figure.light_label, "50%", LABEL - 1, "axis", shift=20),
    ]


def _bar(bar: Measure, top: int) -> list[Element]:
    at = top + LABEL + 2
    found = [
        *(
            text(label, "0", top + LABEL - 2, f"name{kind}")
            for label, kind in variants(bar.label, _LONGEST)
        ),
        text(bar.value, percent(1), top + LABEL - 2, "axis", "end"),
        level(at + _BAR, "hair"),
    ]
    if bar.light:
        found.append(rectangle(percent(bar.dark), at, percent(bar.light), _BAR, "hollow"))
    if bar.dark:
        found.append(rectangle("0", at, percent(bar.dark), _BAR, "ink"))
    return found
