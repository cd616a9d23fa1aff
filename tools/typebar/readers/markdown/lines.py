"""A source's lines as the reader sees them, and the way back to places in the source."""

import re
from dataclasses import dataclass, field

from typebar.readers.markdown.faults import UNREADABLE
from typebar.text.diagnostics import Diagnostic
from typebar.text.source import Source, Span

_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)
"""What neither XML nor HTML can hold."""
_BLANKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
"""Separators that aren't line ends here."""
_LINE_END = re.compile("\r\n?|\n")
_TAB = 4


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one source, cleaned; a line's index is its place in the source."""

    source: Source
    texts: list[str]
    """Without line ends, tabs at the start as blanks, without characters no book can hold."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    first: int = 0
    """The place in the source of the first of these lines."""

    def span(self, line: int, column: int = 0, length: int | None = None) -> Span:
        """A place in a line (index from 0); without a length, the rest of the line's text."""
        starts = self.source.line_starts
        line = min(max(line + self.first, 0), len(starts) - 1)
        raw = self.source.line_text(line + 1)
        start = starts[line] + min(column, len(raw))
        stop = starts[line] + len(raw.rstrip()) if length is None else start + length
        return Span(self.source.path, start, max(start, min(stop, starts[line] + len(raw))))

    def find(self, line: int, text: str, offset: int, length: int) -> Span:
        """Where in the source a stretch of a block's text stands.

        Args:
            line: index of the block's first line.
            text: the block's text as parsed: marks at the start of its lines may be gone.
            offset: where in the text the stretch begins.
            length: how long it is; what lies behind the end of its line is left out.
        """
        above = text.count("\n", 0, offset)
        begin = text.rfind("\n", 0, offset) + 1
        stop = text.find("\n", offset)
        row = text[begin : stop if stop >= 0 else len(text)]
        needle = row.strip()
        line += above
        raw = self.source.line_text(line + 1) if line < len(self.source.line_starts) else ""
        at = raw.rfind(needle) if raw.rstrip().endswith(needle) else raw.find(needle)
        if at < 0:
            return self.span(line)
        column = at + (offset - begin) - (len(row) - len(row.lstrip()))
        return self.span(line, max(column, 0), length)


def read(source: Source) -> Lines:
    """The lines of a source."""
    text = source.text.removeprefix("\ufeff")
    texts = _LINE_END.split(text) if "\r" in text else text.split("\n")
    lines = Lines(source, texts)
    if _UNWANTED.search(text):
        _clean(lines)
    if _BLANKS.search(text):
        texts[:] = [_BLANKS.sub(" ", line) for line in texts]
    if "\t" in text:
        texts[:] = [_untabbed(line) if "\t" in line else line for line in texts]
    return lines


def _clean(lines: Lines) -> None:
    for number, line in enumerate(lines.texts):
        found = _UNWANTED.findall(line)
        if found:
            lines.texts[number] = _UNWANTED.sub("", line)
            lines.diagnostics.append(_left_out(lines, number, found))


def _left_out(lines: Lines, number: int, found: list[str]) -> Diagnostic:
    raw = lines.source.line_text(number + 1)
    column = raw.index(found[0])
    names = ", ".join(dict.fromkeys(f"U+{ord(character):04X}" for character in found[:5]))
    return UNREADABLE.at(
        lines.span(number, column, 1),
        f"this line has {len(found)} character(s) that no book can hold ({names}); "
        "they were left out",
        "delete them",
    )


def _untabbed(line: str) -> str:
    body = line.lstrip(" \t")
    return line[: len(line) - len(body)].expandtabs(_TAB) + body
