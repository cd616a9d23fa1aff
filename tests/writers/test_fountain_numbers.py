"""Scene numbers: new ones fit between those that are locked."""

from pathlib import Path

import pytest

from command_line import typebar
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.fountain_numbers import numbers, renumber


@pytest.mark.parametrize(
    ("locked", "given"),
    [
        ("- - -", "1 2 3"),
        ("1 - 2", "1 1A 2"),
        ("1 - - 2 -", "1 1A 1B 2 3"),
        ("- - 1", "A1 B1 1"),
        ("12 - - 12A - 13", "12 A12A B12A 12A 12B 13"),
        ("12A - 13", "12A 12B 13"),
        ("A1 - 1", "A1 B1 1"),
        ("X - Y -", "X XA Y 1"),
        ("12 - 12a", "12 A12a 12a"),
        ("3 - 2 -", "3 3A 2 4"),
    ],
)
def test_new_numbers_fit_between_locked_ones(locked: str, given: str) -> None:
    asked = [number.removeprefix("-") for number in locked.split()]
    assert " ".join(numbers(asked)) == given


def test_many_scenes_in_one_gap_get_letters_without_i_and_o() -> None:
    given = numbers(["1", *[""] * 30, "2"])
    assert given[1:31][-7:] == ["1Z", "1AA", "1AB", "1AC", "1AD", "1AE", "1AF"]
    assert len(set(given)) == 32


TEXT = (
    "INT. HALL - DAY [[dim]]\n\nShe waits.\n\n.ROOF #7#\n\nHe runs.\n\nEXT. YARD - DAY  \n\nEnd.\n"
)


def test_only_headings_change_and_reading_gives_the_numbers() -> None:
    made = renumber(Source("a.fountain", TEXT))
    elements = parse(Source("a.fountain", made)).script.elements
    found = [one.number.text for one in elements if getattr(one, "number", None)]
    assert found == ["A7", "7", "8"]
    assert [line for line in made.split("\n") if "#" not in line] == [
        *("", "She waits.", "", "", "He runs.", "", "", "End.", "")
    ]
    assert renumber(Source("a.fountain", made)) == made


def test_fmt_numbers_when_asked(tmp_path: Path) -> None:
    script = tmp_path / "a.fountain"
    script.write_text(TEXT, encoding="utf-8")
    outcome = typebar("fmt", "--renumber", "a.fountain", cwd=tmp_path)
    assert outcome.code == 0, outcome
    assert ".ROOF #7#" in script.read_text(encoding="utf-8")
    assert "EXT. YARD - DAY #8#" in script.read_text(encoding="utf-8")
    assert typebar("fmt", "--renumber", "--check", "a.fountain", cwd=tmp_path).code == 0
