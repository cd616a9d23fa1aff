"""What is remembered of earlier builds: outputs by the key of their inputs, and the last ones.

The folder holds `outputs/NAME.json`, what the output of that name was last made from, and
`objects/KEY`, whole outputs by key: going back to an earlier text takes it from there. Whatever is
damaged, foreign or from another version counts as absent.
"""

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from typebar.pipeline import output
from typebar.text.errors import OutputError

VERSION = 1
"""Raised when the form of records changes."""
LARGEST = 256 * 1024 * 1024
"""Bytes that objects may take by default; those not used for longest go first."""


MOMENTS = "moments.json"
_OFTEN = 16
"""Part of the largest weight that may come in before all objects are weighed."""
_FINDINGS = 8 * 1024 * 1024
"""Bytes that the linter's findings may take."""
_MOMENTS = 200
"""Answers of git that are kept."""


class Record(NamedTuple):
    """How an output came to be."""

    inputs: dict[str, str]
    """As in plan.Task."""
    digest: str
    """SHA-256 of the output."""
    images: dict[str, str]
    """As in project.compose.Composition."""
    findings: list[Any]
    """What its making had to say; see text.packing."""


@dataclass(slots=True)
class Store:
    """Such a folder."""

    folder: Path
    largest: int = LARGEST
    read_only: bool = False
    fault: str = ""
    """Why something couldn't be kept: the first such reason."""
    _unweighed: int = 0
    """Bytes of objects that came in since all were last weighed."""

    def last(self, name: str) -> Record | None:
        """How the output of that name was last made."""
        try:
            return _record(json.loads((self.folder / "outputs" / f"{name}.json").read_bytes()))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def remember(self, name: str, record: Record) -> None:
        """Note how the output of that name was made; what can't be noted is forgotten."""
        self._write(self.folder / "outputs" / f"{name}.json", _dump(record))

    def find(self, key: str) -> tuple[Record, bytes] | None:
        """An output made from inputs of that key, and how it was made."""
        path = self.folder / "objects" / key
        try:
            head, _, data = path.read_bytes().partition(b"\n")
            record = _record(json.loads(head))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        if sha256(data).hexdigest() != record.digest:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return record, data

    def keep(self, key: str, record: Record, data: bytes) -> None:
        """Keep an output, and let go of those not used for longest when they get too many.

        They are weighed now and then, as that looks at each; see `trim`.
        """
        if len(data) < self.largest:
            self._write(self.folder / "objects" / key, _dump(record) + b"\n" + data)
            self._unweighed += len(data)
            if self._unweighed > self.largest // _OFTEN:
                self.trim()

    def trim(self) -> None:
        """Let go of outputs not used for longest, if those that came in make it too many."""
        if self._unweighed:
            self._trim("objects", self.largest)
            self._unweighed = 0

    def moments(self) -> dict[str, int]:
        """What git said of the dates of texts; see project.moment."""
        try:
            data = json.loads((self.folder / MOMENTS).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        numbers = isinstance(data, dict) and all(type(item) is int for item in data.values())
        return data if numbers else {}

    def remember_moments(self, moments: dict[str, int]) -> None:
        """Note what git said: the last few answers."""
        last = dict(list(moments.items())[-_MOMENTS:])
        self._write(self.folder / MOMENTS, json.dumps(last).encode())

    def findings(self, key: str) -> bytes:
        """What the linter found under that key; empty where that isn't known."""
        try:
            return (self.folder / "findings" / key).read_bytes()
        except OSError:
            return b""

    def keep_findings(self, key: str, data: bytes) -> None:
        """Keep what the linter found."""
        self._write(self.folder / "findings" / key, data)
        self._trim("findings", _FINDINGS)

    def _write(self, path: Path, data: bytes) -> None:
        if not self.read_only:
            # A memory that can't be written costs time later, and is no reason to fail now.
            try:
                output.write(path, data, str(self.folder), forced=False)
            except OutputError as error:
                self.fault = self.fault or error.message

    def _trim(self, folder: str, largest: int) -> None:
        objects = sorted(_sizes(self.folder / folder), reverse=True)
        total = 0
        for _, size, path in objects:
            total += size
            if total > largest:
                with contextlib.suppress(OSError):
                    os.unlink(path)  # noqa: PTH108 -- a path of scandir


def _sizes(folder: Path) -> Iterator[tuple[float, int, str]]:
    """(time of use, bytes, path) of each object."""
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            with contextlib.suppress(OSError):
                facts = entry.stat()
                yield facts.st_mtime, facts.st_size, entry.path


def _dump(record: Record) -> bytes:
    data = {
        "version": VERSION,
        "inputs": record.inputs,
        "digest": record.digest,
        "images": record.images,
        "findings": record.findings,
    }
    return json.dumps(data, separators=(",", ":"), sort_keys=True).encode()


def _record(data: Any) -> Record:
    """The record in plain data.

    Raises:
        KeyError, TypeError, ValueError: it's none.
    """
    if data["version"] != VERSION:
        raise ValueError
    return Record(
        _texts(data["inputs"]), str(data["digest"]), _texts(data["images"]), list(data["findings"])
    )


def _texts(data: Mapping[str, Any]) -> dict[str, str]:
    if not isinstance(data, dict) or not all(isinstance(item, str) for item in data.values()):
        raise TypeError
    return data
