"""Chapters that become one text keep their own footnotes and links."""

import pytest

from typebar.readers.markdown import parse_book
from typebar.text.source import Source
from typebar.writers.markdown_labels import apart

FIRST = "Text[^1] and [l][x].\n\n[^1]: Note A.\n\n[x]: https://a.example\n"


@pytest.mark.parametrize(
    ("second", "written"),
    [
        ("More[^1].\n\n[^1]: Note B.\n", "More[^1-2].\n\n[^1-2]: Note B.\n"),
        ("A [l][X] and [x][].\n\n[x]: b\n", "A [l][x-2] and [x][x-2].\n\n[x-2]: b\n"),
        ("See [x], [x](y), [x][z].\n\n[x]: b\n", "See [x][x-2], [x](y), [x][z].\n\n[x-2]: b\n"),
        ("`a[^1]` b[^1]\n\n[^1]: B\n", "`a[^1]` b[^1-2]\n\n[^1-2]: B\n"),
        ("```\n[^1]\n```\n\nb[^1]\n\n[^1]: B\n", "```\n[^1]\n```\n\nb[^1-2]\n\n[^1-2]: B\n"),
        ("b[^1][^1-2]\n\n[^1]: B\n\n[^1-2]: C\n", "b[^1-3][^1-2]\n\n[^1-3]: B\n\n[^1-2]: C\n"),
        ("Not [^1] nor [x] here.\n", "Not [^1] nor [x] here.\n"),
        ("Other[^2].\n\n[^2]: B\n", "Other[^2].\n\n[^2]: B\n"),
    ],
    ids=["note", "links", "shortcut", "code", "fence", "taken", "undefined", "own"],
)
def test_labels_that_an_earlier_text_has_get_a_number(second: str, written: str) -> None:
    assert list(apart((FIRST, second))) == [FIRST, written]


def test_three_texts_of_the_same_labels() -> None:
    texts = list(apart([FIRST] * 3))
    assert "[^1-3]: Note A." in texts[2]
    (chapter,) = parse_book([Source("a.md", "\n".join(texts))]).chapters
    notes = [item for item in chapter.body.iter("aside") if item.get("class") == "footnote"]
    assert len(notes) == 3


def test_a_text_of_many_marks_takes_linear_time() -> None:
    hostile = "[" * 20_000 + "`" * 20_000 + "[^" * 20_000
    assert list(apart((FIRST, f"{hostile}\n\n[^1]: B\n")))
