"""A book's title, wherever it is said, is set in type as its chapters are."""

from pathlib import Path

import pytest

from typebar.project.compose import compose
from typebar.project.material import File, Material


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("en-US", "The 'All' Book--And More", "The ‘All’ Book—And More"),
        ("de", 'Das "Buch"', "Das „Buch“"),
        ("ja", '"本"', '"本"'),
    ],
)
def test_the_title_of_a_book_is_set(language: str, typed: str, shown: str) -> None:
    files = (File("a.md", b"# One\n\nText.\n"), File("b.md", b"# Two\n\nText.\n"))
    known = {"title": typed, "subtitle": typed, "language": language}
    given = Material("markdown", files, Path(), (), None, None, above=known)
    about = compose(given).work.metadata
    assert (about.title, about.subtitle) == (shown, shown)


def test_a_screenplay_keeps_its_title_as_typed() -> None:
    files = (File("a.fountain", b"INT. SHED - DAY\n\nRain.\n"),)
    given = Material("fountain", files, Path(), (), None, None, above={"title": "The 'All'"})
    assert compose(given).work.metadata.title == "The 'All'"
