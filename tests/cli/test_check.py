"""`typebar check` has outputs judged, and leads what is found back to the manuscript."""

import json
import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from command_line import SCRIPT, project, typebar

_JUDGE = """#!/bin/sh
cat "$(dirname "$0")/answer"
exit $(cat "$(dirname "$0")/code")
"""

Judge = Callable[[str, str, int], None]


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Puts a program of a name in the place of all others, with its answer and exit code."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "cat", "dirname"):
        (folder / tool).symlink_to(str(shutil.which(tool)))
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("EPUBCHECK_JAR", raising=False)

    def install(name: str, answer: str, code: int) -> None:
        (folder / "answer").write_text(answer)
        (folder / "code").write_text(str(code))
        (folder / name).write_text(_JUDGE)
        (folder / name).chmod(0o755)

    return install


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = project(tmp_path / "p")
    (made / "prose" / "2.md").write_text("# Two\n\nRain.\n\n{{include: ../in.md}}\n")
    (made / "in.md").write_text("---\nrole: x\n---\n\nWind\nand snow.\n\nSun.\n")
    assert typebar("build", "book.epub", "script.epub", cwd=made).code == 0
    return made


def _said(*places: tuple[str, int], severity: str = "ERROR") -> str:
    found: list[dict[str, Any]] = [
        {"path": path, "line": line, "column": 3} for path, line in places
    ]
    message = {"ID": "RSC-005", "severity": severity, "message": "not\nallowed; expected x."}
    return json.dumps(
        {"messages": [message | {"locations": found}], "checker": {"checkerVersion": "5.3.0"}}
    )


def _row(root: Path, words: str) -> tuple[str, int]:
    """The file and line of the e-book with these words."""
    with zipfile.ZipFile(root / "build" / "book.epub") as book:
        for name in sorted(book.namelist()):
            rows = book.read(name).decode("utf-8", "replace").split("\n")
            for number, row in enumerate(rows, 1):
                if words in row and name.startswith("EPUB/text/chapter-2"):
                    return name, number
    raise AssertionError(words)


def test_a_sound_book_has_nothing_wrong(root: Path, judge: Judge) -> None:
    judge("java", json.dumps({"messages": [], "checker": {"checkerVersion": "5.3.0"}}), 0)
    outcome = typebar("check", "build/book.epub", cwd=root)
    assert outcome == (0, "build/book.epub: nothing wrong (epubcheck 5.3.0)\n", "")
    assert typebar("check", "-q", "build/book.epub", cwd=root) == (0, "", "")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Rain", "prose/2.md:3"),
        ("and snow", "in.md:5"),
        ("Sun", "in.md:8"),
        ("<section", "prose/2.md:1"),
    ],
)
def test_findings_stand_at_the_line_of_the_manuscript(
    root: Path, judge: Judge, words: str, place: str
) -> None:
    name, row = _row(root, words)
    judge("java", _said((name, row)), 1)
    outcome = typebar("check", "build/book.epub", cwd=root)
    assert outcome.code == 1
    assert outcome.out.startswith(f"{place}:1: error[RSC-005] epubcheck: not allowed\n")
    assert f"in the e-book it is build/book.epub/{name}:{row}" in outcome.out


def test_findings_in_a_screenplay_stand_at_its_lines(root: Path, judge: Judge) -> None:
    with zipfile.ZipFile(root / "build" / "script.epub") as made:
        rows = made.read("EPUB/text/script-001.xhtml").decode().split("\n")
    lines = SCRIPT.split("\n")
    for words, typed in (
        ("<body", "INT. KITCHEN - NIGHT"),
        ("INT. KITCHEN", "INT. KITCHEN - NIGHT"),
        ("Rain", "Rain. ANNA lights the lamp."),
        ("Who's", "ANNA"),
    ):
        row = next(
            number for number, row in enumerate(rows, 1) if words in row and "<title" not in row
        )
        judge("java", _said(("EPUB/text/script-001.xhtml", row)), 1)
        outcome = typebar("check", "build/script.epub", cwd=root)
        line = lines.index(typed) + 1
        assert outcome.out.startswith(f"script.fountain:{line}:1: error[RSC-005]"), outcome.out


