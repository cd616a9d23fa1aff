"""Sums of reports are those of the script, and no text is too strange to be counted."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from fountain_texts import scripts, texts
from report_samples import INDUSTRY, column, everything, made, of_fountain, of_script, total
from typebar.layout.pages import Kind
from typebar.layout.paginate import paginate
from typebar.model.emphasis import plain
from typebar.model.script import Dialogue, Lyric, Parenthetical, Script, Speech
from typebar.model.walk import lines, nodes
from typebar.model.work import Person
from typebar.readers.fountain import parse
from typebar.reports.eighths import PARTS, eighths
from typebar.reports.formats import html, records, separated, text
from typebar.reports.study import Study
from typebar.reports.words import words
from typebar.text.source import Source

CAST = (Person("BOB", gender="male", aliases=("OTTO",)), Person("SUE", gender="female"))
MARGIN = (Kind.PAGE_NUMBER, Kind.SCENE_NUMBER, Kind.HEADER, Kind.FOOTER, Kind.CONTINUED)
GOALS = (("words", 10), ("pages", 2), ("chapters", 3), ("minutes", 1), ("scenes", 1))


def _said_words(script: Script) -> int:
    """Words of all dialogue and lyrics, found without the reports' own walk."""
    shown = [node for node in nodes(script) if isinstance(node, Dialogue | Lyric)]
    return sum(len(words(plain(line.text))) for node in shown for line in lines(node))


def _printed_rows(script: Script) -> int:
    """Rows of all pages with text on them."""
    height = INDUSTRY.paper.rows
    return sum(
        len(
            {
                min(placed.row, height - 1)
                for placed in page.lines
                if placed.kind not in MARGIN and placed.text.strip()
            }
        )
        for page in paginate(script, INDUSTRY)
    )


def _sums_reconcile(script: Script) -> None:
    given_study = of_script(script, CAST)
    play = given_study.screenplay
    assert play is not None
    cast, scenes = made("cast", given_study), made("scenes", given_study)
    pacing, dialogue = made("pacing", given_study), made("dialogue", given_study)
    spoken = sum(map(_number, column(cast, "words")))
    assert spoken + play.unsung == _said_words(script)
    assert total(cast, "words") == spoken
    speeches = [node for node in nodes(script) if isinstance(node, Speech)]
    assert total(cast, "speeches") == len(speeches)
    assert sum(map(_number, column(scenes, "rows"))) == _printed_rows(script)
    assert total(pacing, "rows") == total(dialogue, "rows") == total(scenes, "rows")
    whole = max(PARTS * len(play.pages), len(play.scenes)) if play.scenes else 0
    assert sum(map(_number, column(scenes, "eighths"))) == whole
    assert all(length for length in column(scenes, "eighths"))
    for name in ("locations", "settings"):
        assert total(made(name, given_study), "eighths") == whole
    assert total(made("duration", given_study), "seconds") == total(scenes, "seconds")
    acted = sum(scene.action_words for scene in play.scenes)
    assert len(play.vocabulary) == _said_words(script) + acted


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value


@given(texts)
def test_sums_are_those_of_the_elements_of_any_text(written: str) -> None:
    _sums_reconcile(parse(Source("x.fountain", written)).script)


@given(scripts)
def test_sums_are_those_of_the_elements_of_any_script(script: Script) -> None:
    _sums_reconcile(script)


def _written(given_study: Study) -> None:
    account = everything(given_study)
    data = json.loads(records.write([account]))
    assert [one["name"] for one in data["works"][0]["reports"]] == [
        report.name for report in account.reports
    ]
    page = html.write([account])
    assert page == html.write([account])
    assert "<script" not in page
    for report in account.reports:
        table = list(csv.reader(io.StringIO(separated.write([account], report.name))))
        assert {len(row) for row in table} == {len(table[0])}
    for width in (0, 20, 80):
        assert text.write([account], text.Style(width))


@given(texts)
def test_any_screenplay_is_written_in_every_form(written: str) -> None:
    _written(of_fountain(written, "BOB:male:OTTO", "SUE:f", goals=GOALS))


@given(
    st.lists(st.integers(0, 400), max_size=60).map(sorted),
    st.integers(1, 60),
    st.integers(1, 8),
)
def test_eighths_add_up_to_the_pages_and_none_is_without(
    starts: list[int], rows: int, pages: int
) -> None:
    starts = [start for start in starts if start < rows * pages]
    found = eighths(starts, rows, pages)
    assert len(found) == len(starts)
    assert sum(found) == (max(PARTS * pages, len(starts)) if starts else 0)
    assert all(length >= 1 for length in found)


@given(st.lists(st.integers(7, 60), min_size=1, max_size=30))
def test_a_scene_longer_than_an_eighth_is_right_to_within_one(lengths: list[int]) -> None:
    """54 rows a page: an eighth has less than seven."""
    starts = [sum(lengths[:at]) for at in range(len(lengths))]
    pages = -(-sum(lengths) // 54)
    found = eighths(starts, 54, pages)
    exact = [length * PARTS / 54 for length in lengths]
    assert all(abs(one - two) <= 1 for one, two in zip(found[:-1], exact[:-1], strict=True))


def test_parentheticals_are_not_spoken() -> None:
    script = parse(Source("x.fountain", "INT. A\n\nBOB\n(one two)\nThree.\n")).script
    assert any(isinstance(node, Parenthetical) for node in nodes(script))
    assert _said_words(script) == 1
