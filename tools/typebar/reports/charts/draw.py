"""A figure as SVG."""

from typing import assert_never
from xml.etree.ElementTree import Element

from typebar.reports.charts import bars, curves, matrix, strip, timeline
from typebar.reports.figures import Bars, Curves, Figure, Matrix, Strip, Timeline


def draw(name: str, figure: Figure) -> Element:
    """The figure; `name` is what its ids begin with."""
    match figure:
        case Timeline():
            return timeline.draw(name, figure)
        case Curves():
            return curves.draw(name, figure)
        case Strip():
            return strip.draw(name, figure)
        case Matrix():
            return matrix.draw(name, figure)
        case Bars():
            return bars.draw(name, figure)
        case _:
            assert_never(figure)
