"""Marks in a chapter where the pages of the printed book begin."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element

from typebar.model.work import PageMark


class _Text(NamedTuple):
    """A stretch of text in a tree: what opens `parent`, or what follows its child `after`."""

    parent: Element
    after: Element | None

    @property
    def value(self) -> str:
        return (self.parent.text if self.after is None else self.after.tail) or ""

    def split(self, pieces: Sequence[tuple[int, Element]]) -> None:
        """Put elements before the characters at these indexes."""
        value = self.value
        stops = [*(index for index, _ in pieces[1:]), len(value)]
        place = 0 if self.after is None else list(self.parent).index(self.after) + 1
        if self.after is None:
            self.parent.text = value[: pieces[0][0]]
        else:
            self.after.tail = value[: pieces[0][0]]
        for (index, made), stop in zip(reversed(pieces), reversed(stops), strict=True):
            made.tail = value[index:stop]
            self.parent.insert(place, made)


def number(
    section: Element, marks: Sequence[PageMark], numbers: Iterator[int] | None = None
) -> list[tuple[str, str]]:
    """Put the marks of one chapter into its section; their labels and ids.

    `numbers` numbers the ids: "page-7". Marks behind the last character come at the end.
    """
    if not marks:
        return []
    from typebar.writers.xhtml_lines import Marker, page_mark  # noqa: PLC0415 -- few have marks

    numbers = numbers or count(1)
    waiting = sorted(marks, key=lambda mark: mark.characters, reverse=True)
    made: list[tuple[str, str]] = []

    def take() -> Element:
        label = waiting.pop().label
        made.append((label, f"page-{next(numbers)}"))
        return page_mark(*made[-1], Marker.INLINE)

    seen = 0
    for text in list(_texts(section)):
        value = text.value
        size = len("".join(value.split()))
        pieces = []
        while waiting and waiting[-1].characters < seen + size:
            index = _index(value, max(waiting[-1].characters - seen, 0))
            pieces.append((index, take()))
        if pieces:
            text.split(pieces)
        seen += size
    while waiting:
        section.append(take())
    return made


def _index(value: str, characters: int) -> int:
    """The index of the character that has so many others, blanks not counted, before it."""
    seen = 0
    for index, character in enumerate(value):
        if character.isspace():
            continue
        if seen == characters:
            return index
        seen += 1
    return len(value)


def _texts(root: Element) -> Iterator[_Text]:
    """Every stretch of text, in order."""
    stack: list[Element | _Text] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, _Text):
            yield item
            continue
        for child in reversed(item):
            stack += (_Text(item, child), child)
        stack.append(_Text(item, None))
