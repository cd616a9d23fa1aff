"""Files are written whole or not at all."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from typebar.pipeline import output
from typebar.text.errors import OutputError


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.pdf"
    output.write(path, b"one", "x.pdf")
    before = path.stat().st_ino
    output.write(path, b"two", "x.pdf")
    assert path.read_bytes() == b"two"
    assert path.stat().st_ino != before
    assert [entry.name for entry in path.parent.iterdir()] == ["x.pdf"]


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_the_umask_decides_the_rights(tmp_path: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        output.write(tmp_path / "x", b"x", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == mode


@pytest.mark.parametrize(
    ("free", "what"),
    [
        (400_000, "the disk is full (needs 2.1 MB, has 0.4 MB)"),
        (9_000_000, "no more may be stored there (needs 2.1 MB): a quota, or too many files"),
    ],
)
def test_a_failure_keeps_the_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, what: str
) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 8, free))  # type: ignore[attr-defined]  # typeshed leaves it out
    with pytest.raises(OutputError) as caught:
        output.write(path, b"x" * 2_100_000, "build/x.pdf")
    kept = "; the previous file was kept"
    assert caught.value.message == f"build/x.pdf: cannot be written: {what}{kept}"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        output.write(tmp_path / "x.pdf", b"x", "x.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    output.write(tmp_path / "link", b"new", "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")
def test_a_full_device_is_no_full_disk() -> None:
    with pytest.raises(OutputError, match="the device takes no more"):
        output.write(Path("/dev/full"), b"x", "/dev/full")


def test_devices_are_written_to(tmp_path: Path) -> None:
    output.write(Path("/dev/null"), b"x", "/dev/null")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
