"""Long work that gives way: between two steps it asks whether something more urgent waits."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ask: ContextVar[Callable[[], None] | None] = ContextVar("ask", default=None)


@contextmanager
def giving_way(ask: Callable[[], None]) -> Iterator[None]:
    """Have long work ask this between its steps meanwhile; what it raises ends the work."""
    token = _ask.set(ask)
    try:
        yield
    finally:
        _ask.reset(token)


def give_way() -> None:
    """To be called between two steps of long work."""
    ask = _ask.get()
    if ask is not None:
        ask()
