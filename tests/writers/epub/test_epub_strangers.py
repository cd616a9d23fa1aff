"""Strangers find nothing wrong with e-books and web pages."""

from dataclasses import replace
from pathlib import Path

import pytest

import validators
from book_samples import novel
from script_samples import long_screenplay, screenplay
from typebar.model.work import Metadata, Work
from typebar.readers import fountain
from typebar.readers.markdown import ProseStyle, parse_book
from typebar.text.decode import decode
from typebar.text.source import Source
from typebar.writers import epub, html
from typebar.writers.registry import Options

SHARED = Path(__file__).parents[3] / "../shared/corpus"
WORKS = {"book": novel, "script": screenplay, "pages": long_screenplay}


ARABIC = """\
# \u0627\u0644\u0628\u0627\u0628

\u0642\u0627\u0644 *\u0646\u0639\u0645*[^a] 2026.

| Southampton | Constantinople | \u0627\u0633\u0645 |
|---|---|---|
| 12,000 | incomprehensibilities | 3 |

[^a]: \u0641\u064a

# \u0627\u0644\u0646\u0627\u0641\u0630\u0629

\u062b\u0645[^b] incomprehensibilities-notwithstanding-uncharacteristically-misunderstood.

[^b]: \u0641\u064a
"""
JAPANESE = """\
# \u590f\u306e\u5bb6

\u300c\u8ab0\u300d\u3068*\u5f37\u3044*\u3002 12\u67083\u65e5\u3002[^a]

***

> 2026\u5e74!?

[^a]: \u6771
"""


def foreign(text: str, language: str) -> Work:
    chapters = parse_book([Source("a.md", text)], ProseStyle(language=language)).chapters
    return Work(Metadata(title="A", authors=("B",), language=language), chapters)


WORLD = {"ar": foreign(ARABIC, "ar"), "ja": foreign(JAPANESE, "ja"), "he": foreign(ARABIC, "he")}


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


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_strangers_find_nothing_in_books_that_run_another_way(
    language: str, tmp_path: Path
) -> None:
    book = written(tmp_path, "a.epub", epub.write(WORLD[language], Options()).data)
    assert validators.epubcheck(book) == []
    assert validators.ace(book, tmp_path / "ace") == []


def test_pages_of_other_scripts_with_wide_tables_and_notes_have_no_fault(tmp_path: Path) -> None:
    pages = [
        written(tmp_path, f"{name}.html", html.write(work, Options()).data)
        for name, work in WORLD.items()
    ]
    assert validators.vnu(*pages) == []
    for view in validators.browse(*pages):
        assert (view.sideways, view.violations, view.complaints) == (0, [], []), view


def test_epubcheck_finds_nothing_in_a_script_of_the_world(tmp_path: Path) -> None:
    path = SHARED / "big-fish/big-fish.fountain"
    if not path.exists():
        pytest.skip(f"{path.name} isn't beside the repository")
    source, _ = decode(path.name, path.read_bytes())
    work = replace(screenplay("x"), parts=(fountain.parse(source).script,))
    data = epub.write(work, Options()).data
    assert validators.epubcheck(written(tmp_path, "book.epub", data)) == []
