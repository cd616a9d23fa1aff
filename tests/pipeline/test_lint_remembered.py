"""What is found in each text of a project is remembered, and looked for side by side if much."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from typebar.lint.report import Report
from typebar.pipeline.lint_pool import side_by_side
from typebar.pipeline.linting import Effort, check
from typebar.pipeline.shelf import Shelf
from typebar.project.discover import of_paths
from typebar.project.linting import Text, lint_settings, texts
from typebar.text.errors import TypebarError
from typebar.text.source import Source


def project(folder: Path, configuration: str = "") -> Path:
    (folder / "typebar.toml").write_text(
        'title = "A"\n[targets.book]\nsources = ["*.md"]\nformats = ["html"]\n' + configuration
    )
    (folder / "one.md").write_text("# One\n\nIn the the rain.\n")
    (folder / "two.md").write_text("# Two\n\nHe took a apple.\n")
    return folder


def found(root: Path, effort: Effort | None = None) -> Report:
    config = of_paths((str(root),))
    return check(config, texts(config, ()), lint_settings(config), effort or Effort())


def said(report: Report) -> list[tuple[str, str]]:
    return [(one.code, one.message) for one in report.diagnostics]


def change(root: Path, old: bytes, new: bytes) -> None:
    """Put something else in place of what is remembered, checksum and all; all of it for b""."""
    shelf = Shelf(root / "build/.cache/findings")
    for path in sorted(shelf.folder.iterdir()):
        kept = shelf.peek(path.name)
        assert kept is not None
        shelf.keep(path.name, kept.replace(old, new) if old else new)


def test_a_changed_text_alone_is_looked_at_again(tmp_path: Path) -> None:
    root = project(tmp_path)
    before = said(found(root))
    assert [code for code, _ in before] == ["WRD003", "WRD007"]
    change(root, b"stands twice", b"is remembered")
    (root / "two.md").write_text("# Two\n\nHe took an apple.\n")
    assert said(found(root)) == [("WRD003", '"the" is remembered')]


@pytest.mark.parametrize("damage", [b"", b"[[", b"[[1]]", b"\xff\x00", b"{}", b"[" * 100_000])
def test_a_damaged_memory_is_looked_past(tmp_path: Path, damage: bytes) -> None:
    root = project(tmp_path)
    before = said(found(root))
    change(root, b"", damage)
    assert said(found(root)) == before


def test_a_memory_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "build").write_text("a file where the folder should be")
    assert len(said(found(root))) == 2


def test_other_settings_and_names_are_other_findings(tmp_path: Path) -> None:
    root = project(tmp_path)
    found(root)
    project(tmp_path, '[lint]\nignore = ["WRD003"]\n')
    assert [code for code, _ in said(found(root))] == ["WRD007"]


def test_what_is_usual_is_counted_anew_when_another_text_changes(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "one.md").write_text("# One\n\nHe waits... and waits... and waits.\n")
    (root / "two.md").write_text("# Two\n\nShe waits… and waits.\n")
    assert [one.span.source for one in found(root).diagnostics] == ["two.md"]
    (root / "two.md").write_text("# Two\n\nShe waits… and waits… and waits… and waits.\n")
    assert [one.span.source for one in found(root).diagnostics] == ["one.md"]
    assert found(root).diagnostics == found(root, Effort(remember=False)).diagnostics


def test_nothing_is_remembered_when_told_so(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert len(said(found(root, Effort(remember=False)))) == 2
    assert not (root / "build").exists()


def test_side_by_side_finds_the_same_in_the_same_order(tmp_path: Path) -> None:
    root = project(tmp_path)
    alone = found(root, Effort(remember=False, jobs=1))
    assert found(root, Effort(remember=False, jobs=2)).diagnostics == alone.diagnostics


@dataclass(frozen=True)
class Fatal:
    """A look that ends its process where a text says so."""

    def look(self, text: Text) -> tuple[()]:
        if text.source.text == "end":
            os.kill(os.getpid(), signal.SIGKILL)
        return ()


def test_a_process_that_ends_is_told_with_the_text_it_had() -> None:
    given = [Text(Source(f"{number}.md", "end" if number == 2 else "x"), ()) for number in range(3)]
    with pytest.raises(TypebarError, match=r"ended unexpectedly while it looked at \d\.md"):
        list(side_by_side(given, Fatal(), 1))  # type: ignore[arg-type]  # a look of our own


def test_what_is_missing_is_said_at_its_line_of_the_configuration(tmp_path: Path) -> None:
    root = project(tmp_path)
    text = (root / "typebar.toml").read_text().replace('["*.md"]', '["*.md", "gone.md"]')
    (root / "typebar.toml").write_text(text)
    for _ in range(2):  # looked for, then remembered
        report = found(root)
        (one,) = [one for one in report.diagnostics if one.code == "XDC004"]
        assert one.span.source == "typebar.toml"
        assert report.sources["typebar.toml"].text[one.span.start : one.span.end] == '"gone.md"'
