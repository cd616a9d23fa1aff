"""Final Draft's files, made of Fountain, and Fountain made of them."""

from xml.etree import ElementTree

import pytest

from typebar.model.inline import Emphasis, Run
from typebar.model.script import Script
from typebar.model.work import Metadata, Work
from typebar.readers.fdx import Draft, Paragraph, read
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers import fdx
from typebar.writers.fountain_draft import fountain
from typebar.writers.registry import Options


def script(text: str) -> Script:
    return parse(Source("a.fountain", text)).script


def tree(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(fdx.write(Work(Metadata(), (script(text),)), Options()).data)


def body(text: str) -> list[tuple[str, str]]:
    """Kind and text of every paragraph, those of dual dialogue included."""
    content = tree(text).find("Content")
    assert content is not None
    return [
        (one.get("Type", ""), "".join(part.text or "" for part in one.findall("Text")))
        for one in content.iter("Paragraph")
    ]


def test_every_element_is_the_paragraph_that_final_draft_knows() -> None:
    text = (
        "INT. LAB - DAY #4#\n\n= They meet.\n\nRain.\nMore rain.\n\n"
        "ANNA (V.O.)\n(low)\nYes.\nNo.\n~La la\n\nCUT TO:\n\n> THE END <\n"
    )
    assert body(text) == [
        ("Scene Heading", "INT. LAB - DAY"),
        ("", "They meet."),
        ("Action", "Rain.\nMore rain."),
        ("Character", "ANNA (V.O.)"),
        ("Parenthetical", "(low)"),
        ("Dialogue", "Yes."),
        ("Dialogue", "No."),
        ("Dialogue", "La la"),
        ("Transition", "CUT TO:"),
        ("Action", "THE END"),
    ]
    made = tree(text)
    assert made.find("Content/Paragraph[@Number='4']/SceneProperties/Summary") is not None
    assert made.find("Content/Paragraph[@Alignment='Center']") is not None


def test_speeches_side_by_side_stand_in_one_paragraph() -> None:
    made = tree("ANNA\nNow.\n\nTOM ^\nNow.\n")
    both = made.findall("Content/Paragraph/DualDialogue/Paragraph")
    assert [one.get("Type") for one in both] == ["Character", "Dialogue"] * 2


def test_what_is_not_printed_stays_out() -> None:
    text = "# Act One\n\nRain. [[a note]]\n\n/* set aside */\n\n= loose\n"
    assert body(text) == [("Action", "Rain.")]


def test_a_page_break_opens_the_next_paragraph() -> None:
    made = tree("Rain.\n\n===\n\nINT. LAB - DAY\n")
    assert [one.get("StartsNewPage") for one in made.iterfind("Content/Paragraph")] == [None, "Yes"]


def test_empty_lines_are_empty_actions_as_final_draft_makes_them() -> None:
    assert body("Rain.\n\n\n\nSun.\n") == [("Action", text) for text in ("Rain.", "", "", "Sun.")]


def test_what_xml_cannot_hold_is_replaced() -> None:
    assert body("A \x01 & <b>.\n") == [("Action", "A \ufffd & <b>.")]


TITLE = """Title:
    _**BRICK & STEEL**_
    FULL RETIRED
Credit: Written by
Author: Stu Maschwitz
Source: Story by KTM
Contact:
    Next Level Productions
    1588 Mission Dr.
Copyright: (c) 2012 N. L.
Draft date: 1/27/2012
"""


def test_a_title_page_comes_back() -> None:
    data = fdx.write(Work(Metadata(), (script(f"{TITLE}\nRain.\n"),)), Options()).data
    draft = read(data)
    assert isinstance(draft, Draft)
    assert fountain(draft) == f"{TITLE}\nRain.\n"


def test_a_title_page_says_what_it_can_of_others() -> None:
    lines = [
        "NO WIND",
        "",
        "a play by",
        "Kim Vernon",
        "&",
        "Ann Lee",
        "",
        "Based on a tale by",
        "Li",
    ]
    page = [Paragraph("", (Run(line),), alignment="Center") for line in lines]
    page.append(Paragraph("", (Run("12 Low Road\tThird draft, 2024"),)))
    assert fountain(Draft(tuple(page), (), (), ())) == (
        "Title: NO WIND\nCredit: a play by\nAuthor:\n    Kim Vernon\n    &\n    Ann Lee\n"
        "Source:\n    Based on a tale by\n    Li\nContact: 12 Low Road\n"
        "Draft date: Third draft, 2024\n\n"
    )


def draft(*paragraphs: Paragraph) -> str:
    return fountain(Draft((), paragraphs, (), ()))


def test_paragraphs_that_would_read_as_something_else_are_forced() -> None:
    assert draft(
        Paragraph("Action", (Run("EXT. NOT A HEADING"),)),
        Paragraph("Shot", (Run("CLOSE ON THE KEY"),)),
        Paragraph("Character", (Run("McCoy"),)),
        Paragraph("Dialogue", (Run("=40"),)),
        Paragraph("Transition", (Run("Fade out."),)),
        Paragraph("New Act", (Run("ACT TWO"),)),
        Paragraph("Scene Heading", (Run("THE VOID"),), number="7"),
        Paragraph("Dialogue", (Run("Nobody said this."),)),
    ) == (
        "!EXT. NOT A HEADING\n\nCLOSE ON THE KEY\n\n@McCoy\n\\=40\n\n> Fade out.\n\n> ACT TWO <\n\n"
        ".THE VOID #7#\n\nNobody said this.\n"
    )


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([("a ", 0), ("b", 1), (" c", 0)], "a **b** c"),
        ([("a ", 1), ("b", 3), (" c", 2)], "**a *b** c*"),
        ([("so ", 2), ("so", 0)], "*so* so"),
        ([("4*5*6 ", 0), ("x_y", 4)], "4\\*5\\*6 _x\\_y_"),
        ([("a/", 1), ("b", 0)], "**a\\/**b"),
        ([("one\ntwo", 1)], "**one**\n**two**"),
    ],
)
def test_emphasis_is_marked_where_its_letters_are(runs: list[tuple[str, int]], text: str) -> None:
    made = tuple(Run(part, Emphasis(look)) for part, look in runs)
    assert draft(Paragraph("Action", made)) == f"{text}\n"


def test_nothing_is_lost_of_notes_and_scenes_that_were_taken_out() -> None:
    omitted = (Paragraph("Action", (Run("Rain."),)),)
    heading = Paragraph("Scene Heading", (Run("INT. LAB"),), notes=("see [[12]]",), omitted=omitted)
    assert draft(heading) == "INT. LAB\n\n[[see [ [12] ] ]]\n\n/*\nRain.\n*/\n"
    (note,) = script(draft(heading)).notes
    assert note.text == "see [ [12] ] "
