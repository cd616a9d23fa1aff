"""What every chart is drawn with.

A chart has no view box: places from left to right are percentages of its column, heights and
letters are pixels, so that it is as wide as a phone or a page and its words can be read on both.
Shapes that must stretch stand in inner views of SPAN units, which stretch without their strokes.
"""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from typebar.layout.measure import WIDTHS, columns
from typebar.reports.figures import Tick
from typebar.reports.markup import element

SPAN = 10000
"""Units of an inner view from left to right."""
AXIS = 18
"""Pixels of an axis below a plot."""
LABEL = 13
"""Pixels of a row of letters."""
_LONGEST = 24
"""Columns of the longest name that is written out."""


def percent(at: float) -> str:
    """A place from 0 to 1 as SVG has it."""
    return f"{at * 100:.3f}".rstrip("0").rstrip(".") + "%"


def units(at: float) -> int:
    """A place from 0 to 1 in an inner view."""
    return round(at * SPAN)


def canvas(name: str, height: int, title: str, told: str, *content: Element) -> Element:
    """A chart with its name and its words for those who don't see it."""
    return element(
        "svg",
        {
            "class": "chart",
            "role": "img",
            "width": "100%",
            "height": str(height),
            "aria-labelledby": f"{name}-title {name}-told",
        },
        element("title", {"id": f"{name}-title"}, title),
        element("desc", {"id": f"{name}-told"}, told),
        *content,
    )


def text(words: str, x: str, y: int, kind: str = "", anchor: str = "", shift: int = 0) -> Element:
    """Words at a place."""
    # The outline, in the paper's colour and under the letters, keeps lines out of them.
    attributes = {"x": x, "y": str(y), "paint-order": "stroke"}
    if kind:
        attributes["class"] = kind
    if anchor:
        attributes["text-anchor"] = anchor
    if shift:
        attributes["transform"] = f"translate({shift} 0)"
    return element("text", attributes, words)


def rectangle(x: str, y: float, width: str, height: float, kind: str) -> Element:
    """A rectangle."""
    return element(
        "rect", {"class": kind, "x": x, "y": f"{y:g}", "width": width, "height": f"{height:g}"}
    )


def upright(at: float, top: int, bottom: int, kind: str) -> Element:
    """A vertical line."""
    x = percent(at)
    ends = {"x1": x, "x2": x, "y1": str(top), "y2": str(bottom)}
    return element("line", {"class": kind, **ends})


def level(y: float, kind: str, stop: float = 1.0) -> Element:
    """A horizontal line from the left."""
    ends = {"x1": "0", "x2": percent(stop), "y1": f"{y:g}", "y2": f"{y:g}"}
    return element("line", {"class": kind, **ends})


def view(top: float, height: int, *content: Element) -> Element:
    """A stretch of the chart with SPAN units from left to right and a unit a pixel downwards."""
    return element(
        "svg",
        {
            "y": f"{top:g}",
            "width": "100%",
            "height": str(height),
            "viewBox": f"0 0 {SPAN} {height}",
            "preserveAspectRatio": "none",
        },
        *content,
    )


def path(kind: str, steps: Sequence[str]) -> Element:
    """A path."""
    attributes = {"class": kind, "d": "".join(steps), "vector-effect": "non-scaling-stroke"}
    return element("path", attributes)


def box(start: float, stop: float, top: float, bottom: float) -> str:
    """A rectangle as part of a path; at least one unit wide."""
    left = units(start)
    width = max(1, units(stop) - left)
    return f"M{left} {bottom:g}V{top:g}h{width}V{bottom:g}z"


def axis(ticks: Sequence[Tick], top: int) -> list[Element]:
    """Small ticks with their labels below a plot."""
    found = []
    for tick in ticks:
        found.append(upright(tick.at, top, top + 4, "tick"))
        anchor = "start" if tick.at < 0.02 else "end" if tick.at > 0.98 else "middle"
        found.append(text(tick.label, percent(tick.at), top + 4 + LABEL, "axis", anchor))
    return found


def mark_rows(marks: Sequence[Tick]) -> int:
    """Pixels that the names of acts take above a plot."""
    return min(len(marks), 3) * LABEL + (4 if marks else 0)


def mark_lines(marks: Sequence[Tick], bottom: int) -> list[Element]:
    """Where acts begin: a fine line with the name above, in three rows by turns."""
    found = []
    for number, mark in enumerate(marks):
        base = number % 3 * LABEL
        # The edge of the plot needs no line.
        if mark.at > 0.01:
            found.append(upright(mark.at, base + 2, bottom, "mark"))
        late = mark.at > 0.5
        anchor, shift = ("end", -4) if late else ("start", 4 if mark.at > 0.01 else 0)
        where = percent(mark.at), base + LABEL - 2
        for name, kind in variants(mark.label, _LONGEST):
            found.append(text(name, *where, f"axis{kind}", anchor, shift))
    return found


def variants(name: str, most: int) -> list[tuple[str, str]]:
    """The name and the class that it adds: where it's long, one for phones and one for the rest."""
    short = shortened(name, most)
    if short == name:
        return [(name, "")]
    return [(short, " phone"), (shortened(name, 2 * most), " desk")]


def shortened(name: str, most: int = _LONGEST) -> str:
    """The name, or as much of it as a phone has room for."""
    if columns(name) <= most:
        return name
    used = kept = 0
    for character in name:
        used += WIDTHS[character]
        if used >= most:
            break
        kept += 1
    return name[:kept].rstrip() + "…"
