"""Excerpts point at the right characters whatever the line holds."""

import pytest

from typebar.text.diagnostics import Diagnostic, Related, Severity
from typebar.text.show import WINDOW, excerpt, headline, paint, place, printable, show
from typebar.text.source import Source, Span


def _finding(source: Source, start: int, end: int, **fields: object) -> Diagnostic:
    span = Span(source.path, start, end)
    return Diagnostic("FTN001", "unclosed-note", Severity.WARNING, span, "never closed", **fields)  # type: ignore[arg-type]  # fields of the dataclass


def test_the_headline_names_place_severity_code_and_message() -> None:
    source = Source("a.fountain", "Title: A\n\nHe says [[x\n")
    assert headline(source, _finding(source, 18, 21)) == (
        "a.fountain:3:9: warning[FTN001] unclosed-note: never closed"
    )


def test_carets_stand_under_the_span() -> None:
    source = Source("a.fountain", "Title: A\n\nHe says [[x\n")
    assert excerpt(source, _finding(source, 18, 21)) == ("  3 | He says [[x\n    |         ^^^")


def test_an_empty_span_gets_one_caret() -> None:
    source = Source("a", "abc")
    assert excerpt(source, _finding(source, 3, 3)) == "  1 | abc\n    |    ^"


@pytest.mark.parametrize(
    ("line", "at", "below"),
    [
        ("日本x", 2, "    ^"),
        ("e\u0301x", 2, " ^"),
        ("\tx", 1, "    ^"),
        ("a\u00adx", 2, "         ^"),
    ],
)
def test_carets_count_columns_not_characters(line: str, at: int, below: str) -> None:
    source = Source("a", line)
    assert excerpt(source, _finding(source, at, at + 1)).split("\n")[1] == f"    | {below}"


def test_a_span_over_several_lines_says_where_it_ends() -> None:
    source = Source("a", "one\ntwo\nthree\n")
    assert excerpt(source, _finding(source, 1, 11)) == "  1 | one\n    |  ^^ to line 3"


def test_a_very_long_line_is_cut_round_the_finding() -> None:
    text = "x" * 5_000_000 + "HERE" + "y" * 5_000_000
    source = Source("a", text)
    line, carets = excerpt(source, _finding(source, 5_000_000, 5_000_004)).split("\n")
    assert len(line) < WINDOW + 10
    assert line[carets.index("^") :].startswith("HEREy")
    assert carets.count("^") == 4


def test_nothing_in_a_text_can_steer_the_terminal() -> None:
    source = Source("a\x1b]0;", "\x1b[31mred\u202e")
    shown = show(source, _finding(source, 0, 2, help="say \x07"))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x07" not in shown
    assert "<U+001B>[31mred<U+202E>" in shown
    assert place(source, source.span).startswith("a<U+001B>]0;:1:1")


def test_related_places_and_help_follow() -> None:
    source = Source("a", "one\ntwo\n")
    other = Source("b", "x\ny\n")
    finding = _finding(
        source,
        0,
        3,
        help="mend it",
        related=(Related(Span("a", 4, 7), "first"), Related(Span("b", 2, 3), "other")),
    )
    assert show(source, finding, find={"b": other}.get).split("\n")[3:] == [
        "  see: a:2:1: first",
        "  see: b:2:1: other",
        "  help: mend it",
    ]


def test_colour_changes_nothing_but_adds_codes() -> None:
    source = Source("a", "one\n")
    coloured = show(source, _finding(source, 0, 3, help="h"), colour=True)
    plain = show(source, _finding(source, 0, 3, help="h"))
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[34m", "\x1b[36m", "\x1b[1;33m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
    assert paint("x", "\x1b[1m", colour=True) == "\x1b[1mx\x1b[0m"
    assert printable("é—x") == "é—x"
