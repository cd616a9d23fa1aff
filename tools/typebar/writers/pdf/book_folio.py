"""Page numbers, drawn when the place of a page in the book is known."""

import io
from functools import lru_cache

from typebar.writers.pdf.book_press import font_file
from typebar.writers.pdf.book_trim import Trim
from typebar.writers.pdf.book_unit import Face

_SCALE = 0.95
"""Of a page number against the text."""


@lru_cache(maxsize=1)
def _digits() -> dict[str, tuple[int, int]]:
    """Glyph and width of what numbers are made of; the face's own figures are old-style ones."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- slow to load

    font = TTFont(io.BytesIO(font_file("vollkorn/Vollkorn-Regular.ttf")), lazy=True)
    names, metrics = font.getBestCmap(), font["hmtx"]
    return {
        character: (font.getGlyphID(names[ord(character)]), metrics[names[ord(character)]][0])
        for character in "0123456789ivxlcdm"
    }


def face(resource: str, labels: list[str]) -> Face:
    """What the page numbers use of the font."""
    used = {character: _digits()[character] for label in labels for character in label}
    return Face(
        resource,
        "Vollkorn-Regular",
        {glyph: character for character, (glyph, _) in used.items()},
        dict(used.values()),
    )


def draw(label: str, resource: str, trim: Trim, *, right: bool) -> bytes:
    """A page number in the middle of the text's foot, as content of a page.

    It's marked as page furniture: a screen reader knows the number from the page's label.
    """
    glyphs = [_digits()[character] for character in label]
    size = round(trim.size * _SCALE, 3)
    width = sum(width for _, width in glyphs) * size / 1000
    middle = (trim.inner if right else trim.outer) + trim.measure / 2
    text = "".join(f"{glyph:04x}" for glyph, _ in glyphs)
    return (
        f"/Artifact <</Type/Pagination>> BDC\nBT 0 g /{resource} {size} Tf "
        f"{middle - width / 2:.3f} {trim.folio_baseline:.3f} Td <{text}> Tj ET\nEMC"
    ).encode("ascii")


def roman(number: int) -> str:
    """The number in small roman numerals."""
    out = ""
    for value, text in _ROMAN:
        while number >= value:
            out += text
            number -= value
    return out


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
