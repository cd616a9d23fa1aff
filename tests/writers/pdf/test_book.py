"""The printed book as strangers read it: qpdf, Poppler and pikepdf."""

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from book_samples import chapter, novel
from pdf_rules import faults
from typebar.model.prose import Matter
from typebar.model.work import Metadata, Work
from typebar.text.errors import UsageError
from typebar.writers.pdf import book
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.registry import Options, Rendering
from typebar.writers.xhtml_places import places
from typebar.writers.xhtml_prose import Form
from typebar.writers.xhtml_prose import chapter as section

pytestmark = pytest.mark.skipif(
    book.probe() is not None, reason=f"books can't be typeset here: {book.probe()}"
)


@pytest.fixture(scope="module")
def rendering() -> Rendering:
    return book.write(novel(), Options())


@pytest.fixture(scope="module")
def pdf(rendering: Rendering) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(rendering.data)) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(rendering: Rendering, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page as Poppler reads it."""
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(rendering.data)
    return texts(path)


def texts(path: Path, *options: str) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) isn't installed")
    out = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return out.stdout.decode().split("\f")[:-1]


def words(text: str) -> str:
    return " ".join(text.split())


def test_qpdf_finds_nothing_to_complain_of(rendering: Rendering, tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf isn't installed")
    path = tmp_path / "book.pdf"
    path.write_bytes(rendering.data)
    checked = subprocess.run(
        ["qpdf", "--check", str(path)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_file_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/Title"]) == "The Light Over the Ricefield"
    assert str(pdf.docinfo["/Author"]) == "Trần Minh Anh"
    assert str(pdf.docinfo["/CreationDate"]) == "D:20231114221320Z"
    assert str(pdf.Root.Lang) == "en-US"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == "The Light Over the Ricefield"


def test_the_same_book_gives_the_same_bytes(rendering: Rendering) -> None:
    assert book.write(novel(), Options()).data == rendering.data


def test_front_matter_stands_in_the_order_of_the_trade(pages: list[str]) -> None:
    assert words(pages[0]) == "The Light Over the Ricefield"
    assert words(pages[1]) == ""
    assert words(pages[2]).startswith("The Light Over the Ricefield A novelette")
    assert "Trần Minh Anh" in pages[2]
    assert words(pages[3]) == (
        "The Light Over the Ricefield Trần Minh Anh Krypton belongs to its owners."
    )
    assert words(pages[4]) == "For the ones who stayed."
    assert words(pages[6]).startswith("Contents")


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        (Metadata(title="Brief"), ""),
        (Metadata(title="Brief", authors=("Ann", "Bo"), date="2026-11-22"), "Brief Ann, Bo, 2026"),
        (Metadata(title="Brief", date="November 22, 2026"), "Brief 2026"),
    ],
)
def test_the_back_of_the_title_page_says_what_is_known(
    metadata: Metadata, said: str, tmp_path: Path
) -> None:
    work = Work(metadata, (chapter("one", "One", 1, "<p>Text.</p>"),))
    path = tmp_path / "book.pdf"
    path.write_bytes(book.write(work, Options()).data)
    assert words(texts(path)[3]) == said


def test_blank_pages_carry_neither_head_nor_number(pages: list[str]) -> None:
    assert [index for index, page in enumerate(pages) if not page.strip()] == [1, 5, 7, 17, 23]


def test_contents_name_the_pages_where_chapters_begin(
    rendering: Rendering, pages: list[str], pdf: pikepdf.Pdf, tmp_path: Path
) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(rendering.data)
    contents = texts(path, "-layout")[6]
    listed = re.findall(r"([A-Z][\w ]*?)[ .]{4,}(\d+)\n", contents)
    assert [title for title, _ in listed] == ["The Portal", "A Farmer Walks Out", "Afterword"]
    for title, number in listed:
        page = words(pages[text_page(pdf) + int(number) - 1])
        assert title in page
        assert page.endswith(number)


def text_page(pdf: pikepdf.Pdf) -> int:
    """The index of the first page with an arabic number."""
    entries = list(pdf.Root.PageLabels.Nums)
    return next(int(entries[at]) for at in range(0, len(entries), 2) if entries[at + 1].S == "/D")


def test_contents_link_to_the_chapters(pdf: pikepdf.Pdf) -> None:
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
    links = [
        numbers[annotation.Dest[0].objgen]
        for annotation in pdf.pages[6].Annots
        if "/Dest" in annotation
    ]
    entries = [numbers[entry.destination[0].objgen] for entry in outline(pdf)]
    assert links == entries[2:]


def outline(pdf: pikepdf.Pdf) -> list[pikepdf.OutlineItem]:
    with pdf.open_outline() as opened:
        return list(opened.root)


def test_the_outline_names_every_part(pdf: pikepdf.Pdf) -> None:
    assert [entry.title for entry in outline(pdf)] == [
        "The Light Over the Ricefield",
        "Contents",
        "1. The Portal",
        "2. A Farmer Walks Out",
        "Afterword",
    ]


def test_running_heads_name_the_work_left_and_the_chapter_right(
    pages: list[str], pdf: pikepdf.Pdf
) -> None:
    first = text_page(pdf)
    assert not words(pages[first]).startswith("The Portal")
    assert words(pages[first + 1]).startswith("the light over the ricefield")
    assert words(pages[first + 2]).startswith("The Portal")


def test_chapters_open_on_the_right(pages: list[str], pdf: pikepdf.Pdf) -> None:
    numbers = {page.objgen: index for index, page in enumerate(pdf.pages)}
    assert all(numbers[entry.destination[0].objgen] % 2 == 0 for entry in outline(pdf))


def test_the_drop_capital_is_read_with_its_word(pages: list[str], pdf: pikepdf.Pdf) -> None:
    assert "“Ấy là con,” she said" in words(pages[text_page(pdf)])


def test_every_word_is_there_in_order(pages: list[str], pdf: pikepdf.Pdf) -> None:
    text = words(" ".join(pages[text_page(pdf) :])).replace("- ", "")
    places = [text.index(f"sentence number {number} of") for number in range(1, 91)]
    assert places == sorted(places)


def test_notes_stand_at_the_foot_of_the_page_that_calls_them(pages: list[str]) -> None:
    page = next(page for page in pages if "Wood Tiger" in page)
    assert re.search(r"He had writ(-\s)?ten1 once", words(page))
    assert words(page).endswith("1 The year of the Wood Tiger. 1")
    assert "Back to the text" not in page


def test_marks_of_pages_point_at_their_first_words(pages: list[str], pdf: pikepdf.Pdf) -> None:
    work = novel()
    first = text_page(pdf)
    form = Form(places(work.chapters, pictures={}), work.metadata.language)
    sections = {part.span.source: section(part, form) for part in work.chapters}
    marks = [mark for mark in book.page_marks(work, Options()) if mark.label.isdigit()]
    assert len(marks) == len([page for page in pages[first:] if page.strip()])
    for mark in marks:
        text = "".join("".join(sections[mark.source].itertext()).split())
        here = text[mark.characters : mark.characters + 20]
        assert here in "".join(pages[first + int(mark.label) - 1].split()), mark


def test_no_checkpoint_of_accessibility_is_missed(rendering: Rendering) -> None:
    assert faults(rendering.data) == []


def test_only_the_fonts_of_the_package_are_used(pdf: pikepdf.Pdf) -> None:
    names = {
        str(font.BaseFont).partition("+")[2]
        for page in pdf.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }
    assert names == {"Vollkorn-Regular", "Vollkorn-Italic"}


@pytest.mark.parametrize("trim", TRIMS)
def test_pages_have_the_size_of_the_trim(trim: str) -> None:
    work = Work(Metadata(title="Brief"), (chapter("one", "One", 1, "<p>Text.</p>"),))
    with pikepdf.open(io.BytesIO(book.write(work, Options(trim=trim)).data)) as pdf:
        box = [float(edge) for edge in pdf.pages[0].MediaBox]
    assert box == pytest.approx([0, 0, TRIMS[trim].width, TRIMS[trim].height], abs=0.01)


def test_an_unknown_trim_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r'no trim "7x7"') as raised:
        book.write(novel(), Options(trim="7x7"))
    assert "A5" in raised.value.help


def test_a_work_without_title_or_contents_is_only_its_text(tmp_path: Path) -> None:
    work = Work(Metadata(), (chapter("one", "", None, "<p>Alone.</p>"),))
    path = tmp_path / "book.pdf"
    path.write_bytes(book.write(work, Options()).data)
    assert [words(page) for page in texts(path)] == ["Alone. 1"]


def test_a_work_without_parts_has_still_a_page() -> None:
    data = book.write(Work(Metadata(), ()), Options()).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1


def test_parts_of_a_book_stand_above_their_chapters_in_the_outline() -> None:
    part = replace(chapter("i", "The Sending", 1, ""), role="part")
    work = Work(Metadata(title="Two Parts"), (part, *novel().chapters[1:]))
    with pikepdf.open(io.BytesIO(book.write(work, Options()).data)) as pdf:
        above = [entry for entry in outline(pdf) if entry.children]
    assert [entry.title for entry in above] == ["Part 1. The Sending"]
    assert above[0].children[0].title == "1. The Portal"


def test_contents_of_many_pages_still_name_the_right_ones(tmp_path: Path) -> None:
    text = "<p>Short.</p>"
    chapters = [chapter(f"c{number}", f"Title {number}", number, text) for number in range(1, 61)]
    preface = replace(
        chapter("preface", "Preface", None, text), role="preface", matter=Matter.FRONT
    )
    path = tmp_path / "book.pdf"
    path.write_bytes(book.write(Work(Metadata(), (preface, *chapters)), Options()).data)
    pages = texts(path, "-layout")
    listed = re.findall(r"Title (\d+)[ .]+(\d+)", " ".join(pages[:5]).replace("\n", " "))
    assert [int(number) for _, number in listed] == [2 * int(name) - 1 for name, _ in listed]
    assert len(listed) == 60
    assert re.search(r"Preface[ .]+v\b", pages[0].replace("\n", " "))
    assert "Preface" in pages[4]


@pytest.mark.parametrize(("owners", "title"), [("a", "1. Alpha"), ("ab", "3. Gamma")])
def test_a_link_to_a_name_that_its_chapter_lacks_leads_somewhere(owners: str, title: str) -> None:
    chapters = tuple(
        chapter(name.lower()[0], name, number, f"<p{identifier}>See {link}.</p>")
        for number, name in enumerate(("Alpha", "Beta", "Gamma"), 1)
        for identifier in (' id="here"' if name.lower()[0] in owners else "",)
        for link in ('<a href="g.md#here">there</a>' if number == 2 else "it",)
    )
    data = book.write(Work(Metadata(title="Links", language="en"), chapters), Options()).data
    assert faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as opened:
        links = [one for page in opened.pages[6:] for one in page.get("/Annots", ())]
        assert [str(one.Contents) for one in links] == [title]
