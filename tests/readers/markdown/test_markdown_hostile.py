"""Texts of great depth or monotony are read: how fast is measured by benchmarks/hostile.py."""

import pytest

from markdown_hostile import UNITS, repeated
from typebar.readers.markdown import ProseStyle, mask, parse_book
from typebar.text.source import Source


def _words(text: str, *, html: bool = False) -> str:
    chapters = parse_book([Source("a.md", text)], ProseStyle(raw_html=html)).chapters
    return "".join("".join((part.title, *part.body.itertext())) for part in chapters)


@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_monotony_is_read(unit: str, html: bool) -> None:
    text = f"before\n\n{repeated(unit, 4000)}\n\nafter"
    words = _words(text, html=html)
    assert words.startswith("before")
    assert unit in ("<script>", "```a\n") or "after" in words
    assert len(mask(text)) == len(text)


@pytest.mark.parametrize(
    "prefix", ["> ", ">", "- ", "1. ", "> - ", "- > ", "::: a\n", "*", "[", "<b>"]
)
def test_deep_nesting_is_read(prefix: str) -> None:
    for html in (False, True):
        assert "deep" in _words(prefix * 3000 + "deep", html=html)


def test_deeply_indented_lists_are_read() -> None:
    text = "".join(f"{'    ' * depth}- item{depth}\n" for depth in range(300))
    words = _words(text)
    assert all(f"item{depth}" in words for depth in range(300))


def test_a_line_of_a_megabyte_is_read() -> None:
    words = "word " * 200_000
    assert _words(words).split() == words.split()
