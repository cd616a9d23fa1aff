"""Who is there, page by page."""

from xml.etree.ElementTree import Element

from typebar.reports.charts.canvas import (
    AXIS,
    LABEL,
    axis,
    box,
    canvas,
    level,
    mark_lines,
    mark_rows,
    path,
    percent,
    text,
    variants,
    view,
)
from typebar.reports.figures import Timeline, Track

_BARS = 18
_PITCH = LABEL + _BARS + 10
_LONGEST = 18
"""Columns of a name beside which a phone has room for the remark."""


def draw(name: str, figure: Timeline) -> Element:
    """A row for each: the name, a line where they are, bars for what they say."""
    top = mark_rows(figure.marks)
    bottom = top + _PITCH * len(figure.tracks)
    content = mark_lines(figure.marks, bottom)
    for number, track in enumerate(figure.tracks):
        content += _track(track, top + number * _PITCH)
    content += axis(figure.ticks, bottom + 2)
    return canvas(name, bottom + AXIS + 6, figure.title, figure.told, *content)


def _track(track: Track, top: int) -> list[Element]:
    base = top + LABEL + _BARS + 2
    bars = [
        box(bar.start, bar.start + (bar.stop - bar.start) * 0.86, _BARS * (1 - bar.height), _BARS)
        for bar in track.spoken
    ]
    there = [box(one.start, one.stop, 0, 3) for one in track.present]
    return [
        level(base + 1.5, "hair"),
        view(base, 3, path("there", there)),
        view(base - _BARS, _BARS, path("ink", bars)),
        *(
            text(label, "0", top + LABEL - 2, f"name{kind}")
            for label, kind in variants(track.label, _LONGEST)
        ),
        text(track.remark, percent(1), top + LABEL - 2, "axis", "end"),
    ]
