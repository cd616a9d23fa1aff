"""The structure of Markdown prose, told by one pass over its lines: blocks and where they stand.

Lint needs places and kinds, not a tree, and it must not pay for loading a Markdown parser: this
scan takes 10 ms where the parser takes a second.
"""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from typebar.lint.pattern import lazy


class BlockKind(Enum):
    """What a run of lines is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BREAK = "scene break"
    QUOTE = "quotation"
    ITEM = "list item"
    FOOTNOTE = "footnote"
    REFERENCE = "link reference"
    CODE = "code"
    HTML = "html"
    COMMENT = "comment"
    TABLE = "table"
    FRONT_MATTER = "front matter"
    CONTAINER = "container"
    """A line of colons that opens or closes one."""


class Block(NamedTuple):
    """Some lines of one kind; offsets in code points, the last line end left out."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    """Of headings, from 1."""


PROSE = frozenset(
    (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.ITEM, BlockKind.FOOTNOTE)
)
"""Kinds whose text is read by readers."""

_SPECIAL = frozenset("#*-_=`~<>[|+:⁂0123456789")
_BREAK = lazy(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|#|⁂|(?:~[ \t]*){3,})$")
_ATX = lazy(r"(#{1,6})(?!#)[ \t]*\S")
_FENCE = lazy(r"`{3,}|~{3,}")
_FOOTNOTE = lazy(r"\[\^[^\]\n]+\]:")
_REFERENCE = lazy(r"\[[^\]\n^][^\]\n]*\]:[ \t]*\S")
_ITEM = lazy(r"(?:[*+-]|\d{1,9}[.)])[ \t]+\S")
_HTML = lazy(
    r"</?(?:address|article|aside|audio|blockquote|body|br|center|details|div|dl|fieldset|figure|"
    r"footer|form|h[1-6]|head|header|hr|html|iframe|img|li|link|main|meta|nav|ol|p|pre|script|"
    r"section|style|summary|svg|table|tbody|td|th|thead|tr|ul|video)\b",
    re.IGNORECASE,
)


class _Scan:
    """The lines of a text and where the scan stands."""

    def __init__(self, text: str, starts: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.lines = text.split("\n") if "\r" not in text else _lines(text, starts)
        self.at = 0
        self.last_close = text.rfind("-->")

    def line(self, index: int) -> str:
        return self.lines[index]

    def block(self, kind: BlockKind, first: int, stop: int, level: int = 0) -> Block:
        """The block of lines first to stop (left out); the scan goes on at stop."""
        self.at = stop
        last = stop - 1
        return Block(kind, self.starts[first], self.starts[last] + len(self.line(last)), level)


def _lines(text: str, starts: list[int]) -> list[str]:
    return [text[start:stop].rstrip("\r\n") for start, stop in pairwise([*starts, len(text)])]


def blocks(text: str, starts: list[int]) -> tuple[Block, ...]:
    """The blocks of a Markdown text in order; blank lines belong to none.

    `starts` are the offsets of its lines. Linear in the length of the text.
    """
    return tuple(_blocks(_Scan(text, starts)))


def _blocks(scan: _Scan) -> Iterator[Block]:
    if front := _front_matter(scan):
        yield front
    kind = None
    while scan.at < len(scan.starts):
        line = scan.line(scan.at)
        body = line.strip(" \t\ufeff")
        if not body:
            scan.at += 1
        elif len(line) - len(line.lstrip(" ")) >= 4 or line[0] == "\t":
            inside = kind is BlockKind.ITEM and not line.startswith(_TWICE_INDENTED)
            kind = BlockKind.ITEM if inside else BlockKind.CODE
            yield scan.block(kind, scan.at, _indented_end(scan))
        else:
            block = _block(scan, body)
            kind = block.kind
            yield block


_TWICE_INDENTED = ("        ", "\t\t", "    \t")
"""Code behind a list's item; what is indented once goes on with the item."""


