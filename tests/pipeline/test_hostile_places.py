"""Full disks and texts that change meanwhile: no half output, and nothing wrong is kept."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from command_line import CHAPTER, SCRIPT, files, project, typebar
from typebar.pipeline import render
from typebar.pipeline.shelf import Shelf
from typebar.project.compose import Composition
from typebar.project.material import Material


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(place)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("file systems can't be mounted here, so that no disk gets full")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_keeps_the_old_output_and_is_named(tmp_path: Path, small_disk: Path) -> None:
    root = project(tmp_path / "p")
    command = ("build", "book.json", "--output", str(small_disk))
    assert typebar(*command, cwd=root).code == 0
    before = (small_disk / "book.json").read_bytes()
    (root / "prose" / "01-lamp.md").write_text(CHAPTER * 2_000, encoding="utf-8")
    outcome = typebar(*command, cwd=root)
    assert outcome.code == 4
    assert "the disk is full (needs " in outcome.err
    assert "the previous file was kept" in outcome.err
    assert (small_disk / "book.json").read_bytes() == before
    assert files(small_disk) == {"book.json"}


def _fill(path: Path) -> None:
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


def test_a_memory_on_a_full_disk_fails_nothing(tmp_path: Path, small_disk: Path) -> None:
    _fill(small_disk / "filler")
    root = project(tmp_path / "p")
    outcome = typebar("build", "--cache-dir", str(small_disk / "cache"), cwd=root)
    assert outcome.code == 0
    assert outcome.err.count("\n") == 1
    assert "what was made will be made again next time: " in outcome.err
    assert "the disk is full" in outcome.err
    assert "4 made" in typebar("build", "--cache-dir", str(small_disk / "cache"), cwd=root).out


def test_a_text_that_changes_while_it_is_built_is_built_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read counts, once and for all outputs; the next build sees the rest."""
    root = project(tmp_path / "p")
    path = root / "script.fountain"
    compose = render.compose

    def meanwhile(material: Material, *more: Any) -> Composition:
        path.write_text(SCRIPT + "\nShe waits.\n", encoding="utf-8")
        return compose(material, *more)

    monkeypatch.setattr(render, "compose", meanwhile)
    assert typebar("build", "script.json", "--jobs", "1", cwd=root).code == 0
    assert b"She waits." not in (root / "build" / "script.json").read_bytes()
    monkeypatch.undo()
    outcome = typebar("build", "script.json", "--explain", cwd=root)
    assert "script.fountain changed" in outcome.out
    assert b"She waits." in (root / "build" / "script.json").read_bytes()


def test_links_that_lead_nowhere_or_round_are_passed_by(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    prose = root / "prose"
    (prose / "up").symlink_to(root, target_is_directory=True)
    (prose / "round.md").symlink_to(prose / "round.md")
    (prose / "gone.md").symlink_to(prose / "nothing.md")
    (prose / "two").symlink_to(prose / "three")
    (prose / "three").symlink_to(prose / "two")
    os.mkfifo(prose / "pipe.md")
    for command in (("build",), ("lint",), ("lint", "."), ("report",), ("fmt", "--check", ".")):
        outcome = typebar(*command, cwd=root)
        assert (outcome.code, outcome.err) == (0, ""), command


def test_a_folder_that_is_gone_is_no_defect(tmp_path: Path) -> None:
    gone = "mkdir gone && cd gone && rmdir ../gone"
    ended = subprocess.run(
        ["/bin/sh", "-c", f"{gone} && exec {sys.executable} -m typebar build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "isn't there any more" in ended.stderr


def test_what_is_remembered_gives_way_to_an_output_on_a_full_disk(
    tmp_path: Path, small_disk: Path
) -> None:
    root = project(tmp_path / "p")
    Shelf(small_disk / ".cache" / "objects").keep("old", bytes(40_000))
    (root / "prose" / "01-lamp.md").write_text(CHAPTER * 80, encoding="utf-8")
    outcome = typebar("build", "book.json", "--output", str(small_disk), cwd=root)
    assert outcome.code == 0, outcome
    assert (small_disk / "book.json").stat().st_size > 25_000
    assert not (small_disk / ".cache" / "objects" / "old").exists()


def test_a_memory_that_is_only_read_gives_no_way(tmp_path: Path, small_disk: Path) -> None:
    root = project(tmp_path / "p")
    Shelf(small_disk / ".cache" / "objects").keep("old", bytes(40_000))
    (root / "prose" / "01-lamp.md").write_text(CHAPTER * 80, encoding="utf-8")
    options = ("--output", str(small_disk), "--cache-read-only")
    assert typebar("build", "book.json", *options, cwd=root).code == 4
    assert (small_disk / ".cache" / "objects" / "old").exists()
