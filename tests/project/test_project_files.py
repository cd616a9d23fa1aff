"""Sources are found in the order in which people count, and only inside the project."""

import os
from pathlib import Path

import pytest

from typebar.project.config import Pattern
from typebar.project.files import expand, natural_order
from typebar.project.toml import read
from typebar.text.errors import ConfigError, SourceError
from typebar.text.source import Source

DOCUMENT = read(Source("typebar.toml", 'sources = "x"'))


def _expand(root: Path, text: str) -> tuple[str, ...]:
    return expand(root.resolve(), Pattern(text, DOCUMENT, ("sources",)))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("2.md", "10.md", "1.md", "sub/3.md", ".hidden.md", ".git/x.md", "a b.md", "é.md"):
        path = tmp_path / "p" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path / "p"


def test_numbers_count_by_their_value() -> None:
    names = ["b10", "b9", "B2", "a/10", "a/9", "1", "01", "x1y2", "x1y10"]
    assert sorted(names, key=natural_order) == [
        "01", "1", "a/9", "a/10", "B2", "b9", "b10", "x1y2", "x1y10"
    ]  # fmt: skip


def test_patterns_match_in_natural_order(root: Path) -> None:
    assert _expand(root, "*.md") == ("1.md", "2.md", "10.md", "a b.md", "é.md")
    assert _expand(root, "**/*.md") == ("1.md", "2.md", "10.md", "a b.md", "sub/3.md", "é.md")
    assert _expand(root, "**/**/3.md") == ("sub/3.md",)
    assert _expand(root, "[12].md") == ("1.md", "2.md")
    assert _expand(root, "sub/**") == ("sub/3.md",)


def test_hidden_files_match_only_when_their_dot_is_written(root: Path) -> None:
    assert _expand(root, ".h*.md") == (".hidden.md",)


@pytest.mark.parametrize("text", ["/etc/passwd", "../x.md", "sub/../../x.md", "a\\..\\..\\x", "\0"])
def test_paths_stay_in_the_project(root: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="isn't inside the project"):
        _expand(root, text)


@pytest.mark.parametrize("pattern", ["link.md", "l*.md"])
def test_links_that_lead_out_are_refused(root: Path, tmp_path: Path, pattern: str) -> None:
    (tmp_path / "secret.md").write_text("s", encoding="utf-8")
    (root / "link.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ConfigError, match="leads out of the project"):
        _expand(root, pattern)


def test_a_loop_of_links_is_no_file(root: Path) -> None:
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "round.md").symlink_to(root / "round.md")
    assert _expand(root, "**/*.md")[0] == "1.md"
    assert "round.md" not in _expand(root, "*.md")
    with pytest.raises(SourceError, match="is a link that leads nowhere"):
        _expand(root, "round.md")


def test_a_pipe_is_no_source(root: Path) -> None:
    os.mkfifo(root / "pipe.md")
    assert "pipe.md" not in _expand(root, "*.md")
    with pytest.raises(SourceError, match="doesn't exist"):
        _expand(root, "pipe.md")


def test_a_misspelt_name_is_told_its_neighbour(root: Path) -> None:
    with pytest.raises(SourceError) as caught:
        _expand(root, "sub/33.md")
    assert caught.value.help == "did you mean 'sub/3.md'?"
