"""The outline that readers show beside a screenplay: acts, and the scenes in them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pydyf

from typebar.layout.pages import Kind, Page
from typebar.model.emphasis import plain
from typebar.model.script import SceneHeading, Script, Section
from typebar.writers.pdf.objects import Raw, dictionary, number, reference, text

_DEEPEST = 9
"""Sections below this level are listed as if they were of it: nobody unfolds so far."""
SCENE_LEVEL = _DEEPEST + 1
"""Deeper than any section: scenes stand in the section before them."""


@dataclass(eq=False, slots=True)
class Entry:
    """One line of the outline."""

    title: str
    level: int
    page: int
    """Index of the page, the title page counted."""
    row: int
    kids: list["Entry"] = field(default_factory=list)


def outline(script: Script, pages: Sequence[tuple[int, Page]]) -> list[Entry]:
    """The entries of the uppermost level, in order.

    Args:
        script: whose sections and scenes are listed; sections need not be printed.
        pages: each with its index in the document.
    """
    top: list[Entry] = []
    above: list[Entry] = []
    for entry in _entries(script, pages):
        while above and above[-1].level >= entry.level:
            above.pop()
        (above[-1].kids if above else top).append(entry)
        above.append(entry)
    return top


def _entries(script: Script, pages: Sequence[tuple[int, Page]]) -> Iterator[Entry]:
    places: dict[int, tuple[int, int]] = {}
    numbers: dict[int, str] = {}
    for index, page in pages:
        for placed in page.lines:
            if placed.kind is Kind.SCENE_NUMBER:
                numbers[placed.element] = placed.text
            elif not (placed.element in places or placed.synthetic or page.is_struck(placed)):
                places[placed.element] = index, placed.row
    waiting: list[tuple[str, int]] = []
    for index, element in enumerate(script.elements):
        if isinstance(element, Section):
            waiting.append((plain(element.line.text), min(element.level, _DEEPEST)))
        if index not in places:
            continue
        page_index, row = places[index]
        yield from (Entry(title, level, page_index, row) for title, level in waiting)
        waiting.clear()
        if isinstance(element, SceneHeading):
            own = numbers.get(index)
            title = plain(element.line.text)
            titled = f"{own}  {title}" if own else title
            yield Entry(titled, SCENE_LEVEL, page_index, row)


def write_outline(
    pdf: pydyf.PDF,
    entries: Sequence[Entry],
    pages: Sequence[str],
    baseline: Callable[[int], float],
) -> str:
    """Add an outline to a PDF; gives its reference.

    Args:
        pdf: the document.
        entries: those of the uppermost level; there is one at least.
        pages: the references of its pages.
        baseline: of a row, in points from the foot of the sheet.
    """

    def siblings(entries: Sequence[Entry], parent: Raw) -> tuple[str, str]:
        """Write entries of one level; gives the first's and the last's reference."""
        items = [_added(pdf) for _ in entries]
        links: list[dict[str, str]] = [{} for _ in items]
        for (a, left), (b, right) in pairwise(enumerate(items)):
            links[a]["Next"], links[b]["Prev"] = reference(right), reference(left)
        for entry, item, linked in zip(entries, items, links, strict=True):
            top = number(baseline(entry.row - 1))
            fields: dict[str, str | int] = {
                "Title": text(entry.title),
                "Parent": reference(parent),
                "Dest": f"[{pages[entry.page]} /XYZ null {top} null]",
                **linked,
            }
            if entry.kids:
                first, last = siblings(entry.kids, item)
                # Closed at first: a negative count.
                fields |= {"First": first, "Last": last, "Count": -len(entry.kids)}
            item.bytes = dictionary(fields)
        return reference(items[0]), reference(items[-1])

    root = _added(pdf)
    first, last = siblings(entries, root)
    root.bytes = dictionary(
        {"Type": "/Outlines", "First": first, "Last": last, "Count": len(entries)}
    )
    return reference(root)


def _added(pdf: pydyf.PDF) -> Raw:
    item = Raw()
    pdf.add_object(item)
    return item
