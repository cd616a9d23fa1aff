"""Each form says the same findings to its own reader."""

import json
from xml.etree import ElementTree

import pytest

from typebar.lint import run
from typebar.lint.document import read
from typebar.lint.formats import FORMATS, Style, write
from typebar.lint.report import Report
from typebar.lint.settings import Settings
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Source, Span

TEXT = "Cafe\u0301 ☂ waits , for the the bus.\n\nBEN ^\nAlone.\n"


@pytest.fixture
def report() -> Report:
    return run.check([read(Source("some folder/a,b.fountain", TEXT))], Settings())


def test_people_see_lines_carets_and_a_count(report: Report) -> None:
    text = write("full", report)
    assert "1 | Café ☂ waits , for the the bus." in text.replace("e\u0301", "é")
    assert "^^^^^^^" in text
    assert text.endswith(
        "4 findings (1 error, 2 warnings, 1 info) in 1 file\n"
        "3 can be mended with --fix, 1 more with --unsafe-fixes\n"
    )
    assert "\x1b[" not in text
    assert "\x1b[" in write("full", report, Style(colour=True))


def test_what_only_unsafe_fixes_mend_is_counted_alone(report: Report) -> None:
    unsafe = [one for one in report.diagnostics if one.fix and not one.fix.safe]
    text = write("full", Report(tuple(unsafe), report.sources))
    assert text.endswith("\n1 can be mended with --fix --unsafe-fixes, which need a look\n")


def test_concise_is_a_line_a_finding(report: Report) -> None:
    lines = write("concise", report, Style(show_fixes=False)).splitlines()
    assert len(lines) == len(report.diagnostics) + 1
    assert lines[0].startswith("some folder/a,b.fountain:1:4: info[TYP016] uneven-file: ")


def test_grouped_names_each_file_once(report: Report) -> None:
    text = write("grouped", report)
    assert text.count("a,b.fountain") == 1
    assert "  3:5 " in text or "  3:1 " in text


def test_json_counts_characters_and_holds_the_fix(report: Report) -> None:
    found = {one["code"]: one for one in json.loads(write("json", report))}
    space = found["TYP007"]
    assert (space["line"], space["column"], space["end_column"]) == (1, 14, 16)
    assert space["path"] == "some folder/a,b.fountain"
    assert space["fix"] == {
        "title": "Remove it",
        "safe": True,
        "edits": [{"line": 1, "column": 14, "end_line": 1, "end_column": 15, "text": ""}],
    }
    lines = write("json-lines", report).splitlines()
    assert [json.loads(line)["code"] for line in lines] == [one.code for one in report.diagnostics]


def test_reviewdog_counts_bytes(report: Report) -> None:
    data = json.loads(write("rdjson", report))
    space = next(one for one in data["diagnostics"] if one["code"]["value"] == "TYP007")
    before = TEXT[:13].encode()
    assert space["location"]["range"]["start"] == {"line": 1, "column": len(before) + 1}


def test_github_escapes_what_its_commands_end_with(report: Report) -> None:
    lines = write("github", report).splitlines()
    assert len(lines) == len(report.diagnostics)
    assert lines[0].startswith("::notice file=some folder/a%2Cb.fountain,line=1,endLine=1,col=4,")
    assert all("::" in line[2:] for line in lines)


def test_gitlab_knows_a_finding_again_when_lines_above_change(report: Report) -> None:
    moved = run.check([read(Source("some folder/a,b.fountain", "New.\n\n" + TEXT))], Settings())
    marks = [
        {one["fingerprint"] for one in json.loads(write("gitlab", which))}
        for which in (report, moved)
    ]
    assert marks[0] == marks[1]
    assert len(marks[0]) == len(report.diagnostics)


def test_junit_is_xml_whatever_the_text_holds() -> None:
    path = "a.fountain"
    finding = Diagnostic(
        "TYP015", "confusable-character", Severity.WARNING, Span(path, 0, 1), 'a "\x07" & <b>'
    )
    sources = {path: Source(path, "\x07\n"), "clean.md": Source("clean.md", "")}
    root = ElementTree.fromstring(write("junit", Report((finding,), sources)))
    assert root.attrib["failures"] == "1"
    assert [suite.attrib["name"] for suite in root] == ["a.fountain", "clean.md"]
    assert root[0][0][0].attrib["message"] == 'a "\ufffd" & <b>'


def test_sarif_has_rules_places_and_fixes(report: Report) -> None:
    data = json.loads(write("sarif", report))
    (one_run,) = data["runs"]
    rules = one_run["tool"]["driver"]["rules"]
    for result in one_run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "some%20folder/a%2Cb.fountain"
        assert place["region"]["startLine"] >= 1
    assert data["version"] == "2.1.0"
    assert one_run["columnKind"] == "unicodeCodePoints"
    assert {result["level"] for result in one_run["results"]} == {"error", "warning", "note"}


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_said_in_every_form(form: str) -> None:
    source = Source("a.md", "Fine.\n")
    empty = write(form, Report((), {"a.md": source}))
    expected = {"github": "", "json-lines": "", "json": "[]\n", "gitlab": "[]\n"}
    assert empty == expected.get(form, empty)
    assert "Traceback" not in empty
    assert (empty == "no findings\n") == (form in ("full", "concise", "grouped"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_give_the_same_text(form: str, report: Report) -> None:
    assert write(form, report) == write(form, report)
    assert write(form, report).endswith("\n")
