"""A configuration for texts that are there already: what they look like, as targets."""

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from typebar.project.files import natural_order
from typebar.readers import registry
from typebar.text.show import printable

_OF_REPOSITORIES = re.compile(
    r"(readme|changelog|changes|contributing|licen[cs]e|copying|code[-_]of[-_]conduct|security|todo)\b",
    re.IGNORECASE,
)
"""Names of files that speak of a repository and are no chapters."""
_MAGIC = re.compile(r"[*?[]")
_NO_NAME = re.compile(r"[^\w-]+")


class Draft(NamedTuple):
    """A target that isn't written yet."""

    name: str
    sources: tuple[str, ...]
    """Paths and patterns, from the project's folder."""


class Adoption(NamedTuple):
    """What becomes of a folder's texts."""

    targets: tuple[Draft, ...]
    left: tuple[str, ...]
    """Texts that no target has, in natural order, as they can be shown."""


def adopt(paths: Iterable[str]) -> Adoption:
    """Every screenplay as a target of its own, and the folder with most chapters as the book.

    `paths` are texts below the project's folder. Of two folders with as many the first has the
    book; what is named as files of a repository are (README.md) is no chapter, and what has signs
    in its name that nobody sees is left to its writer.
    """
    every = sorted(paths, key=natural_order)
    found = [path for path in every if path.isprintable()]
    plays = [path for path in found if registry.by_suffix(path) is registry.FOUNTAIN]
    prose = [path for path in found if registry.by_suffix(path) is registry.MARKDOWN]
    chapters = _chapters([path for path in prose if not _OF_REPOSITORIES.match(_name(path))])
    targets = [Draft(name, (_literal(path),)) for name, path in _named(plays)]
    if chapters:
        targets.append(Draft(_free("book", targets), _sources(chapters, prose)))
    taken = {*plays, *chapters}
    return Adoption(tuple(targets), tuple(printable(one) for one in every if one not in taken))


def configuration(adoption: Adoption, title: str, authors: Sequence[str]) -> str:
    """The configuration as TOML."""
    blocks = [opening(title, authors)]
    blocks += map(_table, adoption.targets)
    if adoption.left:
        blocks.append("".join(f"# in no target: {path}\n" for path in adoption.left))
    return "\n".join(blocks)


def opening(title: str, authors: Sequence[str]) -> str:
    """How every configuration begins; without authors there is a line to be filled in."""
    said = ", ".join(map(_text, authors)) if authors else _text("Your Name")
    return (
        '# What typebar makes of these texts; "typebar config --keys" lists every key.\n'
        f"title = {_text(title)}\n{'' if authors else '# '}authors = [{said}]\n"
        'language = "en-US"\n'
    )


def _chapters(paths: list[str]) -> list[str]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(_folder(path), []).append(path)
    return max(folders.values(), key=len, default=[])


def _sources(chapters: list[str], prose: list[str]) -> tuple[str, ...]:
    """A pattern, if it matches the chapters and no other text."""
    folder = _folder(chapters[0])
    suffixes = {PurePosixPath(path).suffix for path in chapters}
    beside = [path for path in prose if _folder(path) == folder]
    if len(chapters) > 1 and len(suffixes) == 1 and beside == chapters:
        pattern = f"*{suffixes.pop()}"
        return (f"{_literal(folder)}/{pattern}" if folder else pattern,)
    return tuple(map(_literal, chapters))


def _named(plays: list[str]) -> list[tuple[str, str]]:
    """Each screenplay with the name of its target: "screenplay" when there is one only."""
    if len(plays) == 1:
        return [("screenplay", plays[0])]
    made: dict[str, str] = {}
    for path in plays:
        name = _NO_NAME.sub("-", PurePosixPath(path).stem).strip("-") or "screenplay"
        made[_free(name, made)] = path
    return list(made.items())


def _free(name: str, taken: Iterable[str | Draft]) -> str:
    """The name, or the first numbered one that nothing has; outputs don't tell capitals apart."""
    names = {one.casefold() if isinstance(one, str) else one.name.casefold() for one in taken}
    tried, number = name, 2
    while tried.casefold() in names:
        tried, number = f"{name}-{number}", number + 1
    return tried


def _table(draft: Draft) -> str:
    sources = ",\n".join(f"  {_text(path)}" for path in draft.sources)
    listed = f"[\n{sources},\n]" if len(draft.sources) > 1 else f"[{sources.strip()}]"
    name = draft.name if draft.name.isascii() else _text(draft.name)
    return f'[targets.{name}]\nsources = {listed}\nformats = ["pdf", "epub", "html"]\n'


def _text(text: str) -> str:
    # A JSON text is a TOML one too, where what isn't ASCII stays as it is.
    return json.dumps(text, ensure_ascii=False)


def _literal(path: str) -> str:
    return _MAGIC.sub(lambda match: f"[{match[0]}]", path)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _name(path: str) -> str:
    return PurePosixPath(path).name
