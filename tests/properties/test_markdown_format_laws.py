"""Laws of the canonical layout of prose."""

from hypothesis import given
from hypothesis import strategies as st

from typebar.text.source import Source
from typebar.writers.markdown_format import format_text

LINES = st.sampled_from(
    [
        *("", "  ", "\t", "Words.", "more  ", "# One", "#  Two #", "* * *", "- item", "  - inner"),
        *("> said ", "```", "~~~", "    code", "+++", 'title = "A"', "| a | b |", "|---|---|"),
        "[^1]: Note.",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
TEXTS = st.lists(st.tuples(LINES | st.text(max_size=9), ENDS), max_size=14).map(
    lambda lines: "".join(text + end for text, end in lines)
)


@given(TEXTS)
def test_a_second_run_changes_nothing(text: str) -> None:
    once = format_text(Source("a.md", text))
    assert format_text(Source("a.md", once)) == once


@given(TEXTS)
def test_words_stay(text: str) -> None:
    done = format_text(Source("a.md", text))
    assert done.replace("#", "").split() == text.replace("#", "").split()
