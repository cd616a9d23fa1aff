"""Walking a script, and what two scripts must share to mean the same."""

from typebar.model.script import Action, Cue, DualSpeech, Script, Speech, TitlePage
from typebar.model.walk import lines, nodes, shape
from typebar.readers.fountain import parse
from typebar.text.source import Source

TEXT = """Title: Two
Author: One

INT. A

ANNA
Yes.

TOM ^
(softly)
No.
"""


def _script(text: str) -> Script:
    return parse(Source("x", text)).script


def test_nodes_come_before_what_they_hold() -> None:
    assert [type(node).__name__ for node in nodes(_script(TEXT))] == [
        "TitlePage", "TitleEntry", "TitleEntry", "SceneHeading", "DualSpeech",
        "Speech", "Cue", "Dialogue", "Speech", "Cue", "Parenthetical", "Dialogue",
    ]  # fmt: skip


def test_lines_are_those_of_the_node_itself() -> None:
    shown = {
        type(node): [line.text for line in lines(node)]
        for node in nodes(_script(TEXT))
        if isinstance(node, TitlePage | DualSpeech | Speech | Cue)
    }
    assert shown == {TitlePage: [], DualSpeech: [], Speech: [], Cue: ["TOM"]}


def test_shapes_leave_out_places_forcing_marks_and_escapes() -> None:
    assert shape(_script("Rain\n")) == shape(_script("\n!Rain\n"))
    assert shape(_script("a\\.b")) == shape(_script("a.b"))
    assert shape(_script("*a*")) != shape(_script("a"))
    assert shape(_script("Rain")) != shape(_script("Snow"))


def test_a_line_leads_back_to_its_source() -> None:
    text = "a [[note]] b\tc"
    (element,) = _script(text).elements
    assert isinstance(element, Action)
    (line,) = element.lines
    assert line.text == "a b    c"
    assert [text[line.source_offset(index)] for index in range(8)] == list("a b\t\t\t\tc")
