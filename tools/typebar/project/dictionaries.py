"""Dictionaries of hunspell, and the project's own list of words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from typebar.project.config import Config
from typebar.project.files import is_inside, read_bytes
from typebar.text.decode import decode
from typebar.text.errors import ConfigError, MissingToolError
from typebar.text.installing import adding

SYSTEM = ("/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling")
"""Where systems keep dictionaries."""
_NAME = re.compile(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]+)*")
_USUAL = {"en": "en_US", "de": "de_DE", "pt": "pt_PT", "sv": "sv_SE", "nb": "nb_NO", "no": "nb_NO"}


@dataclass(eq=False)
class Hunspell:
    """Dictionaries that are looked through one after the other; read when first asked."""

    places: tuple[Path, ...]
    """Of the .dic files; the .aff files lie beside them."""

    @cached_property
    def key(self) -> str:
        """SHA-256 of the files."""
        digest = sha256()
        for place in self.places:
            for path in (place, place.with_suffix(".aff")):
                digest.update(sha256(read_bytes(path, str(path))).digest())
        return digest.hexdigest()

    @cached_property
    def _read(self) -> tuple[Any, ...]:
        return tuple(map(_opened, self.places))

    def knows(self, word: str) -> bool:
        """Whether one of them has the word."""
        return any(one.lookup(word) for one in self._read)

    def stems(self) -> Iterable[str]:
        """The words as the files list them."""
        return (word.stem for one in self._read for word in one.dic.words)


def _opened(place: Path) -> Any:
    """The dictionary in a .dic file and the .aff file beside it.

    Raises:
        ConfigError: it can't be understood.
    """
    from spylls.hunspell import Dictionary, readers  # noqa: PLC0415 -- an extra

    affixes = place.with_suffix(".aff")
    try:
        rules, context = readers.read_aff(_Lines(read_bytes(affixes, str(affixes))))
        listed = _Lines(read_bytes(place, str(place)), context.encoding)
        return Dictionary(rules, readers.read_dic(listed, aff=rules, context=context))
    except Exception as error:
        raise ConfigError(f"{place}: this isn't a dictionary: {error}") from error


class _Lines:
    """A file's lines with their numbers, empty ones left out, as spylls reads them.

    Its own reader leaves files open, and reads what is of any size.
    """

    def __init__(self, data: bytes, encoding: str = "Windows-1252") -> None:
        self._lines = enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1)
        self._encoding = encoding

    def reset_encoding(self, encoding: str) -> None:
        """Read on in the encoding that the file says it has."""
        self._encoding = encoding

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        for number, raw in self._lines:
            # Some dictionaries have bytes as marks that aren't text.
            if line := raw.decode(self._encoding, "surrogateescape").strip():
                return number, line
        raise StopIteration


def dictionary(config: Config | None, wanted: tuple[str, ...], language: str) -> Hunspell:
    """The dictionaries that the settings name, or that of the language.

    Raises:
        MissingToolError: the library or a dictionary isn't installed.
        ConfigError: a path leads out of the project or to no dictionary.
    """
    if find_spec("spylls") is None:
        raise MissingToolError("spelling needs the library spylls", help=adding("spylls"))
    named = wanted or (language.replace("-", "_") or "en_US",)
    return Hunspell(tuple(_place(config, one) for one in named))


def _place(config: Config | None, wanted: str) -> Path:
    if _NAME.fullmatch(wanted):
        return _installed(wanted.replace("-", "_"))
    path = (config.root if config else Path()) / wanted
    path = path if path.suffix == ".dic" else path.with_name(f"{path.name}.dic")
    if config and not is_inside(config.root, path):
        raise ConfigError(f"lint.dictionaries: {wanted} lies outside the project")
    if not (path.is_file() and path.with_suffix(".aff").is_file()):
        raise ConfigError(f"lint.dictionaries: {wanted} has no .dic and .aff file")
    return path


def _installed(name: str) -> Path:
    """The dictionary of a language; en means en_US, and de_AT is de_DE where it's missing."""
    plain = name.partition("_")[0].lower()
    wanted = {name.lower(): None, _USUAL.get(plain, plain).lower(): None, plain: None}
    found: dict[str, Path] = {}
    for folder in _folders():
        for path in sorted(folder.glob("*.dic")):
            if path.with_suffix(".aff").is_file():
                found.setdefault(path.stem.replace("-", "_").lower(), path)
    for one in wanted:
        if one in found:
            return found[one]
    raise MissingToolError(
        f"no dictionary of {name} is installed",
        help=f"apt-get install hunspell-{plain}, or name a .dic file in lint.dictionaries",
    )


def _folders() -> list[Path]:
    spec = find_spec("spylls")
    own = [
        Path(place, "hunspell", "data")
        for place in (spec and spec.submodule_search_locations) or ()
    ]
    shipped = [folder for place in own for folder in sorted(place.glob("*"))]
    return [*map(Path, SYSTEM), *shipped]


def words_place(config: Config, shown: str) -> Path:
    """Where the project's list of words is.

    Raises:
        ConfigError: that lies outside the project.
    """
    place = config.root / shown
    if not shown or not is_inside(config.root, place):
        raise ConfigError(f"lint.words-file: {shown!r} isn't a file in the project")
    return place


def read_words(place: Path, shown: str) -> tuple[str, ...]:
    """The words of a list, one a line, remarks behind # left out; none where there's no list.

    Raises:
        SourceError: it can't be read.
    """
    if not place.is_file():
        return ()
    source, _ = decode(shown, read_bytes(place, shown))
    lines = (line.partition("#")[0].strip() for line in source.text.splitlines())
    return tuple(line for line in lines if line)
