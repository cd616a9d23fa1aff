"""SCN: scene headings and scenes."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import PAGE_ROWS, Scene, Screenplay, replacing
from typebar.lint.spelling import distance
from typebar.lint.wording import many, times
from typebar.model.inline import Piece
from typebar.model.script import Action, Boneyard, Note, SceneHeading, Section, Synopsis
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
_TIME_WORD = re.compile(
    r"\b(?:" + "|".join(sorted(TIMES)) + r"|MOMENTS?|MINUTES?|HOURS?|DAYS?|NIGHTS?|WEEKS?|MONTHS?|"
    r"YEARS?|SECONDS?|TIME|PRESENT|O'CLOCK|[AP]\.?M\.?|\d{4}|\d{1,2}:\d{2})\b"
)
_OMITTED = re.compile(r"\bOMIT(?:TED)?\b", re.IGNORECASE)
_SHOT = re.compile(
    r"\b(?:ESTABLISHING|INSERT|STOCK|MONTAGE|INTERCUT|SERIES OF SHOTS)\b", re.IGNORECASE
)


def _named(piece: Piece | None) -> str:
    return " ".join(piece.text.upper().split()) if piece else ""


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
    return bool(_TIME_WORD.search(words) or _OMITTED.search(words) or _SHOT.search(words))


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


@rule("SCN003", "location-spelling-variant", WARNING, fixes=Fixes.UNSAFE)
def location_spelling_variant(play: Screenplay) -> Iterator[Finding]:
    """One place spelled in two ways: BIG TOP and BIG-TOP.

    Found where two places differ in blanks, hyphens and other marks alone, and where a place that
    comes once is one letter off one that comes three times. One finding a place.

    Why:
        Every list of locations has it twice.
    Fires on:
        INT. BIG TOP - NIGHT

        She waits.

        INT. BIG-TOP - NIGHT

        She runs.
    Use instead:
        INT. BIG TOP - NIGHT

        She waits.

        INT. BIG TOP - DAY

        She runs.
    Fix safety:
        Unsafe: they may be two places.
    """
    uses: dict[str, list[Piece]] = defaultdict(list)
    for heading in play.headings:
        if heading.location is not None:
            uses[_named(heading.location)].append(heading.location)
    for rarer, usual in _variants(uses):
        first, *others = uses[rarer]
        yield play.on(
            first.span,
            f'"{rarer}" is "{usual}" elsewhere, {times(len(uses[usual]))}',
            fix=Fix(
                f'Write "{usual}"',
                tuple(Edit(piece.span, usual) for piece in uses[rarer]),
                safe=False,
            ),
            related=(
                *(Related(piece.span, f'"{rarer}" here too') for piece in others[:2]),
                Related(uses[usual][0].span, f'"{usual}" first here'),
            ),
        )


def _variants(uses: dict[str, list[Piece]]) -> Iterator[tuple[str, str]]:
    alike: dict[str, list[str]] = defaultdict(list)
    for name in uses:
        alike[re.sub(r"[\W_]+", "", name)].append(name)
    for names in alike.values():
        *rarer, usual = sorted(names, key=lambda name: len(uses[name]))
        yield from ((name, usual) for name in rarer)
    frequent = [name for name in uses if len(uses[name]) >= 3]
    for name, pieces in uses.items():
        if len(pieces) == 1:
            near = next((other for other in frequent if _one_letter_off(name, other)), "")
            if near:
                yield name, near


def _one_letter_off(name: str, other: str) -> bool:
    if len(name) < 7 or name.rstrip("S") == other.rstrip("S"):
        return False
    same_figures = re.findall(r"\d+", name) == re.findall(r"\d+", other)
    return same_figures and _longest_words(name, other) and distance(name, other, 1) == 1


def _longest_words(name: str, other: str) -> bool:
    """Whether the words that differ are long: DOOR A and DOOR B are two places."""
    changed = set(name.split()) ^ set(other.split())
    return all(len(word) > 3 for word in changed) and len(name.split()) == len(other.split())


@rule("SCN004", "empty-scene", WARNING)
def empty_scene(play: Screenplay) -> Iterator[Finding]:
    """A scene heading with nothing below it.

    Omitted scenes, establishing shots, inserts and the last heading of a file are left alone.

    Why:
        A scene was cut and its heading forgotten.
    Fires on:
        INT. HALL - DAY

        EXT. GARDEN - DAY

        She runs.
    Use instead:
        INT. HALL - DAY

        She waits.

        EXT. GARDEN - DAY

        She runs.
    """
    # Nothing stands below the last heading of a script that is being written.
    for scene in play.scenes[:-1]:
        if scene.heading.prefix is not None and not any(map(_is_content, scene.elements)):
            words = scene.heading.line.text
            if not _OMITTED.search(words) and not _SHOT.search(words) and not _set_aside(scene):
                yield play.on(scene.heading.span, "nothing happens in this scene")


def _is_content(node: object) -> bool:
    return not isinstance(node, Note | Boneyard | Section | Synopsis)


def _set_aside(scene: Scene) -> bool:
    """Whether its text is in a boneyard or only planned: an outline in the making."""
    return any(isinstance(node, Boneyard | Synopsis) for node in scene.elements)


_NUMBER = re.compile(r"([A-Z]*)(\d+)([A-Z]*)\.?")


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
    taken = {_named(heading.number) for heading in play.headings if heading.number}
    first: dict[str, SceneHeading] = {}
    for heading in play.headings:
        if heading.number is None:
            continue
        number = _named(heading.number)
        if number in first:
            other = _free(number, taken)
            taken.add(other)
            yield play.on(
                heading.number.span,
                f'two scenes have the number "{heading.number.text}"',
                fix=replacing(f'Number it "{other}"', heading.number.span, other, safe=False),
                related=(Related(first[number].span, "the other scene"),),
            )
        else:
            first[number] = heading


def _free(number: str, taken: set[str]) -> str:
    base = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or number
    letters = (base + letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return next((name for name in letters if name not in taken and name > number), number + "A")


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
    taken = {_named(heading.number) for heading in numbered}
    last = ""
    for heading in play.headings:
        if heading.number:
            last = _named(heading.number)
            continue
        fix = None
        if last:
            other = _free(last, taken)
            taken.add(other)
            end = play.text.span(heading.line.span.end, heading.line.span.end)
            fix = replacing(f'Number it "{other}"', end, f" #{other}#", safe=False)
        yield play.on(heading.span, "this scene has no number, and the others have", fix=fix)


@rule("SCN007", "scene-number-out-of-order", WARNING)
def scene_number_out_of_order(play: Screenplay) -> Iterator[Finding]:
    """A scene number lower than the one before it.

    Numbers such as 12, 12A and A12 are compared; others are left alone.

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
    before: tuple[tuple[int, int, str], str] | None = None
    for heading in play.headings:
        match = _NUMBER.fullmatch(_named(heading.number))
        if match is None or heading.number is None or len(match[2]) > 9:
            continue
        # A12 stands between 11 and 12, 12A between 12 and 13.
        key = (int(match[2]), 0 if match[1] else 1, match[3])
        if before and key < before[0]:
            yield play.on(
                heading.number.span, f"scene {heading.number.text} comes after scene {before[1]}"
            )
        before = (key, heading.number.text)


