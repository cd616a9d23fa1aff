"""The breakdown: a sheet for each scene, as schedules are made from."""

from typebar.reports.eighths import said
from typebar.reports.report import Column, Field, Report, Table, Unit
from typebar.reports.screenplay import Scene, Screenplay
from typebar.reports.topics.scenes import BEFORE, EIGHTHS, speakers
from typebar.reports.values import count

_FIELDS = (
    Field("scene", "scene", Unit.LABEL),
    Field("setting", "set", Unit.TEXT),
    Field("location", "location", Unit.TEXT),
    Field("light", "time", Unit.TEXT),
    Field("page", "page", Unit.LABEL),
    Field("eighths", "pages", Unit.EIGHTHS),
    Field("cast", "cast", Unit.NAMES, Column.FLOWING),
    Field("tags", "props and tags", Unit.NAMES, Column.FLOWING),
    Field("synopsis", "synopsis", Unit.TEXT, Column.FLOWING),
)
_CAST = "The cast of a scene is who speaks in it, then who is named in its action."


def breakdown(play: Screenplay) -> Report:
    """Every scene with all that a day of shooting it needs."""
    rows = tuple(
        (
            scene.number,
            scene.setting.value,
            scene.location or ("" if scene.number else BEFORE),
            scene.light.value,
            play.label(scene.first),
            scene.eighths,
            _cast(play, scene),
            tuple(dict.fromkeys(f"{tag.kind}: {tag.item}" for tag in scene.tags)),
            " ".join(scene.synopses),
        )
        for scene in play.scenes
    )
    whole = sum(scene.eighths for scene in play.scenes)
    total = ("", "all", "", "", "", whole, (), (), "")
    lead = (
        f"{count(len(play.headed), 'scene')}, {said(whole)}."
        if rows
        else "There is no scene heading."
    )
    return Report(
        "breakdown", "Breakdown", lead, Table(_FIELDS, rows, total), notes=(_CAST, EIGHTHS)
    )


def _cast(play: Screenplay, scene: Scene) -> tuple[str, ...]:
    heard = speakers(play, scene)
    return (*heard, *sorted(scene.named - set(heard)))
