"""A source cut into blocks, each with the line it starts at.

What is simple is settled here: fences, scene breaks, headings, containers, footnotes and plain
paragraphs. Lists, quotations, tables and the like are MARKUP, which Python-Markdown reads. One
pass, and no block is longer or more deeply nested than that can bear.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from typebar.readers.markdown.faults import RAW_HTML, UNREADABLE
from typebar.readers.markdown.lines import Lines
from typebar.text.diagnostics import Diagnostic


class Kind(Enum):
    """What a block is, as far as its first line tells."""

    PARAGRAPH = auto()
    MARKUP = auto()
    HEADING = auto()
    BREAK = auto()
    CODE = auto()
    OPEN = auto()
    CLOSE = auto()
    NOTE = auto()


class Block(NamedTuple):
    """Lines that belong together."""

    kind: Kind
    line: int
    """Index of the first line of `text`."""
    text: str
    """For a fence or note, what stands in it; for a container, its attributes."""
    label: str = ""
    """The note's label, the fence's language."""


MAX_DEPTH = 12
"""Quotations and lists inside each other."""
MAX_LINES = 2000
MAX_LENGTH = 100_000
"""Of a block that Python-Markdown reads: some of its parts take quadratic time."""

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})[ ]*(.*?)[ ]*$")
_BREAK = re.compile(r" {0,3}(?:\*(?: {0,3}\*){2,}|_(?: {0,3}_){2,}|-(?: {0,3}-){2,}|#|⁂)[ ]*$")
_UNDERLINE = re.compile(r"(?:={2,}|-{2,})[ ]*$")
_HEADING = re.compile(r"#{1,6}(?!#)[ ]*[^\s#]")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s\[]{1,80})\]:[ ]*(.*)$")
_DEFINITION = re.compile(r" {0,3}: +")
_CONTAINER = re.compile(r" {0,3}(:{3,})[ ]*(.*?)[ ]*:*$")
_SILENT = re.compile(r" {0,3}<(script|style|template|object|iframe|svg|math)\b", re.IGNORECASE)
_MARKUP = re.compile(
    r"^ {0,3}(?:>|:[ ]|\[[^\]\n]*\]:)"
    r"|\A(?: {0,3}(?:[*+-]|\d{1,3}\.)[ ]| {4})",
    re.MULTILINE,
)
_PREFIX = re.compile(r"[ ]*(?:>|(?:[*+-]|\d{1,9}\.)[ ])")
_DEEP_INDENT = re.compile(r"^ {48,}", re.MULTILINE)


class Scanner:
    """Reads the lines of a source block by block."""

    def __init__(self, lines: Lines, first: int = 0) -> None:
        self._lines = lines
        self._texts = lines.texts
        self._at = first
        self._unclosed: dict[str, int] = {}
        self.diagnostics: list[Diagnostic] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks in order."""
        while self._at < len(self._texts):
            if not self._texts[self._at].strip():
                self._at += 1
                continue
            block = self._special() or self._text()
            if block:
                yield block

    def _special(self) -> Block | None:
        """A block that its first line settles; comments and scripts are passed over."""
        line = self._texts[self._at]
        self._pass_hidden(line)
        if self._at >= len(self._texts) or self._texts[self._at] is not line:
            return None
        start = line.lstrip(" ")[:1]
        if start not in "`~*_-#⁂[:" or len(line) - len(line.lstrip(" ")) > 3:
            return None
        return self._fence(line) or self._one_line(line) or self._note(line)

    def _one_line(self, line: str) -> Block | None:
        at = self._at
        if _BREAK.match(line):
            self._at += 1
            return Block(Kind.BREAK, at, line)
        if _HEADING.match(line):
            self._at += 1
            return Block(Kind.HEADING, at, line)
        if container := _CONTAINER.match(line):
            self._at += 1
            return Block(Kind.OPEN if container[2] else Kind.CLOSE, at, container[2])
        return None

    def _fence(self, line: str) -> Block | None:
        fence = _FENCE.match(line)
        if not fence:
            return None
        mark = fence[1]
        stop = self._closing(mark[0], mark)
        if stop is None:
            return None
        first = self._at + 1
        self._at = stop + 1
        text = "\n".join(self._texts[first:stop])
        return Block(Kind.CODE, first - 1, text, fence[2].split(" ")[0].strip("{.}"))

    def _closing(self, character: str, mark: str) -> int | None:
        """The line that closes a fence; one that was looked for in vain isn't looked for again."""
        if len(mark) >= self._unclosed.get(character, 1 << 30):
            return None
        for number in range(self._at + 1, len(self._texts)):
            line = self._texts[number].strip()
            if line.startswith(mark) and not line.strip(character):
                return number
        self._unclosed[character] = len(mark)
        return None

    def _note(self, line: str) -> Block | None:
        note = _NOTE.match(line)
        if not note:
            return None
        at = self._at
        texts = [note[2]]
        self._at += 1
        while self._at < len(self._texts) and self._goes_on(texts):
            texts.append(self._texts[self._at].removeprefix("    "))
            self._at += 1
        return Block(Kind.NOTE, at, "\n".join(texts).rstrip(), note[1])

    def _goes_on(self, texts: list[str]) -> bool:
        """Whether the next line belongs to the note: indented, or directly below its text."""
        line = self._texts[self._at]
        if line.startswith("    ") or not line.strip():
            return True
        return bool(texts[-1].strip()) and not self._interrupts(line)

    def _text(self) -> Block | None:
        """Lines up to the next that is empty or starts something else."""
        if self._at >= len(self._texts) or not self._texts[self._at].strip():
            return None
        first = self._at
        self._at += 1
        defined = False
        while self._at < len(self._texts):
            line = self._texts[self._at]
            if _DEFINITION.match(line):
                if defined and self._is_term(self._at - 1):
                    self._at -= 1
                    break
                defined = True
            if not line.strip() or (line[0] in " `~*_-=#⁂[:<" and self._stops(line, first)):
                break
            self._at += 1
        return self._settled(first, self._texts[first : self._at])

    def _is_term(self, at: int) -> bool:
        """Whether a line between two definitions names what the second defines."""
        line = self._texts[at]
        return not (_DEFINITION.match(line) or line.startswith(" "))

    def _stops(self, line: str, first: int) -> bool:
        if _UNDERLINE.match(line):
            if self._at == first + 1:
                self._at += 1
                return True
            return bool(_BREAK.match(line))
        return self._interrupts(line)

    def _interrupts(self, line: str) -> bool:
        return bool(
            _BREAK.match(line)
            or _HEADING.match(line)
            or _NOTE.match(line)
            or _CONTAINER.match(line)
            or _FENCE.match(line)
            or _SILENT.match(line)
        )

    def _settled(self, first: int, texts: list[str]) -> Block:
        text = "\n".join(texts)
        underlined = len(texts) == 2 and _UNDERLINE.match(texts[1])
        if not (underlined or _MARKUP.search(text) or _is_table(texts)):
            return Block(Kind.PARAGRAPH, first, text)
        if len(texts) > MAX_LINES or len(text) > MAX_LENGTH:
            return self._too_much(first, text, "this block is too long to be read as marked up")
        for number, line in enumerate(texts):
            if _depth(line) > MAX_DEPTH:
                message = f"marks are nested more than {MAX_DEPTH} deep here"
                return self._too_much(first, text, message, first + number)
        return Block(Kind.MARKUP, first, _DEEP_INDENT.sub(" " * 48, text))

    def _too_much(self, first: int, text: str, message: str, line: int | None = None) -> Block:
        span = self._lines.span(first if line is None else line, 0, 80)
        self.diagnostics.append(UNREADABLE.at(span, f"{message}; it was read as a plain paragraph"))
        return Block(Kind.PARAGRAPH, first, text)

    def _pass_hidden(self, line: str) -> None:
        """Go behind a comment, or a script with its text, that opens this line."""
        if "<" not in line[:4]:
            return
        if line.lstrip(" ").startswith("<!--"):
            self._pass("-->")
        elif silent := _SILENT.match(line):
            span = self._lines.span(self._at)
            if self._pass(f"</{silent[1].lower()}>"):
                name = silent[1].lower()
                self.diagnostics.append(
                    RAW_HTML.at(span, f"<{name}> and what stands in it was left out of the book")
                )

    def _pass(self, closing: str) -> bool:
        if closing in self._unclosed:
            return False
        for number in range(self._at, len(self._texts)):
            at = self._texts[number].lower().find(closing)
            if at >= 0:
                self._texts[number] = self._texts[number][at + len(closing) :]
                self._at = number
                return True
        self._unclosed[closing] = 0
        return False


def _is_table(texts: list[str]) -> bool:
    return len(texts) > 1 and "|" in texts[0] and texts[1].lstrip()[:1] in ("|", ":", "-")


def _depth(line: str) -> int:
    """How many quotation and list marks open a line."""
    depth = at = 0
    while match := _PREFIX.match(line, at):
        depth += 1
        at = match.end()
    return depth
