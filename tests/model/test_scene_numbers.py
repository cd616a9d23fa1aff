"""New scene numbers fit between those that are locked."""

import pytest

from typebar.model.scene_numbers import lettered, numbers


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


def test_a_long_gap_is_filled_in_time() -> None:
    given = numbers(["1", *[""] * 20_000, "2", *[""] * 20_000])
    assert len({number.upper() for number in given}) == 40_002


@pytest.mark.parametrize(
    ("number", "taken", "given"),
    [
        ("12", "12", "12A"),
        ("12", "12 12A 12B", "12C"),
        ("12H", "12H", "12J"),
        ("12I", "12I", "12J"),
        ("12IA", "12IA", "12JA"),
        ("12Z", "12Z", "12AA"),
        ("X", "X XA", "XB"),
        ("A12", "A12", "A12A"),
    ],
)
def test_the_next_free_letters_stand_behind_a_number(number: str, taken: str, given: str) -> None:
    assert lettered(number, set(taken.split())) == given
