"""Chapters become sections: headings in order, links that lead somewhere, nothing that runs."""

from dataclasses import replace

import pytest

from book_samples import chapter, novel, part
from typebar.model.prose import Chapter, Matter
from typebar.writers import xhtml, xhtml_prose
from typebar.writers.xhtml_places import places


def shown(body: str, *others: Chapter, pictures: dict[str, str] | None = None) -> str:
    """The section of a chapter as XML."""
    one = chapter("one", "One", 1, body)
    found = places((one, *others), pictures=pictures or {})
    return xhtml.to_xml(xhtml_prose.chapter(one, xhtml_prose.Form(found)))


def test_a_chapter_is_a_section_named_by_its_heading() -> None:
    one = chapter("one", "The Portal", 1, "<p>Text.</p>")
    made = xhtml_prose.chapter(one, xhtml_prose.Form(places((one,), pictures={})))
    assert xhtml.to_xml(made).startswith(
        '<section class="chapter" id="one" epub:type="chapter" role="doc-chapter" '
        'aria-labelledby="one-title"><h1 class="chapter-title" id="one-title">'
        '<span class="number">1</span> <span class="title">The Portal</span></h1>'
    )


def test_a_title_that_says_its_number_stands_alone() -> None:
    assert '<span class="number">' not in shown("<p>Text.</p>")


def test_chapters_of_one_source_have_places_of_their_own() -> None:
    first, second = chapter("a", "A", 1, "<p>x</p>"), chapter("b", "B", 2, "<p id='y'>y</p>")
    path = first.span.source
    second = replace(second, span=second.span._replace(source=path, start=10, end=20))
    found = places(
        (first, second), pictures={}, files={first.key: "a.xhtml", second.key: "b.xhtml"}
    )
    assert (first.key, second.key) == (path, f"{path}#b")
    assert found.link(first, f"{path.rpartition('/')[2]}#y") == "b.xhtml#y"
    assert found.link(first, "#y") == "b.xhtml#y"
    assert found.link(first, "#b") == "b.xhtml"


def test_source_lines_stay_inside_unless_asked_for() -> None:
    one = chapter("one", "One", 1, "<p>Text.</p>")
    found = places((one,), pictures={})
    kept = xhtml_prose.chapter(one, xhtml_prose.Form(found, keep_lines=True))
    assert "data-line" not in shown("<p>Text.</p>")
    assert kept.find("p[@data-line='1']") is not None


@pytest.mark.parametrize(
    "body",
    [
        "<p>a<script>alert(1)</script>b</p>",
        '<p onclick="alert(1)">a<b onmouseover="alert(1)">b</b></p>',
        '<p>a<a href="javascript:alert(1)">b</a></p>',
        '<p>a<a href=" JavaScript:alert(1)">b</a></p>',
        '<p>a<a href="data:text/html,alert(1)">b</a></p>',
        '<p>a<iframe src="https://example.org"/>b</p>',
        "<p>a<svg><script>alert(1)</script></svg>b</p>",
        '<p>a<img src="https://example.org/alert(1).png" alt=""/>b</p>',
        '<p style="background: url(https://example.org/alert(1))">ab</p>',
        "<p>a<style>p { color: alert(1) }</style>b</p>",
        '<p>a<object data="alert(1)"/><embed src="alert(1)"/>b</p>',
        '<p>a<form action="alert(1)"><input value="alert(1)"/></form>b</p>',
    ],
)
def test_nothing_that_runs_or_fetches_gets_through(body: str) -> None:
    written = shown(body)
    assert "alert" not in written
    assert "example.org" not in written
    assert "a" in written
    assert "b" in written


def test_unknown_elements_leave_their_text() -> None:
    assert "<p>a b</p>" in shown("<p><blink>a</blink> <center>b</center></p>")


def test_no_heading_level_is_skipped() -> None:
    written = shown("<h4>a</h4><h6>b</h6><h2>c</h2><h3>d</h3>")
    assert [written[written.index(f">{name}<") - 1] for name in "abcd"] == ["2", "3", "2", "3"]


def test_links_between_sources_lead_to_their_chapters() -> None:
    other = chapter("two", "Two", 2, '<p id="here">Text.</p>')
    written = shown('<p><a href="two.md#here">x</a><a href="two.md">y</a></p>', other)
    assert '<a href="#here">x</a><a href="#two">y</a>' in written


