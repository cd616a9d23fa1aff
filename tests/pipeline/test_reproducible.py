"""The same text gives the same bytes, wherever and however it's built."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUTPUTS = (
    "screenplay.pdf",
    "screenplay.epub",
    "screenplay.html",
    "book.pdf",
    "book.epub",
    "book.html",
)


def _git(*arguments: str, cwd: Path) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


def _build(folder: Path, *arguments: str, mask: int = 0o022, **environment: str) -> dict[str, str]:
    """The outputs of a build in a process of its own."""
    before = os.umask(mask)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "typebar", "build", *arguments],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.umask(before)
    if run.returncode == 5:
        pytest.skip(f"a library is missing: {run.stderr}")
    assert run.returncode == 0, run.stderr
    return {name: sha256((folder / "build" / name).read_bytes()).hexdigest() for name in OUTPUTS}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of this repository in a repository of its own, committed at a time of its own."""
    folder = tmp_path_factory.mktemp("story") / "one"
    folder.mkdir()
    shutil.copytree(ROOT / "manuscript", folder / "manuscript")
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / ".gitignore").write_text("/build/\n", encoding="utf-8")
    _git("init", "-q", cwd=folder)
    _git("add", ".", cwd=folder)
    _git("commit", "-qm", "The story", "--date=2024-02-29T12:00:00+0500", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def outputs(repository: Path) -> dict[str, str]:
    return _build(repository, "--jobs", "1", TZ="UTC")


def test_two_clones_in_other_surroundings_give_the_same(
    repository: Path, outputs: dict[str, str], tmp_path: Path
) -> None:
    other = tmp_path / "another place, with blanks"
    subprocess.run(["git", "clone", "-q", str(repository), str(other)], check=True)
    for number, path in enumerate(sorted((other / "manuscript").rglob("*"))):
        os.utime(path, (number, number))
    changed = {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}
    assert _build(other, "--jobs", "3", mask=0o077, **changed) == outputs


def test_a_warm_memory_gives_the_same(repository: Path, outputs: dict[str, str]) -> None:
    chapter = repository / "manuscript" / "prose" / "01-the-quiet-room.md"
    text = chapter.read_bytes()
    chapter.write_bytes(text + b"\nMore.\n")
    # What doesn't take part is built nowhere for nothing: typesetting is most of these tests.
    assert _build(repository, "book.pdf")["book.pdf"] != outputs["book.pdf"]
    chapter.write_bytes(text)
    assert _build(repository, "--force", "--jobs", "2") == outputs


def test_the_date_is_given_or_that_of_the_last_commit(
    repository: Path, outputs: dict[str, str], tmp_path: Path
) -> None:
    bare = tmp_path / "copy"
    shutil.copytree(repository, bare, ignore=shutil.ignore_patterns(".git", "build"))
    when = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=repository, check=True, capture_output=True
    ).stdout.decode()
    given = _build(bare, SOURCE_DATE_EPOCH=when.strip())
    assert given == outputs
    later = _build(bare, "screenplay.epub", SOURCE_DATE_EPOCH="86400")
    assert later["screenplay.epub"] != outputs["screenplay.epub"]
