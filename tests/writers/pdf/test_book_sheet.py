"""What a printer asks for: bleed, crop marks, openings, PDF/A."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from book_samples import chapter, novel, paragraphs, part
from pdf_archive_rules import archive_faults
from pdf_rules import faults
from typebar.model.prose import Matter
from typebar.model.work import Metadata, Work
from typebar.project.keys import OPENINGS
from typebar.text.errors import UsageError
from typebar.writers.pdf import book, book_cut
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.registry import Options

pytestmark = pytest.mark.skipif(
    book.probe() is not None, reason=f"books can't be typeset here: {book.probe()}"
)
TRIM = TRIMS["5.5x8.5in"]


def _pdf(work: Work, options: Options) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(book.write(work, options).data))


def _box(page: pikepdf.Page, name: str) -> list[float]:
    return [round(float(edge), 1) for edge in page[name]]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("3mm", 8.504),
        ("0.3 cm", 8.504),
        ("0.125in", 9.0),
        ("9PT", 9.0),
        ("1in", 72.0),
        ("0mm", 0.0),
        ("3", None),
        ("-3mm", None),
        ("26mm", None),
        ("3mm 3mm", None),
        ("٣mm", None),
        ("", None),
    ],
)
def test_lengths_are_those_that_printers_say(text: str, points: float | None) -> None:
    assert book_cut.length(text) == pytest.approx(points, abs=0.001)


def test_the_page_is_cut_out_of_a_larger_sheet() -> None:
    for page in _pdf(novel(), Options(bleed="3mm", crop_marks=True)).pages:
        assert _box(page, "/TrimBox") == [0, 0, 396, 612]
        assert _box(page, "/BleedBox") == [-8.5, -8.5, 404.5, 620.5]
        assert _box(page, "/MediaBox") == [-25.5, -25.5, 421.5, 637.5]


def test_a_bleed_without_marks_is_all_that_the_sheet_has_more() -> None:
    pdf = _pdf(novel(), Options(bleed="0.125in"))
    page = pdf.pages[0]
    assert _box(page, "/MediaBox") == _box(page, "/BleedBox") == [-9, -9, 405, 621]


def test_crop_marks_stand_on_every_page_and_off_the_ink() -> None:
    for page in _pdf(novel(), Options(bleed="5mm", crop_marks=True)).pages:
        lines, start = [], (0.0, 0.0)
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "m":
                start = float(operands[0]), float(operands[1])
            elif str(operator) == "l":
                lines.append((start, (float(operands[0]), float(operands[1]))))
        assert len(lines) == 8
        for (x, y), (to_x, to_y) in lines:
            across = (
                y == to_y and y in (0, TRIM.height) and (max(x, to_x) < -14 or min(x, to_x) > 410)
            )
            along = (
                x == to_x and x in (0, TRIM.width) and (max(y, to_y) < -14 or min(y, to_y) > 626)
            )
            assert across or along


def test_sheets_for_the_press_are_as_accessible_as_others() -> None:
    assert faults(book.write(novel(), Options(bleed="3mm", crop_marks=True)).data) == []


def test_what_is_asked_for_leaves_the_text_alone(tmp_path: Path) -> None:
    plain, pressed = (
        _texts(book.write(novel(), options).data, tmp_path, "-raw")
        for options in (Options(), Options(bleed="3mm", crop_marks=True))
    )
    assert pressed == plain


def _texts(data: bytes, folder: Path, *options: str) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) isn't installed")
    path = folder / "book.pdf"
    path.write_bytes(data)
    out = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return out.stdout.decode().split("\f")[:-1]


def _parts() -> Work:
    chapters = (
        part("one", "part", Matter.BODY, "<h1>One</h1>", "One"),
        chapter("a", "Alpha", 1, "<p>Alpha begins.</p>"),
        chapter("b", "Beta", 2, "<p>Beta begins.</p>" + paragraphs(1, 3, "beta")),
        chapter("c", "Gamma", 3, "<p>Gamma begins.</p>"),
        part("two", "part", Matter.BODY, "<h1>Two</h1>", "Two"),
        chapter("d", "Delta", 4, "<p>Delta begins.</p>"),
    )
    return Work(Metadata(title="Parts", language="en"), chapters)


def _openings(data: bytes, folder: Path) -> list[int]:
    """The number of the page that each chapter opens on, counted from the first part."""
    pages = _texts(data, folder)
    first = next(index for index, page in enumerate(pages) if page.split()[:1] == ["One"])
    names = ("Alpha begins", "Beta begins", "Gamma begins", "Two", "Delta begins")
    found = []
    for name in names:
        hits = [at for at, page in enumerate(pages[first:], 1) if name in " ".join(page.split())]
        found.append(hits[0])
    return found


def test_chapters_open_on_the_right_or_on_any_page_and_parts_on_the_right(tmp_path: Path) -> None:
    right = book.write(_parts(), Options()).data
    assert _openings(right, tmp_path) == [3, 5, 7, 9, 11]
    either = book.write(_parts(), Options(openings="any")).data
    assert _openings(either, tmp_path) == [2, 3, 4, 5, 6]
    assert faults(either) == []
    with pikepdf.open(io.BytesIO(either)) as pdf, pdf.open_outline() as outline:
        pages = [page.objgen for page in pdf.pages]
        gamma = outline.root[-2].children[2]
        assert gamma.title == "3. Gamma"
        assert pdf.pages[pages.index(gamma.destination[0].objgen)].label == "4"


def test_a_chapter_on_the_left_has_the_margins_of_the_left(tmp_path: Path) -> None:
    (tmp_path / "book.pdf").write_bytes(book.write(_parts(), Options(openings="any")).data)
    command = ["pdftotext", "-bbox", str(tmp_path / "book.pdf"), "-"]
    shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    places = re.findall(
        r'xMin="([0-9.]+)"[^>]*>(?:Alpha|Beta|Gamma|Delta)</word>[^<]*<[^>]*>begins',
        shown,
        re.IGNORECASE,
    )
    left, right = TRIM.outer, TRIM.inner
    assert [round(float(place)) for place in places] == [left, right, left, left]
    marks = book.page_marks(_parts(), Options(openings="any"))
    assert [mark.label for mark in marks] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("openings", OPENINGS)
def test_every_opening_that_a_configuration_knows_is_known_here(openings: str) -> None:
    assert openings in book.OPENINGS
    assert len(OPENINGS) == len(book.OPENINGS)


@pytest.mark.parametrize("options", [Options(openings="left"), Options(bleed="3")])
def test_what_cannot_be_is_refused(options: Options) -> None:
    with pytest.raises(UsageError, match="can't"):
        book.write(novel(), options)


def _picture(mode: str) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG")
    return out.getvalue()


def _with_picture(mode: str) -> Work:
    body = '<p>Look.</p><figure><img src="dot.jpg" alt="A dot"/></figure>'
    return replace(
        Work(Metadata(title="A", language="en"), (chapter("a", "A", 1, body),)),
        assets={"manuscript/dot.jpg": _picture(mode)},
    )


def test_a_book_for_archives_keeps_both_standards() -> None:
    for work in (novel(), _with_picture("RGB"), _with_picture("L")):
        data = book.write(work, Options(archive=True, bleed="3mm", crop_marks=True)).data
        assert archive_faults(data) == []
        assert faults(data) == []


def test_other_books_do_not_claim_to_be_for_archives() -> None:
    found = " ".join(archive_faults(book.write(novel(), Options()).data))
    assert "don't name PDF/A-3u" in found
    assert "what the colours mean" in found


def test_a_book_that_cannot_be_archived_is_refused_with_the_reason() -> None:
    with pytest.raises(UsageError, match="the colours of a press"):
        book.write(_with_picture("CMYK"), Options(archive=True))
    unknown = Work(Metadata(title="A"), (chapter("a", "A", 1, "<p>\u0378</p>"),))
    with pytest.raises(UsageError, match="no font has"):
        book.write(unknown, Options(archive=True))


def _plates() -> Work:
    body = (
        "<p>Before.</p>"
        '<figure class="full-page"><img src="dot.jpg" alt="A dot"/></figure>'
        "<p>Between.</p>"
        '<figure class="full-page"><img src="dot.jpg" alt="A dot"/>'
        "<figcaption>The dot</figcaption></figure>"
    )
    chapters = (chapter("a", "A", 1, body), chapter("b", "B", 2, "<p>Next.</p>"))
    work = Work(Metadata(title="Plates", language="en"), chapters)
    return replace(work, assets={"manuscript/dot.jpg": _picture("RGB")})


def _covered(page: pikepdf.Page) -> list[float]:
    """Left, lower, right and upper edge of what the page's picture covers, in points."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "re":
            left, top, width, height = (float(edge) * 0.75 for edge in operands)
            edges = (left, TRIM.height - top - height, left + width, TRIM.height - top)
            return [round(edge, 1) for edge in edges]
    raise AssertionError("the page shows no picture")


def test_a_picture_that_covers_a_page_runs_into_the_bleed(tmp_path: Path) -> None:
    options = Options(bleed="3mm", crop_marks=True)
    data = book.write(_plates(), options).data
    assert faults(data) == []
    pages = [" ".join(page.split()) for page in _texts(data, tmp_path)]
    first = next(index for index, page in enumerate(pages) if "before." in page.casefold())
    shown = ["", "A Between. 3", "The dot", "2 B Next. 5"]
    assert [page.casefold() for page in pages[first + 1 :]] == [page.casefold() for page in shown]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        plain, captioned = pdf.pages[first + 1], pdf.pages[first + 3]
        assert _covered(plain) == _box(plain, "/BleedBox")
        left, lower, right, upper = _covered(captioned)
        assert [left, right, upper] == [-8.5, 404.5, 620.5]
        assert lower == round(TRIM.bottom, 1)


def test_without_a_bleed_it_ends_where_the_page_does() -> None:
    with _pdf(_plates(), Options()) as pdf:
        assert _covered(pdf.pages[-4]) == _box(pdf.pages[-4], "/TrimBox") == [0, 0, 396, 612]
