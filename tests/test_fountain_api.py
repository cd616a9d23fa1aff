"""The public face of the Fountain reader: its examples run, and it never raises."""

import doctest
import json

import pytest

from typebar import fountain


def test_every_example_in_the_documentation_runs() -> None:
    result = doctest.testmod(fountain)
    assert result.attempted >= 9
    assert result.failed == 0


def test_what_is_public_is_this() -> None:
    assert fountain.__all__ == ["Script", "format", "parse"]


def test_json_has_the_places_of_everything() -> None:
    said = json.loads(fountain.parse("Title: A\n\nANNA\nHi. [[x]]\n").to_json())
    assert said["schema"] == 1
    assert said["metadata"]["title"] == "A"
    (speech,) = said["elements"]
    assert (speech["line"], speech["start"], speech["end"]) == (3, 10, 24)
    assert said["notes"][0]["text"] == "x"


@pytest.mark.parametrize("text", ["", "\ufeff", "\r", "\ud800", "[[", "/*", "*" * 9, "\x00", "^"])
def test_no_text_raises(text: str) -> None:
    script = fountain.parse(text)
    list(script.walk())
    script.to_json()
    assert fountain.parse(script.to_fountain()).to_fountain() == script.to_fountain()
    fountain.format(text)
