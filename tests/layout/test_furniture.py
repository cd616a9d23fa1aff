"""Headers, footers and (CONTINUED) marks, outside the rows of the body."""

import pytest

from typebar.layout.furniture import unknown_field
from typebar.layout.pages import Kind, Page
from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.registry import Options
from typebar.writers.sheets import sheets

WAITS = "\n\n".join(["She waits."] * 40)
SCRIPT = f"""Title: The Lamp
Revision: Blue

INT. HALL - DAY #12#

{WAITS}

{WAITS}

{WAITS}

EXT. YARD - DAY

She runs.
"""


def _pages(text: str = SCRIPT, **options: str | bool) -> tuple[Page, ...]:
    source = Source("lamp.fountain", text)
    work = Work(Metadata("The *Lamp*", draft="Draft 2"), (parse(source).script,), (source,))
    return sheets(work, Options(**options)).body  # type: ignore[arg-type]  # as the tests give them


def _texts(page: Page, kind: Kind) -> list[str]:
    return [placed.text for placed in page.lines if placed.kind is kind]


def test_scenes_that_go_over_a_page_are_marked_on_both_with_a_count() -> None:
    pages = _pages(continued=True)
    assert [_texts(page, Kind.CONTINUED) for page in pages] == [
        ["(CONTINUED)"],
        ["CONTINUED:", "12", "12", "(CONTINUED)"],
        ["CONTINUED: (2)", "12", "12", "(CONTINUED)"],
        ["CONTINUED: (3)", "12", "12", "(CONTINUED)"],
        ["CONTINUED: (4)", "12", "12"],
    ][: len(pages)]
    assert len(pages) == 5


def test_a_scene_that_ends_with_its_page_is_not_marked() -> None:
    text = f"INT. HALL - DAY\n\n{WAITS[:200]}\n\n===\n\nINT. YARD - DAY\n\nShe runs.\n"
    assert [_texts(page, Kind.CONTINUED) for page in _pages(text, continued=True)] == [[], []]


def test_nothing_is_marked_unasked() -> None:
    assert not any(_texts(page, Kind.CONTINUED) for page in _pages())


def test_what_is_added_moves_no_page_end_and_stands_off_the_text() -> None:
    plain = _pages()
    full = _pages(continued=True, header="{title}", footer="{revision}")
    for bare, page in zip(plain, full, strict=True):
        body = [placed for placed in page.lines if not placed.synthetic]
        assert body == [placed for placed in bare.lines if not placed.synthetic]
        added = {
            placed.row for placed in page.lines if placed.kind in (Kind.CONTINUED, Kind.FOOTER)
        }
        assert not added & {placed.row for placed in bare.lines}


def test_more_at_the_foot_keeps_its_row() -> None:
    speech = "INT. HALL - DAY\n\n" + "She waits.\n\n" * 20 + "ANNA\n" + "He says this now. " * 99
    first = _pages(speech, continued=True)[0]
    rows = {placed.kind: placed.row for placed in first.lines}
    assert rows[Kind.MORE] < rows[Kind.CONTINUED]


def test_headers_and_footers_show_what_is_known() -> None:
    first, second, *_ = _pages(header="{title} - {draft}", footer="{revision} {date}, page {page}")
    assert _texts(first, Kind.HEADER) == []
    assert _texts(second, Kind.HEADER) == ["The Lamp - Draft 2"]
    assert [_texts(page, Kind.FOOTER) for page in (first, second)] == [
        ["Blue , page 1"],
        ["Blue , page 2"],
    ]
    assert _texts(second, Kind.PAGE_NUMBER) == [], "the footer has it"


def test_a_long_header_ends_before_the_page_number() -> None:
    second = _pages(header="word " * 40)[1]
    (header,) = (placed for placed in second.lines if placed.kind is Kind.HEADER)
    (number,) = (placed for placed in second.lines if placed.kind is Kind.PAGE_NUMBER)
    assert header.x + len(header.text) * 8 < number.x


@pytest.mark.parametrize(("asked", "shown"), [("kept", 1), ("automatic", 2), ("none", 0)])
def test_scene_numbers_are_as_asked_for(asked: str, shown: int) -> None:
    pages = _pages(scene_numbers=asked)
    assert sum(len(_texts(page, Kind.SCENE_NUMBER)) for page in pages) == 2 * shown


def test_a_field_that_there_is_not_is_found() -> None:
    assert unknown_field("{title} {page} {autor}") == "autor"
    assert unknown_field("{title}") == ""


def _titled(keys: str) -> str:
    return SCRIPT.replace("Revision: Blue\n", f"Revision: Blue\n{keys}\n")


def test_a_title_page_has_its_header_and_footer_on_the_pages() -> None:
    second = _pages(_titled("Header: {title}, {revision}\nFooter:\n    Page %p {of}\n    *x*"))[1]
    assert _texts(second, Kind.HEADER) == ["The Lamp, Blue"]
    assert _texts(second, Kind.FOOTER) == ["Page 2 {of} x"]
    assert _texts(second, Kind.PAGE_NUMBER) == []


def test_options_hold_over_a_title_page() -> None:
    text = _titled("Header: One\nWatermark: Draft")
    assert _texts(_pages(text, header="Two")[1], Kind.HEADER) == ["Two"]
    source = Source("lamp.fountain", text)
    work = Work(Metadata(), (parse(source).script,), (source,))
    assert sheets(work, Options()).watermark == "Draft"
    assert sheets(work, Options(watermark="Final")).watermark == "Final"
