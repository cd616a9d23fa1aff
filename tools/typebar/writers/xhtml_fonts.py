"""Fonts of the package cut down to the characters that an output shows."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from typebar.text.memory import remembered
from typebar.writers.compact_font import subset
from typebar.writers.open_font import character_map, map_table, names_table, open_type, tables, woff
from typebar.writers.xhtml import WRITTEN, clean, name_set
from typebar.writers.xhtml_styles import asset

_BOLD = name_set("b dt h1 h2 h3 h4 h5 h6 strong th")
_FACES = ("00", "01", "10", "11")
"""Attributes of WRITTEN elements: upright, italic, bold, bold italic."""
_ITALIC = name_set("cite dfn em i var")
_NAMES = (0, 1, 2, 3, 4, 5, 6, 14)
"""Of a cut font: whose it is, what it's called, where its licence is."""
_FEATURES = ("ccmp", "kern", "liga", "lnum", "locl", "mark", "mkmk")


@dataclass(frozen=True, slots=True)
class Family:
    """A family of four faces, named as in `assets/fonts`."""

    name: str
    folder: str
    suffix: str
    web: str
    """The form for web pages: "woff", or "woff2", which takes libraries and time."""
    bold: frozenset[str] = _BOLD
    """Elements that are set in bold."""
    italic_classes: frozenset[str] = frozenset()
    """Classes of elements that are set in italics."""


SCRIPT = Family(
    "Courier Prime",
    "courier-prime/CourierPrime",
    ".otf",
    "woff",
    italic_classes=frozenset(("lyric", "note", "synopsis", "outline")),
)
PROSE = Family(
    "Vollkorn",
    "vollkorn/Vollkorn",
    ".ttf",
    "woff2",
    bold=name_set("b dt strong th"),
    italic_classes=frozenset(
        ("dedication", "epigraph", "subtitle", "credit", "source", "missing-picture")
    ),
)


@dataclass(frozen=True, slots=True)
class Face:
    """One face, cut down."""

    bold: bool
    italic: bool
    data: bytes

    @property
    def style(self) -> str:
        """Its descriptors in `@font-face`."""
        return (
            f"font-weight: {700 if self.bold else 400}; "
            f"font-style: {'italic' if self.italic else 'normal'}; font-display: swap"
        )

    @property
    def name(self) -> str:
        """As files call it: "BoldItalic"."""
        return f"{'Bold' if self.bold else ''}{'Italic' if self.italic else ''}" or "Regular"


def faces(family: Family, content: Iterable[Element], *, flavour: str = "") -> tuple[Face, ...]:
    """The faces that the content uses, in the flavour for the web, or as they are.

    Cutting a face of prose costs some 0.4 s; a whole one weighs 45 to 450 kB.
    """
    made = (
        Face(bold, italic, _cut(family, characters, flavour, bold=bold, italic=italic))
        for (bold, italic), characters in sorted(_used(family, content).items())
        if characters.strip()
    )
    return tuple(face for face in made if face.data)


def letters(family: Family, content: Iterable[Element]) -> dict[tuple[bool, bool], set[str]]:
    """Which characters are shown in which face: (bold, italic)."""
    found: dict[tuple[bool, bool], set[str]] = {(False, False): set()}
    stack = [(item, False, False) for item in content]
    while stack:
        item, bold, italic = stack.pop()
        if item.tag == WRITTEN:
            for face in _FACES:
                found.setdefault((face[0] == "1", face[1] == "1"), set()).update(item.get(face, ""))
            continue
        outside = found.setdefault((bold, italic), set())
        outside.update(item.tail or "")
        bold = bold or item.tag in family.bold
        slanted = not family.italic_classes.isdisjoint(item.get("class", "").split())
        italic = italic or slanted or item.tag in _ITALIC
        found.setdefault((bold, italic), set()).update(item.text or "")
        stack.extend((child, bold, italic) for child in item)
    return found


def _used(family: Family, content: Iterable[Element]) -> dict[tuple[bool, bool], str]:
    """Which characters are shown in which face, in small and in capital letters."""
    found = letters(family, content)
    # The upright face also stands in for what a style sheet turns back inside italics.
    found[(False, False)].update(found.get((False, True), ()), map(chr, range(33, 127)))
    return {
        face: "".join(sorted(characters | set("".join(characters).upper())))
        for face, characters in found.items()
    }


def _cut(family: Family, characters: str, flavour: str, *, bold: bool, italic: bool) -> bytes:
    """The face from the memory, or cut anew: 0.4 s for prose, and 0.2 s for loading what cuts.

    Empty where it has none of the letters: browsers refuse a font without any.
    """
    key = f"{family.name}\0{flavour}\0{bold:d}{italic:d}\0{characters}"
    return remembered(key, lambda: _cut_anew(family, characters, flavour, bold=bold, italic=italic))


def _cut_anew(family: Family, characters: str, flavour: str, *, bold: bool, italic: bool) -> bytes:
    name = Face(bold, italic, b"").name
    font = asset(f"fonts/{family.folder}-{name}{family.suffix}")
    if family is SCRIPT:
        return _cut_script(font, clean(characters), flavour)
    return _cut_any(font, clean(characters), flavour)


def _cut_script(font: bytes, characters: str, flavour: str) -> bytes:
    """The script font has no features of layout, so that glyphs alone are to be cut."""
    parts = tables(font)
    wanted = set(map(ord, characters))
    codes = {code: at for code, at in character_map(parts["cmap"]).items() if code in wanted}
    if not _shows(codes):
        return b""
    outlines = subset(parts["CFF "], frozenset(codes.values()))
    cut = open_type(
        {tag: parts[tag] for tag in ("OS/2", "head", "hhea", "hmtx", "maxp", "post")}
        | {
            "cmap": map_table(codes),
            "name": names_table(parts["name"], _NAMES),
            # Browsers refuse a font whose PostScript name has a blank.
            "CFF ": outlines.replace(b"Courier Prime-", b"Courier-Prime-", 1),
        }
    )
    return woff(cut) if flavour else cut


def _shows(codes: Iterable[int]) -> bool:
    """Whether any of the characters is more than a blank."""
    return any(not chr(code).isspace() for code in codes)


def _cut_any(font: bytes, characters: str, flavour: str) -> bytes:
    from fontTools import subset as cutting  # noqa: PLC0415 -- 0.2 s that most never pay
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- for fonts that are subset alone

    whole = TTFont(io.BytesIO(font), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    if not _shows(whole.getBestCmap().keys() & set(map(ord, characters))):
        return b""
    options = cutting.Options(layout_features=list(_FEATURES), hinting=False, notdef_outline=True)
    options.recalc_timestamp = False
    options.drop_tables = [*options.drop_tables, "FFTM"]  # the times at which it was edited
    cutter = cutting.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(whole)
    whole.flavor = flavour or None
    target = io.BytesIO()
    whole.save(target)
    return target.getvalue()