def test_links_that_lead_nowhere_leave_their_text() -> None:
    assert "<p>x and y</p>" in shown('<p><a href="three.md">x</a> and <a>y</a></p>')


def test_ids_of_several_chapters_are_told_apart_in_one_page() -> None:
    other = chapter("two", "Two", 2, '<p id="note">Text.</p>')
    written = shown('<p id="note"><a href="#note">x</a><a href="two.md#note">y</a></p>', other)
    assert 'id="one-note"' in written
    assert '<a href="#one-note">x</a><a href="#two-note">y</a>' in written


def test_ids_that_xml_forbids_are_mended_together_with_their_links() -> None:
    written = shown('<p id="fn:1"><a href="#fn:1">x</a></p>')
    assert 'id="fn-1"' in written
    assert 'href="#fn-1"' in written


def test_a_picture_that_is_not_there_leaves_its_description() -> None:
    body = '<p><img src="map.png" alt="A map"/><img src="gone.png" alt="A ghost"/></p>'
    written = shown(body, pictures={"manuscript/map.png": "images/map.png"})
    assert '<img alt="A map" src="images/map.png"/>' in written
    assert '<span class="missing-picture">[A ghost]</span>' in written


def test_footnotes_have_the_roles_of_footnotes() -> None:
    written = xhtml.to_xml(
        xhtml_prose.chapter(
            novel().chapters[1],
            xhtml_prose.Form(places(novel().chapters, pictures={})),
        )
    )
    assert 'href="#fn-1" epub:type="noteref" role="doc-noteref"' in written
    assert '<aside id="fn-1" epub:type="footnote" role="doc-footnote">' in written


def test_nesting_past_what_parsers_take_is_flattened() -> None:
    depth = 300
    written = shown("<blockquote>" * depth + "deep" + "</blockquote>" * depth)
    assert written.count("<blockquote>") == xhtml_prose.DEPTH - 1
    assert "deep" in written


@pytest.mark.parametrize(
    ("title", "number", "said"),
    [
        ("The Portal", 1, "1. The Portal"),
        ("Chapter One", 1, "Chapter One"),
        ("1. Kapitel", 1, "1. Kapitel"),
        ("", 3, "Chapter 3"),
        ("Afterword", None, "Afterword"),
    ],
)
def test_contents_call_a_chapter_by_number_and_title(
    title: str, number: int | None, said: str
) -> None:
    assert xhtml_prose.label(chapter("x", title, number, "<p>a</p>"), "en") == said


def test_the_number_of_a_part_has_its_word_beside_those_of_chapters() -> None:
    one = replace(chapter("x", "The Sea", 1, "<p>a</p>"), role="part")
    assert xhtml_prose.label(one, "en") == "Part 1. The Sea"
    assert xhtml_prose.label(one, "de") == "Teil 1. The Sea"
    form = xhtml_prose.Form(places((one,), pictures={}))
    assert ">Part 1</span>" in xhtml.to_xml(xhtml_prose.chapter(one, form))


def test_a_part_that_readers_look_for_by_name_is_headed_by_it() -> None:
    one = part("ack", "acknowledgments", Matter.BACK, "<p>Thanks.</p>", "")
    for language, name in (("en", "Acknowledgments"), ("fr", "Remerciements")):
        form = xhtml_prose.Form(places((one,), pictures={}), language)
        heading = xhtml_prose.chapter(one, form).find("h1")
        assert heading is not None
        assert "".join(heading.itertext()) == name


def test_notes_of_chapters_in_one_page_are_told_apart_by_name() -> None:
    notes = '<section class="footnotes"><aside id="fn-1">a</aside></section>'
    names = set()
    for title in ("One Sea", "Two Seas"):
        one = chapter(title, title, None, notes)
        form = xhtml_prose.Form(places((one,), pictures={}))
        found = xhtml_prose.chapter(one, form).find("section")
        assert found is not None
        names.add(found.get("aria-label"))
    assert names == {"Notes: One Sea", "Notes: Two Seas"}


def test_a_dedication_shows_no_heading_that_only_says_so() -> None:
    one = part("ded", "dedication", Matter.FRONT, "<p>For you.</p>", "Dedication")
    form = xhtml_prose.Form(places((one,), pictures={}))
    written = xhtml.to_xml(xhtml_prose.chapter(one, form))
    assert "<h1" not in written
    assert 'aria-label="Dedication"' in written
    titled = replace(one, title="To My Mother")
    assert "<h1" in xhtml.to_xml(xhtml_prose.chapter(titled, form))