def test_a_text_that_changed_since_is_not_blamed(root: Path, judge: Judge) -> None:
    name, row = _row(root, "Rain")
    (root / "prose" / "2.md").write_text("# Two\n\nHail.\n")
    judge("java", _said((name, row)), 1)
    outcome = typebar("check", "build/book.epub", cwd=root)
    assert outcome.out.startswith(f"build/book.epub/{name}:{row}:3: error[RSC-005]")
    assert "Rain." in outcome.out


@pytest.mark.parametrize(
    ("path", "line"), [("EPUB/package.opf", 3), ("book.epub", -1), ("EPUB/gone.xhtml", 9)]
)
def test_what_is_of_no_chapter_stands_in_the_e_book(
    root: Path, judge: Judge, path: str, line: int
) -> None:
    judge("java", _said((path, line), severity="WARNING"), 1)
    outcome = typebar("check", "--json", cwd=root)
    (verdict, _) = json.loads(outcome.out)["outputs"]
    assert outcome.code == 1
    assert not verdict["passed"]
    (found,) = verdict["findings"] if verdict["output"].endswith("book.epub") else [{}]
    if found:
        assert found["severity"] == "warning"
        assert found["path"].startswith("build/book.epub")


def test_a_strangers_book_needs_no_project(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "x.epub").write_bytes(b"no book")
    judge("java", _said(("x.epub", -1)), 1)
    outcome = typebar("check", "x.epub", cwd=tmp_path)
    assert outcome.out.startswith("x.epub:1:1: error[RSC-005] epubcheck: not allowed\n")


def test_a_judge_without_a_report_is_a_defect(root: Path, judge: Judge) -> None:
    judge("java", "Error: no class\n", 1)
    assert typebar("check", "build/book.epub", cwd=root).code == 70


def test_qpdf_judges_pdf(tmp_path: Path, judge: Judge) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7")
    judge("qpdf", "checking x.pdf\nWARNING: x.pdf: file is damaged\n", 2)
    outcome = typebar("check", "x.pdf", cwd=tmp_path)
    assert outcome.code == 1
    assert "x.pdf:1:1: error[PDF] qpdf: file is damaged" in outcome.out
    judge("qpdf", "checking x.pdf\nNo syntax errors\n", 0)
    assert typebar("check", "x.pdf", cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    ("name", "help_text"),
    [("x.epub", "apt-get install default-jre-headless"), ("x.pdf", "apt-get install qpdf")],
)
def test_a_missing_judge_is_named_with_its_installation(
    tmp_path: Path, judge: Judge, name: str, help_text: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    outcome = typebar("check", name, cwd=tmp_path)
    assert outcome.code == 5
    assert help_text in outcome.err


def test_a_wrong_jar_is_named(
    tmp_path: Path, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge("java", "", 0)
    monkeypatch.setenv("EPUBCHECK_JAR", str(tmp_path / "none.jar"))
    (tmp_path / "x.epub").write_bytes(b"x")
    outcome = typebar("check", "x.epub", cwd=tmp_path)
    assert outcome.code == 5
    assert "EPUBCHECK_JAR names" in outcome.err


@pytest.mark.parametrize(("name", "code"), [("gone.epub", 3), ("x.txt", 2)])
def test_what_cannot_be_checked_is_said(tmp_path: Path, name: str, code: int) -> None:
    (tmp_path / "x.txt").write_text("x")
    assert typebar("check", name, cwd=tmp_path).code == code


def test_a_project_without_outputs_says_how_to_make_them(tmp_path: Path) -> None:
    outcome = typebar("check", cwd=project(tmp_path / "p"))
    assert outcome.code == 3
    assert "typebar build" in outcome.err


@pytest.mark.skipif(not shutil.which("java"), reason="java isn't installed")
def test_epubcheck_itself_is_understood(root: Path) -> None:
    assert os.environ.get("EPUBCHECK_JAR", "") == ""
    path = root / "build" / "book.epub"
    name, _ = _row(root, "Rain")
    with zipfile.ZipFile(path) as book:
        data = {entry: book.read(entry) for entry in book.namelist()}
    data[name] = data[name].replace(b"Rain.", b"Rain.<blink/>")
    with zipfile.ZipFile(path, "w") as book:
        for entry, content in data.items():
            book.writestr(entry, content)
    outcome = typebar("check", "build/book.epub", cwd=root)
    assert outcome.code == 1
    assert outcome.out.startswith("prose/2.md:3:1: error[RSC-005] epubcheck: ")
    assert outcome.out.count("error[") == 1
