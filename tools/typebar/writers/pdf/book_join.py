"""Typeset stretches joined to one PDF: pages, page numbers, links, structure, fonts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pydyf

from typebar.writers.pdf import book_folio as folio
from typebar.writers.pdf.book_cut import Box, Cut
from typebar.writers.pdf.book_face import embed, merge
from typebar.writers.pdf.book_trim import Trim
from typebar.writers.pdf.book_unit import Annotation, Sheets

_REFERENCE = re.compile(rb"\((?:\\.|[^\\)])*\)|\b(\d+) 0 R\b", re.DOTALL)
"""A reference to an object; strings are matched too, so that nothing in them looks like one."""
_PLAIN_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_FOLIO = "Folio"
"""The resource name of the font of page numbers."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A stretch in its place in a book."""

    name: str
    sheets: Sheets
    title: str
    """Of a link that leads to it."""
    first: int
    """The index of its first page in the book."""
    folios: tuple[str, ...]
    """The number that each sheet shows; empty: none."""


class Frozen(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object whose bytes are known, or become known before the file is written."""

    def __init__(self, content: bytes = b"null", *, stream: bool = False) -> None:
        super().__init__()
        self.content = content
        self._stream = stream

    @property
    def data(self) -> bytes:
        """The object as it's written."""
        return self.content

    @property
    def compressible(self) -> bool:
        """Whether it may stand in an object stream."""
        return not self._stream


class Binding:
    """A PDF in the making."""

    def __init__(self, trim: Trim, count: int, cut: Cut, *, leftward: bool = False) -> None:
        """A document of `count` blank pages; one that's read `leftward` begins with a left one."""
        self.pdf = pydyf.PDF()
        self._trim = trim
        self._cut = cut
        self._leftward = leftward
        self._marks = self._drawn(cut.drawn(trim)) if cut.marks else b""
        self.pages = [self._page() for _ in range(count)]
        self._document = pydyf.Dictionary(
            {"Type": "/StructElem", "S": "/Document", "K": pydyf.Array()}
        )
        self.pdf.add_object(self._document)
        self._parents: dict[int, object] = {}
        self._annotations: list[object] = []

    def bind(self, stretches: Sequence[Bound]) -> None:
        """Put stretches on their pages, and close the structure."""
        shown = [label for bound in stretches for label in bound.folios if label]
        faces = [face for bound in stretches for face in bound.sheets.faces]
        fonts = {
            face.file: embed(self.pdf, face) for face in merge([*faces, folio.face(_FOLIO, shown)])
        }
        places = _places(stretches)
        for bound in stretches:
            self._bind(bound, fonts, places)
        self._close_structure()

    def top(self, page: int, y: float | None = None) -> pydyf.Array:
        """A destination: a page's head, or a height on it."""
        height = self._trim.height if y is None else y
        return pydyf.Array([self.pages[page].reference, "/XYZ", "null", height, "null"])

    def _page(self) -> pydyf.Dictionary:
        trim, cut = self._trim, self._cut
        page = pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": self.pdf.pages.reference,
                "MediaBox": _box(cut.sheet(trim)),
                "TrimBox": _box(cut.page(trim)),
                "Resources": pydyf.Dictionary(),
                "Tabs": "/S",
            }
        )
        if cut.bleed:
            page["BleedBox"] = _box(cut.ink(trim))
        if self._marks:
            page["Contents"] = self._marks
        self.pdf.add_page(page)
        return page

    def _bind(
        self,
        bound: Bound,
        fonts: dict[str, bytes],
        places: dict[str, tuple[int, float | None, str]],
    ) -> None:
        sheets = bound.sheets
        numbers = self._take_over(bound)
        font_object = self.pdf.objects[numbers[sheets.fonts]]
        font_object.content = _font_dictionary(sheets, fonts, numbers)
        self._document["K"].extend(_reference(numbers[kid]) for kid in sheets.structure)
        for offset, sheet in enumerate(sheets.sheets):
            index = bound.first + offset
            page = self.pages[index]
            page["Resources"] = _reference(numbers[sheets.resources])
            page["Contents"] = self._contents(index, numbers[sheet.contents], bound.folios[offset])
            page["StructParents"] = index
            self._parents[index] = pydyf.Array(
                _reference(numbers[tag]) if tag else "null" for tag in sheet.tags
            )
            for annotation in sheet.annotations:
                self._annotate(page, annotation, numbers, _found(places, bound, annotation))

    def _take_over(self, bound: Bound) -> dict[int, int]:
        """Add the stretch's objects; gives their new numbers."""
        sheets = bound.sheets
        numbers = {
            sheet.number: self.pages[bound.first + offset].number
            for offset, sheet in enumerate(sheets.sheets)
        }
        numbers[sheets.root] = self._document.number
        taken = []
        for old, content in enumerate(sheets.objects):
            if content or old == sheets.fonts:
                item = Frozen(content, stream=content.endswith(b"endstream"))
                self.pdf.add_object(item)
                numbers[old] = item.number
                taken.append(item)
        references = {b"%d" % old: _reference(number) for old, number in numbers.items()}
        for item in taken:
            item.content = _renumber(item.content, references)
        return numbers

    def _contents(self, index: int, number: int, label: str) -> object:
        """What stands on a page: marks for who cuts it, its number, the text."""
        shown = [self._marks] if self._marks else []
        if label:
            right = (index % 2 == 0) is not self._leftward
            shown.append(self._drawn(folio.draw(label, _FOLIO, self._trim, right=right)))
        return pydyf.Array([*shown, _reference(number)]) if shown else _reference(number)

    def _drawn(self, content: bytes) -> bytes:
        """Add a piece of content; gives its reference."""
        stream = pydyf.Stream([content], compress=False)
        self.pdf.add_object(stream)
        reference: bytes = stream.reference
        return reference

    def _annotate(
        self,
        page: pydyf.Dictionary,
        annotation: Annotation,
        numbers: dict[int, int],
        place: tuple[int, float | None, str] | None,
    ) -> None:
        item = self.pdf.objects[numbers[annotation.number]]
        key = len(self.pages) + len(self._annotations)
        extra = pydyf.Dictionary({"StructParent": key, "F": 4, "P": page.reference})
        if place is not None:
            extra["Dest"] = self.top(place[0], place[1])
            extra["Contents"] = pydyf.String(place[2])
        item.content = item.content.removesuffix(b">>") + extra.data.removeprefix(b"<<")
        self._annotations.append(_reference(numbers[annotation.tag]) if annotation.tag else "null")
        page.setdefault("Annots", pydyf.Array()).append(item.reference)

    def _close_structure(self) -> None:
        parents = pydyf.Array()
        for index in sorted(self._parents):
            parents.extend((index, self._parents[index]))
        for offset, tag in enumerate(self._annotations):
            parents.extend((len(self.pages) + offset, tag))
        tree = pydyf.Dictionary({"Nums": parents})
        self.pdf.add_object(tree)
        root = pydyf.Dictionary(
            {
                "Type": "/StructTreeRoot",
                "K": pydyf.Array([self._document.reference]),
                "ParentTree": tree.reference,
                "ParentTreeNextKey": len(self.pages) + len(self._annotations),
            }
        )
        self.pdf.add_object(root)
        self._document["P"] = root.reference
        self.pdf.catalog["StructTreeRoot"] = root.reference
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _box(edges: Box) -> pydyf.Array:
    return pydyf.Array(round(edge, 3) for edge in edges)


