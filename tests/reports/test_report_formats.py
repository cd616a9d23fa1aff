"""Reports in their forms: what a terminal, a spreadsheet and a browser get."""

import csv
import io
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

import validators
from report_samples import everything, made, of_fountain, of_markdown
from typebar.layout.measure import columns
from typebar.reports.account import Account
from typebar.reports.charts.draw import draw
from typebar.reports.eighths import held_together
from typebar.reports.figures import Bars, Curves, Matrix, Strip, Timeline
from typebar.reports.formats import html, separated, text
from typebar.reports.report import Report
from typebar.reports.study import Study

SCENE = """# Act {0}

INT. KITCHEN {0} - {1}

= They meet again.

Rain. [[prop: lamp {0}]]

ANNA
Who's there?

BEN
{2}

@太郎
A word.

"""
LONG = "I came in from the rain, and nobody asked me where I had been. " * 12
SCRIPT = "Title: The <Lamp> & Co\n\n" + "".join(
    SCENE.format(number, "DAY" if number % 2 else "NIGHT", LONG * (number % 3))
    for number in range(1, 9)
)
CAST = ("ANNA:female", "BEN:male")
GOALS = (("words", 900), ("pages", 20))


def play() -> Study:
    return of_fountain(SCRIPT, *CAST, goals=GOALS)


def book() -> Study:
    chapter = 'Rain on {0}. "Who\'s there?" said Anna.\n\n'
    texts = [f"# Part {at}\n\n{chapter.format(at) * at * 9}" for at in range(1, 5)]
    return of_markdown(*texts, cast=CAST, goals=GOALS)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_of_a_table_is_wider_than_the_terminal(width: int) -> None:
    shown = text.write([everything(play())], text.Style(width))
    over = [line for line in shown.splitlines() if columns(line) > width]
    # Labels beside single numbers are short, and headings of works are left whole.
    assert all(re.match(r" *[\d:,/%]+  |Case|  ", line) for line in over), over


def test_what_had_no_room_is_named() -> None:
    report = made("cast", play())
    shown = text.write([Account("x", "X", "screenplay", "en", (report,))], text.Style(50))
    assert "Left out for want of room:" in shown
    assert "distinct words" in shown


def test_a_terminal_is_not_steered_by_a_name() -> None:
    given = of_fountain("INT. A - DAY\n\n@\x1b[31mRED\x07\nHello.\n")
    shown = text.write([everything(given)], text.Style(0))
    assert "\x1b" not in shown
    assert "<U+001B>" in shown


def test_a_spreadsheet_takes_no_name_for_a_formula() -> None:
    given = of_fountain("INT. A - DAY\n\n@=1+cmd\nHello.\n")
    table = list(csv.reader(io.StringIO(separated.write([everything(given)], "cast"))))
    assert table[1][1] == "'=1+cmd"


def _figures(given: Study) -> dict[type, tuple[Report, Element]]:
    return {
        type(figure): (report, draw("f", figure))
        for report in everything(given).reports
        for figure in report.figures
    }


def test_every_figure_is_named_told_in_words_and_beside_a_table() -> None:
    found = _figures(play()) | _figures(book())
    assert set(found) == {Timeline, Curves, Strip, Matrix, Bars}
    for report, drawing in found.values():
        title, told = drawing[0], drawing[1]
        assert drawing.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
        assert title.text
        assert len(told.text or "") > 15
        assert report.table.rows


def test_the_timeline_has_a_track_for_everybody_who_speaks_in_the_order_of_their_first_words() -> (
    None
):
    (figure,) = made("cast", play()).figures
    assert isinstance(figure, Timeline)
    assert [track.label for track in figure.tracks] == ["ANNA", "BEN", "太郎"]
    assert [mark.label for mark in figure.marks] == [f"Act {number}" for number in range(1, 9)]
    for track in figure.tracks:
        assert all(0 <= bar.start < bar.stop <= 1.001 for bar in track.spoken)
        assert max(bar.height for bar in track.spoken) <= 1


def test_the_strip_holds_every_row_of_speech() -> None:
    given = play()
    (figure,) = made("dialogue", given).figures
    assert isinstance(figure, Strip)
    assert given.screenplay is not None
    rows = given.screenplay.page_rows * len(given.screenplay.pages)
    long = sum(one.stop - one.start for line in figure.lines for one in line.upper)
    speech = next(row[1] for row in made("dialogue", given).table.rows if row[0] == "speech")
    assert round(long * rows) == speech


def test_the_page_escapes_what_a_script_says() -> None:
    given = of_fountain("INT. <script>alert(1)</script> - DAY\n\n@A&B\ud800\nHello.\n")
    page = html.write([everything(given)])
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "A&amp;B\ufffd" in page
    page.encode()


def test_a_page_about_nothing_is_still_a_page() -> None:
    assert "<h1" in html.write([everything(of_fountain("\n"))])
    assert "<h1" in html.write([])


def test_strangers_find_nothing_wrong_with_the_page(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    works = [everything(play()), everything(book())._replace(name="other")]
    page.write_text(html.write(works), encoding="utf-8")
    assert validators.vnu(page) == []
    for view in validators.browse(page):
        assert view.sideways == 0, view
        assert view.violations == [], view
        assert view.fetched == [], view
        assert view.complaints == [], view


def test_on_paper_every_table_is_unfolded(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    written = html.write([everything(play())]).replace('<details open="">', "<details>")
    page.write_text(written, encoding="utf-8")
    assert written.count("<details>") > 3
    text = validators.pdf_text(validators.printed(page, tmp_path / "report.pdf"))
    assert "The numbers:" not in text
    for heading in ("first page", "answers", "distinct words"):
        assert heading in written
        assert heading in text, heading


def test_pages_and_eighths_stay_in_one_line() -> None:
    words = "The longest is scene 8 with 2 4/8 pages, then scene 9 with 11 7/8."
    for width in range(12, 70):
        lines = list(text._wrapped(words, width))
        assert " ".join(lines) == words
        assert not [line for line in lines if line.startswith(("4/8", "7/8"))]
    assert held_together("2 4/8 pages in 7/8 or 9/8") == "2\xa04/8 pages in 7/8 or 9/8"


def test_names_go_on_below_before_headings_are_cut() -> None:
    scene = "INT. {0} IN A HOUSE BY THE SEA - DAY\n\n"
    speech = "MR. {0} THE ELDER\nYes.\n\n"
    names = ("ALDRIDGE", "BECKWORTH", "CARTWRIGHT", "DAVENPORT", "ELLSWORTH")
    play = of_fountain(scene.format("KITCHEN") + "".join(map(speech.format, names)))
    account = Account("p", "P", "screenplay", "en", (made("scenes", play),))
    shown = text.write([account], text.Style(width=90))
    assert "INT. KITCHEN IN A HOUSE BY THE" in shown
    flat = " ".join(shown.split())
    assert all(f"MR. {name}" in flat for name in names)
