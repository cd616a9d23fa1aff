"""SCN: how scene headings are written."""

import re
from collections.abc import Iterator, Sequence

from typebar.lint.finding import Finding
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import OMITTED, SHOT, Screenplay, capitals_of, replacing
from typebar.lint.spelling import distance
from typebar.lint.wording import many
from typebar.model.script import SceneHeading
from typebar.text.diagnostics import Edit, Fix, Related, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


TIMES = frozenset(
    [
        "DAY",
        "NIGHT",
        "MORNING",
        "AFTERNOON",
        "EVENING",
        "DAWN",
        "DUSK",
        "SUNRISE",
        "SUNSET",
        "NOON",
        "MIDDAY",
        "MIDNIGHT",
        "LATER",
        "CONTINUOUS",
        "SAME",
        "TWILIGHT",
        "DAYBREAK",
        "NIGHTFALL",
        "MORNINGS",
        "FLASHBACK",
    ]
)
_TIME_WORD = lazy(
    r"\b(?:" + "|".join(sorted(TIMES)) + r"|MOMENTS?|MINUTES?|HOURS?|DAYS?|NIGHTS?|WEEKS?|MONTHS?|"
    r"YEARS?|SECONDS?|TIME|PRESENT|O'CLOCK|[AP]\.?M\.?|\d{4}|\d{1,2}:\d{2})\b"
)


@rule("SCN001", "heading-without-time", WARNING)
def heading_without_time(play: Screenplay) -> Iterator[Finding]:
    """A scene heading that doesn't say when the scene plays.

    One finding a file. Only where most headings do; a time anywhere in the heading counts, and so
    do a year and words such as LATER. Forced headings, omitted scenes and montages are left alone.

    Why:
        Day or night decides the schedule and the light.
    Fires on:
        INT. HALL - DAY

        She waits.

        EXT. GARDEN - NIGHT

        She runs.

        INT. KITCHEN

        She eats.
    Use instead:
        INT. HALL - DAY

        She waits.

        EXT. GARDEN - NIGHT

        She runs.

        INT. KITCHEN - NIGHT

        She eats.
    """
    headings = [heading for heading in play.headings if heading.prefix is not None]
    without = [heading for heading in headings if not _has_time(heading)]
    if not without or len(without) * 2 > len(headings):
        return
    first, *others = without
    related = tuple(Related(other.span, "here too") for other in others[:5])
    said = "this heading doesn't say when the scene plays"
    if others:
        said = f"{many(len(without), 'heading')} of {len(headings)} don't say when the scene plays"
    yield play.on(first.span, said, "add a time behind the place: - DAY", related=related)


def _has_time(heading: SceneHeading) -> bool:
    if heading.time is not None:
        return True
    words = heading.line.text.upper()
    return bool(_TIME_WORD.search(words) or OMITTED.search(words) or SHOT.search(words))


@rule("SCN002", "unknown-time-of-day", INFO, fixes=Fixes.UNSAFE)
def unknown_time_of_day(play: Screenplay) -> Iterator[Finding]:
    """A time of day that is one slip off a usual one.

    Times of your own are fine, and `times-of-day` in the settings adds usual ones.

    Why:
        Breakdown programs sort scenes by it.
    Fires on:
        INT. HALL - NIHGT

        She waits.
    Use instead:
        INT. HALL - NIGHT

        She waits.
    Fix safety:
        Unsafe: the word may be your own.
    """
    known = TIMES | {time.upper() for time in play.text.settings.times_of_day}
    for heading in play.headings:
        for word, start in _time_words(heading):
            if word in known or len(word) < 4 or word.lower() in play.text.known:
                continue
            near = next((time for time in sorted(known) if _slip(word, time)), "")
            if near:
                span = play.text.span(start, start + len(word))
                yield play.on(
                    span,
                    f'"{word}" is nearly "{near}"',
                    fix=replacing(f'Write "{near}"', span, near, safe=False),
                )


def _time_words(heading: SceneHeading) -> Iterator[tuple[str, int]]:
    if heading.time is not None:
        for match in re.finditer(r"[A-Z]+", heading.time.text):
            yield match[0], heading.time.span.start + match.start()


def _slip(word: str, time: str) -> bool:
    if word.rstrip("S") == time or time.rstrip("S") == word or len(time) < 4:
        return False
    return word not in _REAL and distance(word, time, 1) == 1


_REAL = frozenset(
    [
        "LATE",
        "DAWNS",
        "LATERAL",
        "KNIGHT",
        "MIGHT",
        "SIGHT",
        "RIGHT",
        "LIGHT",
        "FIGHT",
        "EIGHT",
        "SAME",
        "SOON",
        "GAME",
        "NAME",
        "NIGH",
    ]
)
_GLUED_PREFIX = lazy(r"(?:INT|EXT|EST|I/E|INT\.?/EXT|EXT\.?/INT)[,;:][ \t]*(?=[A-Z])")
_NO_DOT = lazy(r"(?:INT|EXT|EST|INT/EXT|INT\./EXT)(?= )", re.IGNORECASE)


_NO_BLANK = lazy(r"(?:INT|EXT|EST|INT/EXT|INT\./EXT|I/E)\.(?=\w)", re.IGNORECASE)
_TIME_DASH = lazy(
    r"(?<![ \t—–-])(?P<dash>[ \t]*+(?:-++|—|–)[ \t]*+)"
    r"(?:DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|CONTINUOUS|LATER|SAME)"
    r"(?=[ \t]*+(?:$|[(\[/#-]))",
    re.IGNORECASE,
)
_PART_OF_DAY = lazy(r"\b(?:PRE|MID|POST|EARLY|LATE)-[A-Z]+$", re.IGNORECASE)


