"""Marks of revision stand beside what an earlier draft hadn't, and nowhere else."""

import pytest

from typebar.layout.changes import changes
from typebar.layout.paginate import paginate
from typebar.layout.revisions import marked
from typebar.layout.sameness import pairs
from typebar.layout.style import PROFILES
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.page_text import draw

OLD = """INT. HALL - DAY

Anna waits by the door. She has waited since the morning, and nobody came.

The lamp goes out.

ANNA
Who's there?

BEN
(softly)
Nobody. The wind, the door, an old house that talks to itself at night and in the rain.

ANNA ^
I thought so.

> CUT TO:

EXT. YARD - NIGHT

Rain.
"""
NOON = "Anna waits by the door. She has waited since noon, and nobody"


def _marks(old: str, new: str) -> list[str]:
    """The rows with a mark, without it."""
    style = PROFILES["industry"]
    before = parse(Source("old.fountain", old)).script
    script = parse(Source("new.fountain", new)).script
    pages = marked(paginate(script, style), changes(before, script), style)
    rows = "".join(draw(page) for page in pages).splitlines()
    return [" ".join(row[:-1].split()) for row in rows if row.endswith("*")]


@pytest.mark.parametrize(
    ("was", "reads", "rows"),
    [
        ("Rain.", "Snow.", ["Snow."]),
        ("since the morning", "since noon", [NOON]),
        ("The lamp goes out.\n\n", "", ["ANNA"]),
        ("\nRain.\n", "", ["EXT. YARD - NIGHT"]),
        ("Nobody. ", "", ["The wind, the door, an old"]),
        ("(softly)\n", "", ["Nobody. The wind, the door, I thought so."]),
        ("in the rain", "in the snow", ["snow."]),
        ("I thought so.", "I knew.", ["(softly) I knew."]),
        ("CUT TO", "SMASH CUT TO", ["SMASH CUT TO:"]),
        ("HALL", "ATTIC", ["INT. ATTIC - DAY"]),
        ("Rain.", "Rain. [[more?]]", []),
        ("Rain.", "Rain.\n\n# Act Two", []),
        ("Rain.", "  Rain.  ", []),
        ("DAY", "DAY #12#", []),
        ("Who's there?", "_Who's_ there?", ["Who's there?"]),
    ],
)
def test_what_was_changed_is_marked(was: str, reads: str, rows: list[str]) -> None:
    assert was in OLD
    assert _marks(OLD, OLD.replace(was, reads, 1)) == rows


def test_every_row_of_a_new_paragraph_is_marked() -> None:
    new = OLD.replace("The lamp", f"{'A long night. ' * 12}\n\nThe lamp", 1)
    assert len(_marks(OLD, new)) == 3


def test_a_scene_that_moved_is_marked_where_it_stands_and_where_it_stood() -> None:
    first, second = "INT. HALL - DAY\n\nRain.\n\n", "INT. LOFT - DAY\n\nSnow.\n\n"
    assert _marks(first + second, second + first) == [
        "INT. LOFT - DAY",
        "INT. HALL - DAY",
        "Rain.",
    ]


def test_nothing_in_common_marks_everything() -> None:
    assert len(_marks("Fog.\n", OLD)) == len(_marks("", OLD)) > 10


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("abc", "abc", "abc"),
        ("abcdef", "axcdyf", "acdf"),
        ("xaxbx", "xbxax", "xbx"),
        ("", "abc", ""),
        ("aaaa", "aaa", "aaa"),
    ],
)
def test_what_two_texts_share_is_found_in_order(old: str, new: str, same: str) -> None:
    found = pairs(old, new)
    assert "".join(old[index] for index, _ in found) == same
    assert all(old[one] == new[other] for one, other in found)


def test_texts_without_a_single_anchor_are_compared_too() -> None:
    old = ["EDWARD", "Yes."] * 50_000
    new = [*old[:40_000], "No.", *old[40_002:]]
    assert len(pairs(old, new)) == len(new) - 1
