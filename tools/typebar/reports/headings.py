"""What scene headings say of place and light."""

from typebar.model.script import SceneHeading
from typebar.reports.screenplay import Light, Setting
from typebar.reports.words import words

_TIMES = {
    Light.TWILIGHT: "DAWN DUSK SUNRISE SUNSET TWILIGHT DAYBREAK SUNUP SUNDOWN",
    Light.NIGHT: "NIGHT EVENING MIDNIGHT NIGHTTIME MOONLIGHT",
    Light.DAY: "DAY MORNING AFTERNOON NOON MIDDAY DAYTIME DAYLIGHT SUNNY",
}
_LIGHTS = {word: light for light, several in _TIMES.items() for word in several.split(" ")}
_AS_BEFORE = frozenset(("CONTINUOUS", "CONTINUING", "LATER", "SAME", "MOMENTS"))


def setting(heading: SceneHeading) -> Setting:
    """Indoors or out; an establishing shot (EST.) is out."""
    letters = heading.prefix.text.upper() if heading.prefix else ""
    inside = "INT" in letters or letters.startswith("I") or "/I" in letters
    outside = "E" in letters.replace("INT", "")
    if inside and outside:
        return Setting.BOTH
    if inside:
        return Setting.INTERIOR
    return Setting.EXTERIOR if outside else Setting.UNSAID


def light(heading: SceneHeading, before: Light) -> Light:
    """The time of day; CONTINUOUS, LATER and SAME have that of the scene before."""
    said = {word.upper() for word in words(heading.time.text)} if heading.time else set()
    for word, known in _LIGHTS.items():
        if word in said:
            return known
    return before if said & _AS_BEFORE else Light.UNSAID
