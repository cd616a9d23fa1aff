"""Page styles of a writer's own, in TOML: read, and looked at before pages are made with them."""

import math
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, assert_never, cast

from typebar.layout.style import PROFILES, complete
from typebar.project.files import read_bytes
from typebar.project.toml import Document, nearest, read
from typebar.text.decode import decode
from typebar.text.errors import ConfigError

SUFFIX = ".toml"
_Path = tuple[str, ...]


class Range(NamedTuple):
    """Numbers from one to another."""

    least: float
    most: float
    whole: bool = False
    unit: str = ""


class OneOf(NamedTuple):
    """One of these texts."""

    choices: tuple[str, ...]


class ListOf(NamedTuple):
    """A list of these texts."""

    choices: tuple[str, ...]


Rule = Range | OneOf | ListOf | type[str] | type[bool]
_WIDTH = Range(1, 200, whole=True, unit=" columns")
_COLUMN = Range(-15, 150, unit=" columns")
_PAPER: Mapping[str, Rule] = {
    "width_mm": Range(70, 600, unit=" mm"),
    "height_mm": Range(70, 900, unit=" mm"),
    "left_inches": Range(0, 6, unit=" inches"),
    "top_inches": Range(0, 6, unit=" inches"),
    "rows": Range(10, 200, whole=True, unit=" rows"),
}
_ELEMENT: Mapping[str, Rule] = {
    "column": _COLUMN,
    "width": _WIDTH,
    "before": Range(0, 9, whole=True, unit=" rows"),
    "hang": Range(0, 9, whole=True, unit=" columns"),
    "outdent": Range(0, 20, whole=True, unit=" columns"),
    "spacing": Range(1, 3, whole=True, unit=" rows"),
    "capitals": bool,
    "emphasis": ListOf(("bold", "italic", "underline")),
    "align": OneOf(("left", "centre", "right")),
}
_DUAL: Mapping[str, Rule] = {"cue_column": _COLUMN, "right_column": _COLUMN}
_MARKS: Mapping[str, Rule] = {
    "more_column": _COLUMN,
    "numbered_width": Range(20, 200, whole=True, unit=" columns"),
    "page_number_right": _COLUMN,
    "scene_number_left": _COLUMN,
    "scene_number_right": _COLUMN,
    "more_text": str,
    "continued_text": str,
    "page_number_format": str,
    "automatic_continued": bool,
    "scene_continued": bool,
    "scene_continued_text": str,
    "number_cues": bool,
    "numbering": OneOf(("kept", "automatic", "none")),
}
_FAMILY = re.compile(r"[^\W_][\w .&-]{0,60}")
_SPOKEN = ("dialogue", "parenthetical", "lyric")
_SET = (
    *("heading", "shot", "action", "centred", "cue", "parenthetical", "dialogue", "lyric"),
    *("transition", "note", "section", "synopsis"),
)
"""Kinds that a profile has measures for."""


def is_file(profile: str) -> bool:
    """Whether a profile's name is the path of a file."""
    return profile.lower().endswith(SUFFIX)


def load(place: Path, shown: str) -> str:
    """The text of a profile, which `layout.style.chosen` makes pages with.

    Raises:
        SourceError: the file isn't there.
        ConfigError: it's no profile; the message has line and column.
    """
    source, faults = decode(shown, read_bytes(place, shown))
    if faults:
        raise ConfigError(f"{shown}: {faults[0].message}", help=faults[0].help)
    check(read(source))
    return source.text


