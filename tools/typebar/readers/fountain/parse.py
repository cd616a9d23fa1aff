"""The whole script: what each line is, from top to bottom.

Every row is looked at once, and ahead only over notes and empty lines, so time and memory are
linear in the text whatever it holds.

Source: the syntax page of Fountain 1.1; where it leaves doubt, the cases in the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from typebar.model.script import (
    Boneyard,
    DualSpeech,
    Include,
    Note,
    PageBreak,
    Script,
    Section,
    Speech,
    Synopsis,
)
from typebar.readers.fountain import action, cue, heading, include, speech, title, transition
from typebar.readers.fountain.asides import find
from typebar.readers.fountain.faults import Report, quoted
from typebar.readers.fountain.marks import FIRST, Mark, mark_of, page_label
from typebar.readers.fountain.rows import EMPTY, Row, rows
from typebar.readers.fountain.state import State, node
from typebar.text import collector
from typebar.text.diagnostics import Diagnostic, Edit, Fix
from typebar.text.source import Source, Span

_HEADINGS = frozenset(".iIeE")
"""What scene headings begin with."""
_LETTERS = frozenset("iIeE")
"""What prefixes of scene headings begin with."""
_MARKS = FIRST | frozenset(".@")
"""What other lines begin with that are more than a cue or action."""
_AS_ACTION = "so that is read as action and not as a"


class Reading(NamedTuple):
    """A script, and what was found doubtful while it was read."""

    script: Script
    diagnostics: tuple[Diagnostic, ...]
    """In order of place."""


def parse(source: Source) -> Reading:
    """The script that a text is.

    Total: every text is a script. Time and memory are linear in its length.
    """
    with collector.paused():
        return _parse(source)


def _parse(source: Source) -> Reading:
    report = Report(source)
    asides = find(source.text, report)
    state = State(source, rows(source, asides), report, source.path)
    state.asides = {aside.start: node(source, aside) for aside in asides}
    title_page, at = title.read(state)
    _Body(state).read(at)
    nodes = state.asides.values()
    script = Script(
        source.path,
        title_page,
        tuple(state.elements),
        tuple(node for node in nodes if isinstance(node, Note)),
        tuple(node for node in nodes if isinstance(node, Boneyard)),
    )
    return Reading(script, report.in_order())


@dataclass(slots=True)
class _Body:
    """Goes down the rows behind the title page; its readers give the row behind what they read."""

    state: State
    apart: bool = True
    """Whether nothing that is text stands directly above."""

    def read(self, at: int) -> None:
        rows = self.state.rows
        stop = len(rows)
        text = self._text
        while at < stop:
            row = rows[at]
            if row is EMPTY:
                self.apart = True
            elif row[1]:
                at = text(row, at)
                continue
            elif row.asides:
                self._asides(row)
            else:
                self.apart = True
            at += 1

    def _asides(self, row: Row) -> None:
        state = self.state
        state.elements.extend(state.asides[aside.start] for aside in row.asides)
        if row.is_boneyard:
            self.apart = True

    def _text(self, row: Row, at: int) -> int:
        words = row[1]
        first = words[0]
        if not self.apart or words[-1] == ":" or first in _MARKS:
            return self._special(row, at)
        if first in _LETTERS and heading.is_natural(words):
            alone = self.state.rows[at + 1] is EMPTY
            return self._heading(row, at) if alone else self._special(row, at)
        # Nine lines of ten are a cue or action, and told apart by their capitals alone.
        if not words.isupper() and "(" not in words and "ß" not in words:
            return self._action(at)
        if cue.is_natural(words) and speech.has_lines(self.state, at):
            return self._speech(row, at)
        return self._action(at)

    def _special(self, row: Row, at: int) -> int:
        """Read what may be more than a cue or action, or stands directly under text."""
        words = row.words
        if words[0] in FIRST and (kind := mark_of(words)) is not None:
            return self._marked(row, at, kind)
        if not self.apart:
            speech.check_text(self.state, row, "the action")
            return self._action(at)
        read = self._reader(row, at)
        return read(row, at) if read else self._action(at)

    def _reader(self, row: Row, at: int) -> Callable[[Row, int], int] | None:
        """What reads a line with a blank one above it; none for action."""
        words = row.words
        first = words[0]
        if first in _HEADINGS and self._is_heading(row, at):
            return self._heading
        if first == "@" and cue.is_forced(words):
            return self._speech
        if (words[-1] == ":" or first == ">") and transition.is_worded_or_forced(row):
            return self._transition if self._is_transition(row, at) else None
        if cue.is_natural(words) and speech.has_lines(self.state, at):
            return self._speech
        return None

    def _marked(self, row: Row, at: int, kind: Mark) -> int:
        state = self.state
        if kind is Mark.ACTION:
            return self._action(at)
        if kind is Mark.CENTRED or kind is Mark.LYRIC:
            read = action.read_centred if kind is Mark.CENTRED else speech.read_lyric
            lines, at = read(state, at)
            state.elements.append(lines)
            self.apart = False
            return at
        state.elements.append(_OUTLINE[kind](state.path, row))
        self.apart = True
        return at + 1

    def _action(self, at: int) -> int:
        state = self.state
        if state.asides and state.elements and isinstance(state.elements[-1], Boneyard):
            self._check_boneyard(at)
        paragraph, at = action.read(state, at)
        state.elements.append(paragraph)
        self.apart = False
        return at

    def _check_boneyard(self, at: int) -> None:
        """Report a boneyard between two lines that were one speech before it was made."""
        above, elements = self.state.rows[max(0, at - 2) : at], self.state.elements
        if len(above) < 2 or not above[0].words or not above[1].is_boneyard:
            return
        if len(elements) < 2 or not isinstance(elements[-2], Speech | DualSpeech):
            return
        self.state.report(
            "FTN024",
            above[1].asides[0].start,
            above[1].asides[-1].end,
            "this boneyard ends the speech above, so what stands below is read as action",
            help="put the boneyard at the end of the line above, or repeat the cue below it",
        )

    def _is_heading(self, row: Row, at: int) -> bool:
        forced = heading.is_forced(row.words)
        if not forced and not heading.is_natural(row.words):
            return False
        if not self.state.rows[at + 1].words:
            return True
        if forced and row.words[1].isdecimal():
            # ".38 pistol in hand" above another line opens a paragraph.
            self._too_close(row, at, "FTN012", f"{_AS_ACTION} scene heading")
            return False
        self._too_close(row, at, "FTN012", "which is read as a scene heading")
        return True

    def _heading(self, row: Row, at: int) -> int:
        state = self.state
        empty = action.blank_lines(state, at)
        state.elements.append(heading.read(state.path, row, empty, state.report))
        self.apart = True
        return at + 1

    def _is_transition(self, row: Row, at: int) -> bool:
        forced = transition.is_forced(row.words)
        if not forced and not transition.is_natural(row):
            return False
        if not self.state.rows[at + 1].words:
            return True
        then = "which is read as a transition" if forced else f"{_AS_ACTION} transition"
        self._too_close(row, at, "FTN010", then)
        return forced

    def _transition(self, row: Row, at: int) -> int:
        self.state.elements.append(transition.read(self.state.path, row))
        self.apart = True
        return at + 1

    def _too_close(self, row: Row, at: int, code: str, then: str) -> None:
        self.state.report(
            code,
            row.start,
            row.end,
            f"text stands directly below {quoted(row.words)}, {then}",
            help="put a blank line between them",
            fix=self.state.insert_line(self.state.rows[at + 1].start, "Insert a blank line below"),
        )

    def _speech(self, row: Row, at: int) -> int:
        speaker = cue.read(self.state.path, row)
        spoken, at = speech.read(self.state, at, speaker)
        self.apart = False
        if not spoken.parts:
            self._silent(row)
        if row[1][-1] == "^" and cue.has_dual_mark(row.words):
            self._dual(row, spoken)
        else:
            self.state.elements.append(spoken)
        return at

    def _silent(self, row: Row) -> None:
        self.state.report(
            "FTN006",
            row.start,
            row.end,
            f"the cue {quoted(row.words)} has nothing to say",
            help='write the dialogue directly below it, or take out "@"',
        )

    def _dual(self, row: Row, right: Speech) -> None:
        elements = self.state.elements
        at = len(elements)
        while at and isinstance(elements[at - 1], Note | Boneyard):
            at -= 1
        left = elements[at - 1] if at else None
        if not isinstance(left, Speech):
            elements.append(right)
            self._alone_dual(row)
            return
        right = replace(right, cue=replace(right.cue, dual=True))
        elements[at - 1 :] = [DualSpeech(left.span.to(right.span), left, right)]

    def _alone_dual(self, row: Row) -> None:
        mark = row.offset(row.text.rindex("^"))
        span = Span(self.state.path, mark, mark + 1)
        self.state.report(
            "FTN009",
            span.start,
            span.end,
            f"the cue {quoted(row.words)} is marked as spoken at the same time, but no speech "
            "stands directly before it",
            help='take out "^", or move the speech below the one it goes with',
            fix=Fix('Take out "^"', (Edit(span, ""),), safe=True),
        )


def _section(path: str, row: Row) -> Section:
    start = row.text.index("#")
    level = len(row.words) - len(row.words.lstrip("#"))
    return Section(row.node_span(path), level, row.line(path, start + level))


def _synopsis(path: str, row: Row) -> Synopsis:
    return Synopsis(row.node_span(path), row.line(path, row.text.index("=") + 1))


def _page_break(path: str, row: Row) -> PageBreak:
    return PageBreak(row.node_span(path), page_label(row.words))


_OUTLINE: dict[Mark, Callable[[str, Row], Section | Synopsis | PageBreak | Include]] = {
    Mark.SECTION: _section,
    Mark.SYNOPSIS: _synopsis,
    Mark.PAGE_BREAK: _page_break,
    Mark.INCLUDE: include.read,
}
