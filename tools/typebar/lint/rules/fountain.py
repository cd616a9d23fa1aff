"""FTN: emphasis, marks and outline of a screenplay, as far as rules look at them."""

from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.loose_marks import loose_marks
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, replacing
from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Cue,
    Lyric,
    SceneHeading,
    Section,
    Synopsis,
    Transition,
)
from typebar.model.walk import lines, nodes
from typebar.text.diagnostics import Severity
from typebar.text.source import Span

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


@rule("FTN004", "unbalanced-emphasis", WARNING, fixes=Fixes.UNSAFE)
def unbalanced_emphasis(play: Screenplay) -> Iterator[Finding]:
    """A mark of emphasis without a partner on its line.

    Emphasis ends with the line in Fountain. Marks inside a word, between blanks and in the place of
    letters (f***) are text.

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
        loose = [(line, start, end) for line in shown for start, end in loose_marks(line.text)]
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
            written = play.text.source[node.span.start : node.span.end].strip()
            yield play.on(
                node.span,
                f'"{written}" isn\'t a page break',
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


RULES = (
    unbalanced_emphasis,
    needless_force_mark,
    broken_page_break,
    section_level_skip,
    synopsis_outside_scene,
    lyric_outside_dialogue_block,
)
