"""What is wrong in a set-up or comes from strangers neither breaks lint nor holds it up."""

import sys
from pathlib import Path
from textwrap import dedent

import pytest

from typebar.lint import baseline, run
from typebar.lint.document import read
from typebar.lint.settings import Settings, from_table
from typebar.text.errors import ConfigError, PluginError
from typebar.text.source import Source

LONG = "a" * 50_000


def codes(text: str, settings: Settings) -> list[str]:
    return [one.code for one in run.check([read(Source("a.md", text))], settings).diagnostics]


@pytest.fixture
def _package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with rules, installed as pip installs one."""
    (tmp_path / "lint_of_strangers.py").write_text(
        dedent(
            """
            from typebar.lint.rule import rule
            from typebar.lint.text import Text
            from typebar.text.diagnostics import Severity

            @rule("ZZZ001", "says-bus", Severity.WARNING)
            def says_bus(text: Text):
                return [text.at(at, at + 3, "a bus") for at in text.places("bus")]

            @rule("ZZZ002", "breaks", Severity.WARNING)
            def breaks(text: Text):
                raise RuntimeError("no petrol")

            RULES = (says_bus, breaks)
            """
        ),
        encoding="utf-8",
    )
    info = tmp_path / "lint_of_strangers-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: lint-of-strangers\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[typebar.rules]\nstrangers = lint_of_strangers:RULES\nlost = lint_of_strangers:GONE\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "lint_of_strangers", raising=False)


@pytest.mark.usefixtures("_package")
def test_rules_of_an_installed_package_run_and_may_break() -> None:
    settings = Settings(plugins=("strangers",), select=("ZZZ", "TBR006", "WRD003"))
    report = run.check([read(Source("a.md", "# A\n\nThe the bus.\n"))], settings)
    found = {one.code: one.message for one in report.diagnostics}
    assert set(found) == {"ZZZ001", "WRD003", "TBR006"}
    assert "ZZZ002" in found["TBR006"]
    assert "no petrol" in found["TBR006"]


@pytest.mark.usefixtures("_package")
def test_an_entry_point_that_leads_nowhere_is_named() -> None:
    with pytest.raises(PluginError, match="lost"):
        codes("A.\n", Settings(plugins=("lost",)))


@pytest.mark.parametrize(
    "table",
    [
        {"forbidden-terms": {"(a+)+$": "b"}},
        {"forbidden-terms": {"[": "", "(?P<": "", "a{99999}": "", "\\": ""}},
        {"per-file-ignores": {"*a*a*a*a*a*a*a*a*a*a*a*a*b": "TYP", "[": "TYP", "[!": "TYP"}},
        {"words": ["(a+)+$"], "cast": ["(a*)*b"], "places": ["[["]},
        {"aliases": {"(a+)+": ["(a+)+b"]}},
        {"times-of-day": ["(A+)+$"], "extensions": ["(A+)+$", "["], "variables": ["(a+)+$"]},
    ],
    ids=str,
)
def test_patterns_in_the_settings_are_words(table: dict[str, object]) -> None:
    settings = from_table(table)
    texts = [
        read(Source("a" * 200 + ".md", f"{LONG}!\n")),
        read(Source("a.fountain", f"INT. HALL - {'A' * 5000}!\n\nBEN ({'A' * 5000}!)\n{LONG}!\n")),
    ]
    # A pattern that backtracks here would take longer than the world lasts.
    run.check(texts, settings)


def test_a_forbidden_term_with_signs_is_found_as_it_stands() -> None:
    settings = from_table({"forbidden-terms": {"c++": "C", "(sic)": ""}, "select": ["WRD008"]})
    assert codes("We use c++ (sic) and c.\n", settings) == ["WRD008", "WRD008"]


@pytest.mark.parametrize(
    "text",
    [
        '{"version": 2, "findings": []}',
        '{"version": "1", "findings": []}',
        '{"version": null}',
        '{"findings": []}',
        '{"version": 1, "findings": {}}',
        "[" * 100_000,
    ],
)
def test_a_baseline_of_another_kind_is_refused(text: str) -> None:
    report = run.check([read(Source("a.md", "In the the rain.\n"))], Settings())
    with pytest.raises(ConfigError, match=r"lint\.json"):
        baseline.subtract(report, text, "lint.json")


def test_entries_of_a_baseline_that_are_none_count_for_nothing() -> None:
    report = run.check([read(Source("a.md", "In the the rain.\n"))], Settings())
    text = '{"version": 1, "findings": [1, [], ["a", "b", 3], [null, null, null], "x"]}'
    assert baseline.subtract(report, text) == report


@pytest.mark.parametrize("ends", ["\r\n\n", "\r\r\n", "\r\n"])
def test_a_file_that_ends_in_many_line_ends_holds_nothing_up(ends: str) -> None:
    # Read as one end or as two, the pairs of a hundred can be parted in 2 ** 100 ways.
    assert "TYP017" not in codes("A.\r\n" + ends * 100, Settings())
    assert "TYP017" in codes("A.\r\n" + ends * 100 + "B.\r\n", Settings())
