"""What holds of marks of revision between any two drafts."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fountain_texts import texts
from layout_texts import read, scripts
from typebar.layout.changes import changes
from typebar.layout.pages import Kind
from typebar.layout.paginate import paginate
from typebar.layout.revisions import is_marked, marked
from typebar.layout.sameness import pairs
from typebar.layout.style import PROFILES

_STYLE = PROFILES["industry"]


@given(st.text("abc"), st.text("abc"))
def test_what_is_shared_is_equal_and_rises(old: str, new: str) -> None:
    found = pairs(old, new)
    assert all(old[one] == new[other] for one, other in found)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    assert pairs(old, old) == [(index, index) for index in range(len(old))]


@given(texts | scripts)
def test_a_draft_is_no_revision_of_itself(text: str) -> None:
    assert changes(read(text), read(text)) == ()


@given(texts | scripts, texts | scripts)
def test_marks_are_all_that_a_revision_adds(old: str, new: str) -> None:
    script = read(new)
    pages = paginate(script, _STYLE)
    shown = marked(pages, changes(read(old), script), _STYLE)
    bare = tuple(
        replace(page, lines=tuple(one for one in page.lines if one.kind is not Kind.REVISION))
        for page in shown
    )
    assert bare == pages


@given(scripts, st.integers(0, 9))
def test_a_paragraph_that_is_added_is_marked(text: str, place: int) -> None:
    blocks = text.split("\n\n")
    blocks.insert(min(place, len(blocks)), "Quite another paragraph, which nobody has read before.")
    script = read("\n\n".join(blocks))
    places = changes(read(text), script)
    assert any(is_marked(page) for page in marked(paginate(script, _STYLE), places, _STYLE))
