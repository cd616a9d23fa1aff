"""After any edit the pages are those of a full run."""

from hypothesis import given
from hypothesis import strategies as st

from layout_texts import STYLES, read, scripts
from typebar.layout.compose import compose
from typebar.layout.page_style import Numbering, PageStyle
from typebar.layout.paginate import paginate
from typebar.layout.recompose import recompose
from typebar.layout.relayout import pages, set_again, set_anew

PIECES = st.sampled_from(
    (
        *("", "x", " and so on, and on", "\n", "\n\n", "\n\n\n\n", " ", "*", "_", "\\"),
        *("\n\nINT. ROAD - DAY\n\n", " #7A#", "=== 3 ===\n", "\n\nCUT TO:\n\n", "> ", " <"),
        *("\n\nANNA\n", " (CONT'D)", " ^", "(beat)\n", "~la\n", "!", "@", "# Act\n\n", "= So.\n"),
        *("[[", "[[a note]]", "]]", "/*", "*/", "Title: A\n\n", "日本", "\r\n"),
    )
)
"""What is typed: words, marks of every element, and halves of what belongs in pairs."""


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
    old = set_anew(read(before), style)
    again = set_again(old, read(after), style)
    assert pages(again, style) == paginate(read(after), style)
    assert pages(again, style, (old, pages(old, style))) == paginate(read(after), style)


COUNTED = STYLES.map(
    lambda style: style._replace(
        marks=style.marks._replace(
            automatic_continued=True,
            numbering=Numbering.AUTOMATIC,
            number_cues=True,
        ),
    )
)
"""Styles in which much depends on what stands before."""


@given(edits(), st.one_of(STYLES, COUNTED))
def test_an_edit_gives_the_blocks_of_a_full_run(edit: tuple[str, str], style: PageStyle) -> None:
    before, after = map(read, edit)
    again = recompose(compose(before, style), before.elements, after.elements, style)
    whole = compose(after, style)
    assert again.blocks == whole
    assert again.head + again.tail <= len(whole)


CHANGES = st.lists(
    st.tuples(st.integers(0, 4000), st.integers(0, 400), PIECES), min_size=1, max_size=5
)
"""Where each edit begins, as far as there is text, how much goes, and what comes for it."""


@given(scripts, CHANGES, st.one_of(STYLES, COUNTED))
def test_edit_after_edit_gives_the_pages_of_a_full_run(
    text: str, changes: list[tuple[int, int, str]], style: PageStyle
) -> None:
    setting = set_anew(read(text), style)
    shown = pages(setting, style)
    for place, size, piece in changes:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + size :]
        again = set_again(setting, read(text), style)
        shown, setting = pages(again, style, (setting, shown)), again
        assert shown == paginate(read(text), style)


@given(scripts, STYLES)
def test_nothing_is_set_where_nothing_changed(text: str, style: PageStyle) -> None:
    old = set_anew(read(text), style)
    assert set_again(old, read(text), style).reset <= 1
