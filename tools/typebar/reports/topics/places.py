"""Where and when scenes play."""

from typebar.reports.eighths import said
from typebar.reports.figures import Bars, Measure
from typebar.reports.report import Field, Report, Table, Unit, Value
from typebar.reports.screenplay import Light, Scene, Screenplay, Setting
from typebar.reports.topics.scenes import EIGHTHS
from typebar.reports.values import count, share, shown

MOST_BARS = 12
UNNAMED = "(none)"
_LENGTHS = (
    Field("scenes", "scenes", Unit.COUNT),
    Field("eighths", "pages", Unit.EIGHTHS),
    Field("share", "share", Unit.SHARE),
)


def locations(play: Screenplay) -> Report:
    """Every place with its scenes and their length."""
    found: dict[str, list[Scene]] = {}
    for scene in play.scenes:
        found.setdefault(scene.location or UNNAMED, []).append(scene)
    whole = _eighths(play.scenes)
    ranked = sorted(found.items(), key=lambda item: (-_eighths(item[1]), item[0]))
    fields = (
        Field("location", "location", Unit.TEXT),
        Field("setting", "setting", Unit.TEXT),
        *_LENGTHS,
        Field("first_page", "first page", Unit.LABEL),
    )
    rows = tuple(
        (name, _setting(scenes), *_lengths(scenes, whole), play.label(scenes[0].first))
        for name, scenes in ranked
    )
    total = ("all", "", *_lengths(play.scenes, whole), "")
    lead = "There is no location."
    if play.headed:
        name, scenes = ranked[0]
        lead = (
            f"{count(len(found) - (UNNAMED in found), 'location')}; {name} is used most, for "
            f"{count(len(scenes), 'scene')} and {said(_eighths(scenes))}."
        )
    figures = (_bars("Pages in each location", rows, 3),) if rows else ()
    return Report(
        "locations",
        "Locations",
        lead,
        Table(fields, rows, total),
        figures=figures,
        notes=(EIGHTHS,),
    )


def _setting(scenes: list[Scene]) -> str:
    """In one place all scenes may play indoors, outdoors, or both."""
    kinds = {scene.setting for scene in scenes} - {Setting.UNSAID}
    if not kinds:
        return Setting.UNSAID.value
    return kinds.pop().value if len(kinds) == 1 else Setting.BOTH.value


def settings(play: Screenplay) -> Report:
    """Interiors and exteriors, by day and by night."""
    found: dict[tuple[Setting, Light], list[Scene]] = {}
    for scene in play.scenes:
        found.setdefault((scene.setting, scene.light), []).append(scene)
    whole = _eighths(play.scenes)
    fields = (
        Field("setting", "setting", Unit.TEXT),
        Field("light", "time of day", Unit.TEXT),
        *_LENGTHS,
    )
    rows = tuple(
        (place.value, light.value, *_lengths(found[place, light], whole))
        for place in Setting
        for light in Light
        if (place, light) in found
    )
    total = ("all", "", *_lengths(play.scenes, whole))
    named = tuple((f"{row[0]}, {row[1]}", *row[1:]) for row in rows)
    figures = (_bars("Pages by setting and time of day", named, 3),) if rows else ()
    return Report(
        "settings",
        "Day and night, indoors and out",
        _settings_lead(play, whole),
        Table(fields, rows, total),
        figures=figures,
        notes=(
            (
                "CONTINUOUS, LATER and SAME have the time of day of the scene before; morning and "
                "afternoon are day, evening is night."
            ),
            EIGHTHS,
        ),
    )


def _settings_lead(play: Screenplay, whole: int) -> str:
    if not play.headed:
        return "There is no scene heading."
    inside = _eighths([one for one in play.scenes if one.setting is Setting.INTERIOR])
    night = _eighths([one for one in play.scenes if one.light is Light.NIGHT])
    return (
        f"{shown(share(inside, whole), Unit.SHARE)} of the pages play indoors, "
        f"{shown(share(night, whole), Unit.SHARE)} at night."
    )


def _eighths(scenes: list[Scene] | tuple[Scene, ...]) -> int:
    return sum(scene.eighths for scene in scenes)


def _lengths(scenes: list[Scene] | tuple[Scene, ...], whole: int) -> tuple[int, int, float]:
    return len(scenes), _eighths(scenes), share(_eighths(scenes), whole)


def _bars(title: str, rows: tuple[tuple[Value, ...], ...], at: int) -> Bars:
    """The longest first; the rest is left to the table."""
    lengths = {str(row[0]): int(str(row[at])) for row in rows}
    most = max(lengths.values())
    ranked = sorted(lengths.items(), key=lambda item: -item[1])[:MOST_BARS]
    bars = tuple(
        Measure(name, shown(length, Unit.EIGHTHS), round(length / most, 5), 0.0)
        for name, length in ranked
    )
    rest = len(lengths) - len(ranked)
    described = f"The {rest} shortest are in the table." if rest > 0 else ""
    told = "; ".join(f"{bar.label}: {bar.value}" for bar in bars) + "."
    return Bars(title, described, bars, told)
