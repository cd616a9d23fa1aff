"""What is kept comes back whole or not at all, and takes no more room than it may."""

import os
from pathlib import Path

import pytest

from typebar.pipeline.shelf import Shelf, let_go


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.keep("key", b"bytes")
    assert shelf.find("key") == b"bytes"
    assert shelf.find("another") is None
    assert shelf.fault == ""


def test_one_wrong_bit_makes_it_absent(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep("key", b"bytes")
    whole = (tmp_path / "key").read_bytes()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        (tmp_path / "key").write_bytes(damaged)
        assert shelf.find("key") is None


@pytest.mark.parametrize("size", [0, 1, 31, 32, 36])
def test_a_truncated_thing_is_absent(tmp_path: Path, size: int) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep("key", b"bytes")
    (tmp_path / "key").write_bytes((tmp_path / "key").read_bytes()[:size])
    assert shelf.find("key") is None


def test_a_folder_in_its_place_is_told_and_passed_by(tmp_path: Path) -> None:
    (tmp_path / "key").mkdir()
    shelf = Shelf(tmp_path)
    shelf.keep("key", b"bytes")
    assert shelf.find("key") is None
    assert "key" in shelf.fault


def test_one_that_is_only_read_changes_nothing(tmp_path: Path) -> None:
    Shelf(tmp_path).keep("key", b"bytes")
    os.utime(tmp_path / "key", (1, 1))
    shelf = Shelf(tmp_path, read_only=True)
    assert shelf.find("key") == b"bytes"
    shelf.keep("another", b"bytes")
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    assert (tmp_path / "key").stat().st_mtime == 1


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    shelves = [Shelf(tmp_path / name) for name in ("one", "two")]
    for number, key in enumerate("abcd"):
        shelf = shelves[number % 2]
        shelf.keep(key, bytes(68))
        os.utime(shelf.folder / key, (number + 1, number + 1))
    assert shelves[0].find("a") is not None
    let_go([shelf.folder for shelf in shelves], 200)
    assert sorted(path.name for path in tmp_path.rglob("?")) == ["a", "d"]
