"""A book as reports see it: its parts with their words, each counted once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter, Matter
from typebar.model.work import Person
from typebar.reports.people import Mentions, tidy
from typebar.reports.words import words

PAGE_WORDS = 250
"""Of a manuscript page, as publishers count."""
SILENT_WORDS_PER_MINUTE = 260
"""Reading fiction silently: the mean of 190 studies.

Source: M. Brysbaert, How many words do we read per minute?, 2019.
"""
ALOUD_WORDS_PER_MINUTE = 155
"""An audio book: about 9,300 words an hour."""

_LINKS = ("footnote-ref", "footnote-back")
_PARAGRAPHS = ("p", "li", "blockquote", "td", "th", "pre", "dd", "dt", "h1", "h2", "h3", "h4")
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’"}
_MARKS = re.compile("[“”„«»「」『』‘]|’(?!\\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter, or another part of the book, counted."""

    number: str
    """Empty where it has none."""
    title: str
    matter: Matter
    words: tuple[str, ...]
    """All that's read in it, footnotes included, its own title not."""
    quoted: int
    """Words inside quotation marks."""
    paragraphs: int
    mentions: tuple[tuple[int, str], ...]
    """Where people of the cast list are named: index of the word among them, and who."""


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book, counted."""

    parts: tuple[Part, ...]

    @property
    def story(self) -> tuple[Part, ...]:
        """The parts between front and back matter; all where nothing is."""
        body = tuple(part for part in self.parts if part.matter is Matter.BODY)
        return body or self.parts


def book(chapters: Sequence[Chapter], cast: Sequence[Person]) -> Book:
    """The chapters, counted; time is linear in them."""
    mentions = Mentions((), cast)
    return Book(tuple(_part(chapter, mentions) for chapter in chapters))


def count(chapters: Sequence[Chapter]) -> int:
    """How many words they have in all, titles not counted."""
    return sum(len(words(text)) for chapter in chapters for text in _texts(chapter.body))


def _part(chapter: Chapter, mentions: Mentions) -> Part:
    found: list[str] = []
    quoted = paragraphs = 0
    for text in _texts(chapter.body):
        own = words(text)
        found += own
        quoted += len(words(" ".join(_quotations(text))))
        paragraphs += bool(own)
    return Part(
        str(chapter.number) if chapter.number is not None else "",
        tidy(chapter.title) or chapter.slug.replace("-", " "),
        chapter.matter,
        tuple(found),
        quoted,
        paragraphs,
        tuple(mentions.places(found)),
    )


def _texts(body: Element) -> Iterator[str]:
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


def _quotations(text: str) -> Iterator[str]:
    """What stands in the outermost quotation marks; one that isn't closed ends with the text."""
    start, closing = -1, ""
    for match in _MARKS.finditer(text):
        mark = match[0]
        if start < 0 and mark in _CLOSING:
            start, closing = match.end(), _CLOSING[mark]
        elif start >= 0 and mark in closing:
            yield text[start : match.start()]
            start = -1
    if start >= 0:
        yield text[start:]
