"""The JSON Schema of what the JSON writer makes, for programs that read it."""

from typing import Any

from typebar.writers.json import SCHEMA

Data = dict[str, Any]

_TEXT: Data = {"type": "string"}
_FLAG: Data = {"type": "boolean"}
_COUNT: Data = {"type": "integer", "minimum": 0}
_PLACE: Data = {
    "path": {"type": "string", "description": "The source's path, as in `sources`."},
    "line": {"type": "integer", "minimum": 1},
    "end_line": {"type": "integer", "minimum": 1},
    "start": {"type": "integer", "minimum": 0, "description": "Code points from its beginning."},
    "end": {"type": "integer", "minimum": 0, "description": "Half open."},
}
_MAYBE: Data = {"type": ["string", "null"]}


def _named(kind: str, /, **own: Data) -> Data:
    """An element: its type, its text, its place and its own fields."""
    properties = {"type": {"const": kind}, "text": _TEXT, **_PLACE, **own}
    return _closed(properties, optional=("runs",)) | {
        "properties": properties | {"runs": {"$ref": "#/$defs/runs"}}
    }


def _closed(properties: Data, *, optional: tuple[str, ...] = ()) -> Data:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
    }


def _list(of: Data) -> Data:
    return {"type": "array", "items": of}


def _refer(name: str) -> Data:
    return {"$ref": f"#/$defs/{name}"}


_ELEMENTS: dict[str, Data] = {
    "scene-heading": _named(
        "scene-heading", prefix=_MAYBE, location=_MAYBE, time=_MAYBE, number=_MAYBE, forced=_FLAG
    ),
    "action": _named("action", forced=_FLAG),
    "centred": _named("centred"),
    "lyric": _named("lyric"),
    "speech": _named("speech", cue=_refer("cue"), parts=_list(_refer("part"))),
    "dual-speech": _named("dual-speech", left=_refer("speech"), right=_refer("speech")),
    "transition": _named("transition", forced=_FLAG),
    "section": _named("section", level=_COUNT),
    "synopsis": _named("synopsis"),
    "note": _named("note", kind={"enum": ["plain", "tag", "directive"]}, tag=_TEXT),
    "boneyard": _named("boneyard"),
    "page-break": _named("page-break", label=_TEXT),
    "include": _named("include"),
}
_PARTS: Data = {
    "cue": _named("cue", name=_TEXT, extensions=_list(_TEXT), dual=_FLAG, forced=_FLAG),
    "part": {
        "oneOf": [_named(kind) for kind in ("parenthetical", "dialogue", "lyric")],
    },
    "runs": _list(
        _closed(
            {
                "text": _TEXT,
                "emphasis": _list({"enum": ["bold", "italic", "underline"]}),
            }
        )
    ),
}


def schema() -> Data:
    """The schema of a screenplay's JSON, in draft 2020-12.

    It says what is there, not that nothing else is: later versions of the same number add keys.
    """
    source = _closed({"path": _TEXT, "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"}})
    entry = _named("title-entry", key=_TEXT)
    properties: Data = {
        "format": {"const": "typebar"},
        "schema": {"const": SCHEMA},
        "kind": {"const": "screenplay"},
        "metadata": {"type": "object"},
        "sources": _list(source),
        "title_page": _list(entry),
        "elements": _list({"oneOf": [_refer(name) for name in _ELEMENTS]}),
        "notes": _list(_refer("note")),
        "pages": {"type": "array", "description": "Only where they were asked for."},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A screenplay as typebar writes it",
        **_closed(properties, optional=("pages",)),
        "$defs": _ELEMENTS | _PARTS,
    }
