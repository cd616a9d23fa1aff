"""Profiles out of TOML: those of the package, and a user's own of the same form."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, cast

from typebar.layout.page_style import (
    Align,
    DualStyle,
    ElementStyle,
    Marks,
    Numbering,
    PageStyle,
    Paper,
    freeze,
)
from typebar.layout.pages import UNITS_PER_COLUMN, Kind
from typebar.model.inline import Emphasis
from typebar.text.packaged import packaged

UNITS_PER_INCH = 80
_FOLDER = "profiles"
_WHOLE = {"summary", "paper", "elements", "dual", "marks"}


class Profiles(Mapping[str, PageStyle]):
    """The package's profiles by name, each read when it's asked for."""

    def __getitem__(self, name: str) -> PageStyle:
        return _packaged(name)

    def __iter__(self) -> Iterator[str]:
        return iter(_names())

    def __len__(self) -> int:
        return len(_names())


@cache
def _names() -> tuple[str, ...]:
    from importlib.resources import files  # noqa: PLC0415 -- see text.packaged; only for lists

    folder = files("typebar.layout") / _FOLDER
    found = (entry.name.removesuffix(".toml") for entry in folder.iterdir())
    return tuple(sorted(found, key=lambda name: (name != "industry", name)))


@cache
def _packaged(name: str) -> PageStyle:
    return style(name, tomllib.loads(_text(name)))


def _text(name: str) -> str:
    """The TOML of a profile of the package; a name that leads elsewhere is none.

    Raises:
        KeyError: there is no such profile.
    """
    try:
        if not name.replace("-", "").isalnum():
            raise KeyError(name)
        return packaged("typebar.layout", f"{_FOLDER}/{name}.toml").decode("utf-8")
    except OSError:
        raise KeyError(name) from None


def style(name: str, data: Mapping[str, Any]) -> PageStyle:
    """The profile that a TOML table describes; it changes what `extends` names.

    Raises:
        KeyError, TypeError, ValueError: the table isn't a profile; project.profiles says it in
            words.
    """
    data = complete(data)
    return PageStyle(
        name,
        data.get("summary", ""),
        _paper(data["paper"]),
        freeze({Kind(kind): _element(table) for kind, table in data["elements"].items()}),
        _dual(data["dual"]),
        _marks(data["marks"]),
        data.get("font", ""),
    )


def complete(data: Mapping[str, Any]) -> dict[str, Any]:
    """The table with everything that it takes over from the profile it extends.

    What names none and isn't whole itself extends the first one.
    """
    parent = data.get("extends", None if data.keys() >= _WHOLE else "industry")
    if parent is None:
        return dict(data)
    own = {key: value for key, value in data.items() if key != "extends"}
    return _merge(complete(tomllib.loads(_text(parent))), own)


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = _merge(cast(Mapping[str, Any], old), value) if both else value
    return merged


def _units(columns: float) -> int:
    return round(columns * UNITS_PER_COLUMN)


def _paper(table: Mapping[str, Any]) -> Paper:
    return Paper(
        table["width_mm"],
        table["height_mm"],
        round(table["left_inches"] * UNITS_PER_INCH),
        round(table["top_inches"] * UNITS_PER_INCH),
        table["rows"],
    )


def _element(table: Mapping[str, Any]) -> ElementStyle:
    emphasis = Emphasis.NONE
    for name in table.get("emphasis", ()):
        emphasis |= Emphasis[name.upper()]
    return ElementStyle(
        _units(table["column"]),
        table["width"],
        table.get("before", 0),
        table.get("hang", 0),
        table.get("outdent", 0),
        table.get("spacing", 1),
        table.get("capitals", False),
        emphasis,
        Align(table.get("align", "left")),
    )


def _dual(table: Mapping[str, Any]) -> DualStyle:
    kinds = {Kind(key): _element(value) for key, value in table.items() if isinstance(value, dict)}
    return DualStyle(freeze(kinds), _units(table["cue_column"]), _units(table["right_column"]))


def _marks(table: Mapping[str, Any]) -> Marks:
    rest = {
        key: table[key]
        for key in (
            "more_text",
            "continued_text",
            "page_number_format",
            "automatic_continued",
            "scene_continued",
            "scene_continued_text",
            "number_cues",
        )
        if key in table
    }
    return Marks(
        more=_units(table["more_column"]),
        numbered_width=table["numbered_width"],
        page_number_right=_units(table["page_number_right"]),
        scene_number_left=_units(table["scene_number_left"]),
        scene_number_right=_units(table["scene_number_right"]),
        numbering=Numbering(table.get("numbering", "kept")),
        **rest,
    )


PROFILES: Mapping[str, PageStyle] = Profiles()
"""The page styles of the package by name; "industry" comes first."""


@lru_cache(maxsize=8)
def chosen(name: str, measures: str = "") -> PageStyle | None:
    """The profile of that name, or the one that a TOML text describes, which has been checked."""
    return style(name, tomllib.loads(measures)) if measures else by_name(name)


def by_name(name: str) -> PageStyle | None:
    """The profile of that name, without case."""
    return PROFILES.get(name.lower())
