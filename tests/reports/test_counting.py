"""What a word, an eighth, a place and a time of day are."""

import pytest

from report_samples import column, made, of_fountain
from typebar.reports import clock
from typebar.reports.eighths import eighths, said, shown
from typebar.reports.people import Gender, gender
from typebar.reports.stopwords import stop_words
from typebar.reports.values import minutes
from typebar.reports.words import words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Don't stop -- won't you?", 4),
        ("Don’t jack-in-the-box", 2),
        ("1,000 miles", 3),
        ("snake_case", 2),
        ("Lài cười.", 2),
        ("La\u0300i", 1),
        ("太郎と花子", 5),
        ("नमस्ते दुनिया", 2),
        ("שָׁלוֹם", 1),
        ("'Twas “so” – “so”", 3),
        ("...?!", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert len(words(text)) == count


def test_a_scene_begins_at_the_eighth_that_is_nearest() -> None:
    # Pages of 48 rows: an eighth is six. Starts at row 8 (1.33), 22 (3.67) and 60 (10).
    assert eighths([0, 8, 22, 60], 48, 2) == [1, 3, 6, 6]


def test_scenes_that_crowd_have_one_eighth_each_until_there_is_room() -> None:
    assert eighths([0, 1, 2, 3, 40], 48, 1) == [1, 1, 1, 4, 1]
    assert eighths([0, 44, 45, 46, 47], 48, 1) == [4, 1, 1, 1, 1]


def test_more_scenes_than_eighths_have_one_each() -> None:
    assert eighths(range(20), 48, 1) == [1] * 20


def test_what_changes_on_a_late_page_leaves_the_early_ones_alone() -> None:
    starts = [0, 30, 47, 80, 133, 190, 240]
    one, other = eighths(starts, 54, 6), eighths([*starts[:-1], 236, 250], 54, 7)
    assert one[:5] == other[:5]


@pytest.mark.parametrize(
    ("count", "short", "long"),
    [(3, "3/8", "3/8 of a page"), (8, "1", "1 page"), (19, "2 3/8", "2 3/8 pages")],
)
def test_eighths_are_written_as_schedules_write_them(count: int, short: str, long: str) -> None:
    assert (shown(count), said(count)) == (short, long)


def test_seconds_add_up_to_the_whole_time() -> None:
    assert clock.seconds([4, 4, 4, 4, 4]) == [0, 1, 0, 1, 0]
    assert sum(clock.seconds([17] * 100)) == 170


@pytest.mark.parametrize(
    ("seconds", "words_of_it"),
    [(0, "0 min"), (20, "20 s"), (95, "2 min"), (7620, "2 h 7 min"), (3599, "1 h 0 min")],
)
def test_times_are_told_to_the_minute(seconds: int, words_of_it: str) -> None:
    assert minutes(seconds) == words_of_it


@pytest.mark.parametrize(
    ("heading", "setting", "light"),
    [
        ("INT. KITCHEN - NIGHT", "interior", "night"),
        ("EXT. GARDEN - EARLY MORNING", "exterior", "day"),
        ("INT./EXT. CAR - DAWN", "interior and exterior", "dawn or dusk"),
        ("I/E CAR - DUSK", "interior and exterior", "dawn or dusk"),
        ("EST. CITY - DAY", "exterior", "day"),
        ("EXT. EXTERIOR OF INTER BANK", "exterior", "not said"),
        (".THE VOID - LATER", "not said", "not said"),
    ],
)
def test_headings_say_where_and_when(heading: str, setting: str, light: str) -> None:
    report = made("settings", of_fountain(f"{heading}\n\nRain.\n"))
    assert report.table.rows[0][:2] == (setting, light)


def test_a_place_under_two_spellings_is_one() -> None:
    text = "INT. KITCHEN - DAY\n\nRain.\n\nint. Kitchen  - NIGHT\n\nRain.\n"
    assert column(made("locations", of_fountain(text)), "location") == ["KITCHEN"]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("female", Gender.WOMEN),
        ("Frau", Gender.WOMEN),
        ("M", Gender.MEN),
        ("non-binary", Gender.OTHERS),
        (" ", Gender.UNKNOWN),
    ],
)
def test_genders_are_those_of_the_cast_list(word: str, kind: Gender) -> None:
    assert gender(word) is kind


def test_stop_words_are_those_of_the_language() -> None:
    assert "the" in stop_words("en-GB")
    assert "the" not in stop_words("de")
    assert stop_words("vi") == frozenset()


def test_a_scene_with_a_thousand_speakers_takes_no_million_pairs() -> None:
    text = "INT. HALL - DAY\n\n" + "".join(f"@P{number}\nHi.\n\n" for number in range(1000))
    report = made("pairs", of_fountain(text))
    assert len(report.table.rows) == 40 * 39 // 2
