"""Adding words to a project's list of words that are right as they stand."""

from collections.abc import Sequence

from typebar.pipeline import output
from typebar.project.config import Config
from typebar.project.dictionaries import read_words, words_place
from typebar.project.files import read_bytes
from typebar.project.linting import lint_settings
from typebar.text.errors import UsageError


def add(config: Config | None, words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Put words at the end of the list; the list's path and what was new.

    Raises:
        UsageError: there is no project, or what is given isn't a word.
        OutputError: the list can't be written.
    """
    if config is None:
        raise UsageError("there is no project whose list a word could join", help="typebar new")
    if wrong := next((word for word in words if not _is_word(word)), None):
        raise UsageError(f"{wrong!r} isn't a word")
    shown = lint_settings(config).words_file
    place = words_place(config, shown)
    known = read_words(place, shown)
    added = tuple(dict.fromkeys(word for word in words if word not in known))
    if added:
        before = read_bytes(place, shown) if place.exists() else b""
        end = b"" if not before or before.endswith(b"\n") else b"\n"
        output.write(place, before + end + "".join(f"{word}\n" for word in added).encode(), shown)
    return shown, added


def _is_word(text: str) -> bool:
    return text.strip() == text and text.isprintable() and not text.startswith("#") and bool(text)
