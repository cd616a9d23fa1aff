"""Speeches: a cue, then dialogue, parentheticals and lyrics up to a blank line.

Source: the syntax page of Fountain 1.1, "Dialogue", "Parenthetical", "Lyrics".
"""

from dataclasses import dataclass, field

from typebar.model.inline import Line, Piece
from typebar.model.script import Cue, Dialogue, Lyric, Parenthetical, Speech, SpeechPart
from typebar.readers.fountain import cue, drafts, heading, transition
from typebar.readers.fountain.faults import quoted
from typebar.readers.fountain.marks import FIRST, Mark, mark_of
from typebar.readers.fountain.rows import Row
from typebar.readers.fountain.state import State
from typebar.text.source import Span

_new = tuple.__new__
"""As in rows."""
_HEADINGS = frozenset("iIeE")
_MARKS = FIRST | frozenset("@.")
_FIRST = FIRST | frozenset("(@.iIeE")
"""What lines of a speech begin with that may be more than words."""


def has_lines(state: State, at: int) -> bool:
    """Whether what stands under row `at` can be spoken: the test of an unforced cue."""
    at += 1
    if words := state.rows.words[at]:
        return words[0] not in FIRST or _is_spoken(state.rows[at])
    while not (row := state.rows[at]).words:
        if not (row.is_note or row.is_held):
            return False
        at += 1
    return _is_spoken(row)


def read(state: State, at: int) -> tuple[Speech, int]:
    """The speech whose cue is row `at`, and the row behind it."""
    rows, path = state.rows, state.path
    every, written, starts = rows.words, rows.written, rows.starts
    speaker = _speaker(state, at)
    parts: list[SpeechPart] = []
    lines: list[Line] = []
    span = opening = closing = speaker.span
    first = at
    at += 1
    # Nearly all speeches are plain lines and whole directions, and need no more than this loop.
    while words := every[at]:
        if words == written[at]:
            start = starts[at]
            span = _new(Span, (path, start, start + len(words)))
            line = _new(Line, (words, span, ()))
        else:
            span, line = rows[at].node_span(path), rows[at].line(path)
        if words[0] in _FIRST or words[-1] == ":":
            if not _is_plain(words):
                return _mixed(state, first, speaker)
            if words[0] == "(":
                if lines:
                    parts.append(drafts.dialogue(opening, closing, tuple(lines)))
                parts.append(drafts.parenthetical(span, line))
                lines = []
                at += 1
                continue
        if not lines:
            opening = span
        closing = span
        lines.append(line)
        at += 1
    if written[at] or at == first + 1:
        return _mixed(state, first, speaker)
    if lines:
        parts.append(drafts.dialogue(opening, closing, tuple(lines)))
    whole = _new(Span, (path, starts[first], span[2]))
    return drafts.speech(whole, speaker, tuple(parts)), at


def _speaker(state: State, at: int) -> Cue:
    words, start = state.rows.words[at], state.rows.starts[at]
    if words == state.rows.written[at] and cue.is_bare(words):
        # One span serves node, line and name.
        span = _new(Span, (state.path, start, start + len(words)))
        line, name = _new(Line, (words, span, ())), _new(Piece, (words, span))
        return drafts.cue(span, line, name, (), False)  # noqa: FBT003 -- not forced
    return cue.read(state.path, state.rows[at])


def _is_plain(words: str) -> bool:
    """Whether a line of a speech needs no second look: words, or a whole parenthetical."""
    first = words[0]
    if first == "(":
        return words[-1] == ")" and words.count("(") <= words.count(")")
    if first in _HEADINGS and heading.is_natural(words):
        return False
    return first not in _MARKS and words[-1] != ":"


def _mixed(state: State, at: int, speaker: Cue) -> tuple[Speech, int]:
    reader = _Speech(state, at + 1, last=at)
    reader.read()
    span = state.over(state.rows[at], state.rows[reader.last])
    return Speech(span, speaker, tuple(reader.parts)), reader.last + 1


def _is_spoken(row: Row) -> bool:
    if row.words[0] not in FIRST:
        return True
    kind = mark_of(row.words)
    return kind is None or kind is Mark.LYRIC


