"""The JSON Schema of reports as JSON; columns have the same names in CSV."""

from typing import Any

from typebar.reports.comparison import NAME as COMPARISON
from typebar.reports.formats.records import VERSION
from typebar.reports.registry import TOPICS
from typebar.reports.report import Unit

Data = dict[str, Any]

_TEXT: Data = {"type": "string"}
_VALUE: Data = {
    "description": "Null where there is none.",
    "oneOf": [
        {"type": ["string", "number", "null"]},
        {"type": "array", "items": _TEXT, "description": "Names; in CSV parted by semicolons."},
    ],
}
_UNIT: Data = {
    "enum": [unit.value for unit in Unit],
    "description": "eighths are whole eighths of a page, shares go from 0 to 1, seconds are whole; "
    "a label is a short text that stands in for a number.",
}


def _object(**properties: Data) -> Data:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
    }


def _list(of: Data) -> Data:
    return {"type": "array", "items": of}


def schema() -> Data:
    """The schema of all that `typebar report` and `typebar compare` write as JSON."""
    row: Data = {
        "type": "object",
        "additionalProperties": _VALUE,
        "description": "A value for each column, under its name.",
    }
    fact = _object(value=_VALUE, unit=_UNIT)
    report = _object(
        name={"enum": [*(topic.name for topic in TOPICS), COMPARISON]},
        title=_TEXT,
        summary={**_TEXT, "description": "What it comes to, in a sentence."},
        facts={"type": "object", "additionalProperties": fact},
        columns=_list(_object(name=_TEXT, title=_TEXT, unit=_UNIT)),
        rows=_list(row),
        total={"oneOf": [{"type": "null"}, row], "description": "Null where rows don't add up."},
        notes={**_list(_TEXT), "description": "How it was counted."},
    )
    work = _object(
        name={**_TEXT, "description": "The target, or the file."},
        title=_TEXT,
        kind={"enum": ["screenplay", "prose"]},
        language={**_TEXT, "description": "BCP 47."},
        reports=_list(report),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Reports on screenplays and prose",
    } | _object(schema={"const": "typebar-report"}, version={"const": VERSION}, works=_list(work))
