"""A time limit for work in this process."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Late(BaseException):
    """The time is over; no `except Exception` on the way keeps it."""


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Let the body take so long; in another thread, and on Windows, as long as it likes.

    Raises:
        Late: out of the body, where it takes longer.
    """
    main = threading.current_thread() is threading.main_thread()
    if not (main and hasattr(signal, "setitimer")):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise Late
