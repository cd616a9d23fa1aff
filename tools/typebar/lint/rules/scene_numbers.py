"""SCN: scene numbers."""

from collections.abc import Iterator

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import Screenplay, capitals_of, replacing
from typebar.model.scene_numbers import lettered
from typebar.model.script import SceneHeading
from typebar.text.diagnostics import Related, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING
_NUMBER = lazy(r"([A-Z]*)(\d+)([A-Z]*)\.?")


@rule("SCN005", "duplicate-scene-number", ERROR, fixes=Fixes.UNSAFE)
def duplicate_scene_number(play: Screenplay) -> Iterator[Finding]:
    """A scene number that two scenes have.

    Why:
        On set, a number is a scene.
    Fires on:
        INT. HALL - DAY #1#

        She waits.

        EXT. GARDEN - DAY #1#

        She runs.
    Use instead:
        INT. HALL - DAY #1#

        She waits.

        EXT. GARDEN - DAY #1A#

        She runs.
    Fix safety:
        Unsafe: puts a letter behind the second; you may want to number all scenes anew.
    """
    taken = {capitals_of(heading.number) for heading in play.headings if heading.number}
    first: dict[str, SceneHeading] = {}
    latest: dict[str, str] = {}
    for heading in play.headings:
        if heading.number is None:
            continue
        number = capitals_of(heading.number)
        if number in first:
            other = latest[number] = lettered(latest.get(number, number), taken)
            taken.add(other)
            yield play.on(
                heading.number.span,
                f'two scenes have the number "{heading.number.text}"',
                fix=replacing(f'Number it "{other}"', heading.number.span, other, safe=False),
                related=(Related(first[number].span, "the other scene"),),
            )
        else:
            first[number] = heading


@rule("SCN006", "unnumbered-among-numbered", WARNING, fixes=Fixes.UNSAFE)
def unnumbered_among_numbered(play: Screenplay) -> Iterator[Finding]:
    """A scene without a number where most have one.

    Why:
        A scene without a number isn't scheduled.
    Fires on:
        INT. HALL - DAY #1#

        She waits.

        EXT. GARDEN - DAY

        She runs.

        INT. HALL - NIGHT #2#

        She sleeps.
    Use instead:
        INT. HALL - DAY #1#

        She waits.

        EXT. GARDEN - DAY #1A#

        She runs.

        INT. HALL - NIGHT #2#

        She sleeps.
    Fix safety:
        Unsafe: takes the number above with a letter behind it.
    """
    numbered = [heading for heading in play.headings if heading.number]
    without = [heading for heading in play.headings if not heading.number]
    if not without or len(numbered) <= len(without):
        return
    taken = {capitals_of(heading.number) for heading in numbered}
    last = ""
    for heading in play.headings:
        if heading.number:
            last = capitals_of(heading.number)
            continue
        fix = None
        if last:
            other = last = lettered(last, taken)
            taken.add(other)
            end = play.text.span(heading.line.span.end, heading.line.span.end)
            fix = replacing(f'Number it "{other}"', end, f" #{other}#", safe=False)
        yield play.on(heading.span, "this scene has no number, and the others have", fix=fix)


@rule("SCN007", "scene-number-out-of-order", WARNING)
def scene_number_out_of_order(play: Screenplay) -> Iterator[Finding]:
    """A scene number lower than the one before it.

    Numbers such as 12, 12A and A12 are compared; others are left alone. Behind 12Z comes 12AA.

    Why:
        Scenes are found by counting.
    Fires on:
        INT. HALL - DAY #2#

        She waits.

        EXT. GARDEN - DAY #1#

        She runs.
    Use instead:
        INT. HALL - DAY #1#

        She waits.

        EXT. GARDEN - DAY #2#

        She runs.
    """
    before: tuple[tuple[int, int, int, str], str] | None = None
    for heading in play.headings:
        match = _NUMBER.fullmatch(capitals_of(heading.number))
        if match is None or heading.number is None or len(match[2]) > 9:
            continue
        # A12 stands between 11 and 12, 12A between 12 and 13.
        key = (int(match[2]), 0 if match[1] else 1, len(match[3]), match[3])
        # 12AA is found between 12A and 12B too: where letters differ in number, either may be.
        doubtful = before and key[:2] == before[0][:2] and 0 < key[2] != before[0][2] > 0
        if before and key < before[0] and not doubtful:
            yield play.on(
                heading.number.span, f"scene {heading.number.text} comes after scene {before[1]}"
            )
        before = (key, heading.number.text)


RULES = (
    duplicate_scene_number,
    unnumbered_among_numbered,
    scene_number_out_of_order,
)
