"""Page styles that a configuration names: there, or an error with the place."""

from collections.abc import Sequence

from typebar.layout.furniture import FIELDS, unknown_field
from typebar.layout.style import PROFILES
from typebar.project.config import Target
from typebar.project.keys import NUMBERINGS
from typebar.project.profiles import is_file
from typebar.project.toml import nearest
from typebar.text.errors import ConfigError
from typebar.writers.endnotes import PLACES
from typebar.writers.manuscript_styles import EMPHASES, STYLES
from typebar.writers.pdf.book_trim import TRIMS


def check(target: Target) -> None:
    """Look at what a target says of its pages.

    Raises:
        ConfigError: there is none of that name; the message has the place.
    """
    if not is_file(str(target.settings.get("profile", ""))):
        _check(target, "profile", tuple(PROFILES))
    _check(target, "trim", tuple(TRIMS))
    _check(target, "scene_numbers", NUMBERINGS, key="scene-numbers")
    for name in ("header", "footer"):
        if wrong := unknown_field(str(target.settings.get(name, ""))):
            raise ConfigError(
                f"{target.section.where(name)}: {name} can't show {{{wrong}}}",
                help=f"it can show {', '.join(f'{{{field}}}' for field in FIELDS)}",
            )
    _check(target, "footnotes", PLACES)
    _check(target, "manuscript", STYLES)
    _check(target, "emphasis", EMPHASES)


def _check(target: Target, name: str, known: Sequence[str], *, key: str = "") -> None:
    """Look at the setting `name`, which a configuration calls `key`."""
    value, key = target.settings.get(name), key or name
    if isinstance(value, str) and value and value not in known:
        near = nearest(value, known)
        raise ConfigError(
            f"{target.section.where(key)}: there is no {key} {value!r}",
            help=f"did you mean {near!r}?" if near else f"known: {', '.join(known)}",
        )
