"""JSON tells every element with its place, and pages when they are asked for."""

import json
from typing import Any

import pytest

from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.readers.markdown import parse_book
from typebar.text.source import Source
from typebar.writers.json import write_book, write_script
from typebar.writers.registry import Options

PLAIN = Options()

SCRIPT = """Title: The *Lamp*
Author: A. Writer

# Act One

= They meet.

INT. KITCHEN - NIGHT #1A#

Rain.  **Anna** lights
the lamp. [[prop: lamp]]

ANNA (V.O.)
(low)
Who's there?

TOM ^
Nobody.

> CUT TO:

>THE END<

~la la

===

/* cut */

[[TODO: a note]]
"""


def _script(text: str, options: Options = PLAIN) -> dict[str, Any]:
    source = Source("a.fountain", text)
    work = Work(Metadata("The Lamp"), (parse(source).script,), (source,))
    data: dict[str, Any] = json.loads(write_script(work, options).data)
    return data


def _book(text: str) -> dict[str, Any]:
    source = Source("prose/01-a.md", text)
    work = Work(Metadata("The Lamp"), parse_book((source,)).chapters, (source,))
    data: dict[str, Any] = json.loads(write_book(work, Options()).data)
    return data


def test_elements_come_in_order_with_their_type() -> None:
    assert [element["type"] for element in _script(SCRIPT)["elements"]] == [
        "section",
        "synopsis",
        "scene-heading",
        "action",
        "dual-speech",
        "transition",
        "centred",
        "lyric",
        "page-break",
        "boneyard",
        "note",
    ]


def test_every_element_has_text_and_place() -> None:
    for element in _script(SCRIPT)["elements"]:
        assert {"type", "text", "path", "line", "end_line", "start", "end"} <= element.keys()
        assert SCRIPT.count("\n", 0, element["start"]) + 1 == element["line"]
        assert SCRIPT.count("\n", 0, element["end"]) + 1 == element["end_line"]


def test_elements_have_what_is_theirs() -> None:
    elements = {element["type"]: element for element in _script(SCRIPT)["elements"]}
    heading = elements["scene-heading"]
    assert (heading["prefix"], heading["location"], heading["time"], heading["number"]) == (
        "INT.",
        "KITCHEN",
        "NIGHT",
        "1A",
    )
    assert elements["section"]["level"] == 1
    left = elements["dual-speech"]["left"]
    assert left["cue"]["name"] == "ANNA"
    assert left["cue"]["extensions"] == ["V.O."]
    assert [part["type"] for part in left["parts"]] == ["parenthetical", "dialogue"]
    assert elements["dual-speech"]["right"]["text"] == "Nobody."
    assert elements["note"]["tag"] == "TODO"


def test_emphasis_is_told_apart_from_text() -> None:
    (action,) = (one for one in _script(SCRIPT)["elements"] if one["type"] == "action")
    assert action["text"].startswith("Rain.  Anna lights\nthe lamp.")
    assert {"text": "Anna", "emphasis": ["bold"]} in action["runs"]
    assert "runs" not in next(iter(_script("Plain.\n")["elements"]))


def test_notes_inside_elements_are_listed() -> None:
    notes = _script(SCRIPT)["notes"]
    assert [(note["tag"], note["line"]) for note in notes] == [("prop", 11), ("TODO", 30)]


def test_the_title_page_is_told() -> None:
    entry = _script(SCRIPT)["title_page"][0]
    assert (entry["key"], entry["text"], entry["line"]) == ("Title", "The Lamp", 1)


def test_pages_come_only_when_asked_for() -> None:
    assert "pages" not in _script(SCRIPT)
    pages = _script(SCRIPT, Options(with_pages=True))["pages"]
    lines = [line for page in pages for line in page["lines"]]
    assert {"row", "column", "kind", "line", "text"} <= lines[0].keys()
    cue = next(line for line in lines if line["kind"] == "cue")
    assert SCRIPT.splitlines()[cue["line"] - 1].startswith("ANNA")


def test_lone_surrogates_and_every_character_survive() -> None:
    (action,) = _script("A \ud800 \u2028 \x0b 日本\n")["elements"]
    assert action["text"] == "A \ud800 \u2028 \x0b 日本"


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("# One\n\nIt *rained*.\n", "paragraph", "It rained."),
        ("# One\n\nA.\n\n* * *\n\nB.\n", "scene-break", ""),
        ("# One\n\nA.\n\n> Said\n> so.\n", "quotation", "Said so."),
    ],
)
def test_chapters_have_blocks(text: str, kind: str, said: str) -> None:
    (chapter,) = _book(text)["chapters"]
    block = next(block for block in chapter["elements"] if block["type"] == kind)
    assert block["text"] == said
    assert text.splitlines()[block["line"] - 1] == text[block["start"] :].splitlines()[0]


def test_chapters_tell_what_they_are() -> None:
    (chapter,) = _book("# One\n\nIt rained.\n")["chapters"]
    assert (chapter["role"], chapter["title"], chapter["path"]) == (
        "chapter",
        "One",
        "prose/01-a.md",
    )
