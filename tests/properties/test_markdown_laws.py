"""What holds of every text that is read as a book."""

import re
from xml.etree.ElementTree import fromstring, tostring

from hypothesis import example, given, settings
from hypothesis import strategies as st

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.readers.markdown import ProseStyle, Reading, mask, parse_book
from typebar.text.source import Source

PIECES = (
    "word", "Lài", "字", "🎬", "é", "# ", "## ", "> ", ">", "- ", "1. ", "* ", "*", "**", "_", "`",
    "```", "~~~", "[", "]", "(", ")", "![", "](", "<", ">", "<b>", "</b>", "<script>", "</script>",
    "<!--", "-->", "{", "}", "{.a}", "{#i}", "{: lang=tl }", "[^a]", "[^a]: ", "[a]: b", "|", "|-|",
    ": ", ":::", "::: a", '"', "'", "--", "---", "...", "\\", "&amp;", "&#0;", " ", "  ", "    ",
    "\t", "\n", "\n\n", "\r\n", "\r", "\x00", "\u2028", "\ufeff", "\ufdd0", "\ud800", "+++",
    "* * *", "javascript:x", "onclick=x", "a.png", "title: x", "===",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=120)
HOSTILE = re.compile(r"[\s<>&{}\[\]()!`*_~#\\|:=+.-]|[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def _read(text: str, *, html: bool = False) -> Reading:
    style = ProseStyle(raw_html=html, typography=False)
    return parse_book([Source("a.md", text)], style)


def _shown(reading: Reading) -> str:
    return "".join("".join((part.title, *part.body.itertext())) for part in reading.chapters)


@given(TEXTS, st.booleans(), st.sampled_from(["en-US", "en-GB", "de", "fr", "es", "sv", "ja"]))
@settings(max_examples=300, deadline=None)
@example("[^a]: [^a]: \n\n    [^a]", False, "en-US")
@example("a\n: b\n: c\na\n: d", False, "en-US")
def test_any_text_is_a_book_of_well_formed_chapters(text: str, html: bool, language: str) -> None:
    source = Source("a.md", text)
    reading = parse_book([source], ProseStyle(language=language, raw_html=html))
    assert reading.chapters
    for chapter in reading.chapters:
        markup = tostring(chapter.body, encoding="unicode")
        assert fromstring(markup).tag == "div"
        assert "<script" not in markup
        for item in chapter.body.iter():
            assert not [name for name in item.attrib if name.startswith("on")]
            assert not item.get("href", "").lower().startswith("javascript")
    for found in reading.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(text)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_lines_are_lines_of_the_source_in_order(text: str) -> None:
    source = Source("a.md", text)
    for chapter in parse_book([source]).chapters:
        blocks = [item for item in chapter.body if item.get("class") != "footnotes"]
        lines = [int(item.get(LINE_ATTRIBUTE, "0")) for item in blocks]
        assert all(1 <= line <= len(source.line_starts) for line in lines)
        assert lines == sorted(lines)


@given(st.lists(st.text(st.characters(categories=("L", "Nd")), min_size=1), max_size=30), st.data())
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost(words: list[str], data: st.DataObject) -> None:
    """Marks between words may mean anything; the words themselves all come out."""
    marks = st.sampled_from(
        [" ", "\n", "\n\n", " *", "* ", " **", "_ ", "\n> ", "\n\n- ", "\n# ", " [", "] ", " ` ",
         '"', " '", "--", "\n\n    ", "\n: ", " | ", "\n***\n", " (", ")", "!", "\\"]
    )  # fmt: skip
    text = "".join(word + data.draw(marks) for word in words)
    shown = "".join(filter(str.isalnum, _shown(_read(text))))
    letters = "".join(filter(str.isalnum, text))
    # The number of an item of a list is markup; so is a word that is a link's label.
    assert sorted(shown) == sorted(letters)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_a_mask_is_as_long_as_its_text_and_keeps_what_it_keeps(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    for shown, written in zip(masked, text, strict=True):
        assert shown == written or (shown == " " and written not in "\r\n")


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    first, second = (parse_book([Source("a.md", text)]) for _ in range(2))
    assert first.diagnostics == second.diagnostics
    bodies = [[tostring(part.body) for part in reading.chapters] for reading in (first, second)]
    assert bodies[0] == bodies[1]
