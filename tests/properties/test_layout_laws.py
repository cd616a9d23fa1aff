"""What holds of the pages of every script."""

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given

from fountain_texts import texts
from layout_texts import STYLES, read, scripts
from typebar.layout.compose import compose
from typebar.layout.measure import columns
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import UNITS_PER_COLUMN, Kind, Page, Placed
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES
from typebar.model.script import DualSpeech, Script

_INDUSTRY = PROFILES["industry"]


def _column(script: Script, placed: Placed) -> tuple[int, int]:
    """Which column of text a row belongs to: element, and side of two speeches."""
    element = script.elements[placed.element]
    right = isinstance(element, DualSpeech) and placed.offset >= element.right.span.start
    return placed.element, int(right)


def _letters(text: str) -> str:
    return "".join(text.split())


def _placed(pages: tuple[Page, ...]) -> list[Placed]:
    return [placed for page in pages for placed in page.lines if not placed.synthetic]


@given(texts | scripts, STYLES)
def test_every_character_is_placed_once_and_in_order(text: str, style: PageStyle) -> None:
    script = read(text)
    shown: dict[tuple[int, int], str] = defaultdict(str)
    for placed in _placed(paginate(script, style)):
        shown[_column(script, placed)] += _letters(placed.text)
    expected: dict[tuple[int, int], str] = defaultdict(str)
    for block in compose(script, style):
        for side, column in enumerate(block.columns):
            for passage in column.passages:
                element = block.element if passage.element < 0 else passage.element
                expected[element, side] += _letters(passage.text)
    assert {key: value for key, value in shown.items() if value} == {
        key: value for key, value in expected.items() if value
    }


@given(texts | scripts, STYLES)
def test_no_row_is_past_the_foot(text: str, style: PageStyle) -> None:
    for page in paginate(read(text), style):
        for placed in page.lines:
            # A repeated cue takes no room from the text, and (MORE) hangs below it.
            allowed = style.paper.rows + (1 if placed.kind is not Kind.MORE else 2)
            assert placed.row < allowed


@given(texts | scripts, STYLES)
def test_pages_hold_something_and_rows_never_collide(text: str, style: PageStyle) -> None:
    for page in paginate(read(text), style):
        assert any(not placed.synthetic for placed in page.lines)
        rows: dict[int, list[Placed]] = defaultdict(list)
        for placed in page.lines:
            if placed.text:
                rows[placed.row].append(placed)
        for together in rows.values():
            together.sort(key=lambda placed: placed.x)
            for left, right in pairwise(together):
                assert left.x + columns(left.text) * UNITS_PER_COLUMN <= right.x


@given(texts | scripts, STYLES)
def test_offsets_increase_and_point_at_what_is_shown(text: str, style: PageStyle) -> None:
    script = read(text)
    last: dict[tuple[int, int], int] = defaultdict(lambda: -1)
    for placed in _placed(paginate(script, style)):
        if placed.offset < 0:
            continue
        key = _column(script, placed)
        assert placed.offset >= last[key]
        last[key] = placed.offset
        if placed.text.strip() and placed.text[0] != " ":
            assert text[placed.offset].upper() == placed.text[0].upper()


_ENDS_BADLY = {Kind.HEADING, Kind.SHOT, Kind.CUE, Kind.PARENTHETICAL}
_FREE = {"nowhere else", "the writer's page break", ""}


@given(scripts, STYLES)
def test_pages_end_where_readers_expect_them_to(text: str, style: PageStyle) -> None:
    script = read(text)
    for page, following in pairwise(paginate(script, style)):
        last = max(_own(page), key=lambda placed: placed.row)
        first = min(_own(following), key=lambda placed: placed.row)
        if page.break_reason in _FREE or isinstance(script.elements[last.element], DualSpeech):
            continue
        assert last.kind not in _ENDS_BADLY or first.kind in {Kind.HEADING, Kind.SHOT}
        assert first.kind is not Kind.TRANSITION


def _own(page: Page) -> list[Placed]:
    return [placed for placed in page.lines if not placed.synthetic and placed.row >= 0]


@pytest.mark.parametrize(
    "text",
    [
        "INT. A - DAY\n\n" * 3000,
        "x" * 200_000,
        "ANNA\n" + "y" * 100_000,
        "ANNA\n" + "One. " * 4_000 + "\n\nBOB ^\n" + "Two! " * 4_000,
        "ANNA\n" + "z" * 50_000 + "\n\nBOB ^\n" + "w" * 70_000,
        "ANNA\n(" + "beat " * 20_000 + ")\nYes.",
        "A" * 50_000 + "\nYes.",
        "~la\n" * 5_000,
        "CUT TO:\n\n" * 3000,
        "Yes." + " " * 200_000 + "No.",
        "\n" * 5_000 + "One.\n" + "\n" * 5_000 + "Two.",
        "e" + "\u0301" * 100_000,
        "ANNA\n" + "." * 100_000 + "a",
    ],
    ids=[
        "headings",
        "a word",
        "a word said",
        "two long speeches",
        "two long words",
        "a long parenthetical",
        "a long cue",
        "lyrics",
        "transitions",
        "blanks",
        "empty lines",
        "marks on one letter",
        "full stops",
    ],
)
def test_hostile_scripts_come_to_an_end(text: str) -> None:
    assert paginate(read(text), _INDUSTRY)
