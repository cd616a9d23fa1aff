"""Footnotes where a work wants them: at the foot of the page, behind a chapter, behind the book."""

from copy import deepcopy
from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement

from typebar.model.prose import Blocks, Chapter, Matter
from typebar.model.work import Work
from typebar.text.source import Span
from typebar.writers.xhtml_prose import label, names, notes_of
from typebar.writers.xhtml_words import words

PLACES = ("page", "chapter", "book")
"""Outputs without pages have the notes of a page behind its chapter."""


def placed(work: Work, where: str) -> Work:
    """The work with its notes numbered and where they are wanted; PLACES has what can be.

    Notes of "chapter" and "book" stand in `section.chapter-notes`, which nothing takes to the foot
    of a page; those of "book" are a part of their own, by chapter. Numbers begin anew in each.
    """
    if where not in PLACES[1:] or not any(map(_sections, work.chapters)):
        return work
    notes: list[tuple[Chapter, Element]] = []
    parts: list[Chapter] = []
    for chapter in work.chapters:
        if not _sections(chapter):
            parts.append(chapter)
            continue
        body = deepcopy(chapter.body)
        known = chapter.blocks.digest
        part = replace(chapter, blocks=Blocks(body, digest=f"{known} {where}" if known else ""))
        parts.append(part)
        for section in _sections(part):
            _number(section)
            if where == "book":
                body.remove(section)
                notes.append((part, section))
    return replace(work, parts=(*parts, _gathered(notes, work)) if notes else tuple(parts))


def _sections(chapter: Chapter) -> list[Element]:
    return chapter.body.findall("section[@class='footnotes']")


def _number(section: Element) -> None:
    section.set("class", "chapter-notes")
    for number, aside in enumerate(section.findall("aside"), 1):
        first = aside if aside.text and aside.text.strip() else next(iter(aside), aside)
        aside.set("class", "note")
        first.text = f"{number}. {(first.text or '').lstrip()}"


def _gathered(notes: list[tuple[Chapter, Element]], work: Work) -> Chapter:
    """The part behind the book that holds the notes of its chapters."""
    language = work.metadata.language
    body = Element("div")
    called = names((chapter for chapter, _ in notes), language)
    for chapter, section in notes:
        heading = SubElement(body, "h2")
        heading.text = label(chapter, language)
        section.set("aria-label", notes_of(called[chapter.key], language))
        body.append(section)
    last = work.chapters[-1]
    end = Span(last.span.source, max(last.span.end, 1), max(last.span.end, 1))
    return Chapter(
        span=end,
        slug="endnotes",
        title=words(language).notes,
        role="endnotes",
        matter=Matter.BACK,
        number=None,
        in_contents=True,
        blocks=Blocks(body),
    )
