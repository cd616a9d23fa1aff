"""Page styles that a configuration names: there, or an error with the place."""

from collections.abc import Sequence

from typebar.layout.style import PROFILES
from typebar.project.config import Target
from typebar.project.profiles import is_file
from typebar.project.toml import nearest
from typebar.text.errors import ConfigError
from typebar.writers.pdf.book_trim import TRIMS


def check(target: Target) -> None:
    """Look at what a target says of its pages.

    Raises:
        ConfigError: there is no such profile or trim; the message has the place.
    """
    if not is_file(str(target.settings.get("profile", ""))):
        _check(target, "profile", tuple(PROFILES))
    _check(target, "trim", tuple(TRIMS))


def _check(target: Target, name: str, known: Sequence[str]) -> None:
    value = target.settings.get(name)
    if isinstance(value, str) and value not in known:
        near = nearest(value, known)
        raise ConfigError(
            f"{target.section.where(name)}: there is no {name} {value!r}",
            help=f"did you mean {near!r}?" if near else f"known: {', '.join(known)}",
        )
