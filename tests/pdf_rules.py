"""The checkpoints of PDF/UA-1 that a machine can judge, for every PDF that we write.

Numbers are those of the Matterhorn Protocol 1.1. What it asks of forms, media, optional content
and the like has nothing here to bite on: such objects are forbidden outright (`_absent`).
"""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

_NAMES = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4
    H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Figure Formula Form
"""
STANDARD = frozenset(f"/{name}" for name in _NAMES.split())
HOLDERS = {
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TFoot": {"/Table"},
}
"""What must stand directly below what."""
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_DRAWS = _SHOWS | frozenset(("f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "BI", "Do"))


def faults(data: bytes) -> list[str]:
    """Every breach of a checkpoint, in words; none for a file that keeps them all."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        checks = (_catalogue, _absent, _content, _tree, _headings, _pages, _links, _fonts)
        return [fault for check in checks for fault in check(pdf)]


def elements(node: Any) -> Iterator[tuple[str, Any]]:
    """Structure elements, each before those that it holds."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield str(found.S), found
        waiting += [kid for kid in reversed(kids(found)) if _is_element(kid)]


def kids(node: Any) -> list[Any]:
    """What an element holds: elements, references to objects, numbers of marked content."""
    held = node.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _is_element(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "06: the file doesn't say that it's tagged"
    if root.get("/MarkInfo", {}).get("/Suspects", False):
        yield "01-007: the tags are suspect"
    if not str(root.get("/Lang", "")):
        yield "11-006: no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-001, 07-002: the title isn't shown"
    with pdf.open_metadata(update_docinfo=False) as meta:
        if meta.get("pdfuaid:part") != "1":
            yield "06-002: the metadata don't name PDF/UA-1"
        if not meta.get("dc:title"):
            yield "06-003: the metadata have no title"


def _absent(pdf: pikepdf.Pdf) -> Iterator[str]:
    for name in ("/AcroForm", "/OCProperties", "/OpenAction", "/AA", "/Collection"):
        if name in pdf.Root:
            yield f"20, 24, 25, 29: the catalogue has {name}"
    if pdf.is_encrypted:
        yield "26-001: the file is encrypted"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") in ("/JavaScript", "/Launch"):
            yield "29-001: the file acts by itself"
        if isinstance(item, pikepdf.Stream) and "/Ref" in item:
            yield "30-001: a page of another file"


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything drawn stands in a tag or is an artifact, and in one of them only."""
    parents = _number_tree(pdf.Root.StructTreeRoot.ParentTree)
    for index, page in enumerate(pdf.pages):
        owners = parents.get(int(page.get("/StructParents", -1)), [])
        open_marks: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks.append("artifact" if str(operands[0]) == "/Artifact" else "tag")
                if len(set(open_marks)) > 1:
                    yield f"01-003, 01-004: page {index}: artifacts and tags in each other"
                if name == "BDC" and "/MCID" in operands[1]:
                    number = int(operands[1].MCID)
                    if number >= len(owners) or not _owns(owners[number], page, number):
                        yield f"01-006: page {index}: content {number} belongs to no element"
            elif name == "EMC":
                open_marks.pop()
            elif name in _DRAWS and not open_marks:
                yield f"01-005: page {index}: {name} in no tag, and no artifact"
        if open_marks:
            yield f"page {index}: content is marked to no end"


def _number_tree(node: Any) -> dict[int, Any]:
    found: dict[int, Any] = {}
    nums = list(node.get("/Nums", ()))
    found.update(zip(map(int, nums[::2]), nums[1::2], strict=True))
    for kid in node.get("/Kids", ()):
        found.update(_number_tree(kid))
    return found


def _owns(element: Any, page: Any, number: int) -> bool:
    if not _is_element(element):
        return False
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/MCID") == number and kid.Pg.objgen == page.objgen:
                return True
        elif kid == number and element.Pg.objgen == page.objgen:
            return True
    return False


def _tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Standard names, nested as they must be; every element is where its parent says."""
    root = pdf.Root.StructTreeRoot
    tops = kids(root)
    if [str(top.S) for top in tops] != ["/Document"]:
        yield "01: the tree isn't one document"
    for name, element in (pair for top in tops for pair in elements(top)):
        if name not in STANDARD:
            yield f"02-001: {name} is no standard element"
        if name in HOLDERS and str(element.P.get("/S")) not in HOLDERS[name]:
            yield f"09-004 to 09-008: {name} in {element.P.get('/S')}"
        if name == "/Figure" and not str(element.get("/Alt", element.get("/ActualText", ""))):
            yield "13-004: a figure without description"
        if not any(_is_element(kid) and kid.objgen == element.objgen for kid in kids(element.P)):
            yield f"01: {name} has another parent than it says"


def _headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    names = [name for name, _ in elements(kids(pdf.Root.StructTreeRoot)[0])]
    levels = [int(name[2]) for name in names if re.fullmatch("/H[1-6]", name)]
    if "/H" in names and levels:
        yield "14-007: headings with and without level"
    if levels and levels[0] != 1:
        yield "14-002: the first heading isn't of level 1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"14-003: a heading of level {after} below one of {before}"


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for index, page in enumerate(pdf.pages):
        if page.get("/Tabs") != "/S":
            yield f"28-009: page {index} isn't walked in the order of the tree"


def _links(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Each link is told in words and belongs to an element Link; there are no other annotations."""
    parents = _number_tree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        for link in page.get("/Annots", ()):
            if link.Subtype != "/Link":
                yield f"28: an annotation of kind {link.Subtype}"
                continue
            if not str(link.get("/Contents", "")):
                yield "28-012: a link that doesn't say where it leads"
            owner = parents.get(int(link.get("/StructParent", -1)))
            if owner is None or owner.S != "/Link":
                yield "28-011: a link that belongs to no element"
            elif not any(
                isinstance(kid, pikepdf.Dictionary)
                and kid.get("/Type") == "/OBJR"
                and kid.Obj.objgen == link.objgen
                for kid in kids(owner)
            ):
                yield "28-002: an element that doesn't hold its link"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fonts are in the file, and tell the character of each code that is drawn."""
    for index, page in enumerate(pdf.pages):
        fonts = page.resources.get("/Font", {})
        current = ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                current = str(operands[0])
            elif str(operator) in _SHOWS:
                yield from (f"page {index}: {one}" for one in _shown(fonts[current], operands))


def _shown(font: Any, operands: Any) -> Iterator[str]:
    descriptor = font.DescendantFonts[0].FontDescriptor
    if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()):
        yield f"31-009: {font.BaseFont} isn't in the file"
    known, size = _characters(font)
    pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            continue
        codes = bytes(piece)
        for at in range(0, len(codes), size):
            code = codes[at : at + size]
            if code not in known:
                yield f"31-027: {font.BaseFont} draws {code.hex()}, which isn't text"


_KNOWN: dict[bytes, tuple[frozenset[bytes], int]] = {}


def _characters(font: Any) -> tuple[frozenset[bytes], int]:
    """The codes that a font has characters for, and how many bytes a code has."""
    data = font.ToUnicode.read_bytes()
    if data not in _KNOWN:
        blocks = re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL)
        pairs = re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", b"".join(blocks))
        codes = frozenset(bytes.fromhex(code.decode()) for code, text in pairs if int(text, 16))
        space = re.search(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>", data)
        _KNOWN[data] = codes, len(space[1]) // 2 if space else 1
    return _KNOWN[data]
