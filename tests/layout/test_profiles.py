import pytest

from typebar.layout.measure import columns
from typebar.layout.page_style import Numbering, PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES, by_name, style
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.fountain_numbers import renumber

SCENES = """INT. ONE - DAY

She goes.

INT. TWO - DAY #7A#

ANNA
Yes.

INT. THREE - DAY

No.
"""
SCRIPT = parse(Source("a", SCENES)).script
NAMES = ["industry", "a4", "audio", "classic", "classic-a4", "multicam", "stage"]


def test_industry_comes_first_and_names_are_found_in_any_case() -> None:
    assert list(PROFILES) == NAMES
    assert by_name("A4") is PROFILES["a4"]
    assert by_name("imax") is None


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_everything_stands_on_the_sheet(profile: PageStyle) -> None:
    sheet = profile.paper.width_mm / 25.4 * 80
    sides = [*profile.elements.items(), *profile.dual.elements.items()]
    for kind, element in sides:
        shift = profile.dual.right if kind in profile.dual.elements else 0
        right = profile.paper.left + element.x + element.width * UNITS_PER_COLUMN
        assert right + (shift if element in profile.dual.elements.values() else 0) <= sheet
    foot = profile.paper.top / 80 + (profile.paper.rows + 2) / 6
    assert foot <= profile.paper.height_mm / 25.4
    assert profile.summary


@pytest.mark.parametrize(
    ("numbering", "numbers"),
    [
        (Numbering.KEPT, ["7A", "7A"]),
        (Numbering.AUTOMATIC, ["A7A", "A7A", "7A", "7A", "8", "8"]),
        (Numbering.NONE, []),
    ],
)
def test_scene_numbers_are_kept_counted_or_left_out(
    numbering: Numbering, numbers: list[str]
) -> None:
    industry = PROFILES["industry"]
    numbered = industry._replace(marks=industry.marks._replace(numbering=numbering))
    (page,) = paginate(SCRIPT, numbered)
    found = [placed.text for placed in page.lines if placed.kind is Kind.SCENE_NUMBER]
    assert found == numbers


def test_counted_numbers_are_those_that_fmt_would_write() -> None:
    text = "INT. A #1#\n\nINT. B #2#\n\nINT. NEW\n\nINT. C #3#\n\nINT. D\n"
    marks = PROFILES["industry"].marks._replace(numbering=Numbering.AUTOMATIC)
    (page,) = paginate(parse(Source("a", text)).script, PROFILES["industry"]._replace(marks=marks))
    found = [placed.text for placed in page.lines if placed.kind is Kind.SCENE_NUMBER]
    assert found[::2] == ["1", "2", "2A", "3", "4"]
    renumbered = renumber(Source("a", text))
    assert [line.split("#")[1] for line in renumbered.splitlines() if line] == found[::2]


def test_a_profile_changes_what_it_names_of_the_one_that_it_extends() -> None:
    own = style("own", {"extends": "a4", "paper": {"rows": 50}, "marks": {"more_text": "(mehr)"}})
    assert own.paper == PROFILES["a4"].paper._replace(rows=50)
    assert own.marks == PROFILES["a4"].marks._replace(more_text="(mehr)")
    assert own.elements == PROFILES["a4"].elements


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("日本", 4),
        ("e\u0301", 1),
        ("👩‍👩‍👧", 2),
        ("한국", 4),
        ("a\u200bb", 2),
        ("ｱ", 1),
    ],
)
def test_columns_are_those_that_a_terminal_would_show(text: str, width: int) -> None:
    assert columns(text) == width