@rule("SCN008", "malformed-heading", WARNING, fixes=Fixes.SAFE, restructures=True)
def malformed_heading(play: Screenplay) -> Iterator[Finding]:
    """A heading with a slip in its marks: `INT, HALL`, `INT.HALL`, `INT. HALL-DAY`.

    A heading without a dot is found where most others have one; a long dash before the time where
    most others have a hyphen.

    Why:
        Some programs read it as action, or take the time for a part of the place.
    Fires on:
        INT. HALL-DAY

        She waits.
    Use instead:
        INT. HALL - DAY

        She waits.
    Fix safety:
        Safe: changes the mark and the blanks round it.
    """
    yield from _glued(play)
    headings = [heading for heading in play.headings if heading.prefix is not None]
    dotted = sum("." in heading.prefix.text for heading in headings if heading.prefix)
    dashes = sum(" - " in heading.line.text for heading in headings)
    for heading in headings:
        shown = play.text.source[heading.span.start : heading.span.end]
        base = heading.span.start
        match = _NO_BLANK.match(shown.lstrip("."))
        if match:
            yield _slipped(
                play, heading, base + match.end(), base + match.end(), " ", "no blank behind"
            )
        elif (match := _NO_DOT.match(shown)) and dotted * 2 > len(headings):
            yield _slipped(
                play, heading, base + match.end(), base + match.end(), ".", "no dot behind"
            )
        if match := _TIME_DASH.search(shown):
            dash = match["dash"]
            single = dash.strip() == "-"
            if single and dash[0] != "-" and dash[-1] != "-":
                continue
            # PRE-DAWN and MID-MORNING are times with a hyphen of their own.
            if dash == "-" and (
                " - " in heading.line.text or _PART_OF_DAY.search(shown[: match.end()])
            ):
                continue
            if single or dashes * 2 > len(headings):
                start, end = base + match.start("dash"), base + match.end("dash")
                what = f'"{dash.strip()}" for " - " in'
                yield _slipped(play, heading, start, end, " - ", what)


def _slipped(
    play: Screenplay, heading: SceneHeading, start: int, end: int, text: str, what: str
) -> Finding:
    behind = what.endswith("behind")
    prefix = heading.prefix.text if heading.prefix and behind else ""
    said = f'there\'s {what} "{prefix}"' if behind else f"there's {what} this heading"
    span = play.text.span(start, end)
    return play.on(
        span if end > start else heading.span,
        said,
        fix=Fix("Mend it", (Edit(span, text),), safe=True),
    )


def _glued(play: Screenplay) -> Iterator[Finding]:
    for action in play.actions:
        if len(action.lines) != 1 or action.forced:
            continue
        line = action.lines[0]
        match = _GLUED_PREFIX.match(line.text)
        if match and line.text.isupper():
            mark = match[0].strip()
            place = play.text.span(line.span.start, line.span.start + match.end())
            yield play.on(
                line.span,
                f'"{mark}" doesn\'t open a scene heading, so this is action',
                fix=replacing("Put a dot", place, mark.rstrip(",;:") + ". ", safe=True),
            )


@rule("SCN009", "continuous-with-no-previous", WARNING)
def continuous_with_no_previous(play: Screenplay) -> Iterator[Finding]:
    """CONTINUOUS, SAME or LATER in the very first heading.

    Why:
        There's nothing that it could go on from.
    Fires on:
        INT. HALL - CONTINUOUS

        She waits.
    Use instead:
        INT. HALL - DAY

        She waits.
    """
    for heading in play.headings[:1]:
        time = capitals_of(heading.time)
        if time in ("CONTINUOUS", "SAME", "SAME TIME", "LATER", "MOMENTS LATER"):
            yield play.on(heading.span, f"{time} in the first heading goes on from nothing")


@rule("SCN012", "heading-lowercase", INFO, fixes=Fixes.SAFE)
def heading_lowercase(play: Screenplay) -> Iterator[Finding]:
    """A scene heading in small letters.

    One finding a file, and only where most headings are in capitals.

    Why:
        Headings are found by their capitals; not every program sets them by itself.
    Fires on:
        INT. HALL - DAY

        She waits.

        int. garden - day

        She runs.
    Use instead:
        INT. HALL - DAY

        She waits.

        INT. GARDEN - DAY

        She runs.
    Fix safety:
        Safe: writes it in capitals.
    """
    headings = [heading for heading in play.headings if heading.prefix is not None]
    small = [heading for heading in headings if _is_small(heading)]
    if small and len(small) * 2 <= len(headings):
        yield play.on(
            small[0].span,
            f"{many(len(small), 'heading')} of {len(headings)} not in capitals",
            fix=Fix("Write capitals", tuple(_capitals(play, small)), safe=True),
            related=tuple(Related(heading.span, "here too") for heading in small[1:4]),
        )


def _is_small(heading: SceneHeading) -> bool:
    words = re.sub(r"\([^()]*\)", "", heading.line.text)
    letters = [sign for sign in words if sign.isalpha()]
    small = sum(sign.islower() for sign in letters)
    # McDONALD'S and a remark in small letters aren't headings in small letters.
    return small * 2 > len(letters)


def _capitals(play: Screenplay, headings: Sequence[SceneHeading]) -> Iterator[Edit]:
    for heading in headings:
        span = heading.line.span
        written = play.text.source[span.start : span.end]
        if "[[" not in written and len(written.upper()) == len(written):
            yield Edit(span, written.upper())


RULES = (
    heading_without_time,
    unknown_time_of_day,
    malformed_heading,
    continuous_with_no_previous,
    heading_lowercase,
)
