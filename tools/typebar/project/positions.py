"""Where keys and values stand in a TOML text: tomllib reads them without telling."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

Path = tuple[str | int, ...]
"""Keys from the top of a document; the items of arrays by number, from 0."""


class Place(NamedTuple):
    """Offsets of a key and of its value; an item of an array has its value's for both."""

    key: int
    key_end: int
    value: int
    value_end: int


_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""([A-Za-z0-9_-]+)|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'""")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\r\n]*")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


@dataclass(slots=True)
class _Scan:
    """How far a text is read, and what was found."""

    text: str
    places: dict[Path, Place] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)
    """Arrays of tables -> number of their last item."""


def positions(text: str) -> dict[Path, Place]:
    """The places of all keys, tables and items of a text that tomllib has accepted."""
    scan = _Scan(text)
    at = _BLANK.match(text, 0).end()  # type: ignore[union-attr]  # matches the empty string
    table: Path = ()
    while at < len(text):
        if text[at] == "[":
            table, at = _header(scan, at)
        else:
            at = _pair(scan, at, table)
        at = _skip(text, at)
    return scan.places


def _skip(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _header(scan: _Scan, at: int) -> tuple[Path, int]:
    """Read `[a.b]` or `[[a.b]]`; give the table's path and what follows the brackets."""
    size = 2 if scan.text.startswith("[[", at) else 1
    start = at + size
    keys, stop = _keys(scan.text, start)
    path: Path = ()
    for key, first, last in keys[:-1]:
        path = _latest(scan, (*path, key))
        scan.places.setdefault(path, Place(first, last, at, at))
    path = (*path, keys[-1][0])
    if size == 2:
        scan.counts[path] = scan.counts.get(path, -1) + 1
        path = (*path, scan.counts[path])
    end = scan.text.index("]", stop) + size
    scan.places.setdefault(path, Place(*keys[-1][1:], at, end))
    return path, end


def _latest(scan: _Scan, path: Path) -> Path:
    return (*path, scan.counts[path]) if path in scan.counts else path


def _keys(text: str, at: int) -> tuple[list[tuple[str, int, int]], int]:
    """A dotted key: each part with its offsets, and what follows."""
    keys = []
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]  # matches the empty string
        match = _KEY.match(text, at)
        if match is None:
            raise ValueError(f"no key at {at}")
        bare, basic, literal = match.groups()
        name = bare or (literal if basic is None else _ESCAPE.sub(_unescape, basic)) or ""
        keys.append((name, match.start(), match.end()))
        at = _SPACE.match(text, match.end()).end()  # type: ignore[union-attr]  # as above
        if not text.startswith(".", at):
            return keys, at
        at += 1


def _unescape(match: re.Match[str]) -> str:
    short, long, simple = match.groups()
    return _ESCAPES.get(simple, simple) if simple else chr(int(short or long, 16))


def _pair(scan: _Scan, at: int, table: Path) -> int:
    """Read `key = value`; give what follows."""
    keys, stop = _keys(scan.text, at)
    start = _skip(scan.text, scan.text.index("=", stop) + 1)
    path = table
    for key, first, last in keys:
        path = (*path, key)
        scan.places.setdefault(path, Place(first, last, start, start))
    end = _value(scan, start, path)
    scan.places[path] = Place(*keys[-1][1:], start, end)
    return end


def _value(scan: _Scan, at: int, path: Path) -> int:
    """Read a value; give what follows."""
    if match := _STRING.match(scan.text, at):
        return match.end()
    match scan.text[at]:
        case "[":
            return _array(scan, at + 1, path)
        case "{":
            return _inline_table(scan, at + 1, path)
    scalar = _SCALAR.match(scan.text, at)
    return at + len(scalar[0].rstrip()) if scalar else at


def _array(scan: _Scan, at: int, path: Path) -> int:
    number = 0
    at = _skip(scan.text, at)
    while scan.text[at] != "]":
        end = _value(scan, at, (*path, number))
        scan.places[(*path, number)] = Place(at, end, at, end)
        at = _skip(scan.text, end)
        if scan.text[at] == ",":
            at = _skip(scan.text, at + 1)
        number += 1
    return at + 1


def _inline_table(scan: _Scan, at: int, path: Path) -> int:
    at = _skip(scan.text, at)
    while scan.text[at] != "}":
        at = _skip(scan.text, _pair(scan, at, path))
        if scan.text[at] == ",":
            at = _skip(scan.text, at + 1)
    return at + 1
