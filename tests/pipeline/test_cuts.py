"""Fonts are cut once for the letters that a text has, and damaged ones are cut again."""

from pathlib import Path
from typing import Any

import pytest

from command_line import SCRIPT, project, typebar
from typebar.writers import xhtml_fonts


def _changed(root: Path, words: str) -> bytes:
    (root / "script.fountain").write_text(SCRIPT + words, encoding="utf-8")
    assert typebar("build", "script.html", cwd=root).code == 0
    return (root / "build" / "script.html").read_bytes()


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The letters of each cut, as they are made."""
    made: list[str] = []
    cut = xhtml_fonts._cut_anew

    def counted(family: Any, characters: str, flavour: str, **style: bool) -> bytes:
        made.append(characters)
        return cut(family, characters, flavour, **style)

    monkeypatch.setattr(xhtml_fonts, "_cut_anew", counted)
    return made


def test_a_change_without_new_letters_cuts_no_font(tmp_path: Path, cuts: list[str]) -> None:
    root = project(tmp_path / "p")
    _changed(root, "")
    first = len(cuts)
    assert first
    warm = _changed(root, "\nRain.\n")
    assert len(cuts) == first
    typebar("clean", "--cache", cwd=root)
    assert _changed(root, "\nRain.\n") == warm
    assert len(cuts) > first
    _changed(root, "\nЛампа.\n")
    assert any("Л" in characters for characters in cuts)


@pytest.mark.parametrize("damage", [b"", b"x" * 40])
def test_a_damaged_font_is_cut_again(tmp_path: Path, cuts: list[str], damage: bytes) -> None:
    root = project(tmp_path / "p")
    whole = _changed(root, "")
    for path in (root / "build" / ".cache" / "parts").iterdir():
        path.write_bytes(damage)
    first = len(cuts)
    typebar("build", "--force", "script.html", cwd=root)
    assert (root / "build" / "script.html").read_bytes() == whole
    assert len(cuts) == 2 * first


def test_a_memory_that_is_only_read_gets_no_fonts(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    typebar("build", "--cache-read-only", "script.html", cwd=root)
    assert not (root / "build" / ".cache").exists()


def test_a_memory_that_is_only_read_gives_its_fonts(tmp_path: Path, cuts: list[str]) -> None:
    root = project(tmp_path / "p")
    _changed(root, "")
    first = len(cuts)
    kept = sorted((root / "build" / ".cache").rglob("*"))
    typebar("build", "--cache-read-only", "--force", "script.html", cwd=root)
    assert len(cuts) == first
    assert sorted((root / "build" / ".cache").rglob("*")) == kept
