"""`typebar new` makes projects that build and lint clean, and overwrites nothing."""

import tomllib
from pathlib import Path

import pytest

from command_line import files, typebar
from typebar.pipeline.start import KINDS


@pytest.mark.parametrize("template", list(KINDS))
def test_a_new_project_lints_clean_and_builds(tmp_path: Path, template: str) -> None:
    made = typebar("new", "my-story", "--template", template, cwd=tmp_path)
    assert made.code == 0
    assert made.out.endswith("next: cd my-story && typebar build\n")
    root = tmp_path / "my-story"
    linted = typebar("lint", "--fail-level", "info", cwd=root)
    assert linted.code == 0, linted.out
    built = typebar("build", cwd=root)
    assert (built.code, built.err) == (0, "")
    outputs = {Path(name).suffix for name in files(root / "build")}
    assert outputs == {".pdf", ".epub", ".html"}


@pytest.mark.parametrize(
    "title", ['She said "No" \\ twice', "Ánh sáng — 光", "Line\nbreak\x07", "$title ${x}"]
)
def test_any_title_and_author_will_do(tmp_path: Path, title: str) -> None:
    arguments = ("new", "x", "--title", title, "--author", 'A "B" \\C')
    assert typebar(*arguments, cwd=tmp_path).code == 0
    data = tomllib.loads((tmp_path / "x" / "typebar.toml").read_text(encoding="utf-8"))
    assert data["title"] == " ".join(title.replace("\x07", "").split())
    assert data["authors"] == ['A "B" \\C']
    assert typebar("build", "screenplay.json", cwd=tmp_path / "x").code == 0


def test_the_folder_names_the_work(tmp_path: Path) -> None:
    typebar("new", "the_long-road", cwd=tmp_path)
    text = (tmp_path / "the_long-road" / "typebar.toml").read_text(encoding="utf-8")
    assert 'title = "The Long Road"' in text


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert typebar("new", "x", cwd=tmp_path).code == 0
    outcome = typebar("new", "x", cwd=tmp_path)
    assert outcome.code == 2
    assert "x: this is a project already" in outcome.err
    (tmp_path / "y").mkdir()
    (tmp_path / "y" / "photo.jpg").write_bytes(b"mine")
    outcome = typebar("new", "y", cwd=tmp_path)
    assert outcome.code == 2
    assert "y: something is here already" in outcome.err
    assert files(tmp_path / "y") == {"photo.jpg"}
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert typebar("new", "file", cwd=tmp_path).code == 2
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_project_can_stand_inside_another(tmp_path: Path) -> None:
    typebar("new", "one", cwd=tmp_path)
    typebar("new", "two", "--template", "novel", cwd=tmp_path / "one")
    outcome = typebar("build", "screenplay", cwd=tmp_path / "one" / "two")
    assert outcome.code == 2
    assert "there is no target 'screenplay'" in outcome.err


def test_a_folder_of_texts_becomes_a_project(tmp_path: Path) -> None:
    (tmp_path / "my-lamp" / "chapters").mkdir(parents=True)
    for name in ("film.fountain", "chapters/1.md", "chapters/2.md", "README.md"):
        (tmp_path / "my-lamp" / name).write_text("It rains on 1.\n", encoding="utf-8")
    root = tmp_path / "my-lamp"
    assert typebar("new", ".", "-t", "both", cwd=root).code == 2
    made = typebar("new", ".", "--author", "A. Writer", cwd=root)
    assert made.out.splitlines() == [
        "typebar.toml",
        ".gitignore",
        "screenplay: film.fountain",
        "book: chapters/*.md",
        "in no target: README.md",
        "next: typebar build",
    ]
    assert (root / "README.md").read_text(encoding="utf-8") == "It rains on 1.\n"
    assert typebar("build", "screenplay.json", "book.json", cwd=root).code == 0
    again = typebar("new", ".", cwd=root)
    assert again.code == 2
    assert "this is a project already" in again.err


def test_a_gitignore_that_is_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("Rain.\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("*.bak\n", encoding="utf-8")
    assert typebar("new", ".", "-q", cwd=tmp_path) == (0, "", "")
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*.bak\n"


def test_several_authors_stand_on_the_title_page(tmp_path: Path) -> None:
    typebar("new", "x", "--author", "A", "--author", "B", "-t", "short", cwd=tmp_path)
    assert 'authors = ["A", "B"]' in (tmp_path / "x/typebar.toml").read_text(encoding="utf-8")
    assert "Author: A & B\n" in (tmp_path / "x/manuscript/screenplay.fountain").read_text("utf-8")
