"""CUE: speeches: their length, their directions, how they follow each other."""

from collections.abc import Iterator
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.printed import DIALOGUE_COLUMNS, printed_rows
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, name_of, replacing
from typebar.lint.wording import many
from typebar.model.script import Parenthetical, Speech
from typebar.text.diagnostics import Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


@rule("CUE010", "consecutive-speeches-same-cue", INFO, fixes=Fixes.UNSAFE, restructures=True)
def consecutive_speeches_same_cue(play: Screenplay) -> Iterator[Finding]:
    """Two speeches of one character with nothing between them.

    Speeches marked (CONT'D) or with another extension are left alone.

    Why:
        They're one speech, or a line between them was lost.
    Fires on:
        ANNA
        Who's there?

        ANNA
        Hello?
    Use instead:
        ANNA
        Who's there?
        (beat)
        Hello?
    Fix safety:
        Unsafe: joins the two.
    """
    elements = play.script.elements
    for before, after in pairwise(elements):
        if not (isinstance(before, Speech) and isinstance(after, Speech)):
            continue
        same = name_of(before.cue) == name_of(after.cue)
        if same and before.cue.extensions == after.cue.extensions == ():
            joined = play.text.span(before.span.end, after.parts[0].span.start)
            fix = replacing("Join them", joined, "\n", safe=False) if after.parts else None
            yield play.on(
                after.cue.span,
                f'"{name_of(after.cue)}" speaks twice running, with nothing between',
                fix=fix,
            )


@rule("CUE011", "long-speech", INFO)
def long_speech(play: Screenplay) -> Iterator[Finding]:
    """A speech of more printed lines than `max-dialogue-lines`.

    Why:
        It fills most of a page, and nobody does anything meanwhile.
    With:
        max-dialogue-lines = 1
    Fires on:
        ANNA
        I never went back, and nor did anybody else whom I knew then.
    Use instead:
        ANNA
        I never went back.
    """
    limit = play.text.settings.max_dialogue_lines
    for speech in play.speeches:
        lines = [line for part in speech.parts for line in part.lines]
        rows = printed_rows(lines, DIALOGUE_COLUMNS, limit)
        if rows > limit:
            yield play.on(
                speech.cue.span, f"this speech has more than {many(limit, 'line')} in print"
            )


@rule("CUE012", "wryly-too-long", INFO)
def wryly_too_long(play: Screenplay) -> Iterator[Finding]:
    """A parenthetical of more words than `max-wryly-words`.

    Why:
        It's printed in a narrow column; what is done belongs in action.
    With:
        max-wryly-words = 4
    Fires on:
        ANNA
        (looks round, sees nobody, and shivers)
        Hello?
    Use instead:
        ANNA
        (looks round)
        Hello?
    """
    limit = play.text.settings.max_wryly_words
    for part in _wrylies(play):
        count = sum(len(line.text.split()) for line in part.lines)
        if count > limit:
            yield play.on(part.span, f"this parenthetical has {count} words", "write it as action")


def _wrylies(play: Screenplay) -> Iterator[Parenthetical]:
    for speech in play.speeches:
        yield from (part for part in speech.parts if isinstance(part, Parenthetical))


@rule("CUE013", "too-many-wrylies", INFO, default=False, presets=("spec",))
def too_many_wrylies(play: Screenplay) -> Iterator[Finding]:
    """More parentheticals in a hundred speeches than `max-wrylies`.

    Why:
        Actors know how to say a line.
    With:
        max-wrylies = 10
    Fires on:
        ANNA
        (softly)
        Hello?
    Use instead:
        ANNA
        Hello?
    Off because:
        comedies and dubbing scripts live on them.
    """
    wrylies = list(_wrylies(play))
    limit, speeches = play.text.settings.max_wrylies, len(play.speeches)
    if speeches and len(wrylies) * 100 > limit * speeches:
        yield play.on(
            wrylies[0].span, f"{many(len(wrylies), 'parenthetical')} in {speeches} speeches"
        )


RULES = (
    consecutive_speeches_same_cue,
    long_speech,
    wryly_too_long,
    too_many_wrylies,
)
