"""SARIF is what its standard says, by the schema of the standard."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from typebar.lint import run
from typebar.lint.document import read
from typebar.lint.formats import Style, write
from typebar.lint.settings import Settings
from typebar.text.source import Source

SCHEMA = json.loads((Path(__file__).parent / "schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

TEXTS = {
    "nothing": ("a.fountain", "INT. HALL - DAY\n\nRain.\n"),
    "fixes": ("some folder/a,b.fountain", "Cafe\u0301 waits , for the the bus.\n\nBEN ^\nAlone.\n"),
    "one finding at many places": ("ü.md", "He said \"no.\" “Yes.” “Yes.”\n\n'It' is… it is...\n"),
    "the end of a text": ("a.md", "# A\n\nLast line"),
    "an empty text": ("a.md", ""),
    "a name that is no UTF-8": ("a\udcff.md", "He waits , for him.\n"),
}


def sarif(path: str, text: str) -> dict[str, Any]:
    report = run.check([read(Source(path, text))], Settings(preset="strict"))
    data: dict[str, Any] = json.loads(write("sarif", report, Style()))
    return data


@pytest.mark.parametrize("name", TEXTS)
def test_logs_are_valid(name: str) -> None:
    faults = [error.message for error in VALIDATOR.iter_errors(sarif(*TEXTS[name]))]
    assert faults == []


def test_the_schema_refuses_what_is_wrong() -> None:
    log = sarif(*TEXTS["fixes"])
    log["runs"][0]["results"][0]["level"] = "info"
    assert not VALIDATOR.is_valid(log)
