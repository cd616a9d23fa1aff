"""From a place in an e-book's file back to the line of the manuscript that it was made of."""

import re
from dataclasses import dataclass

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.model.work import Work
from typebar.writers.epub import book
from typebar.writers.epub.document import markup

_LINE = re.compile(rf' {LINE_ATTRIBUTE}="(\d+)"')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Origin:
    """One file of the e-book, with the lines of its source."""

    source: str
    """The path of the chapter's source."""
    first: int
    """The line that the chapter begins on, from 1: its heading's, or that of its front matter."""
    rows: tuple[str, ...]
    """The file's lines, their blocks with LINE_ATTRIBUTE."""

    def line(self, row: int, words: str) -> int:
        """The source's line, from 1, for a row of the file, from 1; 0 where it can't be told.

        `words` is that row as the e-book has it: made of an older text, it has other ones.
        """
        if not 0 < row <= len(self.rows) or _plain(self.rows[row - 1]) != _plain(words):
            return 0
        for text in reversed(self.rows[:row]):
            if found := _LINE.search(text):
                return int(found[1])
            if "<body" in text:
                return self.first
        return 0


def origins(work: Work) -> dict[str, Origin]:
    """The files of a book's chapters by their path in the package's folder."""
    made = book.publication(work, keep_lines=True)
    documents = {document.path: document for document in made.documents}
    texts = {source.path: source for source in work.sources}
    return {
        path: Origin(
            chapter.span.source,
            texts[chapter.span.source].position(chapter.span.start).line,
            tuple(markup(documents[path], work.metadata.language).decode().split("\n")),
        )
        for path, chapter in zip(book.paths(work), work.chapters, strict=True)
    }


def _plain(row: str) -> str:
    return _TAG.sub("", row).strip()
