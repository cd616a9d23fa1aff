"""What pages are called when some of them are locked; empty: a page that no break names."""

import pytest

from typebar.layout.labels import labels


@pytest.mark.parametrize(
    ("locks", "found"),
    [
        ("", ""),
        ("- -", "1 2"),
        ("- - 12 - 13 -", "1 2 12 12A 13 14"),
        ("- - - 3", "1 2 2A 3"),
        ("12 12A - - 13", "12 12A 12B 12C 13"),
        ("2 - 2A 3", "2 A2A 2A 3"),
        ("12 - - 12A 13", "12 A12A B12A 12A 13"),
        ("12 12A - 12B", "12 12A A12B 12B"),
        ("11 12H - 13", "11 12H 12J 13"),
        ("A1 - 2", "A1 A1A 2"),
        ("1 Z -", "1 Z 3"),
        ("3 - 2 - -", "3 3A 2 4 5"),
        ("- 0", "A0 0"),
        ("- - 99999999999999 -", "1 2 99999999999999 4"),
    ],
)
def test_locked_pages_keep_their_labels_and_the_others_fit_between(locks: str, found: str) -> None:
    assert labels([lock.strip("-") for lock in locks.split()]) == found.split()


def test_pages_above_a_lettered_lock_are_counted_up_to_its_number() -> None:
    assert labels([""] * 14 + ["12A"])[10:] == ["11", "12", "A12A", "B12A", "12A"]
