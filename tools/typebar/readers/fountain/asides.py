"""Notes and boneyards: the ranges of the text that aren't shown.

Whichever opens first wins, and it ends at the first mark that closes it. One pass over the marks:
none is searched for twice, whatever is left unclosed.

Source: the syntax page of Fountain 1.1, "Notes" and "Boneyard".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from typebar.readers.fountain.faults import Report

_MARKS = re.compile(r"\\[^\r\n]|\[\[|\]\]|/\*|\*/")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r) ?(?=[\r\n])")
"""A line end and an empty line; two blanks or a tab in it hold a note together."""


class Aside(NamedTuple):
    """A note or a boneyard, with its marks."""

    start: int
    end: int
    is_note: bool


def find(text: str, report: Report) -> list[Aside]:
    """All notes and boneyards in order; marks without a partner are reported and stay text."""
    if _has_brackets(text) or _has_slashes(text):
        return list(_Scan(text, report).asides())
    return []


def _has_brackets(text: str) -> bool:
    # One character is found thirty times as fast as two.
    return ("[" in text and "[[" in text) or ("]" in text and "]]" in text)


def _has_slashes(text: str) -> bool:
    at = text.find("/") if "*" in text else -1
    while at >= 0:
        if text.startswith("*", at + 1) or (at and text[at - 1] == "*"):
            return True
        at = text.find("/", at + 1)
    return False


@dataclass(slots=True)
class _Scan:
    text: str
    report: Report
    literal: int = 0
    """Notes that open before this offset are known to be unclosed."""
    forgiven: int = -1
    """Where a closing stands that a blank line parts from its note: told once, with the note."""
    closing: int = -1
    """The closing of a note that was found last; it is searched for once, not for every note."""
    unclosed: bool = False
    """Whether a boneyard was found to be never closed; then none behind it is."""

    def asides(self) -> Iterator[Aside]:
        done = 0
        for match in _MARKS.finditer(self.text):
            start = match.start()
            if start < done:
                continue
            aside = self._opened(match[0], start)
            if aside is not None:
                yield aside
                done = aside.end

    def _opened(self, mark: str, start: int) -> Aside | None:
        match mark:
            case "[[":
                return self._note(start)
            case "/*":
                return self._boneyard(start)
            case "]]" | "*/":
                self._stray(mark, start)
        return None

    def _note(self, start: int) -> Aside | None:
        if start < self.literal:
            return None
        end = self._closing(start + 2)
        blank = _BLANK_LINE.search(self.text, start + 2, end)
        if blank is None and end < len(self.text):
            return Aside(start, end + 2, is_note=True)
        self.literal = blank.start() if blank else len(self.text)
        if blank and end < len(self.text) and self.text.find("[[", start + 2, end) < 0:
            self.forgiven = end
            self._parted_note(start, end, blank.end())
        else:
            self._unclosed_note(start, self.literal)
        return None

    def _closing(self, start: int) -> int:
        """The next closing of a note; the end of the text where there is none."""
        if self.closing < start:
            found = self.text.find("]]", start)
            self.closing = found if found >= 0 else len(self.text)
        return self.closing

    def _boneyard(self, start: int) -> Aside | None:
        end = -1 if self.unclosed else self.text.find("*/", start + 2)
        if end >= 0:
            return Aside(start, end + 2, is_note=False)
        if not self.unclosed:
            self.unclosed = True
            self.report(
                "FTN002",
                start,
                start + 2,
                'this boneyard opens with "/*" and is never closed',
                help='add "*/" where it should end; until then it is read as text',
            )
        return None

    def _parted_note(self, start: int, end: int, blank: int) -> None:
        self.report(
            "FTN001",
            start,
            start + 2,
            f'the blank line {self.report.line(blank)} ends this note before its "]]" on line '
            f"{self.report.line(end)}",
            help="put two blanks on the empty line to keep it in the note, or close the note above",
        )

    def _unclosed_note(self, start: int, stop: int) -> None:
        place = f"before line {self.report.line(stop) + 1}, where a blank line ends it"
        if stop == len(self.text):
            place = "before the end of the file"
        self.report(
            "FTN001",
            start,
            start + 2,
            'this note opens with "[[" and is never closed',
            help=f'add "]]" {place}',
        )

    def _stray(self, mark: str, start: int) -> None:
        if start == self.forgiven:
            return
        kind, opening = ("note", "[[") if mark == "]]" else ("boneyard", "/*")
        self.report(
            "FTN003",
            start,
            start + 2,
            f'this "{mark}" closes no {kind}',
            help=f'take it out, or add "{opening}" where the {kind} should open',
        )
