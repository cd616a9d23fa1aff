"""`typebar fmt` tidies screenplays, or says that it would."""

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
    assert typebar("fmt", "--check", cwd=root) == (0, "1 text is tidy\n", "")


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
    assert typebar("fmt", cwd=root).out == "1 text is tidy\n"


def test_the_input_stream_goes_through(root: Path) -> None:
    typebar("fmt", cwd=root)
    tidy = (root / "script.fountain").read_bytes().decode()
    outcome = typebar("fmt", "-", cwd=root, stdin=UNTIDY.encode())
    assert outcome == (0, tidy, "")


def test_prose_is_left_alone_and_refused_when_named(root: Path) -> None:
    before = (root / "prose" / "01-lamp.md").read_bytes()
    assert typebar("fmt", ".", cwd=root).code == 0
    outcome = typebar("fmt", "prose/01-lamp.md", cwd=root)
    assert outcome.code == 2
    assert "only screenplays have a canonical layout" in outcome.err
    assert (root / "prose" / "01-lamp.md").read_bytes() == before