_GLUED_PREFIX = re.compile(r"(?:INT|EXT|EST|I/E|INT\.?/EXT|EXT\.?/INT)[,;:][ \t]*(?=[A-Z])")
_NO_DOT = re.compile(r"(?:INT|EXT|EST|INT/EXT|INT\./EXT)(?= )", re.IGNORECASE)
_NO_BLANK = re.compile(r"(?:INT|EXT|EST|INT/EXT|INT\./EXT|I/E)\.(?=\w)", re.IGNORECASE)
_TIME_DASH = re.compile(
    r"(?<![ \t—–-])(?P<dash>[ \t]*+(?:-++|—|–)[ \t]*+)"
    r"(?:DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|CONTINUOUS|LATER|SAME)"
    r"(?=[ \t]*+(?:$|[(\[/#-]))",
    re.IGNORECASE,
)


_PART_OF_DAY = re.compile(r"\b(?:PRE|MID|POST|EARLY|LATE)-[A-Z]+$", re.IGNORECASE)


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
        time = _named(heading.time)
        if time in ("CONTINUOUS", "SAME", "SAME TIME", "LATER", "MOMENTS LATER"):
            yield play.on(heading.span, f"{time} in the first heading goes on from nothing")


_DARK = frozenset(["NIGHT", "EVENING", "MIDNIGHT", "DUSK"])
_LIGHT = frozenset(["DAY", "MORNING", "AFTERNOON", "NOON", "MIDDAY", "DAWN"])


