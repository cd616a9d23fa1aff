"""Page styles that a configuration names: there, or an error with the place."""

from collections.abc import Sequence

from typebar.project.config import Target
from typebar.project.keys import NUMBERINGS, OPENINGS
from typebar.project.toml import nearest
from typebar.text.errors import ConfigError


def check(target: Target) -> None:
    """Look at what a target says of its pages; only what it sets is loaded.

    Raises:
        ConfigError: there is none of that name; the message has the place.
    """
    for name, value in target.settings.items():
        if value and isinstance(value, str):
            _look(target, name, value)


def _look(target: Target, name: str, value: str) -> None:
    match name:
        case "profile":
            from typebar.layout.style import PROFILES  # noqa: PLC0415 -- as `check` says
            from typebar.project.profiles import is_file  # noqa: PLC0415 -- as `check` says

            if not is_file(value):
                _check(target, name, tuple(PROFILES))
        case "trim":
            from typebar.writers.pdf.book_trim import TRIMS  # noqa: PLC0415 -- as above

            _check(target, name, tuple(TRIMS))
        case "openings":
            _check(target, name, OPENINGS)
        case "bleed":
            _check_length(target, name, value)
        case "scene_numbers":
            _check(target, name, NUMBERINGS, key="scene-numbers")
        case "header" | "footer":
            _check_fields(target, name, value)
        case "footnotes":
            from typebar.writers.endnotes import PLACES  # noqa: PLC0415 -- as above

            _check(target, name, PLACES)
        case "manuscript" | "emphasis":
            from typebar.writers.manuscript_styles import EMPHASES, STYLES  # noqa: PLC0415 -- as above

            _check(target, name, STYLES if name == "manuscript" else EMPHASES)


def _check_length(target: Target, name: str, value: str) -> None:
    from typebar.writers.pdf.book_cut import LENGTHS, length  # noqa: PLC0415 -- as above

    if length(value) is None:
        raise ConfigError(
            f"{target.section.where(name)}: a {name} can't be {value!r}", help=LENGTHS
        )


def _check_fields(target: Target, name: str, value: str) -> None:
    from typebar.layout.furniture import FIELDS, unknown_field  # noqa: PLC0415 -- as above

    if wrong := unknown_field(value):
        raise ConfigError(
            f"{target.section.where(name)}: {name} can't show {{{wrong}}}",
            help=f"it can show {', '.join(f'{{{field}}}' for field in FIELDS)}",
        )


def _check(target: Target, name: str, known: Sequence[str], *, key: str = "") -> None:
    """Look at the setting `name`, which a configuration calls `key`."""
    value, key = target.settings.get(name), key or name
    if isinstance(value, str) and value and value not in known:
        near = nearest(value, known)
        raise ConfigError(
            f"{target.section.where(key)}: there is no {key} {value!r}",
            help=f"did you mean {near!r}?" if near else f"known: {', '.join(known)}",
        )
