"""What file names and titles say of a part of a book."""

import pytest

from typebar.readers.markdown import roles


@pytest.mark.parametrize(
    "title",
    [
        "Chapter One", "chapter 12", "Chapter IV", "Chapter Twenty-One: The Portal", "1", "12.",
        "3. The Portal", "4: The Field", "IV", "IV. The Portal", "XII — Rain", "One", "Thirty-Two",
        "Part Two", "Part 3: Water", "Book the First", "Kapitel 5", "Kapitel Eins", "Chapitre un",
        "Capítulo 2", "Teil II", "Глава 3", "Rozdział pierwszy", "第一章", "第12話 雨", "제 3장",
        "הפרק הראשון", "Hoofdstuk 4", "Chương 2",
    ],
)  # fmt: skip
def test_titles_that_say_their_number(title: str) -> None:
    assert roles.says_number(title)


@pytest.mark.parametrize(
    "title",
    [
        "The Portal", "Chapter and Verse", "Part of Me", "Book Club", "Mix", "Civil", "I Am Lara",
        "One Light", "Two Openings", "Six of One", "1984 and After", "Del Mar", "Vixen", "",
        "A Farmer's Word", "Глава семьи Ивановых", "第一", "Lukutaito",
        "No One Is Called One", "101 Ways",
    ],
)  # fmt: skip
def test_titles_that_say_none(title: str) -> None:
    assert not roles.says_number(title)


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("prose/00-epigraph.md", "epigraph"),
        ("001-Chapter-One.md", "Chapter-One"),
        ("03 the portal.markdown", "the portal"),
        ("ch-01.md", "ch-01"),
        ("07.md", "07"),
        ("2001.md", "2001"),
        ("noend", "noend"),
    ],
)
def test_the_number_that_orders_a_file_is_not_its_name(path: str, stem: str) -> None:
    assert roles.stem(path) == stem


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Acknowledgements", "acknowledgments"),
        ("About the Author", "afterword"),
        ("Author's Note", "afterword"),
        ("part-2", "part"),
        ("Part Two", "part"),
        ("copyright", "credits"),
        ("part-two-water", "part"),
        ("partition", None),
        ("Part of Me", None),
        ("the-portal", None),
    ],
)
def test_roles_by_name(name: str, role: str | None) -> None:
    found = roles.of_name(name)
    assert (found.name if found else None) == role


@pytest.mark.parametrize(
    ("text", "slug"), [("Đông Hồ", "dong-ho"), ("L'été", "lete"), ("字", ""), ("A--B c", "a-b-c")]
)
def test_slugs_are_ascii(text: str, slug: str) -> None:
    assert roles.slug(text) == slug
