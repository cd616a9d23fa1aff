"""The preview's rounds: pages first, findings when nothing else is to be done."""

import threading
from pathlib import Path
from typing import Any

import pytest

from command_line import project
from typebar.lint.report import Report
from typebar.project.config import Config
from typebar.project.discover import required
from typebar.server import proof
from typebar.server.board import Board
from typebar.server.loop import Loop
from typebar.text.precedence import give_way, giving_way

WAITS = 120


class _Board(Board):
    """A board that says when there are findings on it."""

    def __init__(self) -> None:
        super().__init__()
        self.found = threading.Event()

    def post(self, kind: str, data: dict[str, Any]) -> None:
        """As Board does it."""
        super().post(kind, data)
        if kind == "findings":
            self.found.set()


def test_a_save_cuts_the_linter_short_and_findings_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path / "p")
    board = _Board()
    loop = Loop(required(root), (), board, tmp_path / "cache")
    looking, gave_way = threading.Event(), threading.Event()
    look = proof.look

    def slow(config: Config, cache_dir: Path | None) -> Report:
        if looking.is_set():
            return look(config, cache_dir)
        looking.set()
        try:
            while not loop.stop.wait(0.001):
                give_way()
        except Exception:
            gave_way.set()
            raise
        return look(config, cache_dir)

    monkeypatch.setattr(proof, "look", slow)
    thread = threading.Thread(target=loop.run, daemon=True)
    thread.start()
    assert looking.wait(WAITS)
    assert not board.found.is_set()
    path = root / "script.fountain"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore rain.\n", encoding="utf-8")
    assert gave_way.wait(WAITS)
    assert board.found.wait(WAITS)
    loop.stop.set()
    thread.join(WAITS)
    assert not thread.is_alive()
    assert "More rain." in "".join(board.markup.values())
    assert list((tmp_path / "cache" / "findings").iterdir())


def test_the_linter_asks_between_its_rules(tmp_path: Path) -> None:
    asked = []
    with giving_way(lambda: asked.append(1)):
        proof.look(required(project(tmp_path / "p")))
    assert len(asked) > 50
