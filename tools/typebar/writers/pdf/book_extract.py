"""From WeasyPrint's PDF of one stretch to objects that can be joined with others.

WeasyPrint calls a finisher with its tree of pydyf objects before it's written. Here they're taken
apart: what belongs to the stretch is written down, what belongs to a whole book (catalogue, pages,
fonts of the package, the roots of structure) is left out and made anew by book_join.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pydyf

from typebar.writers.pdf.book_marks import beginnings
from typebar.writers.pdf.book_unit import Annotation, Face, Place, Sheet, Sheets
from typebar.writers.pdf.shaped_text import complete

FAMILY = "Typebar Book"
FIXED = "Typebar Fixed"
SCHEME = "typebar:to/"
"""What links to other stretches begin with."""
PLATE = "plate"
"""The name of pages that a picture covers; see book.css."""
_POINTS = 0.75
"""In a CSS pixel."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of a chapter with a drop capital."""

    text: str
    size: float
    """Of the capital, in points: nothing else is as large."""


def extract(document: Any, pdf: Any, opening: Opening, text: str) -> Sheets:
    """The pages of a rendered document."""
    numbers = [int(number) for number in pdf.pages["Kids"][::3]]
    tree = _Structure(pdf)
    if opening.text:
        _join_opening(pdf, tree, pdf.objects[numbers[0]], opening)
    sheets = tuple(
        replace(_sheet(pdf, tree, index, number), plate=_is_plate(document.pages[index]))
        for index, number in enumerate(numbers)
    )
    resources = _number(pdf.objects[numbers[0]]["Resources"])
    fonts = _number(pdf.objects[resources]["Font"])
    faces, local = _fonts(document, pdf.objects[fonts])
    left_out = {0, pdf.pages.number, pdf.catalog.number, fonts, *numbers, *tree.roots}
    left_out |= _package_fonts(pdf, fonts, faces)
    complete(pdf)
    return Sheets(
        objects=tuple(_write(item, left_out) for item in pdf.objects),
        sheets=sheets,
        resources=resources,
        fonts=fonts,
        local_fonts=local,
        faces=faces,
        root=tree.document,
        structure=tree.kids,
        anchors=_anchors(document),
        marks=beginnings(document.pages, text),
        foreign=_foreign(document),
        missing="".join(
            sorted({chr(code) for font in document.fonts.values() for code in font.missing})
        ),
    )


def _is_plate(page: Any) -> bool:
    return bool(page._page_box.page_type.name == PLATE)


def _sheet(pdf: Any, tree: "_Structure", index: int, number: int) -> Sheet:
    page = pdf.objects[number]
    tags = tree.tags(index)
    _mark_furniture(_object(pdf, page["Contents"]), tags)
    annotations = tuple(
        _annotation(_object(pdf, reference), tree) for reference in page.get("Annots", ())
    )
    return Sheet(number, _number(page["Contents"]), tags, annotations)


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[_number(reference)]


class _Structure:
    """The structure tree of a document, and what of it can be reached from its root.

    WeasyPrint makes elements for the text in page margins too and hangs them nowhere: such text
    is furniture, not content. So are pictures without a description.
    """

    def __init__(self, pdf: Any) -> None:
        root = _object(pdf, pdf.catalog["StructTreeRoot"])
        top = _object(pdf, root["K"][0])
        parents = _object(pdf, root["ParentTree"])
        self.document: int = top.number
        self.kids = tuple(_number(kid) for kid in top["K"])
        self.roots = {root.number, parents.number, top.number}
        self._parents = dict(zip(parents["Nums"][::2], parents["Nums"][1::2], strict=True))
        self._reached = self._walk(pdf)

    def _walk(self, pdf: Any) -> set[int]:
        reached: set[int] = set()
        waiting = list(self.kids)
        while waiting:
            number = waiting.pop()
            item = pdf.objects[number]
            if item.get("S") == "/Figure" and "Alt" not in item:
                # A picture of which its writer had nothing to say adorns the page.
                _object(pdf, item["P"])["K"].remove(item.reference)
                continue
            reached.add(number)
            waiting += [_number(kid) for kid in item.get("K", ()) if isinstance(kid, bytes)]
        return reached

    def tags(self, index: int) -> tuple[int, ...]:
        """The element of each piece of marked content, 0 for furniture."""
        return tuple(self._element(tag) for tag in self._parents[index])

    def tag(self, index: int) -> int:
        """The element of an annotation."""
        return self._element(self._parents[index])

    def _element(self, reference: bytes) -> int:
        number = _number(reference)
        return number if number in self._reached else 0


def _mark_furniture(stream: Any, tags: tuple[int, ...]) -> None:
    """Turn marked content that belongs to no element into artifacts."""
    items = stream.stream
    for index, item in enumerate(items):
        if isinstance(item, dict) and "MCID" in item and not tags[item["MCID"]]:
            items[index - 1] = "/Artifact"
            items[index] = b"<</Type/Pagination>>"