def _front_matter(scan: _Scan) -> Block | None:
    mark = scan.line(0).lstrip("\ufeff").rstrip()
    if mark not in ("---", "+++"):
        return None
    for index in range(1, len(scan.starts)):
        line = scan.line(index).rstrip()
        if line == mark:
            return scan.block(BlockKind.FRONT_MATTER, 0, index + 1)
        if not line and mark == "---" and index == 1:
            return None
    return None


def _indented_end(scan: _Scan) -> int:
    index = scan.at
    while index < len(scan.starts) and scan.line(index)[:1] in (" ", "\t"):
        index += 1
    return max(index, scan.at + 1)


def _block(scan: _Scan, body: str) -> Block:  # noqa: PLR0911 -- one return a kind
    first = scan.at
    if body[0] not in _SPECIAL:
        return _paragraph(scan, BlockKind.PARAGRAPH)
    if match := _FENCE.match(body):
        return scan.block(BlockKind.CODE, first, _fence_end(scan, match[0]))
    if _BREAK.match(body):
        return scan.block(BlockKind.BREAK, first, first + 1)
    if match := _ATX.match(body):
        return scan.block(BlockKind.HEADING, first, first + 1, len(match[1]))
    if body.startswith(":::"):
        return scan.block(BlockKind.CONTAINER, first, first + 1)
    if body.startswith("<!--"):
        return scan.block(BlockKind.COMMENT, first, _comment_end(scan))
    if body[0] == "<" and _HTML.match(body):
        return scan.block(BlockKind.HTML, first, _blank_line(scan))
    if _FOOTNOTE.match(body):
        return scan.block(BlockKind.FOOTNOTE, first, _note_end(scan))
    if _REFERENCE.match(body):
        return scan.block(BlockKind.REFERENCE, first, first + 1)
    if body[0] == ">":
        return scan.block(BlockKind.QUOTE, first, _blank_line(scan))
    if body[0] == "|":
        return scan.block(BlockKind.TABLE, first, _blank_line(scan))
    return _paragraph(scan, BlockKind.ITEM if _ITEM.match(body) else BlockKind.PARAGRAPH)


def _fence_end(scan: _Scan, mark: str) -> int:
    for index in range(scan.at + 1, len(scan.starts)):
        if scan.line(index).strip().startswith(mark):
            return index + 1
    return scan.at + 1


def _comment_end(scan: _Scan) -> int:
    start = scan.starts[scan.at]
    if start > scan.last_close:
        return scan.at + 1
    close = scan.text.find("-->", start)
    index = scan.at + 1
    while index < len(scan.starts) and scan.starts[index] <= close:
        index += 1
    return index


def _blank_line(scan: _Scan) -> int:
    index = scan.at + 1
    while index < len(scan.starts) and scan.line(index).strip():
        index += 1
    return index


def _note_end(scan: _Scan) -> int:
    """After the note's paragraphs: those after the first are indented."""
    index = _blank_line(scan)
    while index < len(scan.starts):
        line = scan.line(index)
        if line.strip() and not line.startswith(("    ", "\t")):
            break
        index += 1
    while index > scan.at + 1 and not scan.line(index - 1).strip():
        index -= 1
    return index


_INTERRUPTS = frozenset("#>`~<:")


def _paragraph(scan: _Scan, kind: BlockKind) -> Block:
    first = index = scan.at
    while (index := index + 1) < len(scan.starts):
        body = scan.line(index).strip(" \t")
        if not body:
            break
        if index == first + 1 and body.strip("=-") == "" and body.strip(body[0]) == "":
            return scan.block(BlockKind.HEADING, first, index + 1, 1 if body[0] == "=" else 2)
        if body[0] in _INTERRUPTS and _interrupts(body):
            break
        if kind is BlockKind.ITEM and _ITEM.match(body):
            break
    return scan.block(kind, first, index)


def _interrupts(body: str) -> bool:
    """Whether a line ends the paragraph above it without an empty line."""
    return body.startswith((":::", "<!--")) or bool(_ATX.match(body) or _FENCE.match(body))
