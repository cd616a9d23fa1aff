"""What commands without a project are given: texts, and what is said of the work."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from typebar.project import images
from typebar.project.config import Value
from typebar.project.files import read_bytes
from typebar.project.imports import Import, final_draft
from typebar.project.material import File, Material, read_source, refuse_binary, taken_in
from typebar.project.moment import modified
from typebar.readers import registry as readers
from typebar.text.errors import SourceError, UsageError
from typebar.text.source import Span

STDIN = "<stdin>"
LANGUAGES = [language.name for language in (*readers.LANGUAGES, readers.FINAL_DRAFT)]
"""Names for `--from`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the command line says of the work."""

    title: str | None
    authors: tuple[str, ...]
    language: str | None
    cover: str | None = None
    """The path of a picture."""
    cast: str | None = None
    """The path of a file with the cast."""
    contact: tuple[str, ...] = ()
    """Lines of the address on a manuscript."""

    def known(self) -> dict[str, Value]:
        """By the names of the configuration."""
        values = {
            "title": self.title,
            "authors": self.authors,
            "language": self.language,
            "contact": self.contact,
        }
        return {name: value for name, value in values.items() if value}


def language_of(inputs: Sequence[str], name: str | None) -> str:
    """The language that all inputs are in.

    Raises:
        UsageError: they don't say, are of two, or the name is of none.
    """
    if name is not None:
        if name.lower() in LANGUAGES:
            return name.lower()
        raise UsageError(f"there is no reader {name!r}", help=f"readers: {', '.join(LANGUAGES)}")
    found = {path: _by_suffix(path) for path in inputs}
    unknown = next((path for path, language in found.items() if language is None), None)
    if unknown is not None:
        _refuse_folder(unknown)
        raise UsageError(
            f"{STDIN if unknown == '-' else unknown}: nothing says what language this is in",
            help=f"add --from {' or --from '.join(LANGUAGES)}",
        )
    one, *others = dict.fromkeys(filter(None, found.values()))
    if others:
        raise UsageError(
            f"{one.summary} and {others[0].summary} can't be one work",
            help="convert them one after the other",
        )
    return one.name


def _by_suffix(path: str) -> readers.Language | None:
    return readers.FINAL_DRAFT if readers.is_final_draft(path) else readers.by_suffix(path)


def _refuse_folder(path: str) -> None:
    """Look first whether there is anything to read at all.

    Raises:
        SourceError: there isn't, or it's no text.
    """
    if path != "-":
        read_source(Path(path), path)


def read_all(inputs: Sequence[str], language: str) -> tuple[tuple[File, ...], str, bool]:
    """The texts, the language that they are in now, and whether they are there in full.

    Raises:
        SourceError: one isn't there, or is none.
    """
    if language != readers.FINAL_DRAFT.name:
        return tuple(map(_read, inputs)), language, True
    found = [_imported(path) for path in inputs]
    whole = not any(one.damage for one in found)
    return tuple(one.file for one in found), readers.FOUNTAIN.name, whole


def material_of(texts: tuple[File, ...], language: str, facts: Facts) -> Material:
    """What a work is made of that these texts are, and what is said of it.

    Raises:
        SourceError: a picture or a cast that is named isn't there.
        UsageError: the cover is no picture that e-books show.
    """
    paths = [Path(text.path).resolve() for text in texts if text.path != STDIN]
    folders = tuple(dict.fromkeys(path.parent for path in paths)) or (Path.cwd(),)
    included, refused = taken_in(language, texts, Path(), folders)
    paths += [Path(file.path).resolve() for file in included]
    return Material(
        language,
        texts,
        Path(),
        folders,
        File(facts.cast, read_bytes(Path(facts.cast), facts.cast)) if facts.cast else None,
        _cover(facts.cover) if facts.cover else None,
        above=facts.known(),
        modified=modified(folders[0], [str(path) for path in paths], os.environ),
        included=included,
        refused=refused,
    )


def _cover(path: str) -> File:
    """The picture on the cover.

    Raises:
        SourceError: it isn't there.
        UsageError: it's none that e-books show.
    """
    if not Path(path).exists():
        raise SourceError(f"--cover: {path}: there is no such file")
    data = images.cover(path, Path(), Span(path, 0, 0))
    if isinstance(data, bytes):
        return File(path, data)
    raise UsageError(f"--cover: {data.message}", help=data.help)


def _read(path: str) -> File:
    if path != "-":
        return read_source(Path(path), path)
    data = sys.stdin.buffer.read()
    refuse_binary(STDIN, data)
    return File(STDIN, data)


def _imported(path: str) -> Import:
    """A script of Final Draft as Fountain; what it loses on the way is told.

    Raises:
        SourceError: it's missing, or isn't one.
    """
    data = sys.stdin.buffer.read() if path == "-" else read_bytes(Path(path), path)
    found = final_draft(File(STDIN if path == "-" else path, data))
    shown = found.file.path
    if found.left_out:
        click.echo(f"{shown}: left out: {', '.join(found.left_out)}", err=True)
    if found.damage:
        click.echo(f"{shown}: read up to where it's damaged: {found.damage}", err=True)
    return found
