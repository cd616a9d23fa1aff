"""Files of a project: none outside its folder, in the order in which people count."""

import os
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from typebar.project.config import Pattern
from typebar.text.errors import ConfigError, SourceError
from typebar.text.source import Source

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read: a hundred times the longest novel."""

_DIGITS = re.compile(r"([0-9]+)")
_MAGIC = re.compile(r"[*?\[]")


def natural_order(path: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """Sort key of a path: folder by folder, numbers by their value, without case."""
    return tuple(
        tuple(
            (0, int(piece), piece) if piece[0] in "0123456789" else (1, 0, piece.casefold())
            for piece in _DIGITS.split(part)
            if piece
        )
        for part in path.split("/")
    )


def read_bytes(path: Path, shown: str) -> bytes:
    """What a file holds.

    Raises:
        SourceError: it's missing, a folder, too large, or can't be read; the message opens with
            `shown`.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SourceError(f"{shown}: there is no such file") from None
    except IsADirectoryError:
        raise SourceError(
            f"{shown}: this is a folder",
            help=f"name a file in it, or several: {shown.rstrip('/')}/*.md",
        ) from None
    except (OSError, ValueError) as error:
        raise SourceError(f"{shown}: can't be read: {reason(error)}") from None
    if len(data) > LARGEST:
        raise SourceError(f"{shown}: larger than {LARGEST // 1024 // 1024} MB: this is no text")
    return data


def read_text(path: Path, shown: str) -> Source:
    """A configuration file, which must be UTF-8.

    Raises:
        SourceError: it can't be read.
        ConfigError: it isn't UTF-8.
    """
    data = read_bytes(path, shown)
    try:
        return Source(shown, data.decode())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise ConfigError(
            f"{shown}:{line}:{column}: this file isn't UTF-8",
            help="save it as UTF-8 in your editor",
        ) from None


def reason(error: OSError | ValueError) -> str:
    """What the system says of a failure, in lower case and without numbers."""
    text = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return text[:1].lower() + text[1:]


def expand(root: Path, pattern: Pattern) -> tuple[str, ...]:
    """The files that a path or pattern of the configuration means, relative to the root.

    What a pattern matches comes in natural order; hidden files and folders match only where the
    pattern spells their dot, and symbolic links to folders aren't followed by `**`.

    Raises:
        ConfigError: the path leads out of the project, or nothing matches the pattern.
        SourceError: the file named isn't there.
    """
    parts = _parts(pattern)
    if not _MAGIC.search(pattern.text):
        return (_named(root, pattern, "/".join(parts)),)
    found = sorted(set(_matches(root, parts)), key=natural_order)
    if not found:
        raise SourceError(
            f"{pattern.where}: no file matches {pattern.text!r}",
            help=f"patterns start from the project's folder, {root}",
        )
    for path in found:
        _contain(root, path, pattern)
    return tuple(found)


def _parts(pattern: Pattern) -> list[str]:
    path = PurePosixPath(pattern.text.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.drive or "\0" in pattern.text:
        raise ConfigError(
            f"{pattern.where}: {pattern.text!r} isn't inside the project",
            help="paths start from the project's folder and stay in it",
        )
    parts: list[str] = []
    for part in path.parts:
        if part != "**" or parts[-1:] != ["**"]:
            parts.append(part)
    return parts


def _named(root: Path, pattern: Pattern, path: str) -> str:
    full = root / path
    if full.is_symlink() and not full.exists():
        raise SourceError(
            f"{pattern.where}: {pattern.text!r} is a link that leads nowhere",
            help="put the file in its place, or name another one",
        )
    if not full.is_file():
        what = "is a folder" if full.is_dir() else "doesn't exist"
        raise SourceError(
            f"{pattern.where}: {pattern.text!r} {what}",
            help=f'every text in it: "{path}/*.md"' if full.is_dir() else _neighbour(full, path),
        )
    _contain(root, path, pattern)
    return path


def _neighbour(full: Path, path: str) -> str:
    from typebar.project.toml import nearest  # noqa: PLC0415 -- for messages alone

    try:
        names = sorted(entry.name for entry in os.scandir(full.parent))
    except OSError:
        return f"write {path}, or take it out of the configuration"
    near = nearest(full.name, names)
    return (
        f"did you mean {PurePosixPath(path).with_name(near).as_posix()!r}?"
        if near
        else f"write {path}, or take it out of the configuration"
    )


def _contain(root: Path, path: str, pattern: Pattern) -> None:
    if not is_inside(root, root / path):
        raise ConfigError(
            f"{pattern.where}: {path!r} is a link that leads out of the project",
            help="copy the file into the project",
        )


def is_inside(root: Path, path: Path) -> bool:
    """Whether a path, all links followed, lies in a resolved folder; no for a loop of links."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _matches(root: Path, parts: list[str], prefix: str = "") -> Iterator[str]:
    """Files below root/prefix that the parts match."""
    part, rest = parts[0], parts[1:]
    if part == "**":
        if rest:
            yield from _matches(root, rest, prefix)
        for name, entry in _entries(root / prefix, "*"):
            if entry.is_dir(follow_symlinks=False):
                yield from _matches(root, parts, f"{prefix}{name}/")
            elif not rest and _is_file(entry):
                yield prefix + name
        return
    for name, entry in _entries(root / prefix, part):
        if rest and _is_folder(entry):
            yield from _matches(root, rest, f"{prefix}{name}/")
        elif not rest and _is_file(entry):
            yield prefix + name


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a loop of links
        return False


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _entries(folder: Path, part: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        hidden = entry.name.startswith(".") and not part.startswith(".")
        if not hidden and fnmatchcase(entry.name, part):
            yield entry.name, entry
