"""`typebar fmt` tidies texts, or says that it would."""

from pathlib import Path

import pytest

from command_line import SCRIPT, project, typebar

UNTIDY = SCRIPT.replace("\n\nRain", "\n\n\nRain").replace("INT. KITCHEN", "int.   KITCHEN")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = project(tmp_path / "p")
    (root / "script.fountain").write_text(UNTIDY, encoding="utf-8")
    return root


def test_a_tidy_project_is_left_alone(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert typebar("fmt", "--check", cwd=root) == (0, "2 texts are tidy\n", "")


def test_checking_changes_nothing(root: Path) -> None:
    assert typebar("fmt", "--check", cwd=root) == (1, "script.fountain: would change\n", "")
    shown = typebar("fmt", "--diff", cwd=root)
    assert shown.code == 1
    assert "+INT. KITCHEN - NIGHT" in shown.out
    assert (root / "script.fountain").read_text(encoding="utf-8") == UNTIDY


def test_tidying_writes_once(root: Path) -> None:
    assert typebar("fmt", cwd=root) == (0, "script.fountain: tidied\n", "")
    text = (root / "script.fountain").read_text(encoding="utf-8")
    assert "INT. KITCHEN - NIGHT" in text
    assert typebar("fmt", cwd=root).out == "2 texts are tidy\n"


def test_the_input_stream_goes_through(root: Path) -> None:
    typebar("fmt", cwd=root)
    tidy = (root / "script.fountain").read_bytes().decode()
    outcome = typebar("fmt", "-", cwd=root, stdin=UNTIDY.encode())
    assert outcome == (0, tidy, "")


def test_prose_is_tidied_too(root: Path) -> None:
    chapter = root / "prose" / "01-lamp.md"
    before = chapter.read_text(encoding="utf-8")
    chapter.write_text(before.rstrip("\n") + " \n\n\n\nMore.   \n\n", encoding="utf-8")
    assert "prose/01-lamp.md: tidied" in typebar("fmt", cwd=root).out
    assert chapter.read_text(encoding="utf-8") == before.rstrip("\n") + "\n\nMore.\n"


def test_the_input_stream_is_prose_when_its_name_says_so(root: Path) -> None:
    outcome = typebar("fmt", "-", "--stdin-filename", "a.md", cwd=root, stdin=b"#  One  #\n\n\nA.")
    assert outcome == (0, "# One\n\nA.\n", "")


def test_a_text_of_doubtful_encoding_is_left_alone(root: Path) -> None:
    file = root / "latin.fountain"
    file.write_bytes(b"INT. CAF\xc9  - DAY\n\n\n\nHe sits.\n")
    outcome = typebar("fmt", "latin.fountain", cwd=root)
    assert outcome.code == 3
    assert "this file isn't UTF-8" in outcome.err
    assert file.read_bytes() == b"INT. CAF\xc9  - DAY\n\n\n\nHe sits.\n"
