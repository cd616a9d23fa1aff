"""Every key and item of a TOML text has its place, however it is written."""

import tomllib

import pytest

from typebar.project.positions import Path, positions

TEXT = """# a comment = "x"
title = "The Lamp"  # and [another]
"quoted key" = 'it''s'.a = 1
""".replace("'it''s'.a = 1", "'[x]'")

NESTED = """[tool.typebar]
sources = [
  "a.md", # one
  'b.md',
]
point = { x = 1, y = [2, 3] }
a.b."c.d" = 2024-01-01 10:00:00

[[people]]
name = "one"

[[people]]
name = '''
two'''
[people.home]
city = \"\"\"x \\"\"\" ]\"\"\"
"""


def _shown(text: str, path: Path, *, key: bool = False) -> str:
    place = positions(text)[path]
    return text[place.key : place.key_end] if key else text[place.value : place.value_end]


def test_comments_and_quotes_do_not_mislead() -> None:
    tomllib.loads(TEXT)
    assert _shown(TEXT, ("title",)) == '"The Lamp"'
    assert _shown(TEXT, ("title",), key=True) == "title"
    assert _shown(TEXT, ("quoted key",), key=True) == '"quoted key"'
    assert _shown(TEXT, ("quoted key",)) == "'[x]'"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("tool", "typebar", "sources", 0), '"a.md"'),
        (("tool", "typebar", "sources", 1), "'b.md'"),
        (("tool", "typebar", "point"), "{ x = 1, y = [2, 3] }"),
        (("tool", "typebar", "point", "y", 1), "3"),
        (("tool", "typebar", "a", "b", "c.d"), "2024-01-01 10:00:00"),
        (("people", 0, "name"), '"one"'),
        (("people", 1, "name"), "'''\ntwo'''"),
        (("people", 1, "home", "city"), '"""x \\""" ]"""'),
    ],
)
def test_values_are_found(path: Path, value: str) -> None:
    tomllib.loads(NESTED)
    assert _shown(NESTED, path) == value


def test_headers_are_found() -> None:
    assert _shown(NESTED, ("tool", "typebar"), key=True) == "typebar"
    assert _shown(NESTED, ("tool",), key=True) == "tool"
    assert _shown(NESTED, ("people", 1), key=True) == "people"
    assert _shown(NESTED, ("people", 1)) == "[[people]]"


def test_carriage_returns_end_lines() -> None:
    text = 'a = "x"\r\nb = [\r\n 1,\r\n 2]\r\n[c]\r\n'
    assert _shown(text, ("b", 1)) == "2"
    assert _shown(text, ("c",)) == "[c]"
