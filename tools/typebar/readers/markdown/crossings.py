"""What leads from one place of a book to another: ids, links, the levels of headings."""

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE, Blocks, Chapter
from typebar.readers.markdown.faults import BROKEN_LINK, DUPLICATE_ID, HEADING_SKIP
from typebar.readers.markdown.targets import is_external
from typebar.text.diagnostics import Diagnostic, Related
from typebar.text.source import Source, Span


def settle(
    chapters: Sequence[Chapter], sources: Sequence[Source]
) -> tuple[list[Chapter], list[Diagnostic]]:
    """The chapters with no id standing twice in the book, and what is wrong between its places."""
    texts = {source.path: source for source in sources}
    ids: dict[str, Span] = {}
    settled: list[Chapter] = []
    found: list[Diagnostic] = []
    for chapter in chapters:
        doubled = list(_take_ids(chapter, texts[chapter.span.source], ids))
        found += (wrong for _, wrong in doubled)
        settled.append(_without(chapter, {place for place, _ in doubled}) if doubled else chapter)
    for chapter in settled:
        ids.setdefault(chapter.slug, chapter.span)
    paths = {posixpath.normpath(path) for path in texts}
    for chapter in settled:
        found += _links(chapter, texts[chapter.span.source], ids, paths)
    return settled, found


def _take_ids(
    chapter: Chapter, source: Source, ids: dict[str, Span]
) -> Iterator[tuple[int, Diagnostic]]:
    """Add the chapter's ids to the book's; those that are there already, by their place in it."""
    for place, (name, line) in enumerate(chapter.blocks.facts.ids):
        span = _line_span(source, line, name)
        if name in ids:
            wrong = DUPLICATE_ID.at(
                span,
                f'the id "{name}" stands twice in the book; links lead to the first',
                "give one of the two another",
                related=(Related(ids[name], "the first is here"),),
            )
            yield place, wrong
        else:
            ids[name] = span


def _without(chapter: Chapter, places: set[int]) -> Chapter:
    """The chapter without the ids that stand in those places; what was known of it is forgotten."""
    named = [item for item in chapter.body.iter() if item.get("id")]
    for place in places:
        del named[place].attrib["id"]
    return replace(chapter, blocks=Blocks(chapter.body))


def levels(body: Element, source: Source) -> Iterator[Diagnostic]:
    """Headings of a chapter that skip levels."""
    above = 1
    for item, line in _lined(body):
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
    for address, line in chapter.blocks.facts.links:
        if is_external(address):
            continue
        path, _, name = address.partition("#")
        wrong = ""
        if path and _target(source.path, path) not in paths:
            wrong = f'the book has no file "{path}"'
        elif name and unquote(name) not in ids:
            wrong = f'nothing in the book has the id "{unquote(name)}"'
        elif name and path and not _holds(ids[unquote(name)], _target(source.path, path)):
            wrong = f'"{path}" has no id "{unquote(name)}": that is in {ids[unquote(name)].source}'
        if wrong:
            yield BROKEN_LINK.at(
                _line_span(source, line, address),
                f"this link leads nowhere: {wrong}",
                "name a file of the book, or an id given with {#id}",
            )


def _holds(place: Span, path: str) -> bool:
    return posixpath.normpath(place.source) == path


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
