"""The date of a work is the same in every copy of it."""

import os
import subprocess
from pathlib import Path

import pytest

from typebar.project.moment import modified
from typebar.text.errors import UsageError


def _git(folder: Path, *arguments: str, when: str = "1500000000 +0200") -> None:
    environment = os.environ | {
        "GIT_AUTHOR_DATE": when,
        "GIT_COMMITTER_DATE": when,
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=environment, check=True, capture_output=True
    )


def test_the_environment_decides(tmp_path: Path) -> None:
    assert modified(tmp_path, ["x"], {"SOURCE_DATE_EPOCH": "12"}) == 12


@pytest.mark.parametrize("value", ["now", "-1", "1.5", "١"])
def test_the_environment_must_be_a_number(tmp_path: Path, value: str) -> None:
    with pytest.raises(UsageError):
        modified(tmp_path, ["x"], {"SOURCE_DATE_EPOCH": value})


def test_without_a_repository_the_newest_file_decides(tmp_path: Path) -> None:
    for name, seconds in (("a", 100), ("b", 300), ("c", 900)):
        (tmp_path / name).write_text(name, encoding="utf-8")
        os.utime(tmp_path / name, (seconds, seconds))
    assert modified(tmp_path, ["a", "b", "gone"], {}) == 300


def test_the_last_commit_of_these_files_decides(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "a").write_text("a", encoding="utf-8")
    _git(tmp_path, "add", "a")
    _git(tmp_path, "commit", "-qm", "one")
    (tmp_path / "b").write_text("b", encoding="utf-8")
    _git(tmp_path, "add", "b")
    _git(tmp_path, "commit", "-qm", "two", when="1600000000 +0000")
    assert modified(tmp_path, ["a"], {}) == 1500000000
    assert modified(tmp_path, ["a", "b"], {}) == 1600000000
    os.utime(tmp_path / "a", (7, 7))
    assert modified(tmp_path, ["a"], {}) == 1500000000


def test_files_that_were_never_committed_have_their_own_time(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "a").write_text("a", encoding="utf-8")
    os.utime(tmp_path / "a", (77, 77))
    assert modified(tmp_path, ["a"], {}) == 77