def _join_opening(pdf: Any, tree: _Structure, page: Any, opening: Opening) -> None:
    """Give the words after a drop capital the text of both, and the capital none.

    The capital is found by its size; the words after it come next in the paragraph.
    """
    items = _object(pdf, page["Contents"]).stream
    marked = [index for index, item in enumerate(items) if isinstance(item, dict)]
    size = opening.size / _POINTS
    capital = next((index for index in marked if _sets(items, index, size)), None)
    tags = tree.tags(0)
    if capital is None or not (tag := tags[items[capital]["MCID"]]):
        return
    drop = _number(pdf.objects[tag]["P"])
    silent = set(pieces(pdf, drop))
    said = next(
        (piece for piece in pieces(pdf, _number(pdf.objects[drop]["P"])) if piece not in silent),
        None,
    )
    for index in marked:
        piece = items[index]["MCID"]
        if piece in silent:
            items[index]["ActualText"] = pydyf.String("")
        elif piece == said:
            items[index]["ActualText"] = pydyf.String(opening.text)


def pieces(pdf: Any, number: int) -> Iterator[int]:
    """The marked content below a structure element, in order."""
    waiting: list[Any] = [b"%d 0 R" % number]
    while waiting:
        item = waiting.pop()
        if isinstance(item, bytes):
            waiting += reversed(_object(pdf, item).get("K", ()))
        else:
            yield item


def _sets(items: list[Any], index: int, size: float) -> bool:
    """Whether the content that begins at an index is set in a size, in pixels.

    Pango keeps sizes in 1024ths, so that what's written isn't exactly what was asked for.
    """
    for item in items[index:]:
        if item == b"EMC":
            return False
        if isinstance(item, bytes) and item.endswith(b" Tf"):
            return abs(float(item.split()[1]) - size) < 0.01
    return False


def _annotation(annotation: Any, tree: _Structure) -> Annotation:
    """A link; where it leads inside the book is taken out of it."""
    target = _target(annotation)
    tag = tree.tag(annotation.pop("StructParent")) if "StructParent" in annotation else 0
    if target:
        for key in ("Dest", "A", "Contents"):
            annotation.pop(key, None)
    return Annotation(annotation.number, tag, target)


def _target(annotation: Any) -> str:
    if "Dest" in annotation:
        return f"#{annotation['Dest'].string}"
    address: str = annotation["A"]["URI"].string if "A" in annotation else ""
    return address.removeprefix(SCHEME) if address.startswith(SCHEME) else ""


def _fonts(document: Any, dictionary: Any) -> tuple[tuple[Face, ...], dict[str, int]]:
    """The package's fonts as they're used, and the others' objects."""
    faces: dict[str, Face] = {}
    local: dict[str, int] = {}
    for font in document.fonts.values():
        if font.family != FAMILY or font.missing:
            local[font.hash] = _number(dictionary[font.hash])
            continue
        known = faces.get(font.hash)
        faces[font.hash] = Face(
            font.hash,
            _file(font),
            {**(known.texts if known else {}), **font.to_unicode},
            {**(known.widths if known else {}), **font.widths},
        )
    return tuple(faces[name] for name in sorted(faces) if name not in local), local


def _foreign(document: Any) -> str:
    """The characters that aren't in a font of the package."""
    others = [font for font in document.fonts.values() if font.family not in {FAMILY, FIXED}]
    missing = {chr(code) for font in others for code in font.missing}
    found = {one for font in others for text in font.to_unicode.values() for one in text}
    return "".join(sorted(one for one in found - missing if not one.isspace()))


def _file(font: Any) -> str:
    bold, italic = font.weight >= 600, bool(font.style)
    return f"Vollkorn-{'Bold' if bold else ''}{'Italic' if italic else ''}".removesuffix("-") + (
        "" if bold or italic else "-Regular"
    )


def _package_fonts(pdf: Any, fonts: int, faces: Iterable[Face]) -> set[int]:
    """The objects of fonts that are made anew for the whole book."""
    found: set[int] = set()
    dictionary = pdf.objects[fonts]
    for face in faces:
        font = _object(pdf, dictionary[face.resource])
        descendant = _object(pdf, font["DescendantFonts"][0])
        descriptor = _object(pdf, descendant["FontDescriptor"])
        found |= {font.number, descendant.number, descriptor.number, _number(font["ToUnicode"])}
        found |= {
            _number(descriptor[key]) for key in ("FontFile2", "FontFile3") if key in descriptor
        }
    return found


def _anchors(document: Any) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for index, page in enumerate(document.pages):
        for name, (_, top, *_) in page.anchors.items():
            places.setdefault(name, Place(index, round((page.height - top) * _POINTS, 2)))
    return places


def _write(item: Any, left_out: set[int]) -> bytes:
    if item.number in left_out:
        return b""
    if hasattr(item, "stream") and hasattr(item, "compress"):
        item.compress = "Filter" not in item.extra
        if "Interpolate" in item.extra:
            # A hint for screens, which PDF/A forbids and print doesn't heed.
            item.extra["Interpolate"] = "false"
    data: bytes = item.data
    return data
