"""Paragraphs of a printed book end on more than a crumb."""

from xml.etree.ElementTree import fromstring, tostring

import pytest

from typebar.writers.pdf.book_ends import round_off

_HEAD = "So many words stand here that they need more than a line of any trim"


@pytest.mark.parametrize(
    ("end", "ended"),
    [
        ("and about the hat.", "and about the\u00a0hat."),
        ("and about himself.", 'and about <span class="whole">himself.</span>'),
        ("and <em>this</em> hat.", "and <em>this</em> hat."),
        ("and <em>this</em> is it.", "and <em>this</em> is\u00a0it."),
        ("and <em>this himself</em>", "and <em>this himself</em>"),
        (
            "and unbreakable\u00a0himself.",
            'and <span class="whole">unbreakable\u00a0himself.</span>',
        ),
        ("and so. ", "and\u00a0so."),
    ],
)
def test_last_words_stay_whole_and_short_ones_have_company(end: str, ended: str) -> None:
    made = fromstring(f"<div><p>{_HEAD} {end}</p></div>")
    round_off(made)
    assert tostring(made, "unicode") == f"<div><p>{_HEAD} {ended}</p></div>"


@pytest.mark.parametrize(
    "body", ["<p>Yes, it is.</p>", "<p/>", f"<h1>{_HEAD} is.</h1>", "<p> x </p>"]
)
def test_what_has_one_line_or_is_no_paragraph_stays(body: str) -> None:
    made = fromstring(f"<div>{body}</div>")
    round_off(made)
    assert tostring(made, "unicode") == tostring(fromstring(f"<div>{body}</div>"), "unicode")
