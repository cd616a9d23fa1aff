"""A comparison lists what a draft made of each scene, and leaves out what stayed."""

from typebar.layout.style import PROFILES
from typebar.model.script import Script
from typebar.readers.fountain import parse
from typebar.reports.comparison import comparison
from typebar.reports.report import Report
from typebar.text.source import Source

STYLE = PROFILES["industry"]
HALL = "INT. HALL - DAY\n\nAnna waits by the door and counts the tiles.\n\nANNA\nEleven.\n\n"
YARD = "EXT. YARD - NIGHT\n\nRain on the dog, the car and the washing.\n\nBEN\nCome in!\n\n"
LOFT = "INT. LOFT - DAY\n\nDust. A trunk, a lamp, a letter that nobody sent.\n\n"
ROAD = "EXT. ROAD - DAWN\n\nThe bus is late; nobody is at the stop.\n\n"


def _script(*scenes: str) -> Script:
    return parse(Source("a.fountain", "".join(scenes))).script


def _report(old: tuple[str, ...], new: tuple[str, ...]) -> Report:
    return comparison(_script(*old), _script(*new), STYLE)


def _rows(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[object, ...]]:
    """Change, scene, what it was, new words, words gone."""
    return [(*row[:3], *row[7:]) for row in _report(old, new).table.rows]


def test_a_draft_is_as_it_was() -> None:
    report = _report((HALL, YARD), (HALL, YARD))
    assert report.lead == "No scene has changed."
    assert report.table.rows == ()


def test_words_are_counted_that_are_new_and_gone() -> None:
    changed = HALL.replace("Eleven.", "Eleven tiles, no, twelve.")
    assert _rows((HALL, YARD), (changed, YARD)) == [("changed", "1", "1", 4, 1)]


def test_scenes_that_are_new_or_gone_are_listed_where_they_stand() -> None:
    assert _rows((HALL, YARD, ROAD), (HALL, LOFT, ROAD)) == [
        ("new", "2", "", 14, 0),
        ("gone", "", "2", 0, 16),
    ]


def test_a_scene_that_moved_is_told_and_the_others_are_not() -> None:
    assert _rows((HALL, YARD, LOFT, ROAD), (YARD, LOFT, ROAD, HALL)) == [("moved", "4", "1", 0, 0)]


def test_a_scene_that_moved_and_changed_is_both() -> None:
    changed = HALL.replace("Eleven.", "Twelve.")
    assert _rows((HALL, YARD, LOFT), (YARD, LOFT, changed))[0][0] == "moved, changed"


def test_a_new_heading_over_old_words_is_the_same_scene() -> None:
    (row,) = _report((HALL, YARD), (HALL.replace("HALL", "CELLAR"), YARD)).table.rows
    assert row[3] == "INT. CELLAR - DAY (was INT. HALL - DAY)"


def test_numbered_scenes_are_known_by_their_numbers() -> None:
    old = [scene.replace("\n", f" #{number}#\n", 1) for number, scene in (("1", HALL), ("2", YARD))]
    between = LOFT.replace("\n", " #1A#\n", 1)
    renamed = old[1].replace("YARD", "STREET").replace("Rain on the dog, the car and", "All")
    rows = _rows((old[0], old[1]), (old[0], between, renamed))
    assert [row[:3] for row in rows] == [("new", "1A", ""), ("changed", "2", "2")]


def test_who_speaks_only_now_or_no_longer_is_said() -> None:
    lead = _report((HALL,), (HALL.replace("ANNA", "ZOE"),)).lead
    assert lead.endswith("Only now speaks: ZOE. No longer speaks: ANNA.")


def test_what_stands_before_the_first_scene_is_compared_too() -> None:
    ((change, scene, *_),) = _rows(("Fog.\n\n", HALL), ("Smoke.\n\n", HALL))
    assert (change, scene) == ("changed", "")
    ((change, *_),) = _rows((HALL,), ("Smoke.\n\n", HALL))
    assert change == "changed"


def test_a_thousand_equal_headings_are_told_apart_by_their_places() -> None:
    many = tuple(f"INT. HALL - DAY\n\nTake {number}.\n\n" for number in range(1000))
    assert _rows(many, many[:500] + many[501:]) == [("gone", "", "501", 0, 6)]
