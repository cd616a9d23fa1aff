"""The lines of `typebar build --json` are what their schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from command_line import SCRIPT, project, typebar
from typebar.pipeline import events
from typebar.pipeline.event_schema import schema

VALIDATOR = jsonschema.Draft202012Validator(schema())


def _closed(event: dict[str, Any]) -> bool:
    """Whether the event has no field that its schema doesn't name."""
    kinds = {one["properties"]["event"]["const"]: one["properties"] for one in schema()["oneOf"]}
    return event.keys() <= kinds[event["event"]].keys()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_a_build_says_what_the_schema_says_and_no_more(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "script.fountain").write_text(f"{SCRIPT}\n[[open\n\nRain  falls.\n", encoding="utf-8")
    (root / "build").mkdir()
    (root / "build" / ".cache").write_text("a file", encoding="utf-8")
    (root / "build" / "book.json").mkdir()
    lines = []
    for options in ((), ("--dry-run",), ("--keep-going",)):
        lines += typebar("build", "--json", *options, cwd=root).out.splitlines()
    found = [json.loads(line) for line in lines]
    assert {one["event"] for one in found} == {
        *("planned", "started", "found", "ended", "forgotten", "finished")
    }
    assert {one["outcome"] for one in found if one["event"] == "ended"} >= {"built", "failed"}
    for one in found:
        VALIDATOR.validate(one)
        assert _closed(one), one


@pytest.mark.parametrize(
    "event",
    [
        events.Retried("build/book.pdf", "its worker ended unexpectedly (SIGKILL)"),
        events.Ended("build/book.pdf", events.Outcome.RESTORED, "book.md changed", size=7),
        events.Finished(130, 0.25),
    ],
)
def test_events_that_are_rare_are_in_it_too(event: Any) -> None:
    VALIDATOR.validate(events.as_data(event))


def test_it_refuses_what_is_none() -> None:
    assert not VALIDATOR.is_valid({"event": "weather"})
    assert not VALIDATOR.is_valid({"event": "finished", "exit_code": "0", "seconds": 1})
