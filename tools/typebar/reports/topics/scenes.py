"""Scene by scene: the list, the one-liners, the marks for the departments."""

from typebar.reports import clock
from typebar.reports.eighths import said
from typebar.reports.report import Column, Field, Report, Table, Unit
from typebar.reports.screenplay import Scene, Screenplay, Tag
from typebar.reports.values import count

EIGHTHS = (
    "A page is eight eighths; a scene begins at the eighth nearest to its first row and lasts to "
    "the next, one eighth at the least, so that the scenes add up to the pages."
)
BEFORE = "(before the first scene)"
_NUMBER = Field("scene", "scene", Unit.LABEL)
_HEADING = Field("heading", "heading", Unit.TEXT)
_PAGE = Field("page", "page", Unit.LABEL)
_SYNOPSIS = Field("synopsis", "synopsis", Unit.TEXT, Column.FLOWING)
_EIGHTHS = Field("eighths", "pages", Unit.EIGHTHS)


def speakers(play: Screenplay, scene: Scene) -> tuple[str, ...]:
    """Who speaks in a scene, in the order of their first words."""
    return tuple(dict.fromkeys(play.utterances[index].speaker for index in scene.utterances))


def scenes(play: Screenplay) -> Report:
    """Every scene with its length, its time and its speakers."""
    seconds = clock.seconds(scene.time.whole for scene in play.scenes)
    fields = (
        _NUMBER,
        _HEADING,
        _PAGE,
        _EIGHTHS,
        Field("rows", "rows", Unit.COUNT, Column.SPARE),
        Field("seconds", "plays", Unit.SECONDS),
        Field("speakers", "who speaks", Unit.NAMES, Column.FLOWING),
    )
    rows = tuple(
        (
            scene.number,
            scene.heading or BEFORE,
            play.label(scene.first),
            scene.eighths,
            scene.rows,
            length,
            speakers(play, scene),
        )
        for scene, length in zip(play.scenes, seconds, strict=True)
    )
    eighths = sum(scene.eighths for scene in play.scenes)
    printed = sum(scene.rows for scene in play.scenes)
    total = ("", "all", "", eighths, printed, sum(seconds), ())
    notes = (EIGHTHS, clock.MODEL)
    return Report("scenes", "Scenes", _lead(play), Table(fields, rows, total), notes=notes)


def _lead(play: Screenplay) -> str:
    if not play.headed:
        return "There is no scene heading."
    longest = max(play.headed, key=lambda scene: scene.eighths)
    mean = round(sum(scene.eighths for scene in play.scenes) / len(play.scenes))
    return (
        f"{count(len(play.headed), 'scene')} on {count(len(play.pages), 'page')}, "
        f"{said(mean)} in the mean; the longest is scene {longest.number} with "
        f"{said(longest.eighths)}."
    )


def one_liners(play: Screenplay) -> Report:
    """Every scene with the synopsis that the writer gave it."""
    fields = (
        _NUMBER,
        _HEADING,
        _PAGE,
        _EIGHTHS,
        _SYNOPSIS,
    )
    rows = tuple(
        (
            scene.number,
            scene.heading or BEFORE,
            play.label(scene.first),
            scene.eighths,
            " ".join(scene.synopses),
        )
        for scene in play.scenes
    )
    told = sum(1 for scene in play.headed if scene.synopses)
    return Report(
        "one-liners",
        "One-liners",
        f"Scenes with a synopsis: {told:,} of {len(play.headed):,}.",
        Table(fields, rows),
        notes=("A synopsis is a line that opens with = below its scene heading.",),
    )


def tags(play: Screenplay) -> Report:
    """What notes such as [[prop: a lamp]] ask for."""
    spelled: dict[tuple[str, str], Tag] = {}
    found: dict[Tag, list[int]] = {}
    for index, scene in enumerate(play.scenes):
        for tag in scene.tags:
            first = spelled.setdefault((tag.kind, tag.item.casefold()), tag)
            found.setdefault(first, []).append(index)
    fields = (
        Field("tag", "tag", Unit.TEXT),
        Field("item", "what", Unit.TEXT, Column.FLOWING),
        Field("times", "times", Unit.COUNT),
        Field("scenes", "scenes", Unit.NAMES),
        Field("page", "first page", Unit.LABEL),
    )
    rows = tuple(
        (tag.kind, tag.item, len(places), _numbers(play, places), _page(play, places[0]))
        for tag, places in sorted(found.items())
    )
    kinds = len({tag.kind for tag in found})
    lead = (
        f"{count(len(rows), 'thing')} under {count(kinds, 'tag')}."
        if rows
        else "No note has a tag."
    )
    note = "Tags are notes of a word, a colon and what is meant: [[prop: a lamp]], [[sound: rain]]."
    return Report("tags", "Props and tags", lead, Table(fields, rows), notes=(note,))


def _numbers(play: Screenplay, places: list[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(play.scenes[index].number or BEFORE for index in places))


def _page(play: Screenplay, index: int) -> str:
    return play.label(play.scenes[index].first)
