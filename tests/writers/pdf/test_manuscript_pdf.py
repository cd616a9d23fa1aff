import io
import shutil
import subprocess

import pikepdf
import pytest

from manuscript_works import book
from typebar.writers.pdf import book as printed
from typebar.writers.pdf import manuscript
from typebar.writers.registry import Options

pytestmark = pytest.mark.skipif(
    printed.probe() is not None, reason=f"WeasyPrint can't run here: {printed.probe()}"
)
CHAPTER = "The sea was *very* far away and nobody had told her how to walk to it.\n\n" * 60


def pages(data: bytes) -> list[list[str]]:
    """The rows of text of every page, as Poppler reads them."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext isn't here: apt-get install poppler-utils")
    read = subprocess.run(
        [reader, "-layout", "-", "-"], input=data, check=True, capture_output=True
    )
    return [
        [" ".join(line.split()) for line in page.split("\n") if line.strip()]
        for page in read.stdout.decode().split("\f")[:-1]
    ]


@pytest.mark.parametrize("style", ["classic", "modern"])
def test_a_story_has_25_lines_a_page_under_its_head(style: str) -> None:
    made = manuscript.write(book(f"# Out\n\n{CHAPTER}"), Options(manuscript=style, ending="END"))
    first, second, *_, last = pages(made.data)
    assert first[0] == "Ursula K. Writer about 1,000 words"
    assert second[0] == "Writer / THE LONG ROAD TO THE SEA / 2"
    assert len(second) == 26
    assert last[-1] == "END"


def test_the_same_manuscript_gives_the_same_bytes_on_letter_paper() -> None:
    work = book("# Out\n\nText.\n")
    made = manuscript.write(work, Options())
    assert made.data == manuscript.write(work, Options()).data
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert [tuple(map(float, page.MediaBox)) for page in pdf.pages] == [(0, 0, 612, 792)]
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]) == "The Long Road to the Sea"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20231114221320Z"


def test_a_novel_is_counted_from_its_first_chapter() -> None:
    made = manuscript.write(
        book("# Out\n\nOne.\n", "# Home\n\nTwo.[^1]\n\n[^1]: Note.\n"), Options()
    )
    title, *chapters = pages(made.data)
    assert "The Long Road to the Sea" in title
    assert chapters[0] == ["Writer / THE LONG ROAD TO THE SEA / 1", "Chapter 1", "Out", "One."]
    assert chapters[1][0] == "Writer / THE LONG ROAD TO THE SEA / 2"
    assert chapters[1][-1].endswith("Note.")
    with pikepdf.open(io.BytesIO(made.data)) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Chapter 1. Out", "Chapter 2. Home"]


def test_what_a_title_holds_cant_leave_the_running_head() -> None:
    title = 'A" } @page { size: 1in } \\'
    made = manuscript.write(book("# Out\n\nOne.\n", "# Home\n\nTwo.\n", title=title), Options())
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert float(pdf.pages[0].MediaBox[2]) == 612


def test_a_note_stands_on_the_page_of_its_call() -> None:
    note = "[^1]: A note of two lines.\n\n    And its second paragraph.\n"
    verse = "::: verse\nOne\ntwo\n\nthree\nfour\n:::\n"
    for rows in range(8, 16):
        filler = "\n\n".join(["A row."] * rows)
        text = f"# Out\n\n{filler}\n\nHere.[^1]\n\n{filler[:28]}\n\n{verse}\n{note}"
        for page in pages(manuscript.write(book(text), Options(manuscript="classic")).data):
            shown = " ".join(page)
            assert ("Here." in shown) == ("A note of two lines." in shown)
