"""The package's fonts in a book: one subset of each face for all stretches."""

import hashlib
import io
from collections.abc import Iterable
from typing import Any

import pydyf

from typebar.writers.pdf.book_press import font_file
from typebar.writers.pdf.book_trim import ASCENT, DESCENT
from typebar.writers.pdf.book_unit import Face

_DROPPED = (
    "GPOS",
    "GSUB",
    "GDEF",
    "DSIG",
    "gasp",
    "kern",
    "BASE",
    "STAT",
    "cmap",
    "name",
    "post",
    "OS/2",
)


def merge(faces: Iterable[Face]) -> tuple[Face, ...]:
    """One face for each file, with the glyphs of all."""
    merged: dict[str, Face] = {}
    for face in faces:
        known = merged.setdefault(face.file, Face("", face.file, {}, {}))
        known.texts.update(face.texts)
        known.widths.update(face.widths)
    return tuple(merged[file] for file in sorted(merged) if merged[file].texts)


def embed(pdf: Any, face: Face) -> bytes:
    """Add a face to a PDF, with the glyphs that are used; gives the reference to the font."""
    data = _subset(face)
    file = pydyf.Stream([data], pydyf.Dictionary({"Length1": len(data)}), compress=True)
    unicode_map = pydyf.Stream([_unicode_map(face)], compress=True)
    name = f"/{_tag(face)}+{face.file}"
    italic = "Italic" in face.file
    pdf.add_object(file)
    pdf.add_object(unicode_map)
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name,
            "FontFamily": pydyf.String("Vollkorn"),
            "Flags": 4 + 2 + (64 if italic else 0),  # symbolic, serif, italic
            "FontBBox": pydyf.Array(_box(data)),
            "ItalicAngle": -12 if italic else 0,
            "Ascent": round(ASCENT * 1000),
            "Descent": -round(DESCENT * 1000),
            "CapHeight": 676,
            "StemV": 140 if "Bold" in face.file else 85,
            "FontFile2": file.reference,
        }
    )
    pdf.add_object(descriptor)
    descendant = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pydyf.Dictionary(
                {
                    "Registry": pydyf.String("Adobe"),
                    "Ordering": pydyf.String("Identity"),
                    "Supplement": 0,
                }
            ),
            "CIDToGIDMap": "/Identity",
            "W": _widths(face),
            "FontDescriptor": descriptor.reference,
        }
    )
    pdf.add_object(descendant)
    font = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([descendant.reference]),
            "ToUnicode": unicode_map.reference,
        }
    )
    pdf.add_object(font)
    reference: bytes = font.reference
    return reference


def _tag(face: Face) -> str:
    """Six capitals that tell this subset from others of the font."""
    digest = hashlib.sha256(repr(sorted(face.texts)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _subset(face: Face) -> bytes:
    """The font with only these glyphs, under their old numbers.

    The format says for a font inside a PDF what the tables for characters, names and features say
    elsewhere; so they stay away.
    """
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415 -- slow to load
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- as above

    font = TTFont(
        io.BytesIO(font_file(f"vollkorn/{face.file}.ttf")), lazy=True, recalcTimestamp=False
    )
    options = Options(retain_gids=True, hinting=False, notdef_outline=True, drop_tables=[*_DROPPED])
    options.glyph_names = options.prune_unicode_ranges = options.prune_codepage_ranges = False
    subsetter = Subsetter(options)
    subsetter.populate(gids=sorted(face.texts))
    for table in _DROPPED:
        if table in font:
            del font[table]
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _box(data: bytes) -> tuple[int, int, int, int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- as above

    head = TTFont(io.BytesIO(data), lazy=True)["head"]
    return head.xMin, head.yMin, head.xMax, head.yMax


def _widths(face: Face) -> Any:
    out = pydyf.Array()
    for glyph in sorted(face.widths):
        if glyph - 1 not in face.widths:
            run = pydyf.Array()
            out.extend((glyph, run))
        run.append(face.widths[glyph])
    return out


def _unicode_map(face: Face) -> bytes:
    """The map from glyphs to text: how words can be found and read aloud."""
    lines = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>"
        for glyph, text in sorted(face.texts.items())
        if text
    ]
    blocks = [
        "\n".join((f"{len(part)} beginbfchar", *part, "endbfchar"))
        for start in range(0, len(lines), 100)
        if (part := lines[start : start + 100])
    ]
    return "\n".join((_MAP_HEAD, *blocks, _MAP_FOOT)).encode("ascii")


_MAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange"""
_MAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
