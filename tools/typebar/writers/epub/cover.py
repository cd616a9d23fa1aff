"""A cover drawn from what is known of a work: type, a disc and lines, in a colour of its own."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

from typebar.model.work import Metadata
from typebar.writers.xhtml import clean
from typebar.writers.xhtml_styles import asset

WIDTH, HEIGHT = 1200, 1800
"""In units of the drawing, which are pixels of the picture: two to three, as shops ask for."""
_MARGIN = 120
_LINES_TOP, _LINES_FOOT = 1100, 1520
_SIZES = (168, 148, 130, 114, 100, 88, 76, 64, 54)
_MOST_LINES = 5


class Palette(NamedTuple):
    """Colours of a cover; type on ground has a contrast of 7:1 and more."""

    ground: str
    ink: str
    glow: str
    line: str


_PALETTES = (
    Palette("#16263d", "#f4ead6", "#e8b45a", "#3c5474"),
    Palette("#23361f", "#f3ecd8", "#e3c35c", "#4d6a45"),
    Palette("#4a1e21", "#f6e9d8", "#e79a63", "#7d4543"),
    Palette("#2c2338", "#f1e8ea", "#d98fa0", "#57496b"),
    Palette("#123638", "#eef0e2", "#f0b76b", "#336164"),
    Palette("#e9e0cc", "#1f2a33", "#b8432f", "#b3a88f"),
)


class Disc(NamedTuple):
    """A filled circle."""

    x: int
    y: int
    radius: int
    colour: str


class Bar(NamedTuple):
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int
    colour: str


class Text(NamedTuple):
    """A line of type around the middle of the sheet."""

    text: str
    baseline: int
    size: int
    colour: str
    italic: bool = False


Shape = Disc | Bar | Text


@dataclass(frozen=True)
class Type:
    """A face of the cover's family: how wide it sets, and which letters it has."""

    italic: bool

    @cached_property
    def data(self) -> bytes:
        """The font file."""
        return asset(f"fonts/vollkorn/Vollkorn-{'Italic' if self.italic else 'Regular'}.ttf")

    @cached_property
    def font(self) -> Any:
        """The font, opened."""
        from fontTools.ttLib import TTFont  # noqa: PLC0415 -- only drawn covers need it

        return TTFont(BytesIO(self.data), lazy=True)

    @cached_property
    def _advances(self) -> dict[int, int]:
        metrics = self.font["hmtx"]
        return {code: metrics[name][0] for code, name in self.font.getBestCmap().items()}

    def has(self, text: str) -> bool:
        """Whether it has a glyph for every character."""
        return all(ord(character) in self._advances for character in text)

    def width(self, text: str, size: int) -> float:
        """How wide the text is set, in units of the drawing."""
        units: int = self.font["head"].unitsPerEm
        return sum(self._advances.get(ord(character), units) for character in text) * size / units


UPRIGHT, SLANTED = Type(italic=False), Type(italic=True)


def shapes(metadata: Metadata) -> tuple[Palette, tuple[Shape, ...]]:
    """The drawing, from back to front; the same for the same title and authors."""
    said = "\n".join((metadata.title, *metadata.authors))
    digest = hashlib.sha256(said.encode("utf-8", "replace")).digest()
    palette = _PALETTES[digest[0] % len(_PALETTES)]
    return palette, (*_ornament(palette, digest), *_type(metadata, palette))


def settable(metadata: Metadata) -> bool:
    """Whether the cover's faces have every character of the text."""
    _, drawn = shapes(metadata)
    return all((SLANTED if s.italic else UPRIGHT).has(s.text) for s in drawn if isinstance(s, Text))


def _ornament(palette: Palette, digest: bytes) -> Iterator[Shape]:
    """A disc over lines that lie closer the farther they are, as a field does."""
    x = WIDTH // 4 + digest[1] * (WIDTH // 2) // 255
    radius = 70 + digest[2] % 70
    yield Disc(x, _LINES_TOP - radius // 3, radius, palette.glow)
    yield Bar(0, _LINES_TOP, WIDTH, HEIGHT - _LINES_TOP, palette.ground)
    y, gap = _LINES_TOP, 9
    while y < _LINES_FOOT:
        yield Bar(0, y, WIDTH, 3, palette.line)
        # The disc's light on the water: shorter the nearer it comes.
        half = max(radius - (y - _LINES_TOP) // 5, 0) * (1 + digest[3 + gap % 20] % 3) // 3
        if half > 8:
            yield Bar(x - half, y, 2 * half, 3, palette.glow)
        y += gap
        gap += 4


def _type(metadata: Metadata, palette: Palette) -> Iterator[Shape]:
    title = _words(metadata.title) or "Untitled"
    subtitle = _few(metadata.subtitle, 2, 52, SLANTED)
    size, lines = _fitted(title, 500 - 70 * len(subtitle))
    baseline = 290
    for line in lines:
        yield Text(line, baseline, size, palette.ink)
        baseline += size * 6 // 5
    for line in subtitle:
        yield Text(line, baseline, 52, palette.ink, italic=True)
        baseline += 64
    authors = _few(", ".join(metadata.authors), 3, 58, UPRIGHT)
    for number, line in enumerate(authors):
        yield Text(line, 1660 - 72 * (len(authors) - 1 - number), 58, palette.ink)


def _fitted(title: str, height: int) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines; a monstrous one is cut."""
    for size in _SIZES:
        lines = _broken(title, size, UPRIGHT)
        widest = max(UPRIGHT.width(line, size) for line in lines)
        if (
            len(lines) * size <= height
            and len(lines) <= _MOST_LINES
            and widest <= WIDTH - 2 * _MARGIN
        ):
            return size, lines
    return size, [_shortened(line, size, UPRIGHT) for line in lines[:_MOST_LINES]]


def _few(text: str, most: int, size: int, face: Type) -> list[str]:
    """The first lines of a text, none wider than the sheet."""
    lines = _broken(_words(text), size, face)[:most]
    return [_shortened(line, size, face) for line in lines]


def _shortened(line: str, size: int, face: Type) -> str:
    while face.width(line, size) > WIDTH - 2 * _MARGIN:
        line = f"{line[:-2]}…"
    return line


def _broken(text: str, size: int, face: Type) -> list[str]:
    """Lines of about one width: as few as fit, then as narrow as that number allows."""
    words = text.split()
    if not words:
        return []
    best = _greedy(words, WIDTH - 2 * _MARGIN, size, face)
    width = WIDTH - 2 * _MARGIN
    while width > 300:
        width -= 40
        narrower = _greedy(words, width, size, face)
        if len(narrower) > len(best) or max(face.width(line, size) for line in narrower) > width:
            break
        best = narrower
    return best


def _greedy(words: list[str], width: int, size: int, face: Type) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if face.width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(text: str) -> str:
    """The text on one line; a text longer than any cover holds is cut."""
    return " ".join(clean(text[:400]).split())
