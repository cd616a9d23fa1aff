"""Starting a project: a few texts and a configuration, all of which build and lint clean."""

from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import NamedTuple

from typebar.pipeline import output
from typebar.project import discover
from typebar.project.adoption import Adoption, adopt, configuration, opening
from typebar.project.config import DEFAULT_OUTPUT
from typebar.project.discover import OWN_FILE
from typebar.project.material import in_folder
from typebar.text.errors import UsageError

_FOLDER = Path(__file__).parent / "templates"
_IGNORED = ".gitignore"
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


class Facts(NamedTuple):
    """What is known of the work."""

    title: str
    authors: tuple[str, ...]
    date: str = ""
    """Of the draft, as title pages have it."""

    def words(self) -> dict[str, str]:
        """By the names that templates have for them."""
        return {"title": self.title, "author": " & ".join(self.authors), "date": self.date}


def start(folder: Path, shown: str, kind: Kind, facts: Facts) -> tuple[str, ...]:
    """Make a project in a folder that is empty or not there; the paths of its files.

    Raises:
        UsageError: something is in the folder already.
        OutputError: it can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{shown}: something is here already, and a new project begins in an empty folder",
            help="name a folder that doesn't exist yet, or one that holds texts of yours",
        )
    files = dict(_files(kind, facts))
    for path, text in files.items():
        output.write(folder / path, text.encode(), f"{shown}/{path}")
    return tuple(files)


class Adopted(NamedTuple):
    """A project made of texts that were there."""

    written: tuple[str, ...]
    """The paths of the files that were added."""
    adoption: Adoption


def adopt_texts(folder: Path, shown: str, facts: Facts) -> Adopted | None:
    """Add a configuration to a folder of texts, which stay as they are; nothing without any.

    Raises:
        UsageError: it's a project already.
        OutputError: it can't be written.
    """
    if not folder.is_dir():
        return None
    if discover.read(folder.resolve()) is not None:
        raise UsageError(
            f"{shown}: this is a project already", help='"typebar config" shows what holds in it'
        )
    skipped = f"{DEFAULT_OUTPUT}/"
    found = [path for _, path in in_folder(folder, ".") if not path.startswith(skipped)]
    adoption = adopt(found)
    if not adoption.targets:
        return None
    files = {OWN_FILE: configuration(adoption, facts.title, facts.authors)}
    if not (folder / _IGNORED).exists():
        files[_IGNORED] = f"/{DEFAULT_OUTPUT}/\n"
    for path, text in files.items():
        output.write(folder / path, text.encode(), f"{shown}/{path}")
    return Adopted(tuple(files), adoption)


def _files(kind: Kind, facts: Facts) -> Iterator[tuple[str, str]]:
    yield OWN_FILE, _configuration(kind, facts)
    yield _IGNORED, f"/{DEFAULT_OUTPUT}/\n"
    texts = (text for telling in kind.tellings for text in telling.texts)
    for template, path in ((_CAST, _CAST), *texts):
        words = (_FOLDER / template).read_text(encoding="utf-8")
        yield path, Template(words).substitute(facts.words())


def _configuration(kind: Kind, facts: Facts) -> str:
    head = f'{opening(facts.title, facts.authors)}cast = "{_CAST}"\n'
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
