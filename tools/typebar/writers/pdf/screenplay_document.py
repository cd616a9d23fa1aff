"""A screenplay's PDF: pages, fonts, tags, outline, labels, put together."""

from collections.abc import Collection

import pydyf

from typebar.model.inline import Emphasis
from typebar.model.work import Work
from typebar.writers.pdf import typeface
from typebar.writers.pdf.objects import (
    Packed,
    Raw,
    Value,
    dictionary,
    number,
    reference,
    stored,
)
from typebar.writers.pdf.screenplay_catalogue import about, describe
from typebar.writers.pdf.screenplay_content import (
    FONT_NAMES,
    POINTS_PER_MM,
    Drawing,
    letter_codes,
)
from typebar.writers.pdf.screenplay_links import annotated, links, tag_links
from typebar.writers.pdf.screenplay_tags import Tag, tags
from typebar.writers.pdf.screenplay_tree import write_tree
from typebar.writers.sheets import Sheets

_SYSTEM = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
_ENCODING = f"/Type /CMap /CMapName /Typebar-Letters /CIDSystemInfo {_SYSTEM}"


def document(work: Work, sheets: Sheets, characters: Collection[str]) -> pydyf.PDF:
    """The PDF, whole but not yet written.

    Args:
        work: what is written about the script.
        sheets: its pages.
        characters: every character that they draw.
    """
    return _Document(work, sheets, characters).finished()


class _Document:
    def __init__(self, work: Work, sheets: Sheets, characters: Collection[str]) -> None:
        self.sheets = sheets
        self.about = about(work, sheets)
        self.pdf = pydyf.PDF()
        self.drawing = Drawing(sheets.style.paper, letter_codes(characters), sheets.watermark)
        self.pages: list[Raw] = []
        self.marked: list[list[Tag]] = []

    def add(self, item: pydyf.Object) -> pydyf.Object:
        self.pdf.add_object(item)
        return item

    def finished(self) -> pydyf.PDF:
        sheets = self.sheets
        root, rows = tags(sheets.title, sheets.body, sheets.script)
        found = links(sheets.script, sheets.all)
        tag_links(found, rows)
        for index, (page, tagged) in enumerate(zip(sheets.all, rows, strict=True)):
            self.page(index, *self.drawing.page(page, tagged, index))
        if not self.pages:
            self.page(0, b"", [])
        self.fonts()
        pages = list(map(reference, self.pages))
        linked, owners = annotated(self.pdf, found, sheets, rows, pages)
        for index, those in linked.items():
            page = self.pages[index]
            page.bytes = page.bytes.removesuffix(b">>") + f"/Annots {those} >>".encode("ascii")
        marked: list[list[Tag] | Tag] = [*self.marked, *owners]
        self.pdf.catalog["StructTreeRoot"] = write_tree(self.pdf, root, pages, marked)
        describe(self.pdf, self.about, self.sheets, pages)
        return self.pdf

    def page(self, index: int, content: bytes, marked: list[Tag]) -> None:
        stream = self.add(Packed(content))
        page = Raw()
        self.pdf.objects.append(page)
        page.number = len(self.pdf.objects) - 1
        page.bytes = dictionary(
            {
                "Type": "/Page",
                "Parent": reference(self.pdf.pages),
                "Contents": reference(stream),
                "StructParents": index,
                "Tabs": "/S",
            }
        )
        self.pdf.pages["Count"] += 1
        self.pdf.pages["Kids"].extend([page.number, 0, "R"])
        self.pages.append(page)
        self.marked.append(marked)

    def fonts(self) -> None:
        """The faces that were drawn with, and what all pages inherit."""
        named = {
            FONT_NAMES[emphasis]: reference(self.font(emphasis))
            for emphasis in FONT_NAMES
            if emphasis in self.drawing.shown
        }
        paper = self.sheets.style.paper
        width, height = (number(side * POINTS_PER_MM) for side in (paper.width_mm, paper.height_mm))
        self.pdf.pages["MediaBox"] = f"[0 0 {width} {height}]"
        self.pdf.pages["Resources"] = (b"<< /Font " + dictionary(named) + b" >>").decode("ascii")

    def font(self, emphasis: Emphasis) -> pydyf.Object:
        font, codes = typeface.face(emphasis), self.drawing.used(emphasis)
        used = {font.glyphs[ord(character)] for character in codes}
        name = typeface.subset_name(font, used)
        program = self.add(stored(typeface.font_program(font, used), "/Subtype /CIDFontType0C"))
        descriptor = self.add(Raw(dictionary(_descriptor(font, name, reference(program)))))
        descendant: dict[str, Value] = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": _SYSTEM,
            "FontDescriptor": reference(descriptor),
            "DW": 600,
        }
        below = self.add(Raw(dictionary(descendant)))
        encoding = self.add(Packed(typeface.encoding_map(codes, font), _ENCODING))
        unicode_map = self.add(Packed(typeface.unicode_map(codes)))
        composite = {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/{name}",
            "Encoding": reference(encoding),
            "DescendantFonts": f"[{reference(below)}]",
            "ToUnicode": reference(unicode_map),
        }
        return self.add(Raw(dictionary(composite)))


def _descriptor(font: typeface.Face, name: str, program: str) -> dict[str, str | int]:
    fixed_pitch, serif, symbolic, italic = 1, 2, 4, 64
    return {
        "Type": "/FontDescriptor",
        "FontName": f"/{name}",
        "Flags": fixed_pitch | serif | symbolic | (italic if font.italic else 0),
        "FontBBox": "[-275 -410 1590 893]",
        "ItalicAngle": -10 if font.italic else 0,
        "Ascent": round(typeface.ASCENT * 1000),
        "Descent": -round(typeface.DESCENT * 1000),
        "CapHeight": 580,
        "StemV": 110 if font.bold else 70,
        "FontFile3": program,
    }
