"""What is costly to make and the same from one output to the next, kept by whoever has a disk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Memory(Protocol):
    """Where such things are kept."""

    def find(self, key: str) -> bytes | None:
        """What is kept under that key."""

    def keep(self, key: str, data: bytes) -> None:
        """Keep something."""


_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def kept_in(memory: Memory) -> Iterator[None]:
    """Take things from a memory meanwhile, and keep new ones there."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def in_force() -> Memory | None:
    """Where things are kept just now; None: nowhere."""
    return _memory.get()


def remembered(key: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under a key that says all that it depends on, but the versions of programs."""
    memory = _memory.get()
    if memory is None:
        return make()
    found = memory.find(key)
    if found is None:
        found = make()
        memory.keep(key, found)
    return found
