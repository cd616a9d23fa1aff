"""Starting a project: a few texts and a configuration, all of which build and lint clean."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import NamedTuple

from typebar.pipeline import output
from typebar.project.discover import OWN_FILE
from typebar.text.errors import OutputError

_FOLDER = Path(__file__).parent / "templates"
_CAST = "manuscript/cast.toml"
_SCREENPLAY = "manuscript/screenplay.fountain"
_CHAPTER = "manuscript/prose/01-the-light.md"
_TARGETS = {
    _SCREENPLAY: f'[targets.screenplay]\nsources = ["{_SCREENPLAY}"]',
    _CHAPTER: '[targets.book]\nsources = ["manuscript/prose/*.md"]',
}


class Kind(NamedTuple):
    """A kind of project."""

    summary: str
    texts: tuple[str, ...]
    """Paths of the texts that it starts with."""


KINDS: dict[str, Kind] = {
    "both": Kind("a story told twice: as a screenplay and in prose", (_SCREENPLAY, _CHAPTER)),
    "screenplay": Kind("a screenplay", (_SCREENPLAY,)),
    "novel": Kind("a novel or a story", (_CHAPTER,)),
}
"""By the names that `typebar new --template` takes."""


def start(folder: Path, shown: str, kind: Kind, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Make a project in a folder that is empty or not there; the paths of its files.

    `facts` are title, author and date.

    Raises:
        OutputError: something is in the folder already, or it can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            f"{shown}: something is here already, and a new project begins in an empty folder",
            help="name a folder that doesn't exist yet",
        )
    files = dict(_files(kind, facts))
    for path, text in files.items():
        output.write(folder / path, text.encode(), f"{shown}/{path}")
    return tuple(files)


def _files(kind: Kind, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield OWN_FILE, _configuration(kind, facts)
    yield ".gitignore", "/build/\n"
    for path in (_CAST, *kind.texts):
        text = (_FOLDER / path).read_text(encoding="utf-8")
        yield path, Template(text).substitute(facts)


def _configuration(kind: Kind, facts: Mapping[str, str]) -> str:
    # A JSON text is a TOML one too, where what isn't ASCII stays as it is.
    title, author = (json.dumps(facts[name], ensure_ascii=False) for name in ("title", "author"))
    head = (
        '# What typebar makes of these texts; "typebar config --keys" lists every key.\n'
        f'title = {title}\nauthors = [{author}]\nlanguage = "en-US"\ncast = "{_CAST}"\n'
    )
    targets = (f'{_TARGETS[text]}\nformats = ["pdf", "epub", "html"]\n' for text in kind.texts)
    return "\n".join((head, *targets))
