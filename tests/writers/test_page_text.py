"""Pages as text and as plain data."""

import json

import pytest

from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.errors import UsageError
from typebar.text.source import Source
from typebar.writers import page_text
from typebar.writers.pages_json import pages
from typebar.writers.registry import Options

SCRIPT = """Title: The Lamp
Author: A. Writer

INT. KITCHEN - NIGHT #1#

ANNA lights *the* lamp.

ANNA
(low)
There you are.
"""


def _work(*texts: str) -> Work:
    sources = tuple(Source(f"{index}.fountain", text) for index, text in enumerate(texts))
    return Work(Metadata(), tuple(parse(source).script for source in sources), sources)


def test_pages_are_parted_by_form_feeds() -> None:
    drawn = page_text.write(_work(SCRIPT), Options()).data.decode()
    title, body = drawn.split("\f")
    assert title.count("\n") == 26
    assert body.splitlines()[0].split() == ["1", "INT.", "KITCHEN", "-", "NIGHT", "1"]
    assert body.splitlines()[4:7] == [
        " " * 30 + "ANNA",
        " " * 24 + "(low)",
        " " * 20 + "There you are.",
    ]


def test_several_scripts_are_one_screenplay() -> None:
    drawn = page_text.write(
        _work(SCRIPT, "EXT. ROAD - DAY\n\nShe goes.\n"), Options()
    ).data.decode()
    assert drawn.count("\f") == 1
    assert drawn.rstrip().endswith("She goes.")


def test_what_ends_rows_elsewhere_stays_in_its_row() -> None:
    text = "INT. A\u2028B\n\nShe\x0c turns\x85 and\x1b[1m goes.\n\nANNA\nYes.\tNo.\n"
    drawn = page_text.write(_work(text), Options()).data.decode()
    assert [line.strip() for line in drawn.splitlines()] == [
        "INT. A B",
        "",
        "She turns and[1m goes.",
        "",
        "ANNA",
        "Yes. No.",
    ]


def test_a_script_without_text_has_no_pages() -> None:
    assert page_text.write(_work(""), Options()).data == b""
    assert pages(_work(""), Options()) == []


def test_an_unknown_profile_is_refused() -> None:
    with pytest.raises(UsageError, match="no page profile"):
        pages(_work(SCRIPT), Options(profile="imax"))


def test_every_line_has_its_place_and_its_source_line() -> None:
    title, body = json.loads(json.dumps(pages(_work(SCRIPT), Options())))
    assert title["label"] == ""
    assert [(line["text"], line["line"]) for line in title["lines"]] == [
        ("The Lamp", 1),
        ("A. Writer", 2),
    ]
    assert body["label"] == "1"
    assert [
        (line["kind"], line["row"], line["column"], line["line"]) for line in body["lines"]
    ] == [
        ("scene-number", 0, -7.5, None),
        ("scene-number", 0, 57.75, None),
        ("heading", 0, 0.0, 4),
        ("action", 2, 0.0, 6),
        ("cue", 4, 20.0, 8),
        ("parenthetical", 5, 14.0, 9),
        ("dialogue", 6, 10.0, 10),
    ]
    assert body["lines"][3]["runs"] == [
        {"text": "ANNA lights "},
        {"text": "the", "italic": True},
        {"text": " lamp."},
    ]


def test_breaks_tell_their_reason_and_what_was_weighed() -> None:
    text = "\n\n".join(["One."] * 26) + "\n\nANNA\n" + "I thought about it for years. " * 9
    first, second = pages(_work(text), Options())
    assert first["break"] == "between"
    assert {cut["reason"] for cut in first["rejected"]} == {"sentence"}
    assert first["rejected"][0]["score"] is None
    assert first["rejected"][0]["rule"] == "two rows must stand above, and two below"
    assert "break" not in second


def test_lines_of_a_second_source_are_those_of_that_source() -> None:
    (body,) = pages(_work("One.\n\nTwo.\n", "\n\n\nThree.\n"), Options())
    assert [line["line"] for line in body["lines"]] == [1, 3, 4]
