"""Wide tables are told apart, and can be scrolled on a web page by keyboard too."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from book_samples import chapter
from typebar.model.prose import Chapter
from typebar.writers import xhtml, xhtml_prose
from typebar.writers.xhtml_places import places
from typebar.writers.xhtml_tables import is_wide

NARROW = "<table><tr><th>Cat</th><th>Dog</th></tr><tr><td>1</td><td>2</td></tr></table>"
WIDE = "<table><tr><th>Southampton</th><th>Constantinople</th></tr></table>"


def shown(part: Chapter, *, scrolls: bool) -> Element:
    form = xhtml_prose.Form(places((part,), pictures={}), scrolls=scrolls)
    return xhtml_prose.chapter(part, form)


@pytest.mark.parametrize(
    ("table", "wide"),
    [
        (NARROW, False),
        (WIDE, True),
        ("<table><tr><td>many short words in a cell may be broken</td></tr></table>", False),
        ("<table><tr><td>a</td></tr><tr><td>a</td><td>incomprehensible</td></tr></table>", True),
        ("<table></table>", False),
    ],
)
def test_a_table_is_wide_whose_longest_words_have_no_room(table: str, *, wide: bool) -> None:
    assert is_wide(fromstring(table)) is wide


def test_a_wide_table_is_scrolled_on_a_web_page_and_named_by_its_first_row() -> None:
    section = shown(chapter("a", "A", 1, WIDE), scrolls=True)
    (holder,) = section.findall("div[@class='scroller']")
    assert holder.attrib == {
        "class": "scroller",
        "role": "group",
        "tabindex": "0",
        "aria-label": "Southampton, Constantinople",
    }
    assert [item.get("class") for item in holder] == ["wide"]


def test_a_caption_names_what_is_scrolled() -> None:
    captioned = WIDE.replace("<table>", "<table><caption>Two <em>ports</em></caption>")
    section = shown(chapter("a", "A", 1, captioned), scrolls=True)
    assert section.find("div[@class='scroller']").get("aria-label") == "Two ports"  # type: ignore[union-attr]  # found above


def test_a_narrow_table_and_one_in_an_e_book_stand_in_the_text() -> None:
    for table, scrolls in ((NARROW, True), (WIDE, False)):
        section = shown(chapter("a", "A", 1, table), scrolls=scrolls)
        assert section.find("table") is not None, xhtml.to_xml(section)