@dataclass(slots=True)
class _Speech:
    state: State
    at: int
    last: int
    """The last row that belongs to the speech."""
    parts: list[SpeechPart] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    """Dialogue that isn't a part yet."""
    first: int = 0
    """The row where that dialogue begins."""
    unclosed: int = -1
    """Up to this row no bracket is known to close."""

    def read(self) -> None:
        held: list[int] = []
        rows = self.state.rows
        while (words := (row := rows[self.at]).words) or row.is_held or row.is_note:
            if not words:
                if not row.asides:
                    held.append(self.at)
                self.at += 1
                continue
            marked = words[0] in _FIRST or words[-1] == ":"
            if marked and not _is_spoken(row):
                break
            if held:
                self._say_held(held)
            if marked:
                self._part(row)
            else:
                self._say(self.at)
                self.at += 1
        self._end_dialogue()

    def _say_held(self, held: list[int]) -> None:
        for at in held:
            self._say(at)
        held.clear()

    def _part(self, row: Row) -> None:
        if row.words[0] == "~":
            self._end_dialogue()
            self._lyric()
        elif row.words[0] == "(" and (stop := self._bracketed(row.words)) > self.at:
            self._end_dialogue()
            self._parenthetical(stop)
        else:
            self._say(self.at)
            self.at += 1
            check_text(self.state, row, "this speech")

    def _say(self, at: int) -> None:
        if not self.lines:
            self.first = at
        self.lines.append(self.state.rows[at].line(self.state.path))
        self.last = at

    def _end_dialogue(self) -> None:
        if self.lines:
            span = self.state.over(self.state.rows[self.first], self.state.rows[self.last])
            self.parts.append(Dialogue(span, tuple(self.lines)))
            self.lines = []

    def _lyric(self) -> None:
        lyric, self.at = read_lyric(self.state, self.at)
        self.last = self.at - 1
        self.parts.append(lyric)

    def _parenthetical(self, stop: int) -> None:
        rows = [self.state.rows[at] for at in range(self.at, stop)]
        self.at = stop
        self.last = stop - 1
        span = self.state.over(rows[0], rows[-1])
        lines = tuple(row.line(self.state.path) for row in rows)
        self.parts.append(Parenthetical(span, lines))
        if len(rows) > 1:
            self.state.report(
                "FTN019",
                span.start,
                span.end,
                f"the parenthetical {quoted(rows[0].words)} goes on over {len(rows)} lines",
                help="put it on one line: other programs read this as dialogue",
            )

    def _bracketed(self, words: str) -> int:
        """The row behind a parenthetical that opens at this one; this row where none does."""
        open_brackets = words.count("(") - words.count(")")
        if open_brackets <= 0:
            return self.at + 1 if words[-1] == ")" else self.at
        return self.at if self.at < self.unclosed else self._closed_below()

    def _closed_below(self) -> int:
        depth = 0
        at = self.at
        while (row := self.state.rows[at]).words and _is_spoken(row) and row.words[0] != "~":
            depth += row.words.count("(") - row.words.count(")")
            at += 1
            if depth <= 0:
                if row.words[-1] == ")":
                    return at
                break
        self.unclosed = at
        self._report_unclosed(self.state.rows[self.at])
        return self.at

    def _report_unclosed(self, row: Row) -> None:
        start = row.offset(row.text.index("("))
        self.state.report(
            "FTN017",
            start,
            row.end,
            f"{quoted(row.words)} opens with a bracket that no line of the speech ends with",
            help='add ")" where the direction ends; until then it is read as dialogue',
        )


def read_lyric(state: State, at: int) -> tuple[Lyric, int]:
    """The lyric that begins at a row, and the row behind it."""
    lines: list[Line] = []
    first = at
    while (row := state.rows[at]).words.startswith("~"):
        lines.append(row.line(state.path, row.text.index("~") + 1))
        at += 1
    return Lyric(state.over(state.rows[first], state.rows[at - 1]), tuple(lines)), at


def check_text(state: State, row: Row, where: str) -> None:
    """Report a line that would be more than text if a blank line stood above it."""
    words = row.words
    code = what = ""
    match words[0]:
        case "i" | "I" | "e" | "E" if heading.is_natural(words):
            code, what = "FTN012", "scene heading"
        case "." if heading.is_forced(words) and words[1].isalpha():
            code, what = "FTN012", "scene heading"
        case "@" if cue.is_forced(words):
            code, what = "FTN005", "cue"
        case ">" if transition.is_forced(words):
            code, what = "FTN010", "transition"
        case _ if words[-1] == ":" and transition.is_natural(row):
            code, what = "FTN010", "transition"
    if code:
        _too_close(state, row, code, f"the {what} {quoted(words)}", where)


def _too_close(state: State, row: Row, code: str, what: str, where: str) -> None:
    state.report(
        code,
        row.start,
        row.end,
        f"{what} stands directly under other text and is read as part of {where}",
        help="put a blank line above it",
        fix=state.insert_line(row.start, "Insert a blank line above"),
    )
