"""What the linter is given: documents, names and settings, out of a project or without one."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from typebar.lint.document import Document, Names, read
from typebar.lint.settings import Settings, from_table
from typebar.project import people
from typebar.project.config import Config
from typebar.project.files import is_inside
from typebar.project.material import (
    File,
    in_folder,
    read_people,
    read_source,
    refuse_binary,
    sources,
)
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.errors import ConfigError, SourceError, UsageError


def lint_settings(config: Config | None) -> Settings:
    """What a project asks of the linter; its defaults without one.

    Raises:
        ConfigError: a key isn't known or its value is wrong; the message has the place.
    """
    section = config.lint if config else None
    if section is None:
        return Settings()
    for name, value in section.data.items():
        try:
            from_table({name: value})
        except ConfigError as error:
            known = "has no key" not in error.message
            where = section.where(name, key=not known)
            raise ConfigError(f"{where}: {error.message}", help=error.help) from None
    return from_table(section.data)


def names(config: Config | None) -> Names:
    """The cast and places of a project.

    Raises:
        ConfigError, SourceError: the file with them is wrong or missing.
    """
    file = read_people(config) if config else None
    return Names(*people.parse(decode(file.path, file.data)[0])) if file else Names()


def documents(config: Config | None, paths: Sequence[str]) -> tuple[Document, ...]:
    """The documents of these files and folders; with none, all sources of the project.

    Raises:
        UsageError: nothing says what to look at.
        SourceError: a file is missing or isn't a text.
    """
    files = _named(config, paths) if paths else _of_project(config)
    return tuple(document(file) for file in files)


def document(file: File) -> Document:
    """The document that a file is."""
    source, faults = decode(file.path, file.data)
    return read(source, faults)


def from_input(name: str, data: bytes) -> Document:
    """The document on the input stream, under a name that says its language.

    Raises:
        SourceError: it isn't a text.
    """
    refuse_binary(name, data)
    return document(File(name, data))


def _of_project(config: Config | None) -> Iterator[File]:
    if config is None or not config.targets:
        raise UsageError(
            "nothing says what to lint: there is no project here",
            help="name files or folders: typebar lint script.fountain",
        )
    found = dict.fromkeys(path for target in config.targets for path in sources(config, target))
    for path in found:
        if registry.by_suffix(path):
            yield read_source(config.root / path, path)


def _named(config: Config | None, paths: Sequence[str]) -> Iterator[File]:
    found: dict[Path, str] = {}
    for path in paths:
        full = Path(path)
        if full.is_dir():
            inside = in_folder(full, path)
            if not inside:
                raise SourceError(
                    f"{path}: there is no text in this folder",
                    help="screenplays end in .fountain, prose in .md",
                )
            for file, shown in inside:
                found.setdefault(file, shown)
        else:
            found.setdefault(full, path)
    for file, shown in found.items():
        yield read_source(file, _shown(config, file, shown))


def _shown(config: Config | None, path: Path, typed: str) -> str:
    """The path as the project has it, for a file of the project; else as typed."""
    if config is None or not is_inside(config.root, path):
        return PurePath(typed).as_posix()
    return Path(os.path.relpath(path.resolve(), config.root)).as_posix()
