"""The outline that readers show beside a screenplay: acts, and the scenes in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from typebar.layout.pages import Kind, Page
from typebar.model.emphasis import plain
from typebar.model.script import SceneHeading, Script, Section

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
    for index, page in pages:
        for placed in page.lines:
            if placed.element >= 0 and not (placed.synthetic or page.is_struck(placed)):
                places.setdefault(placed.element, (index, placed.row))
    numbers = {
        placed.element: placed.text
        for _, page in pages
        for placed in page.lines
        if placed.kind is Kind.SCENE_NUMBER
    }
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
            number = numbers.get(index)
            title = plain(element.line.text)
            titled = f"{number}  {title}" if number else title
            yield Entry(titled, SCENE_LEVEL, page_index, row)
