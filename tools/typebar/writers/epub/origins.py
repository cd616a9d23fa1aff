"""From a place in an e-book's file back to the line of the manuscript that it was made of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.model.work import Work
from typebar.text.source import Span
from typebar.writers.endnotes import placed
from typebar.writers.epub import book, screenplay
from typebar.writers.epub.document import Document, markup
from typebar.writers.registry import Options

_KEPT = re.compile(rf' {LINE_ATTRIBUTE}="(\d+)"')
_TAG = re.compile(r"<[^>]*>")


class Place(NamedTuple):
    """A line of the manuscript."""

    source: str
    line: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One file of the e-book, with what its lines were made of."""

    first: Place | None
    """What begins the file: a chapter's heading, or its front matter."""
    rows: tuple[str, ...]
    """The file's lines, their blocks with LINE_ATTRIBUTE."""
    elements: Sequence[Place] = ()
    """Where the elements of a screenplay stand, whose numbers blocks then have; empty for a
    chapter: its blocks have lines."""

    def place(self, row: int, words: str) -> Place | None:
        """The source's line for a row of the file, from 1; None where it can't be told.

        `words` is that row as the e-book has it: made of an older text, it has other ones.
        """
        if not 0 < row <= len(self.rows) or _plain(self.rows[row - 1]) != _plain(words):
            return None
        for text in reversed(self.rows[:row]):
            if found := _KEPT.search(text):
                return self._kept(int(found[1]))
            if "<body" in text:
                return self.first
        return None

    def _kept(self, number: int) -> Place | None:
        if self.elements:
            return self.elements[number]
        return self.first._replace(line=number) if self.first else None


def origins(work: Work, options: Options) -> dict[str, Origin]:
    """The files of a work's chapters or scenes by their path in the package's folder."""
    return _of_script(work, options) if work.scripts else _of_book(placed(work, options.footnotes))


def _of_book(work: Work) -> dict[str, Origin]:
    made = book.publication(work, keep_lines=True)
    documents = {document.path: document for document in made.documents}
    return {
        path: Origin(_place(work, chapter.span), _rows(documents[path], work))
        for path, chapter in zip(book.paths(work), work.chapters, strict=True)
    }


def _of_script(work: Work, options: Options) -> dict[str, Origin]:
    made = screenplay.publication(work, options, keep_numbers=True)
    spans = (item.span for script in work.scripts for item in script.elements)
    elements = tuple(_place(work, span) for span in spans)
    return {
        document.path: _of_scenes(_rows(document, work), elements) for document in made.documents
    }


def _of_scenes(rows: tuple[str, ...], elements: tuple[Place, ...]) -> Origin:
    kept = _KEPT.search("\n".join(rows))
    return Origin(elements[int(kept[1])] if kept else None, rows, elements)


def _rows(document: Document, work: Work) -> tuple[str, ...]:
    return tuple(markup(document, work.metadata.language).decode().split("\n"))


def _place(work: Work, span: Span) -> Place:
    text = next(source for source in work.sources if source.path == span.source)
    return Place(span.source, text.position(span.start).line)


def _plain(row: str) -> str:
    return _TAG.sub("", row).strip()
