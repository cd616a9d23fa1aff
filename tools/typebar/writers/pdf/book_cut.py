"""The sheets that a book is printed on before they are cut: bleed and crop marks."""

import re
from dataclasses import dataclass

from typebar.writers.pdf.book_trim import Trim

_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?) *(mm|cm|in|pt)")
LENGTHS = "say 3mm or 0.125in; an inch at the most"
_LARGEST = 72.0
"""Points; printers ask for 3 mm or an eighth of an inch."""
_CLEAR = 8.5
"""Points that crop marks keep clear of the page, or more where the bleed is wider: 3 mm."""
_MARK = 14.0
"""Points that a crop mark is long."""
_EDGE = 3.0
"""Points between its end and the sheet's."""
_WEIGHT = 0.25

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge, in points from the lower left corner of the cut page."""


def length(text: str) -> float | None:
    """Points of a length such as "3mm" or "0.125in"; None for what isn't one up to an inch."""
    match = _LENGTH.fullmatch(text.strip().lower())
    points = float(match[1]) * _POINTS[match[2]] if match else _LARGEST + 1
    return points if points <= _LARGEST else None


@dataclass(frozen=True, slots=True)
class Cut:
    """How a sheet is larger than the page that is cut out of it."""

    bleed: float = 0.0
    """Points by which what is printed may go over the page."""
    marks: bool = False
    """Whether lines beside the corners show where to cut."""

    def sheet(self, trim: Trim) -> Box:
        """The whole sheet."""
        return _around(trim, self._clear + _MARK + _EDGE if self.marks else self.bleed)

    def ink(self, trim: Trim) -> Box:
        """What may be printed on."""
        return _around(trim, self.bleed)

    def page(self, trim: Trim) -> Box:
        """What is left when the sheet is cut."""
        return _around(trim, 0)

    @property
    def _clear(self) -> float:
        return max(_CLEAR, self.bleed)

    def drawn(self, trim: Trim) -> bytes:
        """The marks as content of a page, for production and no part of the text."""
        near, far = self._clear, self._clear + _MARK
        lines = [
            line
            for x, outwards in ((0.0, -1), (trim.width, 1))
            for y, upwards in ((0.0, -1), (trim.height, 1))
            for line in (
                (x + outwards * near, y, x + outwards * far, y),
                (x, y + upwards * near, x, y + upwards * far),
            )
        ]
        drawn = " ".join("{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*line) for line in lines)
        return f"/Artifact <</Type/Page>> BDC\nq 0 G {_WEIGHT} w {drawn} Q\nEMC".encode("ascii")


def _around(trim: Trim, over: float) -> Box:
    return -over, -over, trim.width + over, trim.height + over
