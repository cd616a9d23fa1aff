"""Doing once what several outputs of one work need."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from typebar.model.work import Work
from typebar.writers.registry import Options

T = TypeVar("T")


def once(make: Callable[[Work, Options], T]) -> Callable[[Work, Options], T]:
    """The same function, which keeps its last result for as long as no other work is asked for.

    A work is known again by its identity, as it can't change; the PDF, the e-book and the web page
    of a target share their pages in this way.
    """
    last: tuple[Work, Options, T] | None = None

    @wraps(make)
    def kept(work: Work, options: Options) -> T:
        nonlocal last
        found = last
        if found is None or found[0] is not work or found[1] != options:
            found = last = (work, options, make(work, options))
        return found[2]

    return kept