def check(document: Document) -> None:
    """Look at every key, value and measure of a profile.

    Raises:
        ConfigError: something in it can't be; the message has line and column.
    """
    reader = _Reader(document)
    tables = ("paper", "elements", "dual", "marks")
    texts: Mapping[str, Rule] = {"extends": OneOf(tuple(PROFILES)), "summary": str, "font": str}
    reader.known((), document.data, (*texts, *tables))
    for name, rule in texts.items():
        if name in document.data:
            reader.value((name,), rule)
    for name in tables:
        if not isinstance(document.data.get(name, {}), dict):
            raise reader.wrong((name,), "a table")
    reader.table(("paper",), _PAPER)
    reader.kinds(("elements",), _SET)
    reader.kinds(("dual",), _SPOKEN, _DUAL)
    reader.table(("marks",), _MARKS)
    _fits(reader)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document

    def at(self, path: _Path) -> object:
        """The value at a path; an empty table where there is none."""
        found: object = self.document.data
        for name in path:
            found = cast(Mapping[str, object], found).get(name, {})
        return found

    def table(self, path: _Path, rules: Mapping[str, Rule]) -> None:
        found = cast(Mapping[str, object], self.at(path))
        self.known(path, found, tuple(rules))
        for name in found:
            self.value((*path, name), rules[name])

    def kinds(self, path: _Path, names: Sequence[str], rules: Mapping[str, Rule] = {}) -> None:
        found = cast(Mapping[str, object], self.at(path))
        self.known(path, found, (*names, *rules))
        for name, value in found.items():
            if name in rules:
                self.value((*path, name), rules[name])
            elif isinstance(value, dict):
                self.table((*path, name), _ELEMENT)
            else:
                raise self.wrong((*path, name), "a table of measures")

    def known(self, path: _Path, found: Mapping[str, object], names: Sequence[str]) -> None:
        for name in found:
            if name not in names:
                near = nearest(name, names)
                raise ConfigError(
                    f"{self.document.where((*path, name), key=True)}: a profile has no key {name!r}"
                    + (f" in [{'.'.join(path)}]" if path else ""),
                    help=f"did you mean {near!r}?" if near else f"known keys: {', '.join(names)}",
                )

    def value(self, path: _Path, rule: Rule) -> None:
        value = self.at(path)
        match rule:
            case Range():
                self.number(path, value, rule)
            case OneOf(choices):
                if value not in choices:
                    raise self.wrong(path, f"one of {', '.join(choices)}")
            case ListOf(choices):
                if not (isinstance(value, list) and all(one in choices for one in value)):
                    raise self.wrong(path, f"a list of {', '.join(choices)}")
            case type():
                if not isinstance(value, rule):
                    raise self.wrong(path, "text" if rule is str else "true or false")
                if path == ("font",) and not _FAMILY.fullmatch(str(value)):
                    raise self.wrong(path, "the name of a family of fonts")
                if path[-1] == "page_number_format" and str(value).count("{}") != 1:
                    raise self.wrong(path, 'text with one "{}" for the number')
                if path[-1] == "page_number_format" and str(value).count("{") > 1:
                    raise self.wrong(path, 'text without other brackets than "{}"')
            case _:
                assert_never(rule)

    def number(self, path: _Path, value: object, rule: Range) -> None:
        counts = isinstance(value, int) or (isinstance(value, float) and not rule.whole)
        if not counts or isinstance(value, bool):
            raise self.wrong(path, "a whole number" if rule.whole else "a number")
        if not rule.least <= cast(float, value) <= rule.most:
            raise self.wrong(path, f"from {rule.least:g} to {rule.most:g}{rule.unit}")

    def wrong(self, path: _Path, wanted: str) -> ConfigError:
        return ConfigError(f"{self.document.where(path)}: {path[-1]} must be {wanted}")


def _fits(reader: _Reader) -> None:
    """Whether everything stands on the sheet.

    Raises:
        ConfigError: it doesn't.
    """
    whole = complete(reader.document.data)
    paper = whole["paper"]
    height = paper["top_inches"] + paper["rows"] / 6
    if height * 25.4 > paper["height_mm"]:
        most = math.floor((paper["height_mm"] / 25.4 - paper["top_inches"]) * 6)
        raise ConfigError(
            f"{_own(reader, 'paper', ('rows', 'height_mm', 'top_inches'))}: "
            f"{paper['rows']} rows don't fit on the sheet",
            help=f"it has room for {max(most, 0)} below the upper margin",
        )
    room = (paper["width_mm"] / 25.4 - paper["left_inches"]) * 10
    for group, shift in (("elements", 0.0), ("dual", whole["dual"]["right_column"])):
        for name, table in whole[group].items():
            if isinstance(table, dict):
                _fits_across(reader, (group, name), table, room - shift, paper["left_inches"])


def _fits_across(
    reader: _Reader, path: _Path, table: Mapping[str, float], room: float, left: float
) -> None:
    column, width = table["column"], table["width"]
    if column - table.get("outdent", 0) < -left * 10 or column + width > room:
        raise ConfigError(
            f"{_own(reader, *path, ('width', 'column', 'outdent'))}: {path[-1]} reaches from "
            f"column {column:g} to {column + width:g}, and the sheet from {-left * 10:g} to "
            f"{math.floor(room)}",
            help="make it narrower, or the sheet wider",
        )


def _own(reader: _Reader, *path: str | tuple[str, ...]) -> str:
    """The place of the first of these keys that the file itself has, else that of its table."""
    *tables, names = path
    inner = tuple(cast(list[str], tables))
    found = cast(Mapping[str, object], reader.at(inner))
    name = next((name for name in cast(tuple[str, ...], names) if name in found), "")
    return reader.document.where((*inner, name) if name else inner, key=not name)