def _found(
    places: dict[str, tuple[int, float | None, str]], bound: Bound, annotation: Annotation
) -> tuple[int, float | None, str] | None:
    """Where a link leads; one to a name that its chapter lacks, to the head of the chapter."""
    target = annotation.target
    key = bound.name + target if target.startswith("#") else target
    return places.get(key) or places.get(key.partition("#")[0])


def _places(stretches: Sequence[Bound]) -> dict[str, tuple[int, float | None, str]]:
    """Page, height and description of everything that a link can lead to."""
    places: dict[str, tuple[int, float | None, str]] = {}
    for bound in stretches:
        places[bound.name] = (bound.first, None, bound.title)
        for name, place in bound.sheets.anchors.items():
            places[f"{bound.name}#{name}"] = (bound.first + place.sheet, place.y, bound.title)
    return places


def _font_dictionary(sheets: Sheets, fonts: dict[str, bytes], numbers: dict[int, int]) -> bytes:
    entries = {face.resource: fonts[face.file] for face in sheets.faces}
    entries |= {name: _reference(numbers[number]) for name, number in sheets.local_fonts.items()}
    if "Vollkorn-Regular" in fonts:
        entries[_FOLIO] = fonts["Vollkorn-Regular"]
    data: bytes = pydyf.Dictionary(entries).data
    return data


def _renumber(content: bytes, references: dict[bytes, bytes]) -> bytes:
    """The object with the new references for old numbers; the bytes of a stream stay."""
    head, mark, rest = content.partition(b"\nstream\n")
    if b"(" in head:
        return _REFERENCE.sub(lambda found: _new_reference(found, references), head) + mark + rest
    # Most objects hold no text: without it they're cut at their references, in half the time.
    parts = _PLAIN_REFERENCE.split(head)
    parts[1::2] = [references.get(number, b"null") for number in parts[1::2]]
    return b"".join(parts) + mark + rest


def _new_reference(found: re.Match[bytes], references: dict[bytes, bytes]) -> bytes:
    return found[0] if found[1] is None else references.get(found[1], b"null")


def _reference(number: int) -> bytes:
    return b"%d 0 R" % number
