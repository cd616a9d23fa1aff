"""`typebar report`: what is counted, where it goes, and what is said of mistakes."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import CONFIG, SCRIPT, files, project, typebar

GOALS = CONFIG + "\n[goals]\nwords = 100\n\n[targets.book.goals]\nwords = 20\nchapters = 1\n"


def test_a_project_is_shown_at_a_glance(tmp_path: Path) -> None:
    outcome = typebar("report", cwd=project(tmp_path / "p"))
    assert outcome.code == 0
    assert "The Lamp  screenplay, script" in outcome.out
    assert "The Lamp  prose, book" in outcome.out
    assert outcome.out.count("OVERVIEW") == 2
    assert "CAST" not in outcome.out


def test_a_text_is_counted_without_a_project(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(SCRIPT)
    outcome = typebar("report", "cast", "a.fountain", cwd=tmp_path)
    assert outcome.code == 0
    assert "1 character with 2 words" in outcome.out


def test_a_folder_of_chapters_is_one_book_with_the_folder_s_name(tmp_path: Path) -> None:
    (tmp_path / "novel").mkdir()
    for number in (1, 2):
        (tmp_path / f"novel/{number}.md").write_text(f"# Chapter {number}\n\nRain.\n")
    outcome = typebar("report", "novel", cwd=tmp_path)
    assert outcome.out.startswith("novel  prose\n") or "novel  prose, novel" in outcome.out
    assert "A book of 2 words" in outcome.out


def test_the_input_stream_is_a_text(tmp_path: Path) -> None:
    outcome = typebar("report", "scenes", "-", cwd=tmp_path, stdin=SCRIPT.encode())
    assert outcome.code == 0
    assert "INT. KITCHEN - NIGHT" in outcome.out
    prose = typebar(
        "report", "chapters", "-", "--from", "markdown", cwd=tmp_path, stdin=b"# A\n\nB"
    )
    assert "CHAPTERS" in prose.out


def test_a_target_is_named_like_a_report(tmp_path: Path) -> None:
    outcome = typebar("report", "book", cwd=project(tmp_path / "p"))
    assert "prose, book" in outcome.out
    assert "screenplay" not in outcome.out


@pytest.mark.parametrize("name", ["r.doc", "r.xlsx", "r", "r.fountain"])
def test_a_kind_that_no_report_is_writes_nothing(tmp_path: Path, name: str) -> None:
    root = project(tmp_path / "p")
    outcome = typebar("report", "cast", "script", "-o", name, cwd=root)
    assert outcome.code == 2
    assert name in outcome.err
    assert ".csv, .json, .html, .txt" in outcome.err
    assert not (root / name).exists()
    said = typebar("report", "cast", "script", "-o", name, "--output-format", "text", cwd=root)
    assert said.code == 0
    assert "CAST" in (root / name).read_text(encoding="utf-8")


def test_a_folder_gets_every_report_as_csv(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert typebar("report", "script", "-o", "out/", cwd=root).code == 0
    assert {"out/cast.csv", "out/scenes.csv", "out/pacing.csv"} <= files(root)


def test_csv_holds_one_report_and_says_which_work(tmp_path: Path) -> None:
    outcome = typebar("report", "scenes", "--format", "csv", cwd=project(tmp_path / "p"))
    head, *rows = csv.reader(io.StringIO(outcome.out))
    assert head == ["work", "scene", "heading", "page", "eighths", "rows", "seconds", "speakers"]
    assert [row[:5] for row in rows] == [["script", "1", "INT. KITCHEN - NIGHT", "1", "8"]]


def test_a_folder_takes_a_csv_file_for_each_report(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    wrong = typebar("report", "cast", "scenes", "--format", "csv", cwd=root)
    assert wrong.code == 2
    assert "holds one report" in wrong.err
    done = typebar("report", "cast", "scenes", "--format", "csv", "-o", "out/", cwd=root)
    assert done.code == 0
    assert files(root / "out") == {"cast.csv", "scenes.csv"}


def test_json_has_every_report_a_version_and_units(tmp_path: Path) -> None:
    outcome = typebar("report", "--format", "json", cwd=project(tmp_path / "p"))
    data = json.loads(outcome.out)
    assert (data["schema"], data["version"]) == ("typebar-report", 1)
    script, book = data["works"]
    names = [report["name"] for report in script["reports"]]
    assert {"cast", "pairs", "pacing", "duration", "one-liners", "tags"} <= set(names)
    assert [report["name"] for report in book["reports"]] == [
        "overview",
        "chapters",
        "people",
        "vocabulary",
    ]
    scenes = next(report for report in script["reports"] if report["name"] == "scenes")
    assert scenes["rows"][0]["eighths"] == scenes["total"]["eighths"] == 8
    assert {"name": "eighths", "title": "pages", "unit": "eighths"} in scenes["columns"]


def test_the_name_of_the_output_says_its_form(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert typebar("report", "-o", "out/report.html", cwd=root).code == 0
    page = (root / "out/report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<h2") == 2


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = project(tmp_path / "a"), project(tmp_path / "b")
    first, second = (typebar("report", "--format", "html", cwd=root) for root in (one, other))
    assert first.out == second.out


def test_goals_of_a_target_hold_over_those_of_the_project(tmp_path: Path) -> None:
    root = project(tmp_path / "p", GOALS)
    outcome = typebar("report", "goals", "--format", "csv", cwd=root)
    assert outcome.out.replace("\r", "").splitlines()[1:] == [
        "script,words,100,7,0.07,93",
        "book,words,20,7,0.35,13",
        "book,chapters,1,1,1,0",
    ]


def test_a_goal_of_the_command_line_holds_over_all(tmp_path: Path) -> None:
    root = project(tmp_path / "p", GOALS)
    outcome = typebar("report", "goals", "book", "--goal", "words=7", cwd=root)
    assert "2 of 2 goals reached." in outcome.out


@pytest.mark.parametrize(
    ("goal", "message"),
    [
        ("word=10", "did you mean 'words'?"),
        ("words=ten", "the goal 'words=ten' needs a whole number"),
        ("words=0", "the goal 'words=0' needs a whole number"),
    ],
)
def test_a_wrong_goal_is_told(tmp_path: Path, goal: str, message: str) -> None:
    outcome = typebar("report", "--goal", goal, cwd=project(tmp_path / "p"))
    assert outcome.code == 2
    assert message in outcome.err


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[goals]\nword = 1", "there is no key 'word' in [goals]"),
        ("[goals]\nwords = 0", "words must be a whole number, 1 or more"),
        ("[goals]\nwords = 'many'", "words must be a whole number, 1 or more, and this is text"),
    ],
)
def test_a_wrong_goal_of_the_configuration_is_told_with_its_place(
    tmp_path: Path, table: str, message: str
) -> None:
    outcome = typebar("report", cwd=project(tmp_path / "p", f"{CONFIG}\n{table}\n"))
    assert outcome.code == 2
    assert "typebar.toml:" in outcome.err
    assert message in outcome.err


def test_a_misspelt_report_is_guessed(tmp_path: Path) -> None:
    outcome = typebar("report", "scense", cwd=project(tmp_path / "p"))
    assert outcome.code == 2
    assert "'scense' is no report, no target and no file" in outcome.err
    assert "did you mean 'scenes'?" in outcome.err


def test_a_report_that_says_nothing_of_the_work_is_told(tmp_path: Path) -> None:
    outcome = typebar("report", "chapters", "script", cwd=project(tmp_path / "p"))
    assert outcome.code == 2
    assert "the report 'chapters' says nothing of screenplay" in outcome.err
    assert "pacing" in outcome.err


def test_a_missing_text_and_a_missing_project_are_told(tmp_path: Path) -> None:
    assert typebar("report", "gone.fountain", cwd=tmp_path).code == 3
    nothing = typebar("report", cwd=tmp_path)
    assert nothing.code == 2
    assert "nothing says what to report on" in nothing.err


def test_what_stood_in_the_file_stays_when_the_report_fails(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("before")
    assert typebar("report", "gone.md", "-o", "report.html", cwd=tmp_path).code == 3
    assert (tmp_path / "report.html").read_text() == "before"


def test_a_screenplay_is_counted_without_markdown_and_typesetters(tmp_path: Path) -> None:
    (tmp_path / "a.fountain").write_text(SCRIPT)
    code = (
        "import sys; from typebar.cli.program import run; run(['report', 'a.fountain']);"
        "print(sorted({'weasyprint', 'markdown', 'lxml', 'fontTools', 'subprocess', 'csv', 'json'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_colours_come_when_they_are_asked_for(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert "\x1b[1m" in typebar("report", "--color", "always", cwd=root).out
    assert "\x1b" not in typebar("report", cwd=root).out


def test_goals_are_part_of_the_configuration_that_is_shown(tmp_path: Path) -> None:
    root = project(tmp_path / "p", GOALS)
    shown = typebar("config", cwd=root).out
    assert "[goals]\nwords = 100" in shown
    assert "[targets.book.goals]\nwords = 20\nchapters = 1" in shown
    schema = json.loads(typebar("config", "--schema", cwd=root).out)
    target = schema["properties"]["targets"]["additionalProperties"]["properties"]
    assert schema["properties"]["goals"] == target["goals"]
    assert target["goals"]["properties"]["pages"]["minimum"] == 1


def test_works_of_different_titles_are_told_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.fountain").write_text(f"Title: {name.title()}\n\nINT. A\n\nRain.\n")
    page = typebar("report", "one.fountain", "two.fountain", "--format", "html", cwd=tmp_path).out
    assert page.count("<h2") == 2
    assert ">One</h2>" in page
    assert ">Two</h2>" in page


@pytest.mark.parametrize(("name", "title"), [("props", "PROPS"), ("Bechdel", "WOMEN AND MEN")])
def test_a_report_has_the_names_that_people_try(tmp_path: Path, name: str, title: str) -> None:
    assert title in typebar("report", name, "script", cwd=project(tmp_path / "p")).out


def test_chapters_named_in_different_ways_are_still_one_book(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# {name}\n\nRain.\n")
    outcome = typebar("report", "one.md", str(tmp_path / "two.md"), cwd=tmp_path)
    assert outcome.code == 0
    assert "A book of 2 words" in outcome.out


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = typebar("report", "empty", cwd=tmp_path)
    assert outcome.code == 3
    assert "there is no text in this folder" in outcome.err


def test_several_scripts_of_one_target_are_one_screenplay(tmp_path: Path) -> None:
    config = CONFIG.replace('["script.fountain"]', '["script.fountain", "second.fountain"]')
    root = project(tmp_path / "p", config)
    (root / "second.fountain").write_text("EXT. HILL - DAY\n\nWind. [[prop: kite]]\n\nBEN\nOh.\n")
    data = json.loads(typebar("report", "scenes", "tags", "--format", "json", cwd=root).out)
    scenes, tags = data["works"][0]["reports"]
    assert [row["heading"] for row in scenes["rows"]] == ["INT. KITCHEN - NIGHT", "EXT. HILL - DAY"]
    assert scenes["total"]["eighths"] == 8
    assert tags["rows"] == [
        {"tag": "prop", "item": "kite", "times": 1, "scenes": ["2"], "page": "1"}
    ]


def test_written_reports_are_told_unless_quiet(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    loud = typebar("report", "cast", "-o", "cast.csv", "script", cwd=root)
    assert loud.err == f"cast.csv: {(root / 'cast.csv').stat().st_size:,} bytes\n"
    assert typebar("report", "cast", "-o", "cast.csv", "script", "-q", cwd=root).err == ""


def test_a_script_of_final_draft_is_counted_as_it_is(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    typebar("convert", "script.fountain", "-o", "script.fdx", cwd=root)
    rows = [
        json.loads(typebar("report", "cast", name, "--format", "json", cwd=root).out)["works"][0][
            "reports"
        ][0]["rows"]
        for name in ("script.fountain", "script.fdx")
    ]
    assert rows[0] == rows[1]
    (root / "bad.fdx").write_text("<?xml", encoding="utf-8")
    assert typebar("report", "bad.fdx", cwd=root).code == 3
