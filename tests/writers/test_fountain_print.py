"""What no Fountain text says is refused, not written as something else."""

import pytest

from typebar.model.inline import Line, Piece
from typebar.model.script import Cue, Dialogue, Element, SceneHeading, Script, Speech
from typebar.text.source import Span
from typebar.writers.fountain import print_script

NOWHERE = Span("", 0, 0)


def _print(element: Element) -> str:
    return print_script(Script("", None, (element,), (), ()))


def _heading(text: str) -> SceneHeading:
    line = Line(text, NOWHERE)
    return SceneHeading(NOWHERE, line, None, Piece(text, NOWHERE), None, None, forced=True)


def _speech(*texts: str) -> Speech:
    cue = Cue(NOWHERE, Line("ANNA", NOWHERE), Piece("ANNA", NOWHERE))
    lines = tuple(Line(text, NOWHERE) for text in texts)
    return Speech(NOWHERE, cue, (Dialogue(NOWHERE, lines),))


@pytest.mark.parametrize("text", ["", "...", "(a dream)", "*Later*", "“Later”", " x"])
def test_a_heading_that_opens_with_a_sign(text: str) -> None:
    with pytest.raises(ValueError, match="no scene heading opens as"):
        _print(_heading(text))


def test_a_heading_that_opens_with_a_letter_or_digit() -> None:
    assert _print(_heading("Later")) == ".Later\n"
    assert _print(_heading("3 o’clock")) == ".3 o’clock\n"


def test_a_speech_that_ends_in_an_empty_line() -> None:
    with pytest.raises(ValueError, match="'ANNA' ends in an empty line"):
        _print(_speech("Hello.", ""))


def test_empty_lines_inside_a_speech() -> None:
    assert _print(_speech("", "Hello.", "", "Hi.")) == "ANNA\n  \nHello.\n  \nHi.\n"
