"""FTN: the structure of a screenplay, as far as rules look at it."""

from collections.abc import Iterator
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, replacing
from typebar.model.emphasis import unmatched
from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Cue,
    Lyric,
    Node,
    SceneHeading,
    Section,
    Speech,
    Synopsis,
    Transition,
)
from typebar.model.walk import lines, nodes
from typebar.text.diagnostics import Edit, Fix, Severity
from typebar.text.source import Span

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


@rule("FTN004", "unbalanced-emphasis", WARNING, fixes=Fixes.UNSAFE)
def unbalanced_emphasis(play: Screenplay) -> Iterator[Finding]:
    """A mark of emphasis without a partner on its line.

    Emphasis ends with the line in Fountain. Marks inside a word and between blanks are text.

    Why:
        The asterisk is printed, and the emphasis isn't.
    Fires on:
        He is *very late.
    Use instead:
        He is *very* late.
    Fix safety:
        Unsafe: takes the mark out; you may want to add the other one instead.
    """
    if "*" not in play.text.source and "_" not in play.text.source:
        return
    for node in nodes(play.script):
        shown = [line for line in lines(node) if "*" in line.text or "_" in line.text]
        loose = [
            (line, start, end)
            for line in shown
            for start, end in unmatched(line.text)
            if not _inside_word(line.text, start, end)
        ]
        while loose:
            line, start, end = loose.pop(0)
            across = (
                loose and loose[0][0] is not line and _text(*loose[0]) == _text(line, start, end)
            )
            if across:
                yield _over_lines(play, (line, start, end), loose.pop(0))
            else:
                yield _loose_mark(play, line, start, end)
                loose = [other for other in loose if other[0] is not line]


def _inside_word(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return len(around) == 2 and around.isalnum()


def _text(line: Line, start: int, end: int) -> str:
    return line.text[start:end]


def _over_lines(
    play: Screenplay, opening: tuple[Line, int, int], closing: tuple[Line, int, int]
) -> Finding:
    """Marks that look at each other across a line end."""
    line, start, end = opening
    last = closing[0]
    mark = line.text[start:end]
    number = play.text.document.source.position(last.span.start).line
    return play.on(
        _place(play, line, start, end),
        f'this "{mark}" has its partner on line {number}, but emphasis ends with the line',
        f'write "{mark}" at both ends of every line',
    )


def _place(play: Screenplay, line: Line, start: int, end: int) -> Span:
    at = line.source_offset(start)
    return play.text.span(at, at + end - start)


def _loose_mark(play: Screenplay, line: Line, start: int, end: int) -> Finding:
    span = _place(play, line, start, end)
    return play.on(
        span,
        f'this "{line.text[start:end]}" has no partner on its line',
        "add the other one, or write a backslash before it if it should be printed",
        fix=replacing("Take it out", span, "", safe=False),
    )


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
                before = play.text.source[: extension.span.start - 1].rstrip(" \t")
                span = play.text.span(len(before), extension.span.end + 1)
                yield play.on(
                    span,
                    "these brackets are empty",
                    fix=replacing("Remove them", span, "", safe=True),
                )


@rule(
    "FTN011", "needless-force-mark", INFO, fixes=Fixes.SAFE, default=False, presets=("production",)
)
def needless_force_mark(play: Screenplay) -> Iterator[Finding]:
    """A forcing mark on a line that would be read the same without it.

    `@` before a name in capitals, `.` before INT or EXT, `>` before a line that ends in TO:.

    Why:
        It's noise to whoever reads the source.
    Fires on:
        @ANNA
        Hello?
    Use instead:
        ANNA
        Hello?
    Fix safety:
        Safe: the element stays what it is.
    Off because:
        some programs write the marks before every line.
    """
    for node in nodes(play.script):
        match node:
            case Cue(forced=True, name=name) if name.text.isupper():
                mark = "@"
            case SceneHeading(forced=True, prefix=prefix) if prefix is not None:
                mark = "."
            case Transition(forced=True, line=line) if line.text.isupper() and line.text.endswith(
                "TO:"
            ):
                mark = ">"
            case _:
                continue
        at = play.text.source.find(mark, node.span.start, node.span.end)
        span = play.text.span(at, at + 1)
        yield play.on(
            span,
            f'this "{mark}" changes nothing',
            fix=replacing("Remove it", span, "", safe=True),
        )


@rule("FTN013", "broken-page-break", WARNING, fixes=Fixes.UNSAFE, restructures=True)
def broken_page_break(play: Screenplay) -> Iterator[Finding]:
    """A line of equals signs that isn't a page break: "==" or "= = =".

    Why:
        Three or more together break the page; fewer, or with blanks, make a synopsis or text.
    Fires on:
        She waits.

        ==

        Later.
    Use instead:
        She waits.

        ===

        Later.
    Fix safety:
        Unsafe: makes a page break of it.
    """
    for node in play.script.elements:
        match node:
            case Synopsis(_, line):
                shown = "=" + line.text.rstrip()
            case Action(_, several) if len(several) == 1:
                shown = several[0].text.strip()
            case _:
                continue
        if shown.count("=") > 1 and not shown.strip("= \t"):
            yield play.on(
                node.span,
                f'"{shown}" isn\'t a page break',
                "three or more equals signs without blanks break the page",
                fix=replacing("Make it a page break", node.span, "===", safe=False),
            )


@rule("FTN014", "section-level-skip", INFO)
def section_level_skip(play: Screenplay) -> Iterator[Finding]:
    """A section two or more levels below the one before it.

    Why:
        The outline shows a gap, and some programs drop what hangs in it.
    Fires on:
        # Act One

        ### The letter

        She waits.
    Use instead:
        # Act One

        ## The letter

        She waits.
    """
    level = 0
    for node in play.script.elements:
        if isinstance(node, Section):
            if node.level > level + 1 and level:
                yield play.on(
                    node.span,
                    f"this section of level {node.level} stands below one of level {level}",
                )
            level = node.level


@rule("FTN015", "synopsis-outside-scene", INFO)
def synopsis_outside_scene(play: Screenplay) -> Iterator[Finding]:
    """A synopsis before the first section and the first scene.

    Why:
        It belongs to nothing, so no outline shows it.
    Fires on:
        = They meet.

        INT. HALL - DAY

        She waits.
    Use instead:
        INT. HALL - DAY

        = They meet.

        She waits.
    """
    for node in play.script.elements:
        match node:
            case SceneHeading() | Section():
                return
            case Synopsis(span):
                yield play.on(span, "this synopsis belongs to no scene and no section")


@rule("FTN016", "lyric-outside-dialogue-block", INFO, default=False)
def lyric_outside_dialogue_block(play: Screenplay) -> Iterator[Finding]:
    """A sung line that no cue stands above.

    Why:
        The reader doesn't know who sings.
    Fires on:
        She turns to the window.

        ~Sleep, little one.
    Use instead:
        ANNA
        ~Sleep, little one.
    Off because:
        a song from a radio or of a crowd needs no cue.
    """
    for node in play.script.elements:
        if isinstance(node, Lyric):
            yield play.on(node.span, "nobody is named who sings this")


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
    unbalanced_emphasis,
    cue_missing_blank_line,
    cue_without_dialogue,
    orphan_parenthetical,
    empty_parenthetical,
    needless_force_mark,
    broken_page_break,
    section_level_skip,
    synopsis_outside_scene,
    lyric_outside_dialogue_block,
    cue_lowercase_or_mixed,
)
