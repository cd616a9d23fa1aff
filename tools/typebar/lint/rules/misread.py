"""FTN: names and brackets that are read as something else than a speech."""

from collections.abc import Iterator
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, replacing
from typebar.model.script import (
    Action,
    Node,
    Speech,
)
from typebar.text.diagnostics import Edit, Fix, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


_CUE_LIKE = lazy(r"[A-Z][A-Z0-9 .'’#&-]*\((?:V\.?O\.?|O\.?S\.?|O\.?C\.?|CONT[’']D)\)")


@rule("FTN005", "cue-missing-blank-line", WARNING, fixes=Fixes.SAFE, restructures=True)
def cue_missing_blank_line(play: Screenplay) -> Iterator[Finding]:
    """A character's name on a line of its own, directly under action.

    Found for names that have a cue elsewhere, for names with an extension, and for `@`.

    Why:
        Without a blank line above it's action, and so is the speech below.
    Fires on:
        ANNA
        Who's there?

        She listens.
        ANNA
        Hello?
    Use instead:
        ANNA
        Who's there?

        She listens.

        ANNA
        Hello?
    Fix safety:
        Safe: adds the blank line; what was meant as a speech becomes one.
    """
    speakers = play.speakers
    for action in play.actions:
        for above, line, below in zip(
            action.lines, action.lines[1:], action.lines[2:], strict=False
        ):
            words = line.text.strip()
            if not words.isupper() or not above.text.strip() or not below.text.strip():
                continue
            if words in speakers or _CUE_LIKE.fullmatch(words):
                start = play.line_start(line.span.start)
                edit = Edit(play.text.span(start, start), "\n")
                yield play.on(
                    line.span,
                    f'"{words}" stands directly under action, so its speech is read as action',
                    "put a blank line above it",
                    fix=Fix("Insert a blank line above", (edit,), safe=True),
                )


@rule("FTN006", "cue-without-dialogue", ERROR)
def cue_without_dialogue(play: Screenplay) -> Iterator[Finding]:
    """A cue with nothing to say.

    Found for cues forced with `@`, for names with an extension such as (V.O.), and for names of
    speakers before a parenthetical that a blank line cuts off. A name in capitals alone may be a
    shot and is left alone.

    Why:
        A speech was lost, or a blank line stands where none belongs.
    Fires on:
        ANNA (V.O.)

        I never went back.
    Use instead:
        ANNA (V.O.)
        I never went back.
    """
    elements = play.script.elements
    for index, node in enumerate(elements):
        if not isinstance(node, Action) or len(node.lines) != 1:
            continue
        words = node.lines[0].text.strip()
        following = elements[index + 1] if index + 1 < len(elements) else None
        if _CUE_LIKE.fullmatch(words) or (words in play.speakers and _is_direction(following)):
            yield play.on(
                node.span,
                f'the cue "{words}" has nothing to say',
                "write the dialogue directly below it, without a blank line",
            )


_DIRECTION = lazy(r"\([^()]{1,60}\)")


def _is_direction(node: Node | None) -> bool:
    if not isinstance(node, Action):
        return False
    words = node.lines[0].text.strip()
    return _DIRECTION.fullmatch(words) is not None and words[1:2].islower()


@rule("FTN007", "orphan-parenthetical", WARNING)
def orphan_parenthetical(play: Screenplay) -> Iterator[Finding]:
    """A parenthetical that a blank line cuts off from its speech.

    Three words at most, in brackets and without a capital, right behind a speech.

    Why:
        It's read as action and printed at the left margin.
    Fires on:
        ANNA
        Hello?

        (beat)

        She listens.
    Use instead:
        ANNA
        Hello?
        (beat)
        Nobody.
    """
    elements = play.script.elements
    for before, node in pairwise(elements):
        if isinstance(before, Speech) and _is_direction(node) and isinstance(node, Action):
            words = node.lines[0].text.strip()
            if len(words.split()) <= 3:
                yield play.on(
                    node.span,
                    f'"{words}" stands apart from any speech, so it\'s read as action',
                    "take out the blank line above it, or write it as action without brackets",
                )


@rule("FTN008", "empty-parenthetical", WARNING, fixes=Fixes.SAFE, restructures=True)
def empty_parenthetical(play: Screenplay) -> Iterator[Finding]:
    """A pair of brackets with nothing in it, in a speech or behind a name.

    Why:
        It's what an outliner leaves behind; it takes a line in print.
    Fires on:
        ANNA
        ()
        Hello?
    Use instead:
        ANNA
        Hello?
    Fix safety:
        Safe: removes the brackets.
    """
    for speech in play.speeches:
        for line in (line for part in speech.parts for line in part.lines):
            if line.text.strip().replace(" ", "") == "()":
                yield play.on(
                    line.span,
                    "these brackets are empty",
                    fix=replacing("Remove them", play.whole_line(line.span), "", safe=True),
                )
        for extension in speech.cue.extensions:
            if not extension.text.strip():
                span = play.bracketed(extension)
                yield play.on(
                    span,
                    "these brackets are empty",
                    fix=replacing("Remove them", span, "", safe=True),
                )


@rule("FTN018", "cue-lowercase-or-mixed", INFO, fixes=Fixes.UNSAFE, restructures=True)
def cue_lowercase_or_mixed(play: Screenplay) -> Iterator[Finding]:
    """A speaker's name in small letters above what reads like a speech.

    Only names that have a cue elsewhere, alone on the first line of an action.

    Why:
        A cue is in capitals or opens with "@"; this is read as action.
    Fires on:
        ANNA
        Hello?

        Anna
        Who's there?
    Use instead:
        ANNA
        Hello?

        ANNA
        Who's there?
    Fix safety:
        Unsafe: writes the name in capitals; it may be action after all.
    """
    for action in play.actions:
        if len(action.lines) < 2 or action.forced:
            continue
        line = action.lines[0]
        words = line.text.strip()
        if not words.isupper() and words.upper() in play.speakers:
            yield play.on(
                line.span,
                f'"{words}" above a line reads like a cue, but isn\'t in capitals',
                fix=replacing("Write it in capitals", line.span, line.text.upper(), safe=False),
            )


RULES = (
    cue_missing_blank_line,
    cue_without_dialogue,
    orphan_parenthetical,
    empty_parenthetical,
    cue_lowercase_or_mixed,
)
