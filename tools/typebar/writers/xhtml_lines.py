"""Lines of a screenplay as markup: emphasis, line breaks, and page marks in their midst."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, TypeGuard
from xml.etree.ElementTree import Element

from typebar.model.emphasis import runs_with_offsets
from typebar.model.inline import Emphasis, Line, Run
from typebar.text import trees
from typebar.writers import xhtml

_TAGS = ((Emphasis.BOLD, "strong"), (Emphasis.ITALIC, "em"), (Emphasis.UNDERLINE, "u"))


class PageMark(NamedTuple):
    """Where a page begins in a script's source."""

    label: str
    """As printed: "12A"."""
    offset: int
    """Code point of the page's first character of the writer's."""


class Marker(Enum):
    """How a page mark is written."""

    INLINE = "inline"
    """An empty `span` where the page begins, also inside a paragraph: EPUB."""
    BETWEEN = "between"
    """A rule, for which a paragraph is parted in two: HTML."""


@dataclass(slots=True)
class Marks:
    """The marks still to come, in order of the text; each is given out once."""

    waiting: deque[PageMark]
    marker: Marker
    made: list[tuple[str, str]] = field(default_factory=list)
    """Labels and ids of what was given out and not yet taken by `take`."""
    count: int = 0

    def until(self, offset: int) -> Iterator[Element]:
        """The marks up to and with an offset."""
        while self.waiting and self.waiting[0].offset <= offset:
            yield self._mark(self.waiting.popleft())

    def inside(self, stop: int) -> list[int]:
        """Offsets of the marks that come before `stop`."""
        return [mark.offset for mark in self.waiting if mark.offset < stop]

    def take(self) -> list[tuple[str, str]]:
        """Labels and ids of what was given out since the last time."""
        taken, self.made = self.made, []
        return taken

    def give_out(self, pages: Sequence[tuple[str, str]]) -> None:
        """Count marks as given out whose elements are there already."""
        for page in pages:
            self.waiting.popleft()
            self.made.append(page)
        self.count += len(pages)

    def _mark(self, mark: PageMark) -> Element:
        self.count += 1
        name = f"page-{self.count}"
        self.made.append((mark.label, name))
        return page_mark(mark.label, name, self.marker)


def page_mark(label: str, name: str, marker: Marker) -> Element:
    """The mark of a page's beginning, with its id."""
    attributes = {"id": name, "role": "doc-pagebreak", "aria-label": label}
    if marker is Marker.INLINE:
        return xhtml.element("span", {"epub:type": "pagebreak", **attributes})
    return xhtml.element("hr", attributes)


def blocks(name: str, lines: Sequence[Line], marks: Marks) -> list[Element]:
    """Lines as `p` of a class; several, with rules between, where pages begin inside.

    Empty lines at either end fall away, and with them a paragraph of nothing else.
    """
    made: list[Element] = list(marks.until(lines[0].span.start)) if lines else []
    paragraph = xhtml.element("p", {"class": name})
    ended = 0
    for line in lines:
        for content in content_of(line, marks):
            if _is_rule(content):
                made += (paragraph, content) if _filled(paragraph) else (content,)
                paragraph = xhtml.element("p", {"class": f"{name} resumed".lstrip()})
                ended = 0
                continue
            if _filled(paragraph):
                trees.append(paragraph, (xhtml.element("br") for _ in range(ended)))
            trees.append(paragraph, (content,))
            ended = 0
        ended += 1
    return [*made, paragraph] if _filled(paragraph) else made


def _is_rule(content: Element | str) -> TypeGuard[Element]:
    return not isinstance(content, str) and content.tag == "hr"


def _filled(paragraph: Element) -> bool:
    return len(paragraph) > 0 or bool(paragraph.text)


def content_of(line: Line, marks: Marks) -> Iterator[Element | str]:
    """Text and emphasis of a line, with the marks of pages that begin in it."""
    shown = runs_with_offsets(line.text)
    cuts = _cuts(line, shown.indexes, marks)
    at = 0
    for run in shown.runs:
        text = run.text
        while cuts and cuts[0] < at + len(text):
            size = cuts.pop(0) - at
            if size:
                yield emphasised(Run(text[:size], run.emphasis))
            yield from marks.until(line.source_offset(shown.indexes[at + size]))
            text = text[size:]
            at += size
        yield emphasised(Run(text, run.emphasis))
        at += len(text)


def _cuts(line: Line, indexes: Sequence[int], marks: Marks) -> list[int]:
    """Indexes of displayed characters before which marks stand."""
    offsets = marks.inside(line.span.end)
    if not offsets:
        return []
    starts = [line.source_offset(index) for index in indexes]
    return sorted({bisect_left(starts, offset) for offset in offsets})


def emphasised(run: Run) -> Element | str:
    """The run in `strong`, `em` and `u` as it asks for."""
    content: Element | str = run.text
    for kind, tag in _TAGS:
        if kind in run.emphasis:
            content = xhtml.element(tag, None, content)
    return content
