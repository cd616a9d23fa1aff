"""`typebar watch` and `typebar serve` as processes: they follow the texts, and end clean."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from command_line import files, project, typebar
from counted_work import WAITS

CONFIG = """[targets.script]
sources = ["script.fountain"]
formats = ["txt"]
"""


@contextmanager
def _running(folder: Path, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-m", "typebar", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "NO_COLOR": "1"},
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _line(stream: object, words: str) -> str:
    """The next line that has these words in it."""
    for line in stream:  # type: ignore[attr-defined]  # a pipe
        if words in line:
            return str(line)
    pytest.fail(f"the command ended without saying {words!r}")


def test_watch_builds_at_once_and_after_every_change(tmp_path: Path) -> None:
    root = project(tmp_path / "p", CONFIG)
    path = root / "script.fountain"
    with _running(root, "watch") as watch:
        _line(watch.stdout, "build/script.txt: made")
        _line(watch.stderr, "watching for changes")
        path.write_text(path.read_text() + "\nThunder.\n")
        _line(watch.stdout, "build/script.txt: made")
        assert "Thunder." in (root / "build" / "script.txt").read_text()

        # A wrong configuration is told, and mended.
        (root / "typebar.toml").write_text("[targets.script]\n")
        _line(watch.stderr, "has no sources")
        (root / "typebar.toml").write_text(CONFIG.replace("txt", "json"))
        _line(watch.stdout, "build/script.json: made")
        _line(watch.stderr, "watching for changes")

        watch.send_signal(signal.SIGINT)
        _, rest = watch.communicate(timeout=WAITS)
    assert watch.returncode == 130
    assert "Traceback" not in rest
    assert files(root) >= {"build/script.txt", "build/script.json"}
    assert not [name for name in files(root) if name.endswith(".tmp")]


def test_watch_of_an_unknown_target_says_so(tmp_path: Path) -> None:
    done = typebar("watch", "bok", cwd=project(tmp_path / "p"))
    assert done.code == 2
    assert "did you mean 'book'?" in done.err


def test_serve_says_its_address_and_ends_on_ctrl_c(tmp_path: Path) -> None:
    with _running(project(tmp_path / "p"), "serve", "--no-open") as serve:
        assert serve.stdout is not None
        address = urlsplit(serve.stdout.readline().strip())
        assert address.hostname == "127.0.0.1"
        tab = http.client.HTTPConnection("127.0.0.1", address.port or 0, timeout=WAITS)
        tab.request("GET", f"{address.path}events")
        news = tab.getresponse()
        while b"event: findings" not in news.readline():
            pass
        # A tab that stays open holds nobody up.
        serve.send_signal(signal.SIGINT)
        _, rest = serve.communicate(timeout=WAITS)
        tab.close()
    assert serve.returncode == 130
    assert "Traceback" not in rest


def test_serve_without_a_project_says_what_is_missing(tmp_path: Path) -> None:
    done = typebar("serve", "--no-open", cwd=tmp_path)
    assert done.code == 2
    assert "typebar.toml" in done.err
