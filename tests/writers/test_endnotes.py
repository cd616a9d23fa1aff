"""Footnotes behind a chapter or behind the book: numbered, linked both ways, none lost."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest

from book_samples import novel
from command_line import project, typebar
from typebar.model.work import Work
from typebar.readers.markdown import parse_book
from typebar.text.source import Source
from typebar.writers.endnotes import PLACES, placed
from typebar.writers.epub import write
from typebar.writers.registry import Options

_TEXTS = (
    "# First\n\nA.[^a] B.[^b]\n\n[^a]: *One* note.\n[^b]: Two.\n",
    "# Between\n\nNo notes.\n",
    "# Second\n\nC.[^a]\n\n[^a]: Three.\n",
)


def _work() -> Work:
    sources = tuple(Source(f"{number}.md", text) for number, text in enumerate(_TEXTS))
    return replace(novel(), parts=parse_book(sources).chapters, sources=sources)


def _bodies(work: Work) -> list[str]:
    return [tostring(chapter.body, encoding="unicode") for chapter in work.chapters]


def test_notes_of_a_page_are_left_as_they_are() -> None:
    work = _work()
    assert placed(work, "page") is work
    without = replace(work, parts=work.parts[1:2])
    assert placed(without, "book") is without


def test_notes_of_a_chapter_are_numbered_in_it() -> None:
    work = _work()
    before = _bodies(work)
    made = _bodies(placed(work, "chapter"))
    assert made[0].index("A.") < made[0].index("1. <em>One</em>") < made[0].index("2. Two.")
    assert "1. Three." in made[2]
    assert 'class="footnotes"' not in "".join(made)
    assert _bodies(work) == before


def test_notes_of_a_book_stand_behind_it_by_chapter() -> None:
    work = placed(_work(), "book")
    *texts, notes = _bodies(work)
    assert not any(words in "".join(texts) for words in ("One", "Two.", "Three."))
    order = [notes.index(words) for words in ("First", "One", "Two", "Second", "Three")]
    assert order == sorted(order)
    assert "Between" not in notes
    assert (work.chapters[-1].title, work.chapters[-1].role) == ("Notes", "endnotes")


def test_links_lead_from_the_text_to_the_notes_and_back() -> None:
    data = write(_work(), Options(footnotes="book")).data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = [name for name in book.namelist() if name.endswith(".xhtml")]
        pages = {name.rpartition("/")[2]: book.read(name).decode() for name in names}
    notes = pages["endnotes.xhtml"]
    texts = "".join(page for name, page in pages.items() if name != "endnotes.xhtml")
    assert texts.count('href="endnotes.xhtml#fn-') == 3
    assert notes.count('role="doc-footnote"') == 3
    assert notes.count('role="doc-backlink"') == 3
    assert 'href="text/endnotes.xhtml"' in pages["nav.xhtml"]


@pytest.mark.parametrize("place", PLACES)
def test_a_target_says_where_its_notes_stand(tmp_path: Path, place: str) -> None:
    root = project(tmp_path / "p")
    (root / "prose" / "2.md").write_text(_TEXTS[0])
    path = root / "typebar.toml"
    text = path.read_text()
    path.write_text(text.replace("[targets.book]", f'[targets.book]\nfootnotes = "{place}"'))
    assert typebar("build", "book.epub", cwd=root).code == 0
    path.write_text(text.replace("[targets.book]", '[targets.book]\nfootnotes = "pages"'))
    outcome = typebar("build", "book.epub", cwd=root)
    assert outcome.code == 2
    assert "there is no footnotes 'pages'" in outcome.err
