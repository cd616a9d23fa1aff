"""What is said on a terminal while something takes long."""

import io
import threading
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from command_line import typebar
from typebar.cli import terminal


class _Screen(io.StringIO):
    """A terminal that tells when something was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        count = super().write(text)
        self.written.set()
        return count


def test_what_takes_long_is_told_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", 0)
    monkeypatch.setenv("TERM", "xterm")
    screen = _Screen()
    with redirect_stderr(screen), terminal.at_work("making a.pdf"):
        assert screen.written.wait(60)
    assert screen.getvalue().startswith("making a.pdf ...")
    assert screen.getvalue().endswith("\r\x1b[2K")


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", 600)
    monkeypatch.setenv("TERM", "xterm")
    screen = _Screen()
    with redirect_stderr(screen), terminal.at_work("making a.pdf"):
        pass
    assert screen.getvalue() == ""


def test_a_file_gets_no_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PATIENCE", 0)
    before = threading.active_count()
    with redirect_stderr(io.StringIO()), terminal.at_work("making a.pdf"):
        assert threading.active_count() == before


@pytest.mark.parametrize(("when", "painted"), [("always", True), ("never", False)])
def test_a_failure_is_told_in_the_colours_that_were_asked_for(
    tmp_path: Path, when: str, painted: bool
) -> None:
    outcome = typebar("build", "--color", when, cwd=tmp_path)
    assert outcome.code == 2
    assert ("\x1b[" in outcome.err) == painted
    assert "\x1b[" not in typebar("build", cwd=tmp_path).err
