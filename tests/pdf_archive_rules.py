"""What a machine can judge of PDF/A-3u, for books that claim it.

Numbers are those of ISO 19005-3. The accessibility of the same files is judged by pdf_rules.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from fontTools.ttLib import TTFont

from pdf_rules import faults

_NOTHING = (0, 0xFEFF, 0xFFFE)
"""Code points that a letter mustn't be said to be."""


def archive_faults(data: bytes) -> list[str]:
    """Every breach of a clause, in words; none for a file that keeps them all."""
    found = list(_file(data))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        checks = (_metadata, _colours, _objects, _annotations, _fonts)
        found += [fault for check in checks for fault in check(pdf)]
    return found + [fault for fault in faults(data) if "31-0" in fault]


def _file(data: bytes) -> Iterator[str]:
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data):
        yield "6.1.2: the file doesn't begin as it must"
    if not data.endswith(b"%%EOF\n"):
        yield "6.1.3: something stands behind the end"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/ID" not in pdf.trailer:
        yield "6.1.3: the file has no identifier"
    if pdf.is_encrypted:
        yield "6.1.3: the file is encrypted"
    packet = pdf.Root.Metadata.read_bytes()
    if b"bytes=" in packet or b"encoding=" in packet:
        yield "6.6.2: the packet has a header that's out of use"
    with pdf.open_metadata(update_docinfo=False) as meta:
        if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("3", "U"):
            yield "6.6.4: the metadata don't name PDF/A-3u"
        if meta.get("dc:title", "") != str(pdf.docinfo.get("/Title", "")):
            yield "6.6.3: two titles"
        if meta.get("pdf:Keywords", "") != str(pdf.docinfo.get("/Keywords", "")):
            yield "6.6.3: other keywords"
    uses, described = b"<pdfuaid:" in packet, b"<pdfaSchema:prefix>pdfuaid<" in packet
    if uses and not described:
        yield "6.6.2.3: a name in the metadata is described nowhere"


def _colours(pdf: pikepdf.Pdf) -> Iterator[str]:
    intents = [one for one in pdf.Root.get("/OutputIntents", ()) if one.S == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield "6.2.3: it isn't said what the colours mean"
    for intent in intents:
        profile = intent.DestOutputProfile
        if profile.read_bytes()[36:40] != b"acsp" or profile.N != 3:
            yield "6.2.3: the profile is none of red, green and blue"
    for index, page in enumerate(pdf.pages):
        operators = {str(operator) for _, operator in pikepdf.parse_content_stream(page)}
        if operators & {"k", "K"}:
            yield f"6.2.4.3: page {index} is coloured for a press"


def _objects(pdf: pikepdf.Pdf) -> Iterator[str]:
    for item in pdf.objects:
        if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        filters = item.get("/Filter", "")
        if isinstance(item, pikepdf.Stream) and ("/F" in item or "LZW" in str(filters)):
            yield "6.1.7: a stream of another file, or packed as it mustn't be"
        if item.get("/Subtype") == "/Image":
            if item.get("/Interpolate", False):
                yield "6.2.8: a picture that is to be smoothed"
            if item.get("/ColorSpace") == "/DeviceCMYK":
                yield "6.2.4.3: a picture coloured for a press"
        if item.get("/Type") == "/Action" and item.S not in ("/URI", "/GoTo"):
            yield f"6.5.1: an action {item.S}"
        if {"/TR", "/HTP", "/AA", "/OPI", "/PS"} & set(item.keys()):
            yield "6.2.5, 6.4: something that changes on the way"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if not int(note.get("/F", 0)) & 4 or int(note.F) & 0b100011:
                yield "6.3.2: an annotation that isn't printed"
            if note.Subtype != "/Link" and "/AP" not in note:
                yield "6.3.3: an annotation without a look"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    fonts = {
        font.objgen: font for page in pdf.pages for font in page.resources.get("/Font", {}).values()
    }
    for font in fonts.values():
        yield from (f"{font.BaseFont}: {fault}" for fault in _font(font))


def _font(font: Any) -> Iterator[str]:
    texts = re.findall(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>", font.ToUnicode.read_bytes())
    points = {int(text[at : at + 4], 16) for text in texts for at in range(0, len(text), 4)}
    if points & set(_NOTHING) - {0xFFFF}:
        yield "6.2.11.7: letters that are no characters"
    below = font.DescendantFonts[0]
    if "/FontFile2" not in below.FontDescriptor:
        return
    if below.get("/CIDToGIDMap") is None:
        yield "6.2.11.3: no map of its glyphs"
    program = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()), lazy=True)
    scale, order = 1000 / program["head"].unitsPerEm, program.getGlyphOrder()
    entries = list(below.W)
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        for glyph, width in enumerate(widths, int(first)):
            if abs(program["hmtx"][order[glyph]][0] * scale - float(width)) > 1:
                yield f"6.2.11.5: glyph {glyph} has another width than is said"
