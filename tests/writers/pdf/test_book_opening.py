"""How the first paragraph of a printed chapter is set apart: drop capital and small capitals."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest

from book_samples import chapter
from typebar.writers.pdf.book_markup import JOINER, dress, wants_capitals
from typebar.writers.xhtml_places import places
from typebar.writers.xhtml_prose import Form
from typebar.writers.xhtml_prose import chapter as section

_ROOM = ", and so it went on for as long as anybody there could have wished" * 3


def opened(body: str) -> Element:
    """A chapter of these blocks as it goes to the typesetter."""
    part = chapter("one", "One", 1, body)
    return dress(section(part, Form(places((part,), pictures={}), "en-US")), part)


def said(made: Element, name: str) -> str:
    """What the first span of a class says; empty where there is none."""
    span = made.find(f".//span[@class='{name}']")
    return "" if span is None else "".join(span.itertext())


def test_no_paragraph_begins_beside_a_drop_capital() -> None:
    short = '<p class="first">“Out where?” she asked him.</p>'
    made = opened(short + f"<p>It went on{_ROOM}.</p>" * 3)
    assert said(made, "drop") == ""
    assert said(made, "lead") == "“Out where?”"
    assert said(opened(f'<p class="first">It went on{_ROOM}.</p>'), "drop") == "I"


def test_a_book_has_drop_capitals_where_half_of_its_chapters_have_room() -> None:
    roomy = chapter("a", "A", 1, f'<p class="first">It went on{_ROOM}.</p>')
    short = chapter("b", "B", 2, '<p class="first">It went.</p><p>And on.</p>')
    assert wants_capitals((roomy, short))
    assert not wants_capitals((short, roomy, short))
    made = section(roomy, Form(places((roomy,), pictures={}), "en-US"))
    assert said(dress(made, roomy, capitals=False), "lead") == "It went on,"


def test_a_note_at_the_foot_makes_no_room_for_a_drop_capital() -> None:
    made = opened(
        '<p class="first">He had written<a class="footnote-ref" href="#fn-1">1</a> once.</p>'
        f'<section class="footnotes"><aside id="fn-1"><p>It went on{_ROOM}.</p></aside></section>'
    )
    assert said(made, "footnote").startswith("It went on")
    assert said(made, "drop") == ""


@pytest.mark.parametrize(
    ("text", "mark", "lead"),
    [
        ("“Out where?” she asked him", "“", "ut where?”"),
        ("“Gone”—she nodded—“is gone", "“", "one”"),
        ("„Wohin?“ fragte sie ihn", "„", "ohin?“"),
        ("„Fort“ sagte sie zu ihm", "„", "ort“"),
        ("»Fort?« fragte sie ihn", "»", "ort?«"),
        ("It began, she said, with a tick", "", "t began,"),
        ("It began with a tick louder than", "", "t began with a tick"),
        ("Il dit « non » et s’en alla", "", "l dit « non »"),
    ],
)
def test_small_capitals_end_with_the_speech_or_at_a_pause(text: str, mark: str, lead: str) -> None:
    made = opened(f'<p class="first">{text}{_ROOM}.</p>')
    assert said(made, "mark") == mark
    assert said(made, "lead") == lead
    assert (text + _ROOM + ".") in "".join(made.itertext()).replace(JOINER, "")


def test_marks_with_a_hair_space_between_them_hang_before_the_capital() -> None:
    made = opened(f'<p class="first">“\u200a‘It went on{_ROOM}.</p>')
    assert said(made, "mark") == "“\u200a‘"
    assert said(made, "drop") == "“\u200a‘I"


def test_the_first_paragraph_is_the_one_below_the_epigraph() -> None:
    epigraph = '<p class="epigraph">Nothing is lost.</p>'
    made = opened(f'{epigraph}<p class="first">It went on{_ROOM}.</p>')
    assert said(made, "drop") == "I"


def test_a_subtitle_stands_in_the_opening() -> None:
    part = replace(chapter("one", "One", 1, "<p>It went.</p>"), subtitle="or how")
    made = dress(section(part, Form(places((part,), pictures={}), "en-US")), part)
    opening = made.find("div[@class='opening']")
    assert opening is not None
    assert [item.text for item in opening.findall("p")] == ["or how"]


def test_dashes_hold_on_to_what_they_belong_to() -> None:
    made = opened("<p>Then---</p><p>He—she—<em>it</em>—I. —Hola —dijo él—. 1914–18, a – b</p>")
    text = "".join(made.findall("p")[-1].itertext())
    assert text.replace(JOINER, "|") == ("He|—she|—it|—I. —|Hola —|dijo él|—. 1914–|18, a – b")
    code = opened("<pre>a—b</pre>").find("pre")
    assert code is not None
    assert code.text == "a—b"


@pytest.mark.parametrize("text", ["שלום עליכם", "“السلام عليكم", "春が来た"])
def test_scripts_without_capitals_open_as_they_are(text: str) -> None:
    made = opened(f'<p class="first">{text}{_ROOM}.</p>')
    assert made.find(".//span") is None or not {"drop", "lead"} & {
        span.get("class") for span in made.iter("span")
    }


@pytest.mark.parametrize(
    ("title", "label", "name"),
    [
        ("Part One: The Quiet Room", "Part One", "The Quiet Room"),
        ("Chapter 3: Home", "Chapter 3", "Home"),
        ("Home: A Story", "", "Home: A Story"),
        ("Chapter One", "", "Chapter One"),
    ],
)
def test_what_a_title_says_of_its_number_stands_above_it(title: str, label: str, name: str) -> None:
    part = chapter("one", title, None, "<p>It went.</p>")
    made = dress(section(part, Form(places((part,), pictures={}), "en-US")), part)
    assert (said(made, "label"), said(made, "title")) == (label, name)
