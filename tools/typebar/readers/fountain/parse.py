"""The whole script: what each line is, from top to bottom.

Every row is looked at once, and ahead only over notes and empty lines, so time and memory are
linear in the text whatever it holds.

Source: the syntax page of Fountain 1.1; where it leaves doubt, the cases in the tests.
"""

from dataclasses import replace
from typing import NamedTuple

from typebar.model.script import (
    Boneyard,
    DualSpeech,
    Note,
    PageBreak,
    Script,
    Section,
    Speech,
    Synopsis,
)
from typebar.readers.fountain import action, cue, heading, speech, title, transition
from typebar.readers.fountain.asides import find
from typebar.readers.fountain.faults import Report, quoted
from typebar.readers.fountain.marks import Mark, mark_of, page_label
from typebar.readers.fountain.rows import Row, rows
from typebar.readers.fountain.state import State, node
from typebar.text.diagnostics import Diagnostic, Edit, Fix
from typebar.text.source import Source, Span

_AS_ACTION = "so that is read as action and not as"


class Reading(NamedTuple):
    """A script, and what was found doubtful while it was read."""

    script: Script
    diagnostics: tuple[Diagnostic, ...]
    """In order of place."""


def parse(source: Source) -> Reading:
    """The script that a text is.

    Total: every text is a script. Time and memory are linear in its length.
    """
    report = Report(source)
    asides = find(source.text, report)
    state = State(source, rows(source, asides), report)
    state.asides = {aside.start: node(source, aside) for aside in asides}
    title_page, at = title.read(state)
    _Body(state, at).read()
    nodes = state.asides.values()
    script = Script(
        source.path,
        title_page,
        tuple(state.elements),
        tuple(node for node in nodes if isinstance(node, Note)),
        tuple(node for node in nodes if isinstance(node, Boneyard)),
    )
    return Reading(script, report.in_order())


class _Body:
    """Goes down the rows behind the title page."""

    def __init__(self, state: State, at: int) -> None:
        self.state = state
        self.at = at
        self.apart = True
        """Whether nothing that is text stands directly above."""

    def read(self) -> None:
        while (row := self.state.row(self.at)) is not None:
            if row.words:
                self._text(row)
            elif row.asides:
                self._asides(row)
            else:
                self.apart = True
                self.at += 1

    def _asides(self, row: Row) -> None:
        state = self.state
        state.elements.extend(state.asides[aside.start] for aside in row.asides)
        if row.is_boneyard:
            self.apart = True
        self.at += 1

    def _text(self, row: Row) -> None:
        kind = mark_of(row.words)
        if kind is not None:
            self._marked(row, kind)
        elif not self.apart:
            speech.check_text(self.state, row, "the action")
            self._action()
        elif not self._alone(row):
            self._action()

    def _marked(self, row: Row, kind: Mark) -> None:
        state = self.state
        match kind:
            case Mark.ACTION:
                self._action()
                return
            case Mark.CENTRED:
                element, self.at = action.read_centred(state, self.at)
                state.elements.append(element)
                self.apart = False
                return
            case Mark.LYRIC:
                lyric, self.at = speech.read_lyric(state, self.at)
                state.elements.append(lyric)
                self.apart = False
                return
            case Mark.SECTION:
                state.elements.append(_section(state.path, row))
            case Mark.SYNOPSIS:
                start = row.text.index("=") + 1
                state.elements.append(Synopsis(state.over(row, row), row.line(state.path, start)))
            case Mark.PAGE_BREAK:
                state.elements.append(PageBreak(state.over(row, row), page_label(row.words)))
        self.apart = True
        self.at += 1

    def _action(self) -> None:
        self._check_boneyard()
        paragraph, self.at = action.read(self.state, self.at)
        self.state.elements.append(paragraph)
        self.apart = False

    def _check_boneyard(self) -> None:
        """Report a boneyard between two lines that were one speech before it was made."""
        above, elements = self.state.rows[max(0, self.at - 2) : self.at], self.state.elements
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

    def _alone(self, row: Row) -> bool:
        """Read what needs a blank line above: headings, transitions, speeches."""
        words = row.words
        if words[0] == "@" and cue.is_forced(words):
            self._speech(row)
            return True
        if words[0] in ".iIeE" and self._heading(row):
            return True
        if (words[-1] == ":" or words[0] == ">") and self._transition(row):
            return True
        if (
            not transition.is_worded(words)
            and cue.is_natural(words)
            and speech.has_lines(self.state, self.at)
        ):
            self._speech(row)
            return True
        return False

    def _heading(self, row: Row) -> bool:
        forced = heading.is_forced(row.words)
        if not forced and not heading.is_natural(row.words):
            return False
        below = self.state.is_open_below(self.at)
        if below and forced and row.words[1].isdecimal():
            # ".38 pistol in hand" above another line opens a paragraph.
            self._too_close(row, "FTN012", "scene heading", _AS_ACTION)
            return False
        if below:
            self._too_close(row, "FTN012", "scene heading", "which is read as")
        scene = heading.read(self.state.path, row, self.state.report)
        empty = action.blank_lines(self.state, self.at)
        self.state.elements.append(replace(scene, blank_lines=empty) if empty else scene)
        self._single()
        return True

    def _transition(self, row: Row) -> bool:
        forced = transition.is_forced(row.words)
        if not forced and not transition.is_natural(row):
            return False
        if self.state.is_open_below(self.at):
            if not forced:
                self._too_close(row, "FTN010", "transition", _AS_ACTION)
                return False
            self._too_close(row, "FTN010", "transition", "which is read as")
        self.state.elements.append(transition.read(self.state.path, row))
        self._single()
        return True

    def _single(self) -> None:
        self.apart = True
        self.at += 1

    def _too_close(self, row: Row, code: str, what: str, then: str) -> None:
        below = self.state.rows[self.at + 1]
        self.state.report(
            code,
            row.start,
            row.end,
            f"text stands directly below {quoted(row.words)}, {then} a {what}",
            help="put a blank line between them",
            fix=self.state.insert_line(below.start, "Insert a blank line below"),
        )

    def _speech(self, row: Row) -> None:
        speaker = cue.read(self.state.path, row)
        spoken, self.at = speech.read(self.state, self.at, speaker)
        self.apart = False
        if not spoken.parts:
            self._silent(row)
        if cue.has_dual_mark(row.words):
            self._dual(row, spoken)
        else:
            self.state.elements.append(spoken)

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
    span = Span(path, row.start, row.end)
    return Section(span, level, row.line(path, start + level))
