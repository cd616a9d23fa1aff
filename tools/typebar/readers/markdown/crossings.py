"""What leads from one place of a book to another: ids, links, the levels of headings."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE, Chapter
from typebar.readers.markdown.faults import BROKEN_LINK, DUPLICATE_ID, HEADING_SKIP
from typebar.readers.markdown.targets import is_external
from typebar.text.diagnostics import Diagnostic, Related
from typebar.text.source import Source, Span


def check(chapters: Sequence[Chapter], sources: Sequence[Source]) -> Iterator[Diagnostic]:
    """What is wrong between the places of a book."""
    texts = {source.path: source for source in sources}
    ids: dict[str, Span] = {}
    for chapter in chapters:
        source = texts[chapter.span.source]
        yield from _ids(chapter, source, ids)
        yield from _levels(chapter, source)
    for chapter in chapters:
        ids.setdefault(chapter.slug, chapter.span)
    paths = {posixpath.normpath(path) for path in texts}
    for chapter in chapters:
        yield from _links(chapter, texts[chapter.span.source], ids, paths)


def _ids(chapter: Chapter, source: Source, ids: dict[str, Span]) -> Iterator[Diagnostic]:
    for item, line in _lined(chapter.body):
        name = item.get("id")
        if not name:
            continue
        span = _line_span(source, line, name)
        if name in ids:
            yield DUPLICATE_ID.at(
                span,
                f'the id "{name}" stands twice in the book; links lead to the first',
                "give one of the two another",
                related=(Related(ids[name], "the first is here"),),
            )
            del item.attrib["id"]
        else:
            ids[name] = span


def _levels(chapter: Chapter, source: Source) -> Iterator[Diagnostic]:
    above = 1
    for item, line in _lined(chapter.body):
        level = int(item.tag[1]) if item.tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0
        if level > above + 1:
            yield HEADING_SKIP.at(
                _line_span(source, line, "#" * level),
                f"this heading is of level {level}, but the one above it is of level {above}",
                f"write it with {'#' * (above + 1)}, or give the text between a heading",
            )
        above = level or above


def _links(
    chapter: Chapter, source: Source, ids: dict[str, Span], paths: set[str]
) -> Iterator[Diagnostic]:
    for item, line in _lined(chapter.body):
        address = item.get("href", "") if item.tag == "a" else ""
        if not address or is_external(address):
            continue
        path, _, name = address.partition("#")
        wrong = ""
        if path and _target(source.path, path) not in paths:
            wrong = f'the book has no file "{path}"'
        elif name and unquote(name) not in ids:
            wrong = f'nothing in the book has the id "{unquote(name)}"'
        if wrong:
            yield BROKEN_LINK.at(
                _line_span(source, line, address),
                f"this link leads nowhere: {wrong}",
                "name a file of the book, or an id given with {#id}",
            )


def _target(source: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))


def _lined(body: Element) -> Iterable[tuple[Element, int]]:
    """Every element with the line of the block it stands in, from 1."""
    stack = [(body, 1)]
    while stack:
        item, line = stack.pop()
        line = int(item.get(LINE_ATTRIBUTE, line))
        yield item, line
        stack += [(child, line) for child in reversed(item)]


def _line_span(source: Source, line: int, words: str) -> Span:
    """Where the words stand, at or below the line of their block; else the line."""
    start = source.line_starts[min(line, len(source.line_starts)) - 1]
    at = source.text.find(words, start, start + 5000)
    if at >= 0:
        return Span(source.path, at, at + len(words))
    return Span(source.path, start, start + len(source.line_text(line)))
