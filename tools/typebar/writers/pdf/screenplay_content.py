"""The drawing of screenplay pages: rows of type on the grid, each in its marked content."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, hypot, sin

from typebar.layout.measure import columns
from typebar.layout.page_style import Paper
from typebar.layout.pages import Page, Placed
from typebar.model.inline import Emphasis
from typebar.writers.pdf.objects import number
from typebar.writers.pdf.screenplay_tags import Tag, Tagged
from typebar.writers.pdf.typeface import UNDERLINE_PLACE, UNDERLINE_WEIGHT

SIZE = 12
ROW = 12.0
COLUMN = 7.2
UNIT = 0.9
"""Points in 1/80 inch."""
POINTS_PER_MM = 72 / 25.4
BASELINE = 9.6
"""Of a row, from its upper edge: the type stands in the middle of its twelve points."""
STRIKE_MARGIN = 72
"""Points between a line that strikes a scene and the right edge of the sheet."""
STRIKE_GREY = 0.5
WATERMARK_GREY = 0.88
CAPITAL = 0.58
"""Height of a capital, as part of the size."""
_FACES = Emphasis.BOLD | Emphasis.ITALIC
FONT_NAMES = {
    Emphasis.NONE: "R",
    Emphasis.BOLD: "B",
    Emphasis.ITALIC: "I",
    Emphasis.BOLD | Emphasis.ITALIC: "Z",
}


_ASCII = range(0x20, 0x7F)
_SHORT = range(0x80, 0x100)
"""Codes of one byte for letters beyond ASCII."""
_ESCAPES = {"\r": r"\r", "(": r"\(", ")": r"\)", "\\": r"\\"}
"""Characters that a string of a content stream can't hold as they are."""


def letter_codes(characters: Iterable[str]) -> dict[str, bytes]:
    """What content streams hold for each character.

    ASCII stands for itself and others take a byte each; two bytes for all where 128 don't do. A
    byte a letter makes the whole file a tenth smaller.
    """
    letters = sorted(set(characters) | {" "})
    others = [letter for letter in letters if ord(letter) not in _ASCII]
    if len(others) > len(_SHORT):
        return {letter: number.to_bytes(2, "big") for number, letter in enumerate(letters, 1)}
    short = {letter: bytes((code,)) for code, letter in zip(_SHORT, others, strict=False)}
    return {letter: short.get(letter) or letter.encode("ascii") for letter in letters}


def spellings(codes: Mapping[str, bytes]) -> dict[int, str]:
    """How strings of a content stream spell characters, where it isn't as the character itself."""
    spelled = {
        ord(character): "".join(_ESCAPES.get(byte, byte) for byte in code.decode("latin-1"))
        for character, code in codes.items()
    }
    return {number: spelling for number, spelling in spelled.items() if spelling != chr(number)}


