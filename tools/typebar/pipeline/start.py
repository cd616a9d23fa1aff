"""Starting a project: a few texts and a configuration, all of which build and lint clean."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import NamedTuple

from typebar.pipeline import output
from typebar.project.discover import OWN_FILE
from typebar.text.errors import UsageError

_FOLDER = Path(__file__).parent / "templates"
_CAST = "manuscript/cast.toml"
_SCREENPLAY = "manuscript/screenplay.fountain"
_CHAPTERS = ("manuscript/prose/01-the-light.md", "manuscript/prose/02-the-bucket.md")
_STORY = "manuscript/novelette.md"


class Telling(NamedTuple):
    """Texts that a project starts with, and the target that they're built by."""

    texts: tuple[tuple[str, str], ...]
    """(path below the templates, path in the project) of each."""
    target: str
    sources: str
    profile: str = ""
    """The page style, where it isn't the usual one."""


def _script(name: str, profile: str = "") -> Telling:
    texts = ((f"manuscript/{name}.fountain", _SCREENPLAY),)
    return Telling(texts, "screenplay", _SCREENPLAY, profile)


_NOVEL = Telling(tuple((path, path) for path in _CHAPTERS), "book", "manuscript/prose/*.md")
_ONE_CHAPTER = Telling(_NOVEL.texts[:1], _NOVEL.target, _NOVEL.sources)
_NOVELETTE = Telling(((_STORY, _STORY),), "book", _STORY)


class Kind(NamedTuple):
    """A kind of project."""

    summary: str
    tellings: tuple[Telling, ...]


KINDS: dict[str, Kind] = {
    "both": Kind("a story told twice", (_script("feature"), _ONE_CHAPTER)),
    "feature": Kind("a film in acts", (_script("feature"),)),
    "short": Kind("a short film", (_script("short"),)),
    "sitcom": Kind("a multi-camera comedy", (_script("sitcom", "multicam"),)),
    "stage": Kind("a stage play", (_script("stage", "stage"),)),
    "audio": Kind("an audio drama", (_script("audio", "audio"),)),
    "novel": Kind("a book in chapters", (_NOVEL,)),
    "novelette": Kind("a long story in one file", (_NOVELETTE,)),
}
"""By the names that `typebar new --template` takes."""


def start(folder: Path, shown: str, kind: Kind, facts: Mapping[str, str]) -> tuple[str, ...]:
    """Make a project in a folder that is empty or not there; the paths of its files.

    `facts` are title, author and date.

    Raises:
        UsageError: something is in the folder already.
        OutputError: it can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
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
    texts = (text for telling in kind.tellings for text in telling.texts)
    for template, path in ((_CAST, _CAST), *texts):
        words = (_FOLDER / template).read_text(encoding="utf-8")
        yield path, Template(words).substitute(facts)


def _configuration(kind: Kind, facts: Mapping[str, str]) -> str:
    # A JSON text is a TOML one too, where what isn't ASCII stays as it is.
    title, author = (json.dumps(facts[name], ensure_ascii=False) for name in ("title", "author"))
    head = (
        '# What typebar makes of these texts; "typebar config --keys" lists every key.\n'
        f'title = {title}\nauthors = [{author}]\nlanguage = "en-US"\ncast = "{_CAST}"\n'
    )
    return "\n".join((head, *map(_target, kind.tellings)))


def _target(telling: Telling) -> str:
    lines = [
        f"[targets.{telling.target}]",
        f'sources = ["{telling.sources}"]',
        'formats = ["pdf", "epub", "html"]',
    ]
    if telling.profile:
        lines.append(f'profile = "{telling.profile}"')
    return "\n".join((*lines, ""))
