"""Front matter: what a source says of itself above its text.

TOML between lines of `+++`, or plain `key: value` lines between lines of `---`. The second isn't
YAML: a value is the rest of its line, quotation marks around it are taken off, `[a, b]` and lines
of `- a` are lists, a line that is indented goes on with the value above it.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

from typebar.readers.markdown.faults import FRONT_MATTER
from typebar.text import language
from typebar.text.diagnostics import Diagnostic
from typebar.text.isbn import wrong_isbn
from typebar.text.source import Source, Span

Value = str | bool | int | tuple[str, ...]

CHAPTER_KEYS = (
    "title",
    "subtitle",
    "role",
    "place",
    "numbered",
    "number",
    "toc",
    "slug",
    "language",
    "lang",
)
"""Keys that say something of one part of a book."""
BOOK_KEYS = (
    "author",
    "authors",
    "contributors",
    "date",
    "description",
    "draft",
    "editor",
    "identifier",
    "illustrator",
    "isbn",
    "keywords",
    "publisher",
    "rights",
    "series",
    "series_number",
    "subjects",
    "tags",
    "translator",
)
"""Keys that say something of the whole work; they are handed on as they are."""
_FLAGS = ("numbered", "toc")
_FENCES = {"---": "---", "+++": "+++"}
_PAIR = re.compile(r"([A-Za-z_][\w .-]*?)[ \t]*:(?:[ \t]+(.*)|[ \t]*)$")
_TOML_PLACE = re.compile(r"\(at line (\d+), column \d+\)")
_TOML_KEY = re.compile(r"""[ \t]*["']?([\w-]+)["']?[ \t]*=""")
_WORDS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values a source gives itself, and where its text begins."""

    values: dict[str, Value] = field(default_factory=dict)
    """By key in small letters, with underscores for blanks and hyphens."""
    places: dict[str, Span] = field(default_factory=dict)
    """Where each key stands."""
    body_line: int = 0
    """Index of the first line behind it."""
    diagnostics: tuple[Diagnostic, ...] = ()

    def text(self, *keys: str) -> str:
        """The value of the first of these keys that is there, as text."""
        for key in keys:
            if key in self.values:
                value = self.values[key]
                return ", ".join(value) if isinstance(value, tuple) else str(value)
        return ""

    def flag(self, key: str) -> bool | None:
        """A value that is true or false; none where it isn't given."""
        value = self.values.get(key)
        return value if isinstance(value, bool) else None


def read(source: Source) -> FrontMatter:
    """The front matter of a source; one without any begins at line 0 and says nothing."""
    stop = closing_line(source)
    if stop is None:
        return FrontMatter()
    lines = [source.line_text(number + 1) for number in range(1, stop)]
    if source.line_text(1).lstrip("\ufeff").strip() == "+++":
        return _toml(source, lines, stop)
    return _pairs(source, lines, stop)


def closing_line(source: Source) -> int | None:
    """Index of the line that closes front matter, if the source opens with any.

    A `---` that opens a source may be a scene break: it's front matter only where lines of
    `key: value` and nothing else stand between it and the next.
    """
    count = len(source.line_starts)
    mark = source.line_text(1).lstrip("\ufeff").strip() if count > 1 else ""
    if mark not in _FENCES:
        return None
    for number in range(2, count + 1):
        line = source.line_text(number)
        if line.strip() in (mark, "..." if mark == "---" else mark):
            return number - 1
        if mark == "---" and not _belongs(line, number):
            return None
    return None


def _belongs(line: str, number: int) -> bool:
    if not line.strip() or line.lstrip().startswith("#"):
        return number > 2 or bool(line.strip())
    return bool(_PAIR.match(line)) or (number > 2 and line.startswith((" ", "\t", "- ")))


def _toml(source: Source, lines: list[str], stop: int) -> FrontMatter:
    places: dict[str, Span] = {}
    for index, line in enumerate(lines):
        if match := _TOML_KEY.match(line):
            places.setdefault(_name(match[1]), _key_span(source, index + 1, match))
    try:
        table = tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return FrontMatter(body_line=stop + 1, diagnostics=(_not_toml(source, str(error), stop),))
    values = {_name(key): _plain(value) for key, value in table.items()}
    return _checked(values, places, stop)


def _not_toml(source: Source, message: str, stop: int) -> Diagnostic:
    place = _TOML_PLACE.search(message)
    line = min(int(place[1]) if place else 1, stop - 1)
    start = source.line_starts[line]
    words = message[: place.start()].strip().lower() if place else "it can't be read"
    return FRONT_MATTER.at(
        Span(source.path, start, start + len(source.line_text(line + 1))),
        f"this front matter isn't TOML: {words}",
        'write `key = "value"`, one a line',
    )


def _pairs(source: Source, lines: list[str], stop: int) -> FrontMatter:
    values: dict[str, Value] = {}
    places: dict[str, Span] = {}
    key = ""
    for index, line in enumerate(lines):
        match = _PAIR.match(line)
        if match and not line.startswith((" ", "\t", "- ")):
            key = _name(match[1])
            values[key] = _scalar(key, match[2] or "")
            places[key] = _key_span(source, index + 1, match)
        elif key and line.strip() and not line.lstrip().startswith("#"):
            values[key] = _longer(values[key], line.strip())
    return _checked(values, places, stop)


def _longer(value: Value, line: str) -> Value:
    if line.startswith("- "):
        before = value if isinstance(value, tuple) else ((str(value),) if value else ())
        return (*before, _unquoted(line[2:].strip()))
    if isinstance(value, tuple):
        return (*value, line)
    return f"{value} {line}".strip()


def _scalar(key: str, text: str) -> Value:
    text = text.strip()
    if key in _FLAGS and text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if text.startswith("[") and text.endswith("]"):
        return tuple(_unquoted(part.strip()) for part in text[1:-1].split(",") if part.strip())
    return _unquoted(text)


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text


def _plain(value: object) -> Value:
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return str(value)


def _name(key: str) -> str:
    return re.sub(r"[ .-]+", "_", key.strip().lower())


def _key_span(source: Source, line: int, match: re.Match[str]) -> Span:
    start = source.line_starts[line]
    return Span(source.path, start + match.start(1), start + match.end(1))


def _checked(values: dict[str, Value], places: dict[str, Span], stop: int) -> FrontMatter:
    found = [
        *_unknown_keys(values, places),
        *_wrong_flags(values, places),
        *_wrong_language(values, places),
        *_wrong_isbn(values, places),
    ]
    told = {key: value for key, value in values.items() if not _is_wrong_language(key, value)}
    return FrontMatter(told, places, stop + 1, tuple(found))


def _unknown_keys(values: dict[str, Value], places: dict[str, Span]) -> Iterator[Diagnostic]:
    known = (*CHAPTER_KEYS, *BOOK_KEYS)
    for key in values:
        if key in known or key not in places:
            continue
        from difflib import get_close_matches  # noqa: PLC0415 -- for typing errors only

        near = get_close_matches(key, known, 1)
        yield FRONT_MATTER.at(
            places[key],
            f'front matter knows no key "{key[:40]}"',
            f'did you mean "{near[0]}"?' if near else f"keys are {', '.join(CHAPTER_KEYS)}",
        )


def _wrong_flags(values: dict[str, Value], places: dict[str, Span]) -> Iterator[Diagnostic]:
    for key in _FLAGS:
        if key in values and key in places and not isinstance(values[key], bool):
            yield FRONT_MATTER.at(places[key], f'"{key}" is either true or false')


def _wrong_language(values: dict[str, Value], places: dict[str, Span]) -> Iterator[Diagnostic]:
    for key, value in values.items():
        if key in places and _is_wrong_language(key, value):
            tag = str(value)[:40]
            message = f'"{tag}" isn\'t the tag of a language; that of the work holds'
            yield FRONT_MATTER.at(places[key], message, language.EXAMPLES)


def _is_wrong_language(key: str, value: Value) -> bool:
    return key in ("language", "lang") and not language.well_formed(str(value))


def _wrong_isbn(values: dict[str, Value], places: dict[str, Span]) -> Iterator[Diagnostic]:
    for key in ("identifier", "isbn"):
        called = "ISBN " if key == "isbn" else ""
        if key in values and key in places and (fault := wrong_isbn(f"{called}{values[key]}")):
            yield FRONT_MATTER.at(places[key], fault, "compare it with what the agency gave you")
