"""Many small things kept as one, so that taking them all out is reading one file."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import NamedTuple

from typebar.text.memory import Memory

IDLE = 4 * 1024 * 1024
"""Bytes of what nobody asked for this time that may stay: other works have parts in common."""


class _Piece(NamedTuple):
    """What stands in a place."""

    origin: str
    """Says all that it was made from."""
    data: bytes


class Pieces:
    """Things that have a place each, and hold as long as they're made from the same."""

    def __init__(self, memory: Memory, name: str, idle: int = IDLE) -> None:
        self._memory, self._name, self._idle = memory, name, idle
        self._known = dict(_unpacked(memory.find(name) or b""))
        self._used: dict[str, _Piece] = {}
        self._changed = False

    def find(self, place: str, origin: str) -> bytes | None:
        """What stands in a place, if it was made from that."""
        known = self._known.get(place)
        if known is None or known.origin != origin:
            return None
        self._used[place] = known
        return known.data

    def keep(self, place: str, origin: str, data: bytes) -> None:
        """Put something in a place, for what was there."""
        self._used[place] = _Piece(origin, data)
        self._changed = True

    def save(self) -> None:
        """Remember what was used and, up to `idle` bytes, what wasn't."""
        if not self._changed:
            return
        idle = {place: one for place, one in self._known.items() if place not in self._used}
        if sum(len(one.data) for one in idle.values()) > self._idle:
            idle = {}
        self._memory.keep(self._name, _packed(self._used | idle))


@contextmanager
def kept_together(memory: Memory | None, name: str) -> Iterator[Pieces | None]:
    """The pieces of that name, saved at the end if nothing went wrong; None without a memory."""
    pieces = None if memory is None else Pieces(memory, name)
    yield pieces
    if pieces is not None:
        pieces.save()


def origin(*said: object) -> str:
    """Plain data that something is made from, in short."""
    return sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _packed(pieces: dict[str, _Piece]) -> bytes:
    """A line of JSON that lists the pieces, and what they hold one behind the other."""
    head = [(place, one.origin, len(one.data)) for place, one in pieces.items()]
    return b"".join((json.dumps(head).encode(), b"\n", *(one.data for one in pieces.values())))


def _unpacked(data: bytes) -> Iterator[tuple[str, _Piece]]:
    head, _, rest = data.partition(b"\n")
    at = 0
    for place, made_from, size in _list(head):
        yield place, _Piece(made_from, rest[at : at + size])
        at += size


def _list(head: bytes) -> Sequence[tuple[str, str, int]]:
    """What a first line lists; nothing where it's something else."""
    try:
        found = json.loads(head) if head else []
        return [(str(place), str(made_from), int(size)) for place, made_from, size in found]
    except (ValueError, TypeError, RecursionError):
        return []
