"""Fixed words are there in the languages that people write in, and complete."""

import pytest

from typebar.model.work import Contributor
from typebar.readers.markdown import roles
from typebar.writers import contributors, manuscript, xhtml_roles
from typebar.writers.xhtml_translations import rows
from typebar.writers.xhtml_words import _BY_LANGUAGE, Words, numbered, role_name, words

ALL = sorted({*_BY_LANGUAGE, *rows()})


@pytest.mark.parametrize("tag", sorted(rows()))
def test_every_row_has_every_word(tag: str) -> None:
    said = rows()[tag]
    assert len(said) == len(Words._fields)
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


def test_every_role_has_a_name_in_every_language_that_has_words() -> None:
    assert {*xhtml_roles.names(), "en"} == set(ALL)
    # Chapters and parts have a number with their names, and stand in Words.
    assert {*xhtml_roles.ROLES, "chapter", "part"} == set(roles.ROLES)
    for named in xhtml_roles.names().values():
        assert set(named) == set(xhtml_roles.ROLES)
        assert all(name == name.strip() and name for name in named.values())


@pytest.mark.parametrize("tag", [tag for tag in ALL if tag not in ("en", "de", "fr")])
def test_no_name_of_a_role_is_left_in_english(tag: str) -> None:
    for role in ("dedication", "acknowledgments", "foreword", "glossary", "endnotes"):
        assert role_name(role, tag) != role_name(role, "en")


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en-GB", "Dedication"),
        ("de-AT", "Widmung"),
        ("fr-CA", "Dédicace"),
        ("es-MX", "Dedicatoria"),
        ("it", "Dedica"),
        ("pt_BR", "Dedicatória"),
        ("sv", "Dedikation"),
        ("ja-JP", "献辞"),
        ("zh", "献词"),
        ("zh-TW", "獻詞"),
        ("no", "Dedikasjon"),
        ("tlh", "Dedication"),
    ],
)
def test_a_part_without_a_title_is_called_by_its_role(tag: str, name: str) -> None:
    assert role_name("dedication", tag) == name


@pytest.mark.parametrize("tag", ALL)
def test_a_manuscript_counts_words_in_every_language(tag: str) -> None:
    said = manuscript.length(4321, tag)
    assert (said == "about 4,300 words") is (tag == "en")
    assert "4" in said
    assert "300" in said


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("ja", "翻訳 A"),
        ("zh-CN", "翻译 A"),
        ("zh-HK", "翻譯 A"),
        ("nl-BE", "Vertaald door A"),
        ("no", "Oversatt av A"),
        ("pl", "Przekład: A"),
        ("hu", "Fordította A"),
        ("iw", "תרגום: A"),
    ],
)
def test_those_who_took_part_are_named_in_the_language(tag: str, said: str) -> None:
    assert contributors.lines((Contributor("A", "translator"),), tag) == (said,)


def test_those_who_took_part_are_named_in_every_language_that_has_words() -> None:
    known = contributors.phrases()
    assert sorted(known) == ALL
    english = set(known["en"].values())
    for tag, said in known.items():
        assert tuple(said) == contributors.ROLES
        assert all(phrase == phrase.strip() and phrase for phrase in said.values())
        assert tag == "en" or not english & set(said.values())
