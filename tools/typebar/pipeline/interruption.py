"""Keeping an interruption for later where it would strike at the wrong moment."""

import contextlib
import signal
import sys
from collections.abc import Iterator

if sys.platform == "win32":

    def hold() -> None:
        """Nothing: there, a process is started without a copy of this one."""

    def let_in() -> None:
        """Nothing, as nothing is held."""

else:
    _HELD = {signal.SIGINT, signal.SIGTERM, signal.SIGALRM}

    def hold() -> None:
        """Keep Ctrl-C, SIGTERM and time limits waiting in this thread and in what it forks."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _HELD)

    def let_in() -> None:
        """Answer what has waited, by the handlers that are set now."""
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HELD)


@contextlib.contextmanager
def later() -> Iterator[None]:
    """Keep interruptions waiting for the body.

    A handler that raises while a process is being forked is lost in Python's own hooks, or leaves
    a child that nobody knows of. The child must call `let_in` once its own handlers are set.
    """
    try:
        # In here: what came just before is raised from this call, with the signals held already.
        hold()
        yield
    finally:
        let_in()
