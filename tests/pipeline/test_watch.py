"""Watching: what counts as a change, and what doesn't."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import project
from typebar.pipeline import watch
from typebar.pipeline.watch import Scope, Watcher, scope, snapshot
from typebar.project.discover import required


def _scope(root: Path) -> Scope:
    config = required(root)
    return scope(config, config.targets, [root / "lamp.png"])


def _watcher(root: Path) -> Watcher:
    """One that looks without delay."""

    def ticks(_: frozenset[Path], stop: threading.Event) -> Iterator[object]:
        while not stop.is_set():
            yield None

    return Watcher(_scope(root), ticks=ticks)


def _names(root: Path, paths: tuple[Path, ...]) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


@pytest.mark.parametrize(
    "name",
    ["script.fountain", "prose/01-lamp.md", "prose/02-new.md", "typebar.toml", "lamp.png"],
)
def test_a_change_is_noticed(tmp_path: Path, name: str) -> None:
    root = project(tmp_path / "p")
    watcher = _watcher(root)
    with (root / name).open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    assert _names(root, watcher.wait()) == [name]


def test_what_was_saved_while_it_was_read_is_another_change(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    watcher = _watcher(root)
    (root / "script.fountain").write_text("INT. A\n", encoding="utf-8")
    watcher.wait()
    (root / "script.fountain").write_text("INT. AB\n", encoding="utf-8")
    watcher.turn_to(_scope(root))
    assert _names(root, watcher.wait()) == ["script.fountain"]


def test_same_size_and_time_but_another_file_is_a_change(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    path = root / "script.fountain"
    watcher = _watcher(root)
    before = path.stat()
    other = root / "other"
    other.write_text(path.read_text(encoding="utf-8").replace("Rain", "Snow"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert _names(root, watcher.wait()) == ["script.fountain"]


def test_outputs_hidden_files_and_others_dont_count(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    before = snapshot(_scope(root))
    (root / "build" / ".cache").mkdir(parents=True)
    (root / "build" / "book.html").write_text("x", encoding="utf-8")
    (root / "prose" / ".01-lamp.md.swp").write_text("x", encoding="utf-8")
    (root / "notes.txt").write_text("x", encoding="utf-8")
    assert snapshot(_scope(root)).files == before.files


def test_a_text_that_goes_away_is_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_PATIENCE", 0.05)
    root = project(tmp_path / "p")
    watcher = _watcher(root)
    (root / "script.fountain").unlink()
    assert _names(root, watcher.wait()) == ["script.fountain"]
    (root / "script.fountain").write_text("INT. BACK\n", encoding="utf-8")
    assert _names(root, watcher.wait()) == ["script.fountain"]


def test_a_file_half_saved_is_waited_for(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    path = root / "script.fountain"
    watcher = _watcher(root)
    path.write_text("", encoding="utf-8")
    done = threading.Timer(0.1, path.write_text, ["INT. WHOLE\n"], {"encoding": "utf-8"})
    done.start()
    assert _names(root, watcher.wait()) == ["script.fountain"]
    done.join()
    assert watcher.seen.files[path].size == len("INT. WHOLE\n")


def test_loops_of_links_are_passed_by(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    text = (root / "typebar.toml").read_text(encoding="utf-8")
    (root / "typebar.toml").write_text(text.replace("prose/*.md", "prose/**/*.md"))
    (root / "prose" / "deep").mkdir()
    (root / "prose" / "deep" / "up").symlink_to(root / "prose", target_is_directory=True)
    (root / "prose" / "self.md").symlink_to(root / "prose" / "self.md")
    (root / "prose" / "two").symlink_to(root / "prose" / "three")
    (root / "prose" / "three").symlink_to(root / "prose" / "two")
    seen = snapshot(_scope(root))
    assert _names(root, tuple(seen.files)) == [
        "prose/01-lamp.md",
        "script.fountain",
        "typebar.toml",
    ]
    assert root / "prose" / "deep" in seen.folders
    watcher = _watcher(root)
    (root / "prose" / "deep" / "02.md").write_text("# Two\n", encoding="utf-8")
    assert _names(root, watcher.wait()) == ["prose/deep/02.md"]


@pytest.mark.parametrize("ticks", [watch.polling, watch.notified])
def test_both_ways_of_waiting_notice_and_end(tmp_path: Path, ticks: watch.Ticks) -> None:
    if ticks is watch.notified:
        pytest.importorskip("watchfiles", reason="the extra [watch] isn't installed")
    root = project(tmp_path / "p")
    watcher = Watcher(_scope(root), ticks=ticks)
    save = threading.Timer(0.1, (root / "script.fountain").write_text, ["INT. NEW\n"])
    save.start()
    assert _names(root, watcher.wait()) == ["script.fountain"]
    save.join()
    end = threading.Timer(0.1, watcher.stop.set)
    end.start()
    assert watcher.wait() == ()
    end.join()
