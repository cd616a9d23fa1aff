"""What reports are made of: works, out of a project or without one, with their goals."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from typebar.model.work import Work
from typebar.project import imports
from typebar.project.compose import compose
from typebar.project.config import Config, Target
from typebar.project.files import is_inside
from typebar.project.keys import GOALS
from typebar.project.material import (
    File,
    Material,
    gather,
    in_folder,
    page_settings,
    read_people,
    refuse_emptiness,
    taken_in,
)
from typebar.project.moment import VARIABLE
from typebar.project.styles import check as check_styles
from typebar.project.toml import Section, nearest
from typebar.readers import registry
from typebar.text.errors import SourceError, UsageError

_WHOLE = re.compile(r"[1-9][0-9]{0,11}")
Goals = dict[str, int]

_NO_CLOCK = {VARIABLE: "0"}
"""Reports show no date, so git isn't asked for one."""
DEFAULT_PROFILE = "industry"


class Subject(NamedTuple):
    """A work to report on."""

    name: str
    """The target's name, or the path of the text."""
    work: Work
    profile: str
    """The name of the page style."""
    goals: Goals
    measures: str = ""
    """As in writers.registry.Options."""


def of_target(config: Config, target: Target) -> Subject:
    """The work that a target builds.

    Raises:
        ConfigError: the target or its goals are wrong; the message has the place.
        SourceError: a text is missing.
    """
    check_styles(target)
    material = gather(config, target, _NO_CLOCK)
    asked = page_settings(target, material.profile)
    profile, measures = str(asked.get("profile", DEFAULT_PROFILE)), str(asked.get("measures", ""))
    work = compose(material).work
    return Subject(target.name, work, profile, goals_of(config, target), measures)


def of_paths(config: Config | None, paths: Sequence[str]) -> Iterator[Subject]:
    """The works that files and folders hold: each screenplay is one, all prose is one book.

    Raises:
        SourceError: one is missing or isn't a text.
    """
    found = dict(_files(paths))
    prose: list[Path] = []
    for path, shown in found.items():
        language = registry.by_suffix(path.name)
        if language is registry.MARKDOWN:
            prose.append(path)
        else:
            yield _of_files(config, [(path, shown)], registry.FOUNTAIN.name)
    if prose:
        several = [(path, found[path]) for path in prose]
        yield _of_files(config, several, registry.MARKDOWN.name)


def _of_files(config: Config | None, files: Sequence[tuple[Path, str]], language: str) -> Subject:
    texts = tuple(imports.read(path, PurePath(shown).as_posix()) for path, shown in files)
    refuse_emptiness(texts, "a report")
    return of_texts(config, texts, [path for path, _ in files], language)


def of_texts(
    config: Config | None, texts: tuple[File, ...], paths: Sequence[Path], language: str
) -> Subject:
    """The work that texts are; texts of a project know its language, cast, places and goals."""
    own = config if config and all(is_inside(config.root, path) for path in paths) else None
    roots = tuple(dict.fromkeys(path.resolve().parent for path in paths)) or (Path.cwd(),)
    known = dict(own.metadata) if own else {}
    name = _folder(texts) if len(texts) > 1 else texts[0].path
    if len(texts) > 1:
        known.setdefault("title", Path(name).resolve().name)
    people = read_people(own) if own else None
    included, refused = taken_in(language, texts, Path(), roots)
    material = Material(
        language,
        texts,
        Path(),
        roots,
        people,
        below=known,
        included=included,
        refused=refused,
    )
    goals = goals_of(own, None) if own else {}
    return Subject(PurePath(name).as_posix(), compose(material).work, DEFAULT_PROFILE, goals)


def _folder(texts: Sequence[File]) -> str:
    """The folder that all texts are in; the first one where there is none."""
    try:
        return os.path.commonpath([PurePath(text.path).parent for text in texts]) or "."
    except ValueError:  # relative and absolute paths side by side
        return texts[0].path


def _files(paths: Sequence[str]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        full = Path(path)
        if not full.is_dir():
            yield full, path
            continue
        inside = in_folder(full, path)
        if not inside:
            raise SourceError(
                f"{path}: there is no text in this folder",
                help="screenplays end in .fountain, prose in .md",
            )
        yield from inside


def goals_of(config: Config, target: Target | None) -> Goals:
    """The project's goals, and over them those of the target.

    Raises:
        ConfigError: a goal isn't known or isn't a whole number; the message has the place.
    """
    goals = _goals(config.goals) if config.goals else {}
    return goals | _goals(target.section.table("goals")) if target else goals


def _goals(section: Section) -> Goals:
    section.check(GOALS)
    return {name: int(section.text(name)) for name in section.data}


def goals_said(words: Sequence[str]) -> Goals:
    """The goals of a command line: `words=50000,pages=110`.

    Raises:
        UsageError: one isn't known or isn't a whole number.
    """
    known = tuple(key.name for key in GOALS)
    found = {}
    for part in (part.strip() for word in words for part in word.split(",") if part.strip()):
        name, _, number = part.partition("=")
        if name not in known:
            near = nearest(name, known)
            raise UsageError(
                f"there is no goal {name!r}",
                help=f"did you mean {near!r}?" if near else f"goals: {', '.join(known)}",
            )
        if not _WHOLE.fullmatch(number):
            raise UsageError(f"the goal {part!r} needs a whole number", help=f"--goal {name}=110")
        found[name] = int(number)
    return found
