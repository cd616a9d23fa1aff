"""Folders in which things are kept by key, and what they may take together."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from typebar.pipeline import output
from typebar.text.errors import OutputError

OBJECTS, FINDINGS, STRETCHES, PARTS = "objects", "findings", "stretches", "parts"
"""Folders of the memory: outputs, what the linter found, typeset stretches of books, parts of
other outputs."""
_DIGEST = 32


@dataclass(slots=True)
class Shelf:
    """Such a folder. What is damaged in it, or isn't ours, counts as absent."""

    folder: Path
    read_only: bool = False
    fault: str = ""
    """Why something couldn't be kept: the first such reason."""

    def find(self, key: str) -> bytes | None:
        """What is kept under that key; from now on it's the one used last."""
        kept = self.peek(key)
        if kept is not None and not self.read_only:
            with contextlib.suppress(OSError):
                os.utime(self.folder / key)
        return kept

    def peek(self, key: str) -> bytes | None:
        """What is kept under that key, which doesn't count as a use."""
        try:
            data = (self.folder / key).read_bytes()
        except OSError:
            return None
        kept = data[_DIGEST:]
        return kept if sha256(kept).digest() == data[:_DIGEST] else None

    def keep(self, key: str, data: bytes) -> None:
        """Keep something; what can't be kept costs time later, and is no reason to fail now."""
        if self.read_only:
            return
        path = self.folder / key
        try:
            output.write(path, sha256(data).digest() + data, str(self.folder), forced=False)
        except OutputError as error:
            self.fault = self.fault or error.message


class Memory(NamedTuple):
    """Where everything is kept that builds remember, as workers are told."""

    folder: Path
    read_only: bool = False

    def shelf(self, name: str) -> Shelf:
        """The folder for one kind of thing."""
        return Shelf(self.folder / name, self.read_only)


class _Kept(NamedTuple):
    used: float
    """When, in seconds since 1970."""
    size: int
    """In bytes."""
    path: str


def let_go(folders: Iterable[Path], largest: int) -> int:
    """Remove what wasn't used for longest until all folders take no more than so many bytes.

    How many bytes were removed.
    """
    total, gone = 0, 0
    for kept in sorted((one for folder in folders for one in _all(folder)), reverse=True):
        total += kept.size
        if total > largest:
            with contextlib.suppress(OSError):
                os.unlink(kept.path)  # noqa: PTH108 -- a path of scandir
                gone += kept.size
    return gone


def _all(folder: Path) -> Iterator[_Kept]:
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            with contextlib.suppress(OSError):
                facts = entry.stat(follow_symlinks=False)
                yield _Kept(facts.st_mtime, facts.st_size, entry.path)
