"""Fixed words are there in the languages that people write in, and complete."""

from dataclasses import fields

import pytest

from typebar.writers.xhtml_translations import rows
from typebar.writers.xhtml_words import Words, numbered, words


@pytest.mark.parametrize("tag", sorted(rows()))
def test_every_row_has_every_word(tag: str) -> None:
    said = rows()[tag]
    assert len(said) == len(fields(Words))
    assert all(word == word.strip() and word for word in said)
    assert [word.count("{}") for word in said if "{}" in word] in ([], [1, 1])


@pytest.mark.parametrize(
    ("tag", "contents"),
    [
        ("ru", "Содержание"),
        ("nl-BE", "Inhoud"),
        ("no", "Innhold"),
        ("zh_TW", "目錄"),
        ("zh-Hans-CN", "目录"),
        ("de-AT", "Inhalt"),
        ("tlh", "Contents"),
    ],
)
def test_a_tag_leads_to_the_words_of_its_language(tag: str, contents: str) -> None:
    assert words(tag).contents == contents


def test_numbers_stand_where_the_language_has_them() -> None:
    assert numbered(words("en").chapter, 3) == "Chapter 3"
    assert numbered(words("ja").chapter, 3) == "第3章"
    assert numbered(words("hu").chapter, 3) == "3. fejezet"
    assert numbered(words("hu").chapter, None) == "fejezet"
