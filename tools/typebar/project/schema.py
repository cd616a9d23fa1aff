"""The configuration's keys as a JSON schema: editors complete and check with it."""

from collections.abc import Sequence
from typing import Any

from typebar.lint.settings import keys as lint_keys
from typebar.project.keys import CONTRIBUTOR, CONTRIBUTORS, GOALS, PROJECT, TARGET, Key, Kind
from typebar.writers.contributors import ROLES
from typebar.writers.registry import WRITERS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_KINDS: dict[Kind, Schema] = {
    Kind.TEXT: _TEXT,
    Kind.LANGUAGE: _TEXT,
    Kind.IDENTIFIER: _TEXT,
    Kind.PATH: _TEXT,
    Kind.DATE: _TEXT,
    Kind.NUMBER: {"type": ["string", "number"]},
    Kind.COUNT: {"type": "integer", "minimum": 1},
    Kind.FLAG: {"type": "boolean"},
    Kind.TEXTS: {"oneOf": [_TEXT, _TEXTS]},
    Kind.LINES: {"oneOf": [_TEXT, _TEXTS]},
    Kind.PATHS: {"oneOf": [_TEXT, _TEXTS]},
    Kind.FORMATS: {
        "type": "array",
        "items": {"enum": [writer.name for writer in WRITERS]},
        "uniqueItems": True,
    },
}
_LINT_KINDS: dict[str, Schema] = {
    "string": _TEXT,
    "strings": _TEXTS,
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer", "minimum": 0},
    "table": {"type": "object"},
}


def schema() -> Schema:
    """The schema of typebar.toml."""
    target = _table(_simple(TARGET)) | {"required": ["sources"]}
    people = {"contributors": _contributors()}
    target["properties"] |= {"goals": _table(GOALS), **people}
    whole = _table(_simple(PROJECT))
    whole["properties"] |= {
        "targets": {"type": "object", "additionalProperties": target},
        "lint": _lint(),
        "goals": _table(GOALS),
        **people,
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "typebar.toml",
        **whole,
    }


def _contributors() -> Schema:
    one = _table(CONTRIBUTOR) | {"required": ["name"]}
    one["properties"]["role"] |= {"enum": list(ROLES)}
    return {"description": CONTRIBUTORS.summary, "type": "array", "items": one}


def _simple(keys: Sequence[Key]) -> list[Key]:
    """Those that aren't tables of their own."""
    return [key for key in keys if key.kind is not Kind.TABLE]


def _table(keys: Sequence[Key]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {"description": key.summary, **_KINDS[key.kind]} for key in keys},
    }


def _lint() -> Schema:
    properties = {}
    for key in lint_keys():
        properties[key.name] = {"description": key.doc, **_LINT_KINDS[key.kind]}
        if key.choices and key.kind == "string":
            properties[key.name] |= {"enum": list(key.choices)}
    return {"type": "object", "additionalProperties": False, "properties": properties}