@rule("SCN010", "continuity", INFO, default=False, presets=("production",))
def continuity(play: Screenplay) -> Iterator[Finding]:
    """A scene of one place that turns from night to day, or back, while the place stays.

    Found where two scenes follow each other at one place and only one of them is dark.

    Why:
        Either time passes, and a word may say so, or one of the two is a slip.
    Fires on:
        INT. HALL - NIGHT

        She waits.

        INT. HALL - DAY

        She waits.
    Use instead:
        INT. HALL - NIGHT

        She waits.

        INT. HALL - CONTINUOUS

        She waits.
    Off because:
        time passing between two scenes is what a cut is for.
    """
    for before, after in pairwise(play.headings):
        if before.location and _named(before.location) == _named(after.location):
            times = {_named(before.time), _named(after.time)}
            if times & _DARK and times & _LIGHT:
                yield play.on(
                    after.span,
                    f"from {_named(before.time)} to {_named(after.time)} at one place",
                    related=(Related(before.span, "the scene before"),),
                )


@rule("SCN011", "scene-too-long", INFO, default=False, presets=("spec",))
def scene_too_long(play: Screenplay) -> Iterator[Finding]:
    """A scene of more pages than `max-scene-pages`.

    Why:
        Few scenes stand more than three or four.
    With:
        max-scene-pages = 0
    Fires on:
        INT. HALL - DAY

        She waits.
    Use instead:
        She waits.
    Off because:
        some of the best scenes are long.
    """
    limit = play.text.settings.max_scene_pages
    for scene, eighths in _lengths(play):
        if eighths > limit * 8:
            yield play.on(
                scene.heading.span, f"this scene has {eighths // 8} {eighths % 8}/8 pages"
            )


def _lengths(play: Screenplay) -> Iterator[tuple[Scene, int]]:
    """Each scene with its eighths of a page."""
    rows: Counter[int] = Counter()
    starts = [heading.span.start for heading in play.headings]
    for page in play.pages:
        lines = [line for line in page.lines if line.offset >= 0]
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            taken = following.row - line.row if following else 1
            rows[bisect_right(starts, line.offset) - 1] += max(0, taken)
    for index, scene in enumerate(play.scenes):
        yield scene, max(1, round(rows[index] * 8 / PAGE_ROWS))


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


@rule("SCN013", "same-heading-twice-in-a-row", INFO)
def same_heading_twice_in_a_row(play: Screenplay) -> Iterator[Finding]:
    """Two headings running that say the same.

    Why:
        Either time passes, and a word may say so, or a scene was split by accident.
    Fires on:
        INT. HALL - DAY

        She waits.

        INT. HALL - DAY

        She still waits.
    Use instead:
        INT. HALL - DAY

        She waits.

        INT. HALL - LATER

        She still waits.
    """
    for before, after in pairwise(play.scenes):
        one, other = before.heading, after.heading
        words = " ".join(other.line.text.upper().split())
        if one.prefix is None or not any(isinstance(node, Action) for node in before.elements):
            continue
        if " ".join(one.line.text.upper().split()) == words and not _OMITTED.search(words):
            yield play.on(other.span, "this heading says the same as the one before it")


RULES = (
    heading_without_time,
    unknown_time_of_day,
    location_spelling_variant,
    empty_scene,
    duplicate_scene_number,
    unnumbered_among_numbered,
    scene_number_out_of_order,
    malformed_heading,
    continuous_with_no_previous,
    continuity,
    scene_too_long,
    heading_lowercase,
    same_heading_twice_in_a_row,
)
