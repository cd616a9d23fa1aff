"""A screenplay's PDF: pages, fonts, tags, outline, labels, put together."""

import io
from collections.abc import Collection, Sequence
from itertools import pairwise

import pydyf

from typebar.model.emphasis import plain
from typebar.model.inline import Emphasis
from typebar.model.work import Work
from typebar.writers.pdf import typeface
from typebar.writers.pdf.metadata import About, information, packet
from typebar.writers.pdf.objects import (
    Packed,
    Raw,
    Value,
    dictionary,
    number,
    reference,
    stored,
    text,
)
from typebar.writers.pdf.screenplay_content import (
    FONT_NAMES,
    POINTS_PER_MM,
    Drawing,
    letter_codes,
)
from typebar.writers.pdf.screenplay_outline import Entry, outline
from typebar.writers.pdf.screenplay_tags import Mark, Tag, tags
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


def data(pdf: pydyf.PDF) -> bytes:
    """The bytes of the PDF; the same for the same pages."""
    output = io.BytesIO()
    pdf.write(output, version=b"1.7", identifier=True, compress=True)
    return output.getvalue()


def about(work: Work, sheets: Sheets) -> About:
    """What is written about the script: its title page counts before the metadata."""
    page = sheets.script.title_page
    written = page.values("title") if page else ()
    authors = page.values("author", "authors") if page else ()
    title = " ".join(plain(line).strip() for line in written) or work.metadata.title
    names = tuple(plain(name).strip() for name in authors) or work.metadata.authors
    return About(
        title or "Untitled",
        names,
        work.metadata.language or "en",
        work.modified,
        work.metadata.description,
        work.metadata.subjects,
    )


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
        for index, (page, tagged) in enumerate(zip(sheets.all, rows, strict=True)):
            self.page(index, *self.drawing.page(page, tagged, index))
        if not self.pages:
            self.page(0, b"", [])
        self.fonts()
        self.catalog(self.structure(root))
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

    def structure(self, root: Tag) -> str:
        """The structure tree; gives the reference of its root."""
        ordered: list[Tag] = []
        waiting = [root]
        while waiting:
            tag = waiting.pop()
            ordered.append(tag)
            waiting += [kid for kid in reversed(tag.kids) if isinstance(kid, Tag)]
        objects = [self.add(Raw()) for _ in ordered]
        for tag, item in zip(ordered, objects, strict=True):
            tag.number = item.number
        tree = self.add(Raw())
        root_reference = reference(tree)
        for tag, item in zip(ordered, objects, strict=True):
            item.bytes = self.element(tag, root_reference if tag is root else "")
            for kid in tag.kids:
                if isinstance(kid, Tag):
                    kid.parent = tag.number
            # What is written has no more use for its kids: a third of the tree's memory.
            del tag.kids
        nums = " ".join(
            f"{index} [{' '.join(f'{tag.number} 0 R' for tag in marked)}]"
            for index, marked in enumerate(self.marked)
        )
        parents = self.add(Raw(f"<< /Nums [{nums}] >>".encode("ascii")))
        tree.bytes = dictionary(
            {
                "Type": "/StructTreeRoot",
                "K": f"[{root.number} 0 R]",
                "ParentTree": reference(parents),
                "ParentTreeNextKey": len(self.marked),
            }
        )
        return root_reference

    def element(self, tag: Tag, parent: str) -> bytes:
        pages = {kid.page for kid in tag.kids if isinstance(kid, Mark)}
        own = min(pages) if pages else None
        kids = []
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kids.append(f"{kid.number} 0 R")
            elif kid.page == own:
                kids.append(str(kid.number))
            else:
                page = reference(self.pages[kid.page])
                kids.append(f"<< /Type /MCR /Pg {page} /MCID {kid.number} >>")
        shown = f" /Pg {reference(self.pages[own])}" if own is not None else ""
        parent = parent or f"{tag.parent} 0 R"
        body = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
        return f"<< /S /{tag.name} /P {parent}{shown} /K {body} >>".encode("ascii")

    def catalog(self, tree: str) -> None:
        meta = self.add(Packed(packet(self.about), "/Type /Metadata /Subtype /XML", packed=False))
        entries = {
            "Lang": text(self.about.language),
            "MarkInfo": "<< /Marked true >>",
            "StructTreeRoot": tree,
            "Metadata": reference(meta),
            "ViewerPreferences": "<< /DisplayDocTitle true >>",
            "PageLabels": page_labels(self.sheets),
        }
        offset = int(self.sheets.title is not None)
        pages = [(index, page) for index, page in enumerate(self.sheets.body, offset)]
        if listed := outline(self.sheets.script, pages):
            entries["Outlines"] = reference(self.outline(listed))
            entries["PageMode"] = "/UseOutlines"
        self.pdf.catalog.update(entries)
        self.pdf.info.update(information(self.about))

    def outline(self, entries: list[Entry]) -> pydyf.Object:
        root = self.add(Raw())
        first, last = self.siblings(entries, root)
        count = sum(1 for _ in entries)
        root.bytes = dictionary({"Type": "/Outlines", "First": first, "Last": last, "Count": count})
        return root

    def siblings(self, entries: Sequence[Entry], parent: pydyf.Object) -> tuple[str, str]:
        """Write entries of one level; gives the first's and the last's reference."""
        items = [self.add(Raw()) for _ in entries]
        links: dict[int, dict[str, str]] = {index: {} for index in range(len(items))}
        for (a, left), (b, right) in pairwise(enumerate(items)):
            links[a]["Next"], links[b]["Prev"] = reference(right), reference(left)
        for index, (entry, item) in enumerate(zip(entries, items, strict=True)):
            fields: dict[str, str | int] = {
                "Title": text(entry.title),
                "Parent": reference(parent),
                "Dest": self.destination(entry),
                **links[index],
            }
            if entry.kids:
                first, last = self.siblings(entry.kids, item)
                # Closed at first: a negative count.
                fields |= {"First": first, "Last": last, "Count": -len(entry.kids)}
            item.bytes = dictionary(fields)
        return reference(items[0]), reference(items[-1])

    def destination(self, entry: Entry) -> str:
        top = self.drawing.baseline(entry.row - 1)
        return f"[{reference(self.pages[entry.page])} /XYZ null {number(top)} null]"


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


def page_labels(sheets: Sheets) -> str:
    """Page labels as printed; the title page has none."""
    nums = ["0 << >>"] if sheets.title else []
    offset = len(nums)
    before = ""
    for index, page in enumerate(sheets.body):
        if page.label.isdecimal() and page.label.isascii():
            if not before.isdecimal() or int(page.label) != int(before) + 1:
                nums.append(f"{index + offset} << /S /D /St {int(page.label)} >>")
        else:
            nums.append(f"{index + offset} << /P {text(page.label)} >>")
        before = page.label
    return f"<< /Nums [{' '.join(nums)}] >>"
