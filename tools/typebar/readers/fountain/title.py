"""Title pages.

Source: the syntax page of Fountain 1.1, "Title Page".
"""

import re
from dataclasses import dataclass, field

from typebar.model.inline import Line, Piece
from typebar.model.script import TitleEntry, TitlePage
from typebar.readers.fountain import heading
from typebar.readers.fountain.faults import quoted
from typebar.readers.fountain.rows import BLANKS, Row
from typebar.readers.fountain.state import State
from typebar.text.diagnostics import Edit, Fix
from typebar.text.source import Span

KNOWN_KEYS = frozenset(
    """title|subtitle|credit|author|authors|source|notes|copyright|contact|contact info|date
    |draft|draft date|revision|revision date|format|paper|paper size|header|footer|font|more tag
    |cont tag|continued tag|info|scene numbers
    |include|language|series|episode|episode title|episode number|season|written by|version
    |watermark|tl|tc|tr|cc|bl|br|address|phone|email|wga registration|wga|isbn|publisher
    |rights|description|identifier""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Keys that the syntax page, other tools or we ourselves give a meaning, in lower case."""

SETTINGS = frozenset(
    ("format", "paper", "paper size", "header", "footer", "font", "more tag", "cont tag")
) | {"continued tag", "include", "language", "lang", "scene numbers", "watermark"}
"""Keys that speak to programs, in lower case: their values are shown nowhere."""

_KEY = re.compile(r"[^\W_][^:\[\]*<>{}|\\]{0,63}:")
_TAB_WIDTH = 4


def is_known(key: str) -> bool:
    """Whether a title-page key is one that programs know, or a private one (`X-...`)."""
    key = " ".join(key.lower().split())
    return key in KNOWN_KEYS or key.startswith("x-")


def is_shown(key: str) -> bool:
    """Whether readers are to see what stands under a key."""
    key = " ".join(key.lower().split())
    return key not in SETTINGS and not key.startswith("x-")


def read(state: State) -> tuple[TitlePage | None, int]:
    """The title page, if the text opens with one, and the row behind it."""
    first = 0
    while (row := state.row(first)) is not None and not row.words and not row.asides:
        first += 1
    key = _key(row) if row is not None else None
    if row is None or key is None or (first and not is_known(key)):
        return None, 0
    if not _has_value(state, first):
        _check_empty(state, first, key)
        return None, 0
    reader = _Title(state, first, _width(row))
    reader.read()
    return reader.page(), reader.at


def _key(row: Row) -> str | None:
    """The key that a row opens with, if any."""
    return key_of(row.words) if row.words else None


def key_of(words: str) -> str | None:
    """The key that a line opens with, if any: headings and addresses with a colon have none."""
    match = _KEY.match(words)
    if match is None or words.startswith("//", match.end()) or heading.is_natural(words):
        return None
    return match[0][:-1].rstrip(BLANKS)


def _has_value(state: State, first: int) -> bool:
    """Whether the key in a row has a value there or below: without one it is no title page."""
    row, below = state.rows[first], state.row(first + 1)
    if row.words.partition(":")[2].strip(BLANKS):
        return True
    return below is not None and bool(below.words) and _width(below) > _width(row)


def _check_empty(state: State, first: int, key: str) -> None:
    row, below = state.rows[first], state.row(first + 1)
    if is_known(key) and below is not None and below.words and _key(below) is not None:
        state.report(
            "FTN025",
            row.start,
            row.end,
            f'"{key}:" has no value, and a title page opens with one, so this is read as action',
            help="write its value behind the colon, or take the line out",
        )


def _width(row: Row) -> int:
    """The indentation of a row in blanks, a tab counting as four."""
    blanks = row.text[: len(row.text) - len(row.text.lstrip(BLANKS))]
    return len(blanks) + (_TAB_WIDTH - 1) * blanks.count("\t")


@dataclass(slots=True)
class _Title:
    state: State
    at: int
    margin: int
    """The indentation of the first key: values stand further in."""
    entries: list[TitleEntry] = field(default_factory=list)
    first: int = 0
    """The row of the entry that is being read."""
    key: Piece | None = None
    values: list[Line] = field(default_factory=list)

    def read(self) -> None:
        self.first = self.at
        while (row := self.state.row(self.at)) is not None and not self._ends(row):
            if row.words and _width(row) > self.margin:
                self._value(row)
            elif row.words:
                self._end_entry()
                self._begin_entry(row)
            self.at += 1
        self._end_entry()
        self._check(row)
        while not self.state.rows[self.at - 1].words:
            # Notes behind the last entry stand on their own.
            self.at -= 1

    def page(self) -> TitlePage:
        first, last = self.entries[0].span, self.entries[-1].span
        return TitlePage(first.to(last), tuple(self.entries))

    def _ends(self, row: Row) -> bool:
        if not row.words:
            return not row.is_note
        return _width(row) <= self.margin and _key(row) is None

    def _begin_entry(self, row: Row) -> None:
        start = row.text.index(row.words)
        colon = row.text.index(":", start)
        self.first = self.at
        self.key = row.piece(self.state.path, start, colon)
        value = row.line(self.state.path, colon + 1)
        if value.text:
            self.values.append(value)

    def _value(self, row: Row) -> None:
        line = row.line(self.state.path)
        self.values.append(line)
        if _width(row) - self.margin < 3:
            self.state.report(
                "FTN022",
                row.start,
                row.end,
                f"{quoted(row.words)} is indented by less than three blanks",
                help="indent it by four, or other programs may not read it as part of the title "
                "page",
                fix=self._indented(row),
            )

    def _indented(self, row: Row) -> Fix | None:
        """A fix that indents a value as it should be; none where a note stands before it."""
        indent = row.text[: len(row.text) - len(row.text.lstrip(BLANKS))]
        if not self.state.source.text.startswith(indent + row.words[0], row.start):
            return None
        span = Span(self.state.path, row.start, row.start + len(indent))
        edit = Edit(span, " " * (self.margin + _TAB_WIDTH))
        return Fix("Indent it by four", (edit,), safe=True)

    def _end_entry(self) -> None:
        if self.key is None:
            return
        last = self.at - 1
        while not self.state.rows[last].words:
            last -= 1
        span = self.state.over(self.state.rows[self.first], self.state.rows[last])
        self.entries.append(TitleEntry(span, self.key, tuple(self.values)))
        self.key = None
        self.values = []

    def _check(self, behind: Row | None) -> None:
        first = self.entries[0]
        if len(self.entries) == 1 and not is_known(first.key.text):
            self.state.report(
                "FTN021",
                first.key.span.start,
                first.key.span.end + 1,
                f"{quoted(first.key.text + ':')} opens the file, so this reads as a title page",
                help='write "!" before the line, or a blank line above it, to make it action',
            )
        if behind is not None and behind.words:
            self.state.report(
                "FTN023",
                behind.start,
                behind.end,
                f"{quoted(behind.words)} stands directly under the title page",
                help="put a blank line above it",
                fix=self.state.insert_line(behind.start, "Insert a blank line above"),
            )
