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
from typebar.readers.fountain.rows import Row
from typebar.readers.fountain.sheet import sheet
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
    state = State(source, sheet(source, asides), report, source.path)
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
        words, written = self.state.rows.words, self.state.rows.written
        stop = len(words)
        text = self._text
        while at < stop:
            if words[at]:
                at = text(at)
                continue
            if written[at] and (row := self.state.rows[at]).asides:
                self._asides(row)
            else:
                self.apart = True
            at += 1

    def _asides(self, row: Row) -> None:
        state = self.state
        state.elements.extend(state.asides[aside.start] for aside in row.asides)
        if row.is_boneyard:
            self.apart = True

    def _text(self, at: int) -> int:
        rows = self.state.rows
        words = rows.words[at]
        first = words[0]
        if not self.apart or words[-1] == ":" or first in _MARKS:
            return self._special(rows[at], at)
        alone = not rows.written[at + 1]
        if first in _LETTERS and heading.is_natural(words):
            row = rows[at]
            return self._heading(row, at) if alone else self._special(row, at)
        # Nine lines of ten are a cue or action, and told apart by what stands below.
        if alone:
            return self._paragraph(at)
        if cue.is_natural(words) and speech.has_lines(self.state, at):
            return self._speech(at)
        return self._action(at)

    def _paragraph(self, at: int) -> int:
        """Read a line of action with a blank one above and below it: that below is read, too."""
        state = self.state
        if state.asides:
            self._check_boneyard(at)
        state.elements.append(action.single(state, at))
        return at + 2

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
            return self._spoken
        if (words[-1] == ":" or first == ">") and transition.is_worded_or_forced(row):
            return self._transition if self._is_transition(row, at) else None
        if cue.is_natural(words) and speech.has_lines(self.state, at):
            return self._spoken
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
        if state.asides:
            self._check_boneyard(at)
        paragraph, at = action.read(state, at)
        state.elements.append(paragraph)
        self.apart = False
        return at

    def _check_boneyard(self, at: int) -> None:
        """Report a boneyard between two lines that were one speech before it was made."""
        rows, elements = self.state.rows, self.state.elements
        if not elements or not isinstance(elements[-1], Boneyard):
            return
        if at < 2 or not rows.words[at - 2] or not rows[at - 1].is_boneyard:
            return
        asides = rows[at - 1].asides
        if len(elements) < 2 or not isinstance(elements[-2], Speech | DualSpeech):
            return
        self.state.report(
            "FTN024",
            asides[0].start,
            asides[-1].end,
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

    def _spoken(self, row: Row, at: int) -> int:  # noqa: ARG002 -- as the other readers
        return self._speech(at)

    def _speech(self, at: int) -> int:
        state, first = self.state, at
        spoken, at = speech.read(state, at)
        self.apart = False
        if not spoken.parts:
            self._silent(state.rows[first])
        words = state.rows.words[first]
        if words[-1] == "^" and cue.has_dual_mark(words):
            self._dual(state.rows[first], spoken)
        else:
            state.elements.append(spoken)
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
