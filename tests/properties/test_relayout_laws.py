"""After any edit the pages are those of a full run."""

from hypothesis import given
from hypothesis import strategies as st

from layout_texts import STYLES, read, scripts
from typebar.layout import paginate
from typebar.layout.page_style import PageStyle
from typebar.layout.relayout import pages, set_again, set_anew

PIECES = st.sampled_from(
    ("", "x", " and so on, and on", "\n\n", "\n\nINT. ROAD - DAY\n\n", "=== 3 ===\n")
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and the text with a stretch of it replaced."""
    text = draw(scripts)
    start = draw(st.integers(0, len(text)))
    stop = draw(st.integers(start, min(len(text), start + 80)))
    return text, text[:start] + draw(PIECES) + text[stop:]


@given(edits(), STYLES)
def test_an_edit_gives_the_pages_of_a_full_run(edit: tuple[str, str], style: PageStyle) -> None:
    before, after = edit
    again = set_again(set_anew(read(before), style), read(after), style)
    assert pages(again, style) == paginate(read(after), style)


@given(scripts, STYLES)
def test_nothing_is_set_where_nothing_changed(text: str, style: PageStyle) -> None:
    old = set_anew(read(text), style)
    assert set_again(old, read(text), style).reset <= 1
