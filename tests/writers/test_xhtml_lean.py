"""Pages write no more markup than browsers need."""

import pytest

from typebar.writers import xhtml
from typebar.writers.xhtml import element


@pytest.mark.parametrize(
    ("tree", "written"),
    [
        (element("div", None, element("p", None, "a"), element("p", None, "b")), "<p>a<p>b</div>"),
        (
            element("ul", None, element("li", None, "a"), element("li", None, "b")),
            "<li>a<li>b</ul>",
        ),
        (element("div", None, element("p", None, "a"), " b"), "<p>a</p>\n b</div>"),
        (element("div", None, element("p", None, "a"), element("em", None, "b")), "</p>\n<em>b"),
        (element("a", None, element("p", None, "a")), "<p>a</p>\n</a>"),
    ],
    ids=["paragraphs", "items", "text behind", "an inline element behind", "at the end of a link"],
)
def test_ends_that_html_understands_are_left_out(tree: xhtml.Element, written: str) -> None:
    assert xhtml.to_lean_html(tree).strip().endswith(written) or written in xhtml.to_lean_html(tree)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("a", "<b id=a>"),
        ("#a-1/b", "<b id=#a-1/b>"),
        ("a b", '<b id="a b">'),
        ("a=b", '<b id="a=b">'),
        ("a'b", '<b id="a\'b">'),
        ("a`b", '<b id="a`b">'),
        ("a&lt", '<b id="a&amp;lt">'),
    ],
)
def test_quotes_stand_where_a_value_needs_them(value: str, written: str) -> None:
    assert xhtml.to_lean_html(element("b", {"id": value})).startswith(written)


def test_an_empty_alternative_stays() -> None:
    assert xhtml.to_lean_html(element("img", {"src": "a.png", "alt": ""})) == (
        '<img src=a.png alt="">'
    )
