"""References between the objects of a stretch lead to the same objects in the book."""

import gc

import pytest

from typebar.writers.pdf.book_join import _renumber
from typebar.writers.pdf.book_press import seldom_collecting

NEW = {b"1": b"40 0 R", b"12": b"5 0 R"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<</P 12 0 R/K [1 0 R 7]>>", b"<</P 5 0 R/K [40 0 R 7]>>"),
        (b"[1 0 R 12 0 R]", b"[40 0 R 5 0 R]"),
        (b"<</P 3 0 R>>", b"<</P null>>"),
        (b"<</T (see 12 0 R)/P 12 0 R>>", b"<</T (see 12 0 R)/P 5 0 R>>"),
        (b"<</T (a \\) 1 0 R)/P 3 0 R>>", b"<</T (a \\) 1 0 R)/P null>>"),
        (b"<</P 1 0 R>>\nstream\n12 0 R\nendstream", b"<</P 40 0 R>>\nstream\n12 0 R\nendstream"),
        (b"<</Length 12>>", b"<</Length 12>>"),
        (b"", b""),
    ],
)
def test_an_object_refers_to_what_it_did(content: bytes, expected: bytes) -> None:
    assert _renumber(content, NEW) == expected


def test_how_often_python_looks_for_cycles_is_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom_collecting():
        assert gc.get_threshold() > before
    assert gc.get_threshold() == before
