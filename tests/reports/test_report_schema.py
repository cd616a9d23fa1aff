"""What programs get of reports is what its schema says, and keeps its names."""

import json
from typing import Any

import jsonschema
import pytest

from report_samples import everything, of_fountain, of_markdown
from typebar.reports.formats import records
from typebar.reports.formats.schema import schema

SCRIPT = """INT. KITCHEN - DAY

= They meet.

Rain. [[prop: lamp]]

ANNA
Who's there?

BEN
Nobody.
"""
PLAY = {
    "overview": "",
    "goals": "goal wanted reached share left",
    "cast": "character speeches words lines share scenes first_page last_page unseen "
    "distinct_words",
    "pairs": "one other scenes eighths exchanges",
    "gender": "gender listed speaking speeches words share",
    "pacing": "page scenes speech_rows action_rows rows share",
    "dialogue": "what rows share words",
    "duration": "what rate seconds share",
    "scenes": "scene heading page eighths rows seconds speakers",
    "breakdown": "scene setting location light page eighths cast tags synopsis",
    "one-liners": "scene heading page eighths synopsis",
    "locations": "location setting scenes eighths share first_page",
    "settings": "setting light scenes eighths share",
    "tags": "tag item times scenes page",
    "vocabulary": "word times share",
}
"""The columns of each report in JSON and CSV, in their order; another is another version."""
BOOK = {
    "overview": "",
    "goals": "goal wanted reached share left",
    "chapters": "number title words pages paragraphs quoted reading_seconds aloud_seconds",
    "people": "person mentions chapters first last",
    "vocabulary": "word times share",
}


def _play() -> dict[str, Any]:
    given = of_fountain(SCRIPT, "ANNA:female", "BEN:male", goals=(("words", 100),))
    data: dict[str, Any] = json.loads(records.write([everything(given)]))
    return data


def _book() -> dict[str, Any]:
    given = of_markdown("# One\n\nAnna walks.\n", cast=("ANNA:female",), goals=(("words", 100),))
    data: dict[str, Any] = json.loads(records.write([everything(given)]))
    return data


def _closed(part: Any) -> Any:
    """The schema, which takes nothing that it doesn't name."""
    if isinstance(part, list):
        return [_closed(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {key: _closed(value) for key, value in part.items()}
    return {"additionalProperties": False, **found} if "required" in found else found


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("data", [_play(), _book()], ids=["play", "book"])
def test_reports_are_what_the_schema_says_and_no_more(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(_closed(schema())).validate(data)


def test_the_schema_refuses_what_is_wrong() -> None:
    wrong = _play()
    wrong["works"][0]["reports"][0]["name"] = "weather"
    assert not jsonschema.Draft202012Validator(schema()).is_valid(wrong)


@pytest.mark.parametrize(("data", "columns"), [(_play(), PLAY), (_book(), BOOK)])
def test_columns_keep_their_names(data: dict[str, Any], columns: dict[str, str]) -> None:
    (work,) = data["works"]
    found = {
        report["name"]: " ".join(column["name"] for column in report["columns"])
        for report in work["reports"]
    }
    assert found == columns
