"""What the linter is given: documents, names and settings, out of a project or without one."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import NamedTuple

from typebar.lint.around import UNKNOWN, Surroundings
from typebar.lint.document import Document, Names, read
from typebar.lint.settings import Settings, from_table
from typebar.project.config import Config
from typebar.project.dictionaries import read_words, words_place
from typebar.project.files import expand, is_inside
from typebar.project.material import (
    File,
    in_folder,
    may_take_in,
    read_people,
    read_source,
    refuse_binary,
)
from typebar.project.toml import Section
from typebar.readers import registry
from typebar.text.decode import decode
from typebar.text.diagnostics import Diagnostic
from typebar.text.errors import ConfigError, SourceError, UsageError
from typebar.text.source import Source, Span

_LINK = re.compile(r"\]\([ \t]*<?([^)\s>#]{1,500})")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t]*<?([^\s>#]{1,500})", re.MULTILINE)


def lint_settings(config: Config | None) -> Settings:
    """What a project asks of the linter; its defaults without one.

    Raises:
        ConfigError: a key isn't known or its value is wrong; the message has the place.
    """
    if config is None:
        return Settings()
    settings = _of_section(config.lint) if config.lint else Settings()
    words = read_words(words_place(config, settings.words_file), settings.words_file)
    language = settings.language or str(config.metadata.get("language", ""))
    return replace(settings, words=settings.words + words, language=language)


def _of_section(section: Section) -> Settings:
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
    if file is None:
        return Names()
    from typebar.project import people  # noqa: PLC0415 -- for projects with a cast alone

    return Names(*people.parse(decode(file.path, file.data)[0]))


class Text(NamedTuple):
    """A text to lint, not yet read, and what its decoding had to say."""

    source: Source
    faults: tuple[Diagnostic, ...]
    place: Path | None = None
    """The file; none for the input stream."""
    taken_in: bool = False
    """Whether another text takes it in."""

    def document(self) -> Document:
        """The text, read."""
        return read(self.source, self.faults)


def texts(config: Config | None, paths: Sequence[str]) -> tuple[Text, ...]:
    """The texts of these files and folders, and those that they take in, each once.

    With no paths, all sources of the project; every text in its folder where it builds nothing.

    Raises:
        UsageError: nothing says what to look at.
        SourceError: a file is missing or isn't a text.
    """
    files = _named(config, paths) if paths else _of_project(config)
    found = tuple(files)
    texts = tuple(_text(file, place) for file, place in found)
    if not any(may_take_in(file) for file, _ in found):
        return texts
    return _with_included(config, texts)


def _with_included(config: Config | None, texts: Sequence[Text]) -> tuple[Text, ...]:
    """The texts and those that they take in; what couldn't be is among their faults."""
    from typebar.project.includes import Shelf, Shelves  # noqa: PLC0415 -- for such scripts alone

    root = config.root if config else Path()
    own = [text.source for text in texts if _is_of(config, text)]
    others = [text for text in texts if not _is_of(config, text)]
    folders = dict.fromkeys(text.place.resolve().parent for text in others if text.place)
    shelves = Shelves()
    shelves.look(own, Shelf(root, (root,)))
    shelves.look([text.source for text in others], Shelf(Path(), tuple(folders)))
    known = {text.source.path: text for text in texts}
    for file, place in shelves.found.items():
        known.setdefault(file.path, _text(file, place))
    return tuple(
        text._replace(
            faults=(*text.faults, *shelves.faults.get(path, ())), taken_in=path in shelves.inside
        )
        for path, text in known.items()
    )


def _is_of(config: Config | None, text: Text) -> bool:
    return config is not None and text.place is not None and is_inside(config.root, text.place)


def from_input(name: str, data: bytes) -> Text:
    """The text on the input stream, under a name that says its language.

    Raises:
        SourceError: it isn't a text.
    """
    refuse_binary(name, data)
    return _text(File(name, data), None)


def _text(file: File, place: Path | None) -> Text:
    return Text(*decode(file.path, file.data), place)


def surroundings(config: Config | None, documents: Sequence[Text]) -> Surroundings:
    """What lies around the texts of a project: files that they name, and what targets take in."""
    if config is None:
        return UNKNOWN
    built = {text.source.path for text in documents if text.taken_in}
    missing: list[tuple[str, Span]] = []
    for pattern in (pattern for target in config.targets for pattern in target.sources):
        try:
            built.update(expand(config.root, pattern))
        except SourceError:
            missing.append((pattern.text, pattern.span))
    named = {path for text in documents for path in _named_files(config.root, text.source)}
    return Surroundings(
        frozenset(named | built), frozenset(built) if config.targets else None, tuple(missing)
    )


def _named_files(root: Path, source: Source) -> Iterator[str]:
    """Files of the project that a text names and that are there."""
    if registry.by_suffix(source.path) != registry.MARKDOWN:
        return
    written = set(_LINK.findall(source.text)) if "](" in source.text else set()
    if "]:" in source.text:
        written.update(_REFERENCE.findall(source.text))
    # An address is no file, and to see that on the disk takes longer than all the rest.
    files = [target for target in written if "://" not in target]
    if not files:
        return
    from typebar.model.assets import asset_path  # noqa: PLC0415 -- for texts with links alone

    for path in sorted({asset_path(source.path, target) for target in files}):
        if is_inside(root, root / path) and (root / path).is_file():
            yield path


def _of_project(config: Config | None) -> Iterator[tuple[File, Path]]:
    if config is None:
        raise UsageError(
            "nothing says which texts are meant: there is no project here",
            help="name files or folders, such as script.fountain, or . for this one",
        )
    if not config.targets:
        yield from _everywhere(config)
        return
    found: dict[str, None] = {}
    for pattern in (pattern for target in config.targets for pattern in target.sources):
        # What is missing is said by a rule, beside the other findings.
        with suppress(SourceError):
            found.update(dict.fromkeys(expand(config.root, pattern)))
    for path in found:
        if registry.by_suffix(path) and not path.startswith(f"{config.output}/"):
            yield read_source(config.root / path, path), config.root / path


def _everywhere(config: Config) -> Iterator[tuple[File, Path]]:
    """Every text below the folder of a project that builds nothing: it sets rules alone."""
    outputs = config.root / config.output
    for file, path in _named(config, (os.path.relpath(config.root),)):
        if not path.resolve().is_relative_to(outputs):
            yield file, path


def _named(config: Config | None, paths: Sequence[str]) -> Iterator[tuple[File, Path]]:
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
        yield read_source(file, _shown(config, file, shown)), file


def _shown(config: Config | None, path: Path, typed: str) -> str:
    """The path as the project has it, for a file of the project; else as typed."""
    if config is None or not is_inside(config.root, path):
        return PurePath(typed).as_posix()
    return Path(os.path.relpath(path.resolve(), config.root)).as_posix()
