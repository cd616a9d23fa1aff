"""Strangers find nothing wrong with e-books and web pages."""

from dataclasses import replace
from pathlib import Path

import pytest

import validators
from book_samples import novel
from script_samples import long_screenplay, screenplay
from typebar.readers import fountain
from typebar.text.decode import decode
from typebar.writers import epub, html
from typebar.writers.registry import Options

SHARED = Path(__file__).parents[3] / "../shared/corpus"
WORKS = {"book": novel, "script": screenplay, "pages": long_screenplay}


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["book", "script"])
def test_epubcheck_finds_nothing(name: str, tmp_path: Path) -> None:
    data = epub.write(WORKS[name](), Options(notes=True)).data
    assert validators.epubcheck(written(tmp_path, f"{name}.epub", data)) == []


@pytest.mark.parametrize("name", ["book", "script"])
def test_ace_finds_nothing(name: str, tmp_path: Path) -> None:
    data = epub.write(WORKS[name](), Options()).data
    assert validators.ace(written(tmp_path, f"{name}.epub", data), tmp_path / "ace") == []


def test_vnu_finds_nothing(tmp_path: Path) -> None:
    pages = [
        written(tmp_path, f"{name}.html", html.write(work(), Options(notes=True)).data)
        for name, work in WORKS.items()
    ]
    assert validators.vnu(*pages) == []


def test_a_browser_shows_pages_without_fault_at_every_width(tmp_path: Path) -> None:
    pages = [
        written(tmp_path, f"{name}.html", html.write(WORKS[name](), Options()).data)
        for name in ("book", "script")
    ]
    for view in validators.browse(*pages):
        assert view.sideways == 0, view
        assert view.violations == []
        assert view.fetched == []
        assert view.complaints == []


def test_epubcheck_finds_nothing_in_a_script_of_the_world(tmp_path: Path) -> None:
    path = SHARED / "big-fish/big-fish.fountain"
    if not path.exists():
        pytest.skip(f"{path.name} isn't beside the repository")
    source, _ = decode(path.name, path.read_bytes())
    work = replace(screenplay("x"), parts=(fountain.parse(source).script,))
    data = epub.write(work, Options()).data
    assert validators.epubcheck(written(tmp_path, "book.epub", data)) == []
