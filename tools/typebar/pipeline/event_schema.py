"""The JSON Schema of a line of `typebar build --json`."""

from typing import Any

from typebar.pipeline.events import Outcome

Data = dict[str, Any]

_TEXT: Data = {"type": "string"}
_COUNT: Data = {"type": "integer", "minimum": 0}
_SECONDS: Data = {"type": "number", "minimum": 0}
_PLACE: Data = {
    "path": _TEXT,
    **{
        name: {"type": "integer", "minimum": 1, "description": "From 1; columns in characters."}
        for name in ("line", "column", "end_line", "end_column")
    },
}


def schema() -> Data:
    """The schema of one event; the last of a build is `finished`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An event of a build, one a line",
        "oneOf": [
            _event("planned", "It's known what there is to do.", outputs=_COUNT, stale=_COUNT),
            _event("started", "An output is being made.", output=_TEXT, reason=_TEXT),
            _ended(),
            _event("found", "A finding in a text, once a build.", diagnostic=_finding()),
            _event("retried", "Its worker died; once more.", output=_TEXT, reason=_TEXT),
            _event("forgotten", "What was made can't be remembered.", reason=_TEXT),
            _event("finished", "The last word.", exit_code=_COUNT, seconds=_SECONDS),
        ],
    }


def _event(name: str, meaning: str, **fields: Data) -> Data:
    return _object(("event", *fields), event={"const": name}, **fields) | {"description": meaning}


def _ended() -> Data:
    always = {
        "event": {"const": "ended"},
        "output": {**_TEXT, "description": "A target's name where it can't be planned."},
        "outcome": {"enum": [one.value for one in Outcome]},
        "exit_code": {**_COUNT, "description": "0, or why it failed."},
        "seconds": _SECONDS,
        "size": {**_COUNT, "description": "Bytes."},
    }
    other = {"reason": _TEXT, "help": _TEXT, "words": _COUNT, "minutes": _COUNT, "pages": _COUNT}
    meaning = "An output is there, or failed."
    return _object(tuple(always), **always, **other) | {"description": meaning}


def _finding() -> Data:
    edit = _object((*_PLACE, "text"), **_PLACE, text=_TEXT)
    fix = {"title": _TEXT, "safe": {"type": "boolean"}, "edits": {"type": "array", "items": edit}}
    fields = {
        "code": _TEXT,
        "name": _TEXT,
        "severity": {"enum": ["error", "warning", "info"]},
        **_PLACE,
        "message": _TEXT,
        "help": _TEXT,
        "fix": {"oneOf": [{"type": "null"}, _object(tuple(fix), **fix)]},
    }
    return _object(tuple(fields), **fields)


def _object(required: tuple[str, ...], **properties: Data) -> Data:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
    }
