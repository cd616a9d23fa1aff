"""Canonical layout of a Markdown text: same chapters, one way of spacing it.

One empty line between blocks and none at either end; no trailing blanks but the two of a line
break; one blank behind the marks of a heading and no marks at its end. Front matter, fenced code,
line ends, words and emphasis stay as they are.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from typebar.model.prose import LINE_ATTRIBUTE, Chapter
from typebar.readers.markdown import parse_book
from typebar.readers.markdown.front_matter import closing_line
from typebar.text.source import Source

_LINE = re.compile("([^\r\n]*)(\r\n|\n|\r|$)")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*)$")
_CLOSING = re.compile(r"[ \t]+#+$")
_BREAK = "  "
"""Two blanks at the end of a line that another line follows."""


def format_text(source: Source) -> str:
    """The text in its canonical layout.

    Proved before it is given: its chapters read as they did, places apart, and formatting it again
    changes nothing. A text for which that doesn't hold is given back as it is.
    """
    text = _formatted(source)
    again = Source(source.path, text, source.encoding)
    if _meaning(again) != _meaning(source) or _formatted(again) != text:
        return source.text
    return text


def _meaning(source: Source) -> list[tuple[object, ...]]:
    return [_chapter(chapter) for chapter in parse_book([source]).chapters]


def _chapter(chapter: Chapter) -> tuple[object, ...]:
    said = (chapter.slug, chapter.title, chapter.role, chapter.matter, chapter.number)
    return (*said, chapter.in_contents, chapter.images, *_tree(chapter.body))


def _tree(body: Element) -> Iterator[tuple[object, ...]]:
    """Every element in the order of the text, without its place in the source."""
    for element in body.iter():
        told = {name: value for name, value in element.items() if name != LINE_ATTRIBUTE}
        yield element.tag, told, element.text, element.tail, len(element)


def _formatted(source: Source) -> str:
    lines = [(found[1], found[2]) for found in _LINE.finditer(source.text) if found[0]]
    end = next((end for _, end in lines if end), "\n")
    closing = closing_line(source)
    body = 0 if closing is None else closing + 1
    done = lines[:body] + list(_body(lines[body:], above=body > 0))
    while done and not done[-1][0]:
        done.pop()
    if done and not done[-1][1]:
        done[-1] = (done[-1][0], end)
    return "".join(text + ended for text, ended in done)


def _body(lines: list[tuple[str, str]], *, above: bool) -> Iterator[tuple[str, str]]:
    """The lines behind the front matter; `above`: something stands over them."""
    fence = ""
    empty = not above
    for at, (text, end) in enumerate(lines):
        mark = _FENCE.match(text)
        if fence:
            fence = "" if mark and _closes(text, mark[1], fence) else fence
            yield text, end
            empty = False
            continue
        if mark:
            fence = mark[1]
        below = lines[at + 1][0].strip() if at + 1 < len(lines) else ""
        line = _line(text, below)
        if line or not empty:
            yield line, end
        empty = not line


def _closes(text: str, mark: str, fence: str) -> bool:
    return mark.startswith(fence) and text.strip() == mark


def _line(text: str, below: str) -> str:
    bare = text.rstrip(" \t")
    if heading := _HEADING.match(bare):
        words = _CLOSING.sub("", f" {heading[2]}").strip()
        return f"{heading[1]} {words}" if words else bare
    return bare + _BREAK if bare and below and text.endswith(_BREAK) else bare
