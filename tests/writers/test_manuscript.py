import pytest

from manuscript_works import book
from typebar.text.errors import UsageError
from typebar.writers.manuscript import findings, length, manuscript, rounded, short_title, surname
from typebar.writers.manuscript_blocks import Kind, plain
from typebar.writers.registry import Options


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, 0),
        (37, 37),
        (149, 100),
        (150, 200),
        (4_321, 4_300),
        (17_499, 17_500),
        (17_740, 17_500),
        (39_760, 40_000),
        (93_499, 93_000),
        (93_500, 94_000),
    ],
)
def test_words_are_rounded_as_editors_want_them(count: int, said: int) -> None:
    assert rounded(count) == said


def test_the_count_is_said_in_the_language_of_the_work() -> None:
    assert length(93_500, "en-GB") == "about 94,000 words"
    assert length(93_500, "de") == "ca. 94.000 Wörter"
    assert length(4_321, "tl") == "about 4,300 words"


def test_surnames_stand_last_or_before_the_comma() -> None:
    assert surname("Ursula K. Writer") == "Writer"
    assert surname("Le Guin, Ursula K.") == "Le Guin"
    assert surname("") == ""


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The Long Road to the Sea", "THE LONG ROAD TO THE SEA"),
        ("The Very Long Road to the Distant Sea", "VERY LONG ROAD TO THE"),
        ("Whale: A Natural History of Everything", "WHALE"),
        ("", ""),
        (
            "The Donaudampfschifffahrtsgesellschaftskapitän",
            "DONAUDAMPFSCHIFFFAHRTSGESELLSCHAFTSKAPIT",
        ),
    ],
)
def test_running_heads_have_a_short_title(title: str, short: str) -> None:
    assert short_title(title) == short


def test_one_chapter_is_a_story_and_several_are_a_novel() -> None:
    story = manuscript(book("# The Long Road to the Sea\n\nText.\n"), Options())
    assert not story.novel
    assert story.parts[0].title == ""
    novel = manuscript(book("# Out\n\nOne.\n", "# Home\n\nTwo.\n"), Options())
    assert novel.novel
    assert [(part.label, part.title) for part in novel.parts] == [
        ("Chapter 1", "Out"),
        ("Chapter 2", "Home"),
    ]
    assert novel.head == "Writer / THE LONG ROAD TO THE SEA"


def test_italics_are_underlined_in_the_classic_form_unless_said_otherwise() -> None:
    work = book("# A\n\nText.\n")
    assert manuscript(work, Options(manuscript="classic")).underline
    assert not manuscript(work, Options(manuscript="modern")).underline
    assert not manuscript(work, Options(manuscript="classic", emphasis="italics")).underline
    assert manuscript(work, Options(emphasis="underline")).underline


@pytest.mark.parametrize("asked", [Options(manuscript="shun"), Options(emphasis="bold")])
def test_an_unknown_form_is_refused_by_name(asked: Options) -> None:
    with pytest.raises(UsageError, match="there is no"):
        manuscript(book("# A\n\nText.\n"), asked)


def test_blocks_keep_their_text_and_kind() -> None:
    text = (
        "# A\n\nOne *two*.[^1]\n\n***\n\n> Said.\n\n- a\n- b\n\n"
        "| x | y |\n|---|---|\n| 1 | 2 |\n\n[^1]: A note.\n"
    )
    made = manuscript(book(text), Options())
    blocks = made.parts[0].blocks
    assert [(block.kind, block.mark, plain(block.words)) for block in blocks] == [
        (Kind.TEXT, "", "One two."),
        (Kind.BREAK, "", "#"),
        (Kind.QUOTE, "", "Said."),
        (Kind.ITEM, "•", "a"),
        (Kind.ITEM, "•", "b"),
        (Kind.TABLE, "", ""),
    ]
    assert [[plain(cell) for cell in row] for row in blocks[-1].rows] == [["x", "y"], ["1", "2"]]
    assert [plain(block.words).strip() for note in made.notes for block in note] == ["A note."]
    assert blocks[0].words[-1].note == 1


def test_pictures_are_left_out_at_their_place() -> None:
    work = book("# A\n\nText.\n\n![A map](maps/a.png)\n")
    found = findings(work)
    assert [one.code for one in found] == ["MDS007"]
    place = found[0].span
    assert work.sources[0].text[place.start : place.end] == "maps/a.png"


def test_what_a_picture_shows_stands_in_brackets() -> None:
    text = '# A\n\n![A map](a.png "The *fields*")\n\nText ![here](b.png) too.\n'
    (part,) = manuscript(book(text), Options()).parts
    assert [(block.kind, plain(block.words)) for block in part.blocks] == [
        (Kind.CAPTION, "[A map]"),
        (Kind.CAPTION, "The fields"),
        (Kind.TEXT, "Text [here] too."),
    ]


def test_stanzas_stand_apart() -> None:
    text = "# A\n\n> One\n> two\n>\n> three\n{: .verse }\n\nFour\nfive\n{: .verse }\n\nSix.\n"
    (part,) = manuscript(book(text), Options()).parts
    assert [(block.kind, plain(block.words), block.apart) for block in part.blocks] == [
        (Kind.VERSE, "One\ntwo", False),
        (Kind.VERSE, "three", True),
        (Kind.VERSE, "Four\nfive", False),
        (Kind.TEXT, "Six.", False),
    ]