@dataclass(slots=True)
class Drawing:
    """Content streams, and the characters that they show in each face."""

    paper: Paper
    codes: Mapping[str, bytes]
    """Of every character; see `letter_codes`."""
    watermark: str = ""
    shown: dict[Emphasis, set[str]] = field(default_factory=dict)
    spelled: dict[int, str] = field(init=False)
    current: Emphasis | None = None
    """The face that is set on the page being drawn."""

    def __post_init__(self) -> None:
        self.spelled = spellings(self.codes)

    def used(self, emphasis: Emphasis) -> dict[str, bytes]:
        """Characters that were drawn in a face, with their codes."""
        return {character: self.codes[character] for character in sorted(self.shown[emphasis])}

    def page(self, page: Page, tagged: Tagged, index: int) -> tuple[bytes, list[Tag]]:
        """A page's content, and for every marked stretch the tag that it belongs to."""
        self.current = None
        pieces = [*self.across(), f"{SIZE} TL"]
        marked: list[Tag] = []
        at = 0
        while at < len(tagged):
            tag, stop = tagged[at], at + 1
            while stop < len(tagged) and tagged[stop] is tag:
                stop += 1
            if tag is None:
                pieces.append("/Artifact <</Type /Pagination>> BDC")
            else:
                pieces.append(f"/{tag.name} <</MCID {len(marked)}>> BDC")
                tag.take(index, len(marked))
                marked.append(tag)
            self.rows(page.lines[at:stop], pieces)
            pieces.append("EMC")
            at = stop
        pieces += self.strikes(page)
        return "\n".join(pieces).encode("latin-1"), marked

    def across(self) -> Iterator[str]:
        """The watermark from the lower left to the upper right corner, behind the text."""
        if not self.watermark:
            return
        width, height = self.paper.width_mm * POINTS_PER_MM, self.paper.height_mm * POINTS_PER_MM
        size = watermark_size(self.watermark, self.paper)
        turn = atan2(height, width)
        cosine, sine = cos(turn), sin(turn)
        # The middle of the letters stands in the middle of the sheet.
        along, up = columns(self.watermark) * COLUMN / SIZE * size / 2, size * CAPITAL / 2
        x = width / 2 - along * cosine + up * sine
        y = height / 2 - along * sine - up * cosine
        place = " ".join(f"{value:.4f}" for value in (cosine, sine, -sine, cosine))
        text = self.string(printable(self.watermark), Emphasis.NONE)
        yield "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC"
        yield f"q {WATERMARK_GREY} g BT /{FONT_NAMES[Emphasis.NONE]} {number(size)} Tf"
        yield f"{place} {number(x)} {number(y)} Tm {text} Tj ET Q EMC"

    def strikes(self, page: Page) -> Iterator[str]:
        """A light line across each stretch that is struck, from its foot to its head."""
        left, right = self.paper.left * UNIT, self.paper.width_mm * POINTS_PER_MM - STRIKE_MARGIN
        for first, last in page.struck:
            foot, head = (baseline(row, self.paper) + BASELINE for row in (last + 1, first))
            ends = " ".join(map(number, (left, foot))), " ".join(map(number, (right, head)))
            yield f"/Artifact BMC q {STRIKE_GREY} G 1 w {ends[0]} m {ends[1]} l S Q EMC"

    def rows(self, rows: Sequence[Placed], pieces: list[str]) -> None:
        """Rows of one tag; each that stands right below the one before takes its place from it."""
        before: Placed | None = None
        for position, placed in enumerate(rows, 1):
            text = placed.text
            if not text:
                continue
            below = before and before.row + 1 == placed.row and before.x == placed.x
            if not below:
                x, y = self.place(placed)
                pieces.append(f"{'ET ' if before else ''}BT {number(x)} {number(y)} Td")
            # A blank keeps the last word of a row apart from the first of the next.
            blank = " " if position < len(rows) and not text.endswith("-") else ""
            self.row(placed, pieces, "'" if below else "Tj", blank)
            before = placed
        if before:
            pieces.append("ET")
        for placed in rows:
            pieces += self.underlines(placed)

    def row(self, placed: Placed, pieces: list[str], show: str, blank: str) -> None:
        """Runs of type, one behind the other.

        Args:
            placed: the row.
            pieces: what is drawn so far.
            show: the operator for the first run: on this line, or on the next one.
            blank: what follows the last run.
        """
        last = len(placed.runs) - 1
        for index, run in enumerate(placed.runs):
            # Flags are costly to combine, and most are none.
            face = run.emphasis if run.emphasis is Emphasis.NONE else run.emphasis & _FACES
            if face is not self.current:
                self.current = face
                pieces.append(f"/{FONT_NAMES[face]} {SIZE} Tf")
            text = printable(run.text) + blank if index == last else printable(run.text)
            pieces.append(f"{self.string(text, face)} {show}")
            show = "Tj"

    def string(self, text: str, face: Emphasis) -> str:
        """Characters as a content stream spells them; the face is asked for them later."""
        self.shown.setdefault(face, set()).update(text)
        return f"({text.translate(self.spelled)})"

    def underlines(self, placed: Placed) -> Iterator[str]:
        """Lines under the runs that have one."""
        if all(run.emphasis is Emphasis.NONE for run in placed.runs):
            return
        x, y = self.place(placed)
        for run in placed.runs:
            width = columns(run.text) * COLUMN
            if Emphasis.UNDERLINE in run.emphasis:
                weight = UNDERLINE_WEIGHT * SIZE
                below = y - UNDERLINE_PLACE * SIZE - weight / 2
                sides = (number(side) for side in (x, below, width, weight))
                yield f"{' '.join(sides)} re f"
            x += width

    def place(self, placed: Placed) -> tuple[float, float]:
        """Where a row's baseline starts, in points from the lower left corner of the sheet."""
        return (self.paper.left + placed.x) * UNIT, baseline(placed.row, self.paper)


def baseline(row: int, paper: Paper) -> float:
    """Of a row, in points from the lower edge of the sheet."""
    return paper.height_mm * POINTS_PER_MM - paper.top * UNIT - row * ROW - BASELINE


def watermark_size(text: str, paper: Paper) -> float:
    """The size at which a watermark takes three quarters of the sheet's diagonal, at most 110."""
    diagonal = hypot(paper.width_mm, paper.height_mm) * POINTS_PER_MM
    return min(110, round(0.75 * diagonal / (max(1, columns(text)) * COLUMN / SIZE), 1))


_STAND_INS = {
    "\u2010": "-",
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    "\u02bc": "\u2019",
}
"""Characters that look like another one of the script font, which lacks them."""


def printable(text: str) -> str:
    """The characters that are drawn: marks composed with their letters, what is unseen left out.

    Every blank is as wide as a column, so thin ones and the like are plain ones here.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_DRAWN.__getitem__, unicodedata.normalize("NFC", text)))


class _Drawn(dict[str, str]):
    """What single characters are drawn as, found once each."""

    def __missing__(self, character: str) -> str:
        category = unicodedata.category(character)
        drawn = _STAND_INS.get(character, character)
        if category[0] == "Z" or character == "\t":
            drawn = " "
        elif category in ("Cc", "Cf"):
            drawn = ""
        self[character] = drawn
        return drawn


_DRAWN = _Drawn()


def letters(rows: Iterable[Placed]) -> set[str]:
    """Every character that these rows draw, run by run: marks are composed with what is before."""
    drawn: set[str] = {" "}
    for row in rows:
        for run in row.runs:
            drawn.update(printable(run.text))
    return drawn
