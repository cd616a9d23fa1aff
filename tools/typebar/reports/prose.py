"""A book as reports see it: its parts with their words, each counted once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from typebar.model.prose import Chapter, Matter
from typebar.model.work import Person
from typebar.reports.length import texts
from typebar.reports.people import Mentions, tidy
from typebar.reports.words import words

PAGE_WORDS = 250
"""Of a manuscript page, as publishers count."""
ALOUD_WORDS_PER_MINUTE = 155
"""An audio book: about 9,300 words an hour."""

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


def _part(chapter: Chapter, mentions: Mentions) -> Part:
    found: list[str] = []
    quoted = paragraphs = 0
    for text in texts(chapter.body):
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
