"""Trees are written as well-formed XML and as HTML, whatever text stands in them."""

import pytest
from lxml import etree

from typebar.writers import xhtml


def test_text_and_attributes_are_escaped() -> None:
    tree = xhtml.element("p", {"title": 'a "b" <c> & d'}, "1 < 2 ]]> &amp;")
    assert xhtml.to_xml(tree).strip() == (
        '<p title="a &quot;b&quot; &lt;c&gt; &amp; d">1 &lt; 2 ]]&gt; &amp;amp;</p>'
    )


def test_conditions_in_place_leave_nothing_behind() -> None:
    tree = xhtml.element("p", {"class": "", "id": "a"}, None, "one", None, " two")
    assert xhtml.to_html(tree).strip() == '<p id="a">one two</p>'


def test_an_empty_alternative_says_that_a_picture_is_decoration() -> None:
    assert xhtml.to_html(xhtml.element("img", {"src": "a.png", "alt": ""})) == (
        '<img src="a.png" alt="">'
    )


def test_void_elements_are_closed_in_xml_only() -> None:
    tree = xhtml.element("p", None, "a", xhtml.element("br"), "b")
    assert "<br/>b" in xhtml.to_xml(tree)
    assert "<br>b" in xhtml.to_html(tree)


def test_a_language_is_said_twice_in_xml_and_once_in_html() -> None:
    tree = xhtml.element("span", {"lang": "vi", "epub:type": "noteref"}, "Hai")
    assert xhtml.to_xml(tree) == '<span lang="vi" xml:lang="vi" epub:type="noteref">Hai</span>'
    assert xhtml.to_html(tree) == '<span lang="vi">Hai</span>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x0cc\x85d\u2028e", "a b c d e"),
        ("\x00\x1b\x7f\x9f", "\ufffd" * 4),
        ("\ud800\udfff", "\ufffd" * 2),
        ("\ufffe\uffff\ufdd0\U0001ffff", "\ufffd" * 4),
        ("\ufeffשלום 🌾", "\ufeffשלום 🌾"),
    ],
)
def test_what_no_document_can_hold_is_replaced(text: str, shown: str) -> None:
    assert xhtml.clean(text) == shown
    tree = etree.fromstring(xhtml.to_xml(xhtml.element("p", {"title": text}, text)))
    assert tree.text == shown


def test_nesting_deeper_than_the_stack_is_written() -> None:
    root = inner = xhtml.element("b")
    for _ in range(5_000):
        child = xhtml.element("b")
        inner.append(child)
        inner = child
    assert xhtml.to_xml(root).count("</b>") == 5_001


def test_a_style_sheet_cannot_end_its_element() -> None:
    written = xhtml.to_html(xhtml.element("style", None, 'p::after { content: "</style>" > a }'))
    assert written.count("</style>") == 1
    assert "> a" in written


@pytest.mark.parametrize(
    ("text", "name"),
    [("The Portal", "the-portal"), ("12 Å", "part-12"), ("", "part"), ("a--b", "a-b")],
)
def test_names_for_ids_are_plain(text: str, name: str) -> None:
    assert xhtml.identifier(text) == name
