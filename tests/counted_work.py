"""Work counted in calls, which no other program on the machine can slow down."""

import sys
from collections.abc import Callable
from types import FrameType

WAITS = 120.0
"""Seconds to wait for another process before a test gives up: a loaded machine isn't wrong."""


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, are called to do this."""
    count = 0

    def counter(_frame: FrameType, event: str, _detail: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counter)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
