"""What is remembered of earlier builds: outputs by the key of their inputs, and the last ones.

The folder holds `outputs/NAME`, what the output of that name was last made from, and
`objects/KEY`, whole outputs by key: going back to an earlier text takes it from there. Beside them
lie what the linter found and parts of outputs; see cuts and stretches. Whatever is damaged, foreign
or from another version counts as absent.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from typebar.pipeline.shelf import FINDINGS, OBJECTS, PARTS, STRETCHES, Memory, Shelf, let_go

VERSION = 2
"""Raised when the form of records changes."""
LARGEST = 256 * 1024 * 1024
"""Bytes that everything may take by default; what wasn't used for longest goes first."""

OUTPUTS = "outputs"
MOMENTS = "moments"
_WEIGHED = (OBJECTS, FINDINGS, STRETCHES, PARTS)
_OFTEN = 16
"""Part of the largest weight that may come in before everything is weighed."""
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
    _unweighed: int = 0
    """Bytes of objects that came in since all were last weighed."""
    _notes: Shelf = field(init=False)
    _records: Shelf = field(init=False)
    _objects: Shelf = field(init=False)
    _findings: Shelf = field(init=False)

    def __post_init__(self) -> None:
        self._notes = self.memory.shelf("")
        self._records = self.memory.shelf(OUTPUTS)
        self._objects = self.memory.shelf(OBJECTS)
        self._findings = self.memory.shelf(FINDINGS)

    @property
    def memory(self) -> Memory:
        """The folder as workers are told of it."""
        return Memory(self.folder, self.read_only)

    @property
    def fault(self) -> str:
        """Why something couldn't be kept; empty when everything could."""
        return self._objects.fault or self._records.fault

    def last(self, made: Path) -> Record | None:
        """How the output at that path was last made."""
        try:
            return _record(json.loads(self._records.peek(self._name(made)) or b"null"))
        except (ValueError, TypeError, KeyError, RecursionError):
            return None

    def remember(self, made: Path, record: Record) -> None:
        """Note how the output at that path was made; what can't be noted is forgotten."""
        self._records.keep(self._name(made), _dump(record))

    def _name(self, made: Path) -> str:
        """What the record of an output is called.

        A folder beside the outputs, the usual one, may move with them. Elsewhere it may be that of
        several projects, each with a book.pdf.
        """
        if made.parent == self.folder.parent:
            return made.name
        place = str(made.absolute()).encode("utf-8", "surrogatepass")
        return f"{made.name}.{sha256(place).hexdigest()}"

    def find(self, key: str) -> tuple[Record, bytes] | None:
        """An output made from inputs of that key, and how it was made."""
        kept = self._objects.find(key)
        if kept is None:
            return None
        head, _, data = kept.partition(b"\n")
        try:
            return _record(json.loads(head)), data
        except (ValueError, TypeError, KeyError, RecursionError):
            return None

    def keep(self, key: str, record: Record, data: bytes) -> None:
        """Keep an output; now and then everything is weighed, as that looks at each thing."""
        self._objects.keep(key, _dump(record) + b"\n" + data)
        self._unweighed += len(data)
        if self._unweighed > self.largest // _OFTEN:
            self.trim()

    def trim(self) -> None:
        """Let go of what wasn't used for longest, if it all takes too much."""
        self._unweighed = 0
        if not self.read_only:
            let_go([self.folder / name for name in _WEIGHED], self.largest)

    def make_room(self, wanted: Path) -> bool:
        """Let go of everything that takes room on the disk of an output; whether anything did."""
        try:
            same = self.folder.stat().st_dev == wanted.parent.stat().st_dev
        except OSError:
            return False
        if self.read_only or not same:
            return False
        return let_go([self.folder / name for name in _WEIGHED], 0) > 0

    def moments(self) -> dict[str, int]:
        """What git said of the dates of texts; see project.moment."""
        try:
            data = json.loads(self._notes.peek(MOMENTS) or b"{}")
        except (ValueError, RecursionError):
            return {}
        numbers = isinstance(data, dict) and all(type(item) is int for item in data.values())
        return data if numbers else {}

    def remember_moments(self, moments: dict[str, int]) -> None:
        """Note what git said: the last few answers."""
        last = dict(list(moments.items())[-_MOMENTS:])
        self._notes.keep(MOMENTS, json.dumps(last).encode())

    def findings(self, key: str) -> bytes:
        """What the linter found under that key; empty where that isn't known."""
        return self._findings.find(key) or b""

    def keep_findings(self, key: str, data: bytes) -> None:
        """Keep what the linter found."""
        self._findings.keep(key, data)

    def trim_findings(self) -> None:
        """Let go of old findings, if they take too much; to be called when some were kept."""
        if not self.read_only:
            let_go([self._findings.folder], _FINDINGS)


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
