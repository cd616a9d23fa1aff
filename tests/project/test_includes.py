"""Files that screenplays take in, as projects and single texts have them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from command_line import typebar

MAIN = """Title: Two Acts
Author: Anna

# One

INT. HALL - DAY

On. [[prop: lamp]]

{{include: acts/one.fountain}}

Back. [[prop: door]]
"""
ONE = "INT. ONE - NIGHT\n\nOne. [[prop: key]]\n\n@Anna\n"
CONFIG = '[targets.script]\nsources = ["main.fountain"]\nformats = ["json", "html", "epub"]\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    (folder / "acts").mkdir(parents=True)
    (folder / "main.fountain").write_text(MAIN, encoding="utf-8")
    (folder / "acts" / "one.fountain").write_text(ONE, encoding="utf-8")
    (folder / "typebar.toml").write_text(CONFIG, encoding="utf-8")
    return folder


def _json(root: Path, *arguments: str) -> dict[str, Any]:
    outcome = typebar("convert", *(arguments or ("main.fountain",)), "--to", "json", cwd=root)
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def _told(root: Path, *arguments: str) -> list[tuple[str, str, int]]:
    """Code, path and line of what the linter finds."""
    outcome = typebar("lint", *arguments, "--output-format", "json", cwd=root)
    return [(one["code"], one["path"], one["line"]) for one in json.loads(outcome.out)]


def test_elements_name_the_file_and_line_that_they_are_in(root: Path) -> None:
    places = [
        (element["type"], element["path"], element["line"]) for element in _json(root)["elements"]
    ]
    assert places == [
        ("section", "main.fountain", 4),
        ("scene-heading", "main.fountain", 6),
        ("action", "main.fountain", 8),
        ("include", "main.fountain", 10),
        ("scene-heading", "acts/one.fountain", 1),
        ("action", "acts/one.fountain", 3),
        ("speech", "acts/one.fountain", 5),
        ("action", "main.fountain", 12),
    ]


def test_pages_name_the_line_of_each_file(root: Path) -> None:
    pages = _json(root, "main.fountain", "--with-pages")["pages"]
    lines = [
        (line["text"], line["line"])
        for page in pages[1:]
        for line in page["lines"]
        if line["kind"] in ("heading", "action")
    ]
    assert lines == [
        ("INT. HALL - DAY", 6),
        ("On.", 8),
        ("INT. ONE - NIGHT", 1),
        ("One.", 3),
        ("Back.", 12),
    ]


def test_converting_to_fountain_leaves_every_byte(root: Path) -> None:
    outcome = typebar("convert", "main.fountain", "--to", "fountain", cwd=root)
    assert outcome.out == MAIN


def test_tags_count_in_the_scene_in_which_they_stand(root: Path) -> None:
    outcome = typebar("report", "tags", "main.fountain", "--format", "csv", cwd=root)
    scenes = {line.split(",")[2]: line.split(",")[4] for line in outcome.out.splitlines()[1:]}
    assert scenes == {"lamp": "1", "key": "2", "door": "2"}, outcome


def test_scenes_of_all_files_stand_under_the_act_that_they_are_in(root: Path) -> None:
    outcome = typebar("convert", "main.fountain", "--to", "html", cwd=root)
    act = outcome.out.split("<section class=act")[1]
    assert act.index("<h3 id=scene-2") < act.index("Back.")


def test_a_change_in_a_file_that_is_taken_in_makes_outputs_stale(root: Path) -> None:
    typebar("build", cwd=root)
    assert "nothing to do" in typebar("build", cwd=root).out
    (root / "acts" / "one.fountain").write_text("Other.\n", encoding="utf-8")
    outcome = typebar("build", cwd=root)
    assert "3 made" in outcome.out, outcome
    assert "Other." in (root / "build" / "script.html").read_text(encoding="utf-8")


def test_a_file_that_is_written_later_makes_outputs_stale(root: Path) -> None:
    (root / "acts" / "one.fountain").unlink()
    outcome = typebar("build", cwd=root)
    assert "main.fountain:10:12: error[XDC004]" in outcome.err + outcome.out
    (root / "acts" / "one.fountain").write_text("Other.\n", encoding="utf-8")
    typebar("build", cwd=root)
    assert "Other." in (root / "build" / "script.html").read_text(encoding="utf-8")


def test_the_linter_looks_at_each_file_once(root: Path) -> None:
    expected = [("FTN006", "acts/one.fountain", 5)]
    for arguments in ((), ("main.fountain",), ("main.fountain", "acts/one.fountain"), (".",)):
        found = _told(root, *arguments)
        assert [one for one in found if one[0].startswith(("FTN", "XDC"))] == expected, arguments


def test_what_is_missing_is_told_at_its_line(root: Path) -> None:
    (root / "acts" / "one.fountain").unlink()
    assert ("XDC004", "main.fountain", 10) in _told(root)


@pytest.mark.parametrize(
    "path",
    [
        "../out.fountain",
        "link.fountain",
        "acts/../../out.fountain",
        "secret.txt",
        ".env",
        "acts",
        "pipe.fountain",
        "nul\0.fountain",
        "book.md",
    ],
)
def test_nothing_but_screenplays_of_the_project_is_read(root: Path, path: str) -> None:
    for name in (
        root / "secret.txt",
        root / ".env",
        root / "book.md",
        root.parent / "out.fountain",
    ):
        name.write_text("Treasure.\n", encoding="utf-8")
    (root / "link.fountain").symlink_to(root.parent / "out.fountain")
    os.mkfifo(root / "pipe.fountain")
    (root / "main.fountain").write_text(f"On.\n\n{{{{include: {path}}}}}\n", encoding="utf-8")
    outcome = typebar("convert", "main.fountain", "--to", "html", "--from", "fountain", cwd=root)
    assert "Treasure" not in outcome.out
    assert "XDC004" in outcome.err or "NUL" in outcome.err
