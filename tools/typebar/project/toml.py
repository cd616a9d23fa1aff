"""TOML documents that can say where each of their values stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from typebar.project.keys import Key, Kind
from typebar.text.errors import ConfigError
from typebar.text.source import Source

if TYPE_CHECKING:
    from typebar.project.positions import Path, Place

Table = Mapping[str, object]

_DECODE_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Document:
    """A TOML text, read; its places are looked for only when something is wrong."""

    source: Source
    data: Table
    _places: dict[Path, Place] = field(default_factory=dict, repr=False, compare=False)

    def offset(self, path: Path, *, key: bool = False) -> int:
        """Where the value at a path starts, or its key; failing that, the nearest outer table."""
        if not self._places:
            from typebar.project.positions import positions  # noqa: PLC0415 -- for mistakes

            self._places.update(positions(self.source.text))
        for length in range(len(path), 0, -1):
            if place := self._places.get(path[:length]):
                return place.key if key else place.value
        return 0

    def where(self, path: Path, *, key: bool = False) -> str:
        """`path:line:column` of a value or key."""
        line, column = self.source.position(self.offset(path, key=key))
        return f"{self.source.path}:{line}:{column}"


def read(source: Source) -> Document:
    """The document in a source.

    Raises:
        ConfigError: the text isn't TOML; the message has the place.
    """
    try:
        # tomllib takes LF and CR LF; a byte order mark is no part of a TOML text.
        return Document(source, tomllib.loads(source.text.removeprefix("\ufeff")))
    except tomllib.TOMLDecodeError as error:
        raise _broken(source, str(error)) from None
    except RecursionError:
        raise ConfigError(f"{source.path}:1:1: values are nested too deeply") from None


def _broken(source: Source, message: str) -> ConfigError:
    match = _DECODE_PLACE.search(message)
    what = message[: match.start()] if match else message
    if match and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        line, column = source.position(len(source.text))
    words, hint = _explained(what, source.line_text(line)[column - 1 : column])
    return ConfigError(f"{source.path}:{line}:{column}: this isn't TOML: {words}", help=hint)


_USUAL = 'texts stand in quotation marks, lists in square brackets: title = "The Title"'
_CURLY = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
_CLOSE = 'texts end with the mark that they begin with, on the same line: title = "The Title"'
_EXPLAINED = (
    ("illegal character '\\n'", "the quotation mark before this isn't closed", _CLOSE),
    ("illegal character '\\r'", "the quotation mark before this isn't closed", _CLOSE),
    ('expected "\'"', "the quotation mark before this isn't closed", _CLOSE),
    ("unterminated string", "the quotation mark before this isn't closed", _CLOSE),
    ("invalid value", "a value begins here that is no text, number, list or table", _USUAL),
    ("expected '=' after a key", "a line that isn't NAME = VALUE", _USUAL),
    ("cannot overwrite a value", "this name stands here a second time", "keep one of the two"),
    ("cannot declare", "this table stands here a second time", "keep its lines in one place"),
    ("unclosed array", 'a list that isn\'t closed with "]"', _USUAL),
    ("expected ']'", 'the name of this table isn\'t closed with "]"', "write [targets.book]"),
    (
        "unescaped '\\'",
        "a backslash says something else here",
        "write it twice, or put the text in single quotation marks",
    ),
)
"""What tomllib says, as its messages begin; what that means; what to do."""


def _explained(what: str, at: str) -> tuple[str, str]:
    """What is wrong, in a writer's words, and what to do.

    Args:
        what: what tomllib says.
        at: the character at the place.
    """
    if at and at in _CURLY:
        return f"curly quotation marks ({at}) hold no text here", 'use straight ones: "The Title"'
    said = what[:1].lower() + what[1:]
    for beginning, words, hint in _EXPLAINED:
        if said.startswith(beginning):
            return words, hint
    return said, _USUAL


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a document, read by its known keys."""

    document: Document
    path: Path
    data: Table

    def where(self, name: str, *, key: bool = False) -> str:
        """`path:line:column` of the value of a key, or of the key."""
        return self.document.where((*self.path, name), key=key)

    def table(self, name: str) -> Section:
        """The table under a key; an empty one where there is none.

        Raises:
            ConfigError: something else stands there.
        """
        value = self.data.get(name, {})
        if not isinstance(value, dict):
            raise self.wrong(name, "a table")
        return Section(self.document, (*self.path, name), cast(Table, value))

    def items(self, name: str) -> tuple[Section, ...]:
        """The tables of an array of tables, `[[name]]`.

        Raises:
            ConfigError: something else stands there.
        """
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(name, f"written as [[{name}]] tables")
        return tuple(
            Section(self.document, (*self.path, name, number), item)
            for number, item in enumerate(value)
        )

    def wrong(self, name: str, wanted: str) -> ConfigError:
        """The error for a value of the wrong type."""
        value = self.data[name]
        return ConfigError(
            f"{self.where(name)}: {name} must be {wanted}, and this is {_kind_of(value)}"
        )

    def check(self, keys: Sequence[Key]) -> None:
        """Look at every key and the type of its value.

        Raises:
            ConfigError: a key isn't known, or its value is of the wrong type.
        """
        known = {key.name: key for key in keys}
        for name, value in self.data.items():
            if name not in known:
                raise self._unknown(name, tuple(known))
            if not _fits(known[name].kind, value):
                raise self.wrong(name, known[name].kind.value)

    def _unknown(self, name: str, known: tuple[str, ...]) -> ConfigError:
        near = nearest(name, known)
        return ConfigError(
            f"{self.where(name, key=True)}: there is no key {name!r}"
            + (f" in [{'.'.join(map(str, self.path))}]" if self.path else ""),
            help=f"did you mean {near!r}?" if near else f"known keys: {', '.join(sorted(known))}",
        )

    def text(self, name: str, default: str = "") -> str:
        """A text; dates and numbers as they are written."""
        value = self.data.get(name, default)
        return value.strip() if isinstance(value, str) else str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        value = self.data.get(name, ())
        return (value,) if isinstance(value, str) else tuple(cast(Sequence[str], value))

    def flag(self, name: str) -> bool:
        """A truth; false when absent."""
        return bool(self.data.get(name, False))


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name that is spelled most like this one; empty when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 -- 10 ms that only a mistake pays

    spelled = {item.replace("_", "-").casefold(): item for item in known}
    near = get_close_matches(name.replace("_", "-").casefold(), list(spelled), n=1)
    return spelled[near[0]] if near else ""


def _fits(kind: Kind, value: object) -> bool:
    match kind:
        case Kind.TEXT | Kind.LANGUAGE | Kind.IDENTIFIER | Kind.PATH:
            return isinstance(value, str)
        case Kind.FLAG:
            return isinstance(value, bool)
        case Kind.DATE:
            return isinstance(value, str) or hasattr(value, "isoformat")
        case Kind.COUNT:
            return isinstance(value, int) and not isinstance(value, bool) and value > 0
        case Kind.NUMBER:
            return isinstance(value, str | int | float) and not isinstance(value, bool)
        case Kind.FORMATS:
            return _all_text(value)
        case Kind.TEXTS | Kind.LINES | Kind.PATHS:
            return isinstance(value, str) or _all_text(value)
        case Kind.TABLE:
            return isinstance(value, dict | list)


def _all_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _kind_of(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case str():
            return "text"
        case int() | float():
            return "a number"
        case list():
            return "a list" if _all_text(value) else "a list of something else than texts"
        case dict():
            return "a table"
    return "a date or time"
