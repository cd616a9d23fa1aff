"""The script font: which characters it has, and its faces as parts of a PDF."""

import hashlib
import zlib
from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from typebar.model.inline import Emphasis
from typebar.text.packaged import packaged
from typebar.writers.compact_font import subset
from typebar.writers.open_font import character_map, tables

_FOLDER = "assets/fonts/courier-prime"
_NAMES = {
    Emphasis.NONE: "Regular",
    Emphasis.BOLD: "Bold",
    Emphasis.ITALIC: "Italic",
    Emphasis.BOLD | Emphasis.ITALIC: "BoldItalic",
}
_FACE_BITS = Emphasis.BOLD | Emphasis.ITALIC
ASCENT = 1827 / 2048
"""Of the size of the type, above the baseline."""
DESCENT = 838 / 2048
"""The same, below it."""
UNDERLINE_PLACE = 0.09
"""How far below the baseline a line is drawn, of the size of the type."""
UNDERLINE_WEIGHT = 0.05


class Face(NamedTuple):
    """One of the four faces."""

    name: str
    """Regular, Bold, Italic or BoldItalic."""
    glyphs: Mapping[int, int]
    """Code point to glyph number."""
    program: bytes
    """The outlines, in the Compact Font Format."""

    @property
    def italic(self) -> bool:
        """Whether the face slants."""
        return "Italic" in self.name

    @property
    def bold(self) -> bool:
        """Whether the face is heavy."""
        return "Bold" in self.name


@cache
def face(emphasis: Emphasis) -> Face:
    """The face for an emphasis; underlining needs no face of its own."""
    name = _NAMES[emphasis & _FACE_BITS]
    data = packaged("typebar.writers", f"{_FOLDER}/CourierPrime-{name}.otf")
    parts = tables(data)
    return Face(name, character_map(parts["cmap"]), parts["CFF "])


def missing(text: Collection[str]) -> list[str]:
    """Those of these characters that the font hasn't, in order."""
    glyphs = face(Emphasis.NONE).glyphs
    return sorted(character for character in set(text) if ord(character) not in glyphs)


def font_program(font: Face, used: Collection[int]) -> bytes:
    """The face's program with only the used glyphs, packed."""
    return zlib.compress(subset(font.program, used), 9)


def subset_name(font: Face, used: Collection[int]) -> str:
    """The name of a subset: six capitals that depend on its glyphs, then the face."""
    digest = hashlib.sha256(repr((font.name, sorted(used))).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6]) + f"+CourierPrime-{font.name}"


def unicode_map(codes: Mapping[str, bytes]) -> bytes:
    """The CMap that gives codes their characters back, so that text can be copied and read.

    Args:
        codes: what content streams hold for each character, all of one length.
    """
    pairs = (
        (code, f"<{character.encode('utf-16-be').hex()}>") for character, code in codes.items()
    )
    return _cmap("Adobe-Identity-UCS", "UCS", 2, "bfchar", sorted(pairs))


def encoding_map(codes: Mapping[str, bytes], font: Face) -> bytes:
    """The CMap that tells which glyph each code draws."""
    pairs = ((code, str(font.glyphs[ord(character)])) for character, code in codes.items())
    return _cmap("Typebar-Letters", "Identity", 1, "cidchar", sorted(pairs))


def _cmap(name: str, ordering: str, kind: int, entry: str, pairs: list[tuple[bytes, str]]) -> bytes:
    size = len(pairs[0][0]) if pairs else 1
    lines = [f"<{code.hex()}> {target}" for code, target in pairs]
    blocks = "".join(
        f"{len(lines[at : at + 100])} begin{entry}\n"
        + "\n".join(lines[at : at + 100])
        + f"\nend{entry}\n"
        for at in range(0, len(lines), 100)
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType {kind} def\n"
        f"1 begincodespacerange\n<{'00' * size}> <{'ff' * size}>\nendcodespacerange\n"
        f"{blocks}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")
