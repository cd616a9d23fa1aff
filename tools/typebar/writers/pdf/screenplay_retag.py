"""The tree of screenplay pages for a PDF that WeasyPrint has made.

WeasyPrint gives each box an element of its own, so that speeches fall apart and page numbers are
text. Here the tree is the one that screenplay_tags makes for all screenplays.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from typebar.writers.pdf.book_extract import pieces
from typebar.writers.pdf.book_marks import texts
from typebar.writers.pdf.objects import reference
from typebar.writers.pdf.screenplay_tags import Tag
from typebar.writers.pdf.screenplay_tree import write_tree
from typebar.writers.pdf.shaped_text import complete, tell

_ARTIFACT = b"<</Type /Pagination>>"


def retag(
    document: Any,
    pdf: Any,
    root: Tag,
    blocks: Sequence[Sequence[Tag | None]],
    linked: Sequence[Tag],
) -> None:
    """Put our tree in the place of WeasyPrint's.

    Args:
        document: what it was made of: boxes on pages.
        pdf: the same as a document of pydyf, whose pages hold one section each, of blocks.
        root: the tree, without marks.
        blocks: for each page what its blocks belong to, in order; none for artifacts.
        linked: the tag of each link, in order; see screenplay_links.annotated.
    """
    old = _object(pdf, pdf.catalog["StructTreeRoot"])
    top = _object(pdf, old["K"][0])
    pages = page_objects(pdf)
    marked: list[list[Tag]] = [[] for _ in pages]
    for index, (page, section, on_page) in enumerate(zip(pages, top["K"], blocks, strict=False)):
        owners = _owners(pdf, _object(pdf, section)["K"], on_page)
        items = _object(pdf, page["Contents"]).stream
        # Both the pieces and the boxes come in the order of the text.
        boxes = texts(document.pages[index]._page_box)
        tell(items, dict(zip(pieces(pdf, _number(section)), boxes, strict=True)))
        marked[index] = _mark(items, index, owners)
    complete(pdf)
    slots = sorted({old.number, _number(old["ParentTree"]), *_below(pdf, top.number)})
    references = [reference(page) for page in pages]
    for page in pages:
        page["Tabs"] = "/S"
    pdf.catalog["StructTreeRoot"] = write_tree(pdf, root, references, [*marked, *linked], slots)


def page_objects(pdf: Any) -> list[Any]:
    """The pages of a document of pydyf, in order."""
    return [pdf.objects[int(number)] for number in pdf.pages["Kids"][::3]]


def _number(name: bytes) -> int:
    return int(name.split()[0])


def _object(pdf: Any, name: bytes) -> Any:
    return pdf.objects[_number(name)]


def _below(pdf: Any, number: int) -> Iterator[int]:
    """The numbers of a structure element and of all that it holds."""
    waiting = [number]
    while waiting:
        number = waiting.pop()
        yield number
        waiting += [
            _number(kid) for kid in pdf.objects[number].get("K", ()) if isinstance(kid, bytes)
        ]


def _owners(pdf: Any, kids: Iterable[Any], tags: Sequence[Tag | None]) -> dict[int, Tag]:
    """The tag of each piece of marked content; boxes without text come behind the blocks."""
    return {
        piece: tag
        for kid, tag in zip(kids, tags, strict=False)
        if tag is not None
        for piece in pieces(pdf, _number(kid))
    }


def _mark(items: list[Any], page: int, owners: dict[int, Tag]) -> list[Tag]:
    """Number the marked content of a page anew, what has no owner being an artifact."""
    marked: list[Tag] = []
    for index, item in enumerate(items):
        if not (isinstance(item, dict) and "MCID" in item):
            continue
        tag = owners.get(item["MCID"])
        if tag is None:
            items[index - 1 : index + 1] = "/Artifact", _ARTIFACT
            continue
        if "ActualText" not in item:
            items[index - 1] = f"/{tag.name}"
        item["MCID"] = len(marked)
        tag.take(page, len(marked))
        marked.append(tag)
    return marked
