"""Notes stand on the page of their call, and cost it no more lines than they need."""

import io
import shutil
import subprocess

import pikepdf
import pytest

from book_samples import chapter
from typebar.model.work import Metadata, Work
from typebar.writers.pdf import book
from typebar.writers.registry import Options

pytestmark = pytest.mark.skipif(
    book.probe() is not None, reason=f"books can't be typeset here: {book.probe()}"
)
_LONG = (
    "Paragraph {0} goes on for a while, because otherwise nothing would be seen of how paragraphs "
    "end and begin on pages; and it has a note of its own.{1} Then it says some more about the "
    "river and the people who live beside it."
)


def _book(before: int) -> Work:
    call = '<a class="footnote-ref" href="#fn-{0}">{0}</a>'
    text = f"<p>{'Words ' * 11}</p>" * before
    text += "".join(f"<p>{_LONG.format(n, call.format(n))}</p>" for n in range(1, 13))
    notes = "".join(f'<aside id="fn-{n}"><p>Note {n} in short.</p></aside>' for n in range(1, 13))
    body = f'{text}<section class="footnotes">{notes}</section>'
    return Work(Metadata(title="A", language="en"), (chapter("a", "One", 1, body),))


@pytest.mark.parametrize("before", [7, 8, 9])
def test_a_page_ends_with_all_the_paragraphs_that_fit(before: int) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) isn't installed")
    data = book.write(_book(before), Options(trim="A5")).data
    command = ["pdftotext", "-layout", "-", "-"]
    shown = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        first = [page.label for page in pdf.pages].index("1")
    pages = [page.splitlines() for page in shown.split("\f")[first:-1]]
    for page in pages:
        text = " ".join(" ".join(page).split())
        assert text.count("in short.") == text.count("of its own.")
    # Of 32 lines: a head, the room above the notes, and less than another paragraph's; and the
    # first page has the title in its upper third.
    lines = [len([line for line in page if line.strip()]) for page in pages[:-1]]
    assert min(lines[1:]) >= 32 - 2 - 5
    assert lines[0] >= 21
