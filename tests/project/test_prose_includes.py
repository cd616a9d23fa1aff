"""Chapters that take in other files, in builds and in the linter."""

import json
from pathlib import Path

import pytest

from command_line import project, typebar


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = project(tmp_path / "p")
    (made / "notes").mkdir()
    (made / "notes" / "one.md").write_text("Rain again.\n")
    with next((made / "prose").glob("*.md")).open("a") as file:
        file.write("\n{{include: ../notes/one.md}}\n")
    return made


def test_a_book_has_the_text_and_is_made_again_when_it_changes(root: Path) -> None:
    assert typebar("build", "book.json", cwd=root).code == 0
    assert "Rain again." in (root / "build" / "book.json").read_text()
    assert "nothing to do" in typebar("build", "book.json", cwd=root).out
    (root / "notes" / "one.md").write_text("Sun at last.\n")
    outcome = typebar("build", "book.json", "--explain", cwd=root)
    assert "notes/one.md changed" in outcome.out
    assert "Sun at last." in (root / "build" / "book.json").read_text()


@pytest.mark.parametrize("path", ["../../outside.md", "../script.fountain", "/etc/hosts"])
def test_nothing_else_is_ever_read(root: Path, path: str) -> None:
    (root.parent / "outside.md").write_text("SECRET\n")
    (root / "notes" / "one.md").write_text(f"{{{{include: {path}}}}}\n")
    outcome = typebar("build", "book.json", cwd=root)
    assert outcome.code == 1
    assert "notes/one.md:1:12: error[XDC004]" in outcome.err
    assert "SECRET" not in (root / "build" / "book.json").read_text()


def test_the_linter_follows_and_names_the_file(root: Path) -> None:
    (root / "notes" / "one.md").write_text("Rain again.\n\n{{include: gone.md}}\n")
    outcome = typebar("lint", "--output-format", "json", "prose", cwd=root)
    found = json.loads(outcome.out)
    found = found["diagnostics"] if isinstance(found, dict) else found
    places = [(one["path"], one["line"]) for one in found if one["code"] == "XDC004"]
    assert places == [("notes/one.md", 3)]
