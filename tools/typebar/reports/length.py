"""How long prose is: all that the summary of a build loads of the reports."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter
from typebar.reports.words import words

SILENT_WORDS_PER_MINUTE = 260
"""Reading fiction silently: the mean of 190 studies.

Source: M. Brysbaert, How many words do we read per minute?, 2019.
"""

_LINKS = ("footnote-ref", "footnote-back")
_PARAGRAPHS = ("p", "li", "blockquote", "td", "th", "pre", "dd", "dt", "h1", "h2", "h3", "h4")


def count(chapter: Chapter) -> int:
    """How many words a chapter has, its title not counted."""
    return sum(len(words(text)) for text in texts(chapter.body))


def texts(body: Element) -> Iterator[str]:
    """The text of each paragraph; the stack is our own, as nesting comes from the manuscript."""
    pieces: list[str] = []
    stack: list[tuple[Element | None, str]] = [(body, "")]
    while stack:
        item, text = stack.pop()
        if item is None:
            pieces.append(text)
            continue
        if item.tag in _PARAGRAPHS:
            yield "".join(pieces)
            pieces = []
        if item.tag == "br":
            pieces.append("\n")
        stack += _inside(item)
    yield "".join(pieces)


def _inside(item: Element) -> list[tuple[Element | None, str]]:
    """What stands in an element, last first; nothing of the marks that lead to footnotes."""
    if item.get("class") in _LINKS:
        return []
    found: list[tuple[Element | None, str]] = [(None, item.text or "")]
    for child in item:
        found += ((child, ""), (None, child.tail or ""))
    return found[::-1]
