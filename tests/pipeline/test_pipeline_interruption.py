"""Interruptions wait while a process is being made."""

import os
import signal
import sys

import pytest

from typebar.pipeline import interruption

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, nothing is held")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGALRM])
def test_an_interruption_strikes_after_the_body(number: signal.Signals) -> None:
    order = []
    before = signal.signal(number, lambda *_: order.append("struck"))
    try:
        with interruption.later():
            signal.raise_signal(number)
            order.append("done")
    finally:
        signal.signal(number, before)
    assert order == ["done", "struck"]


def test_a_forked_process_is_struck_once_its_own_handler_is_set() -> None:
    with interruption.later():
        child = os.fork()
        if not child:
            os.kill(os.getpid(), signal.SIGTERM)
            signal.signal(signal.SIGTERM, lambda *_: os._exit(7))
            interruption.let_in()
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
