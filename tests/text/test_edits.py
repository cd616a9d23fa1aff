"""Edits are made in order of place, and none twice."""

from typebar.text.diagnostics import Edit
from typebar.text.edits import apply
from typebar.text.source import Span


def _edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span("x", start, end), text)


def test_edits_use_the_offsets_of_the_given_text() -> None:
    assert apply("abcdef", [_edit(4, 6, "!"), _edit(0, 1, "XY"), _edit(2, 2, "-")]) == "XYb-cd!"


def test_an_edit_that_overlaps_an_earlier_one_is_left_out() -> None:
    assert apply("abcdef", [_edit(0, 3, "1"), _edit(2, 4, "2")]) == "1def"


def test_the_same_edit_twice_is_made_once() -> None:
    assert apply("ab", [_edit(1, 1, "-"), _edit(1, 1, "-")]) == "a-b"
