"""Looking at many texts in several processes."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from typebar.pipeline import interruption
from typebar.pipeline.processors import context
from typebar.text.errors import TypebarError

if TYPE_CHECKING:
    from typebar.pipeline.looking import Found, Looker
    from typebar.project.linting import Text


def side_by_side(texts: Sequence[Text], looker: Looker, processes: int) -> Iterator[Found]:
    """What is found in each text, in their order.

    Raises:
        TypebarError: what a rule needs is missing, or a process ended unexpectedly.
    """
    with ProcessPoolExecutor(
        processes, mp_context=context(), initializer=_leave_signals_to_parent
    ) as pool:
        with interruption.later():
            waiting = [pool.submit(_attempt, looker, text) for text in texts]
        try:
            for text, future in zip(texts, waiting, strict=True):
                found = future.result()
                # A rule that lacks something says so here: its error doesn't travel.
                yield looker.look(text) if found is None else found
        except BrokenProcessPool:
            raise _ended(texts, waiting) from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _leave_signals_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    interruption.let_in()


def _attempt(looker: Looker, text: Text) -> Found | None:
    try:
        return looker.look(text)
    except TypebarError:
        return None


def _ended(texts: Sequence[Text], waiting: Sequence[Future[Found | None]]) -> TypebarError:
    """Which texts a process may have had in hand when it ended."""
    lost = [
        text.source.path
        for text, found in zip(texts, waiting, strict=True)
        if found.cancelled() or not found.done() or found.exception() is not None
    ]
    others = f" or one of {len(lost) - 1} others" if len(lost) > 1 else ""
    return TypebarError(
        f"a process ended unexpectedly while it looked at {lost[0]}{others}",
        help="with --jobs 1 everything is done in one process; is memory short?",
    )
