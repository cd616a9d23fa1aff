"""Sides: pages of the whole script, what isn't asked for struck."""

import pytest

from typebar.layout.pages import Page
from typebar.layout.paginate import paginate
from typebar.layout.sides import Wanted, sides
from typebar.layout.style import PROFILES
from typebar.model.script import Script
from typebar.readers.fountain import parse
from typebar.text.errors import UsageError
from typebar.text.source import Source


def _scene(place: str, number: str, speaker: str, *, waits: int = 20) -> str:
    mark = f" #{number}#" if number else ""
    action = "\n\n".join(["She waits."] * waits)
    return f"INT. {place} - DAY{mark}\n\n{action}\n\n{speaker}\nHere.\n"


SCRIPT = "\n".join(
    (
        _scene("HALL", "1", "ANNA"),
        _scene("YARD", "2", "BEN"),
        _scene("ROOF", "2A", "MARTHA (V.O.)"),
        _scene("ROAD", "3", "ANNA", waits=60),
        "=== 12A ===\n",
        _scene("SEA", "4", "MARTHA"),
    )
)


def _laid_out(text: str = SCRIPT) -> tuple[Script, tuple[Page, ...]]:
    script = parse(Source("script.fountain", text)).script
    return script, paginate(script, PROFILES["industry"])


def _labels(wanted: Wanted, text: str = SCRIPT) -> list[str]:
    return [page.label for page in sides(*_laid_out(text), wanted)]


def _played(wanted: Wanted, text: str = SCRIPT) -> set[str]:
    """The headings that aren't struck."""
    return {
        placed.text
        for page in sides(*_laid_out(text), wanted)
        for placed in page.lines
        if placed.kind.value == "heading" and not page.is_struck(placed)
    }


def test_the_script_has_the_pages_that_these_tests_count() -> None:
    assert [page.label for page in _laid_out()[1]] == ["1", "2", "3", "4", "5", "12A"]


@pytest.mark.parametrize(
    ("asked", "labels"),
    [
        ("2", ["2"]),
        ("2-4", ["2", "3", "4"]),
        ("4-", ["4", "5", "12A"]),
        ("-2", ["1", "2"]),
        ("1, 12a", ["1", "12A"]),
        ("5-12A,5", ["5", "12A"]),
    ],
)
def test_pages_are_taken_by_their_printed_numbers(asked: str, labels: list[str]) -> None:
    pages = sides(*_laid_out(), Wanted(pages=asked))
    assert [page.label for page in pages] == labels
    assert not any(page.struck for page in pages)


def test_scenes_bring_their_whole_pages_and_strike_the_others() -> None:
    wanted = Wanted(scenes="2a")
    assert _labels(wanted) == ["2", "3"]
    assert _played(wanted) == {"INT. ROOF - DAY"}


def test_a_stretch_that_is_struck_ends_where_the_scene_begins() -> None:
    first, *_ = sides(*_laid_out(), Wanted(scenes="2"))
    top = next(placed.row for placed in first.lines if placed.text == "INT. YARD - DAY")
    (stretch,) = first.struck
    assert stretch[0] == 0
    assert stretch[1] < top


def test_page_numbers_are_never_struck() -> None:
    pages = sides(*_laid_out(), Wanted(scenes="4"))
    (number,) = (placed for placed in pages[0].lines if placed.text == "12A.")
    assert not pages[0].is_struck(number)


def test_a_character_brings_the_scenes_they_speak_in() -> None:
    assert _played(Wanted(characters=("Martha",))) == {"INT. ROOF - DAY", "INT. SEA - DAY"}
    both = Wanted(characters=("MARTHA", "BEN"))
    assert _played(both) == {"INT. YARD - DAY", "INT. ROOF - DAY", "INT. SEA - DAY"}


def test_pages_and_scenes_narrow_each_other() -> None:
    assert _labels(Wanted(pages="3-", characters=("MARTHA",))) == ["3", "12A"]


def test_both_voices_of_a_dual_speech_count() -> None:
    text = "INT. HALL - DAY\n\nANNA\nGo.\n\nBEN ^\nNo.\n\nINT. YARD - DAY\n\nShe waits.\n"
    assert _played(Wanted(characters=("BEN",)), text) == {"INT. HALL - DAY"}


def test_scenes_without_numbers_are_counted() -> None:
    text = "\n".join((_scene("HALL", "", "ANNA"), _scene("YARD", "", "BEN")))
    assert _played(Wanted(scenes="2"), text) == {"INT. YARD - DAY"}


def test_a_number_with_a_hyphen_is_no_range() -> None:
    text = "\n".join((_scene("HALL", "4-A", "ANNA"), _scene("YARD", "4-B", "BEN")))
    assert _played(Wanted(scenes="4-B"), text) == {"INT. YARD - DAY"}


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (Wanted(pages="130"), "there is no page '130'"),
        (Wanted(pages="2-130"), "there is no page '130'"),
        (Wanted(pages="4-2"), "the range '4-2' ends before it begins"),
        (Wanted(pages="-"), "there is no page '-'"),
        (Wanted(pages=","), "no page is named"),
        (Wanted(pages="1-2-3"), "there is no page '1-2-3'"),
        (Wanted(scenes="9"), "there is no scene '9'"),
        (Wanted(characters=("MARTA",)), "nobody called 'MARTA' speaks"),
        (Wanted(pages="1", scenes="4"), "nothing of these scenes stands on these pages"),
    ],
)
def test_what_is_not_there_is_named(wanted: Wanted, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        sides(*_laid_out(), wanted)


def test_a_script_without_pages_has_none_to_take() -> None:
    with pytest.raises(UsageError, match="there is no page '1'"):
        sides(*_laid_out(""), Wanted(pages="1"))
