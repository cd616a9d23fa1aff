"""What the JSON writer makes is what its schema says."""

import copy
import json
from typing import Any

import pytest

from typebar import fountain
from typebar.writers.json_schema import schema

TEXT = """Title: *Two*
Author: One

# Act

= They meet.

INT. A - DAY #1#

*Rain*. [[prop: lamp]]

ANNA (V.O.)
(softly)
Yes.
~la

TOM ^
No.

> END <

~la

CUT TO:

/* set aside */

{{include: two.fountain}}

=== 12A ===
"""


def _validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema", reason="the test group installs jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def _said() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(fountain.parse(TEXT).to_json())
    return said


def test_a_script_with_every_element_is_valid() -> None:
    said = _said()
    assert list(_validator().iter_errors(said)) == []
    kinds = {element["type"] for element in said["elements"]}
    assert kinds >= set(schema()["$defs"]) - {"cue", "part", "runs", "speech", "note"}


@pytest.mark.parametrize("key", ["line", "text", "type"])
def test_a_missing_key_is_told(key: str) -> None:
    said = copy.deepcopy(_said())
    del said["elements"][0][key]
    assert list(_validator().iter_errors(said))


def test_another_version_is_not_this_one() -> None:
    assert list(_validator().iter_errors(_said() | {"schema": 99}))
