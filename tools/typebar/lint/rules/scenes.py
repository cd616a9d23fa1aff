"""SCN: scenes: their places, their length, how they follow each other."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from typebar.lint.finding import Finding
from typebar.lint.rule import Fixes, rule
from typebar.lint.screenplay import OMITTED, PAGE_ROWS, SHOT, Scene, Screenplay, capitals_of
from typebar.lint.spelling import distance
from typebar.lint.wording import times
from typebar.model.inline import Piece
from typebar.model.script import Action, Boneyard, Note, Section, Synopsis
from typebar.text.diagnostics import Edit, Fix, Related, Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


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
            uses[capitals_of(heading.location)].append(heading.location)
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
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in uses:
        # APT 1-1 isn't APT 11.
        alike[re.sub(r"[\W_]+", "", name), *re.findall(r"\d+", name)].append(name)
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
            if not OMITTED.search(words) and not SHOT.search(words) and not _set_aside(scene):
                yield play.on(scene.heading.span, "nothing happens in this scene")


def _is_content(node: object) -> bool:
    return not isinstance(node, Note | Boneyard | Section | Synopsis)


def _set_aside(scene: Scene) -> bool:
    """Whether its text is in a boneyard or only planned: an outline in the making."""
    return any(isinstance(node, Boneyard | Synopsis) for node in scene.elements)


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
        if before.location and capitals_of(before.location) == capitals_of(after.location):
            times = {capitals_of(before.time), capitals_of(after.time)}
            if times & _DARK and times & _LIGHT:
                yield play.on(
                    after.span,
                    f"from {capitals_of(before.time)} to {capitals_of(after.time)} at one place",
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
        if " ".join(one.line.text.upper().split()) == words and not OMITTED.search(words):
            yield play.on(other.span, "this heading says the same as the one before it")


RULES = (
    location_spelling_variant,
    empty_scene,
    continuity,
    scene_too_long,
    same_heading_twice_in_a_row,
)
