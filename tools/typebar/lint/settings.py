"""What a project may say of linting: the keys of [tool.typebar.lint]."""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, NamedTuple

from typebar.text.errors import ConfigError

PRESETS = ("default", "strict", "spec", "production", "prose")
LEVELS = ("error", "warning", "info")

Table = tuple[tuple[str, tuple[str, ...]], ...]
"""A frozen mapping of a name to words, in the order of the file."""


class Key(NamedTuple):
    """One key of the configuration."""

    name: str
    """As in TOML: "max-action-lines"."""
    kind: str
    """string, boolean, integer, strings (an array), or table (of strings or arrays of them)."""
    default: object
    doc: str
    choices: tuple[str, ...] = ()
    """For strings, and for the values of tables: what may stand there; empty: anything."""


# ruff: noqa: RUF009 -- each field has its own `dataclasses.field` with metadata


def _key(default: Any, doc: str, *choices: str) -> Any:
    return field(default=default, metadata={"doc": doc, "choices": choices})


@dataclass(frozen=True, slots=True)
class Settings:
    """What is checked, how much it matters, and the house style; each field is a key."""

    preset: str = _key("default", "The set of rules to start from", *PRESETS)
    select: tuple[str, ...] = _key((), "Rules that replace those of the preset, as below")
    extend_select: tuple[str, ...] = _key(
        (), "Rules added: codes, names, families such as TYP, or ALL"
    )
    ignore: tuple[str, ...] = _key((), "Rules left out")
    per_file_ignores: Table = _key((), "Path pattern -> rules left out in files that match it")
    severity: Table = _key((), "Rule or family -> how much its findings matter", *LEVELS)
    fail_level: str = _key(
        "warning", "The least severity that makes the command end with 1", *LEVELS
    )
    plugins: tuple[str, ...] = _key((), "Entry points of the group typebar.rules to load")

    language: str = _key("", "Language of the texts as a BCP 47 tag; empty: the project's")
    cast: tuple[str, ...] = _key((), "Names of characters beyond those of the cast list")
    places: tuple[str, ...] = _key((), "Names of places beyond those of the list")
    aliases: Table = _key((), "Character -> other names under which cues and prose mean them")
    words: tuple[str, ...] = _key((), "Words that are right as they stand, in any capitals")
    words_file: str = _key("words.txt", "A list of such words in the project, one a line")
    spelling: bool = _key(default=False, doc="Whether words are looked up (WRD001; extra: spell)")
    dictionaries: tuple[str, ...] = _key(
        (), "Installed dictionaries (en_GB) or .dic files of the project; empty: the language's"
    )
    times_of_day: tuple[str, ...] = _key((), "Times that headings may name beyond the usual ones")
    extensions: tuple[str, ...] = _key((), "Cue extensions beyond the usual ones")

    quotes: str = _key("", "Quotation marks; empty: as most in the file", "", "curly", "straight")
    ellipsis: str = _key("", "Ellipses; empty: as most in the file", "", "character", "dots")
    dash: str = _key("", "Dashes; empty: as most in the file", "", "em", "en", "hyphens")
    forbidden_terms: Table = _key((), "Word or phrase -> what to write instead (may be empty)")
    rating: str = _key("", "What WRD009 takes exception to", "", "family", "teen")

    max_action_lines: int = _key(8, "Printed lines of one action paragraph (ACT001)")
    max_dialogue_lines: int = _key(30, "Printed lines of one speech (CUE011)")
    max_wryly_words: int = _key(12, "Words of one parenthetical (CUE012)")
    max_wrylies: int = _key(25, "Parentheticals in a hundred speeches (CUE013)")
    max_scene_pages: int = _key(4, "Pages of one scene (SCN011)")
    max_sentence_words: int = _key(60, "Words of one sentence (PRS005)")
    min_reading_ease: int = _key(40, "Least Flesch reading ease of a file (PRS009)")
    min_pages: int = _key(0, "Fewest pages of a screenplay; 0: no bound (PRD001)")
    max_pages: int = _key(0, "Most pages of a screenplay; 0: no bound (PRD001)")
    variables: tuple[str, ...] = _key((), "Names that {{name}} may have in a text (PRD005)")
    release: bool = _key(default=False, doc="Whether the texts go out: notes and TODOs must not")

    def words_of(self, table: str, name: str) -> tuple[str, ...]:
        """The words that a table has under a name, compared without case."""
        entries: Table = getattr(self, table)
        return next((words for key, words in entries if key.casefold() == name.casefold()), ())


def keys() -> tuple[Key, ...]:
    """Every key there is, in the order in which a manual lists them."""
    return tuple(_described(item) for item in fields(Settings))


def _described(item: Field[Any]) -> Key:
    return Key(
        item.name.replace("_", "-"),
        _kind(item),
        item.default,
        item.metadata["doc"],
        item.metadata["choices"],
    )


def _kind(item: Field[Any]) -> str:
    kinds: dict[object, str] = {
        str: "string",
        bool: "boolean",
        int: "integer",
        tuple[str, ...]: "strings",
        Table: "table",
    }
    return kinds[item.type]


def from_table(table: Mapping[str, object]) -> Settings:
    """The settings that a parsed TOML table holds.

    Raises:
        ConfigError: a key that doesn't exist or a value of the wrong kind; the message names the
            key, the caller adds the place.
    """
    known = {key.name: key for key in keys()}
    values = {}
    for name, value in table.items():
        if name not in known:
            raise ConfigError(f"lint has no key {name!r}", help=_nearest(name, tuple(known)))
        values[name.replace("-", "_")] = _value(known[name], value)
    return Settings(**values)  # type: ignore[arg-type]  # each value was checked by its key


def _value(key: Key, value: object) -> object:
    match key.kind, value:
        case "boolean", bool():
            return value
        case "integer", int() if not isinstance(value, bool) and value >= 0:
            return value
        case "string", str():
            return _chosen(key, value)
        case "strings", list() | tuple() if all(isinstance(word, str) for word in value):
            return tuple(value)
        case "table", dict():
            return tuple((name, _words(key, name, words)) for name, words in value.items())
    raise ConfigError(f"lint.{key.name} must be {EXPECTED[key.kind]}, not {value!r}")


EXPECTED = {
    "boolean": "true or false",
    "integer": "a whole number, 0 or more",
    "string": "text",
    "strings": "a list of texts",
    "table": "a table",
}
"""What a key holds, in the words that the keys of the project have: see project.keys.Kind."""


def _words(key: Key, name: object, value: object) -> tuple[str, ...]:
    match value:
        case str():
            return (_chosen(key, value),)
        case list() | tuple() if all(isinstance(word, str) for word in value):
            return tuple(_chosen(key, word) for word in value)
    raise ConfigError(f"lint.{key.name}.{name} must be text, or a list of texts")


def _chosen(key: Key, value: str) -> str:
    if key.choices and value not in key.choices:
        raise ConfigError(
            f"lint.{key.name} can't be {value!r}",
            help="one of " + ", ".join(choice for choice in key.choices if choice),
        )
    return value


def _nearest(name: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 -- for typing errors only

    close = get_close_matches(name, known, 1)
    return f"did you mean {close[0]!r}?" if close else "keys: " + ", ".join(known)
