"""Each page of an e-book holds what the page of that number holds on paper."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree

from book_samples import chapter, novel, paragraphs
from epub_files import files
from script_samples import long_screenplay
from typebar.model.prose import Chapter
from typebar.model.work import Metadata, Work
from typebar.writers.pdf import book, screenplay
from typebar.writers.registry import Options

if shutil.which("pdftotext") is None:
    pytest.skip("pdftotext (poppler-utils) isn't installed", allow_module_level=True)


def _letters(text: str) -> str:
    """The letters alone: figures and hyphens are other ones on paper."""
    return "".join(filter(str.isalpha, text.casefold()))


def _paper(data: bytes) -> list[tuple[str, str]]:
    """Number and letters of each page of a PDF."""
    command = ["pdftotext", "-raw", "-", "-"]
    shown = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        labels = [page.label for page in pdf.pages]
    return [(label, _letters(text)) for label, text in zip(labels, shown.split("\f"), strict=False)]


def _screen(work: Work, options: Options) -> list[tuple[str, str]]:
    """Number and letters of each page of the e-book; what stands before the first is left out."""
    made = files(work, options)
    pages: list[tuple[str, str]] = []
    names = [name for name in sorted(made.texts()) if name in _spine(made.data)]
    for name in sorted(names, key=_spine(made.data).index):
        for label, text in _pieces(etree.fromstring(made.data[f"EPUB/{name}"])[-1]):
            if label or not pages:
                pages.append((label, ""))
            pages[-1] = (pages[-1][0], pages[-1][1] + _letters(text))
    return [page for page in pages if page[0]]


def _spine(data: dict[str, bytes]) -> list[str]:
    package = etree.fromstring(data["EPUB/package.opf"])
    paths = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    return [str(paths[item.get("idref")]) for item in package.iter("{*}itemref")]


def _pieces(node: etree._Element) -> Iterator[tuple[str, str]]:
    """The text in order, notes left out; a label where a page begins."""
    if node.get("role") == "doc-pagebreak":
        yield str(node.get("aria-label")), ""
    elif "footnotes" not in (node.get("class") or "") and node.get("role") != "doc-footnote":
        yield "", node.text or ""
        for kid in node:
            yield from _pieces(kid)
            yield "", kid.tail or ""


def _compare(paper: list[tuple[str, str]], screen: list[tuple[str, str]]) -> None:
    on_paper = dict(paper)
    for label, text in screen:
        assert text in on_paper[label], label
        # Beside the text a page has a head, (MORE) and the like, and notes: not another page's.
        assert len(on_paper[label]) - len(text) < 200, label


def _notes() -> Work:
    """Chapters that end on any page, with words that are cut at the ends of pages."""
    long = "Incomprehensibilities notwithstanding, uncharacteristically misunderstood lighthouse. "
    chapters = tuple(
        chapter(f"c{number}", f"Title {'abcdef'[number]}", number, f"<p>{long * 40}</p>" * number)
        for number in range(1, 5)
    )
    return Work(Metadata(title="Cuts", language="en-GB"), (*chapters, _short()))


def _short() -> Chapter:
    return chapter("short", "A Short One", 6, paragraphs(1, 2, "it"))


@pytest.mark.skipif(book.probe() is not None, reason="books can't be typeset here")
@pytest.mark.parametrize("openings", ["right", "any"])
@pytest.mark.parametrize("work", [novel(), _notes()], ids=["novel", "cuts"])
def test_pages_of_a_book_are_those_on_paper(work: Work, openings: str) -> None:
    options = Options(openings=openings)
    paper = _paper(book.write(work, options).data)
    marked = replace(work, page_marks=book.page_marks(work, options))
    screen = _screen(marked, options)
    _compare(paper, screen)
    first = next(index for index, (label, _) in enumerate(paper) if label == "1")
    text = [label for label, letters in paper[first:] if letters]
    assert [label for label, _ in screen if label.isdecimal()] == text


def test_pages_of_a_screenplay_are_those_on_paper() -> None:
    work = long_screenplay()
    paper = [page for page in _paper(screenplay.write(work, Options()).data) if page[0]]
    screen = _screen(work, Options())
    assert [label for label, _ in screen] == [label for label, _ in paper]
    assert len(screen) > 10
    _compare(paper, screen)
