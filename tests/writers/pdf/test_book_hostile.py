"""What a stranger's manuscript may hold: nothing is fetched, nothing is lost, nothing breaks."""

import base64
import io
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from book_samples import chapter
from pdf_rules import elements, faults
from typebar.model.prose import Chapter
from typebar.model.work import Metadata, Work
from typebar.text.diagnostics import Severity
from typebar.text.errors import MissingToolError
from typebar.text.source import Source
from typebar.writers.pdf import book, book_plan, book_press
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.pdf.book_unit import Unit
from typebar.writers.registry import Options, Rendering

pytestmark = pytest.mark.skipif(
    book.probe() is not None, reason=f"books can't be typeset here: {book.probe()}"
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def write(body: str, assets: dict[str, bytes] | None = None, source: str = "") -> Rendering:
    part = chapter("one", "One", 1, body)
    sources = (Source(part.span.source, source),)
    return book.write(Work(Metadata(title="T"), (part,), sources, assets=assets or {}), Options())


def text_of(rendering: Rendering) -> bytes:
    with pikepdf.open(io.BytesIO(rendering.data)) as pdf:
        return b"".join(
            stream.read_bytes() for stream in pdf.objects if isinstance(stream, pikepdf.Stream)
        )


def pictures(rendering: Rendering) -> int:
    with pikepdf.open(io.BytesIO(rendering.data)) as pdf:
        return sum(
            1
            for item in pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        )


def test_a_picture_of_the_work_is_shown() -> None:
    rendering = write('<p><img src="dot.png" alt="A dot"/></p>', {"manuscript/dot.png": PIXEL})
    assert pictures(rendering) >= 1
    assert not rendering.diagnostics


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "../../etc/passwd", "/etc/passwd", "x.png"],
)
def test_a_picture_from_elsewhere_is_named_and_not_fetched(address: str) -> None:
    rendering = write(f'<p><img src="{address}" alt="Elsewhere"/></p>')
    assert pictures(rendering) == 0


def test_a_drawing_that_names_other_files_gets_none(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(PIXEL)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="9" height="9"><image xlink:href="file://{secret}" width="9" height="9"/></svg>'
    )
    rendering = write('<p><img src="d.svg" alt="D"/></p>', {"manuscript/d.svg": drawing.encode()})
    assert pictures(rendering) == 0


def test_a_picture_that_cannot_be_read_is_a_finding_at_its_place() -> None:
    text = "![Broken](broken%20one.png)"
    rendering = write(
        '<p><img src="broken%20one.png" alt="Broken"/></p>',
        {"manuscript/broken one.png": b"not a picture"},
        text,
    )
    [found] = rendering.diagnostics
    assert found.severity is Severity.ERROR
    assert "broken one.png" in found.message
    assert text[found.span.start : found.span.end].startswith("broken")


def test_letters_of_another_font_are_a_finding_at_the_first_of_them() -> None:
    rendering = write("<p>Moon \u0378 here.</p>", source="Moon \u0378 here.")
    [found] = rendering.diagnostics
    assert (found.code, found.severity) == ("PRD003", Severity.WARNING)
    assert found.span.start == 5


def test_scripts_styles_and_handlers_leave_nothing_behind() -> None:
    body = (
        "<p>Before</p><script>alert(1)</script><style>@import url(http://127.0.0.1:9/x)</style>"
        '<p onclick="x()" style="background: url(file:///etc/passwd)">After'
        '<a href="javascript:alert(1)">link</a></p>'
    )
    rendering = write(body)
    assert b"javascript" not in rendering.data
    assert b"alert" not in text_of(rendering)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p></p>",
        "<p class='first'></p>",
        f"<p>{'A' * 20_000}</p>",
        "<p>" + "word " * 20_000 + "</p>",
        "<blockquote>" * 90 + "<p>deep</p>" + "</blockquote>" * 90,
        "<p>a</p><hr class='scene-break'/>" * 150,
        "<h1>Only</h1><h6>headings</h6>",
        "<table><tr><td>cell</td></tr></table><p>text</p>",
        "<p>\u202e right to left \u0000 \ufffe \u2028 lines</p>".replace("\u0000", "").replace(
            "\ufffe", ""
        ),
        '<p>x<a class="footnote-ref" href="#none">1</a></p>',
        '<p>x</p><section class="footnotes"><aside id="fn-9"><p>never called</p></aside></section>',
    ],
    ids=range(12),
)
def test_odd_chapters_become_pages(body: str) -> None:
    with pikepdf.open(io.BytesIO(write(body).data)) as pdf:
        assert len(pdf.pages) >= 5


def test_a_title_with_brackets_and_numbers_is_written_as_it_is() -> None:
    title = "Chapter 5 0 R (of \\ ten) >> endobj"
    work = Work(
        Metadata(title=title), tuple(chapter(name, title, None, "<p>x</p>") for name in "ab")
    )
    with pikepdf.open(io.BytesIO(book.write(work, Options()).data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
        link = pdf.pages[4].Annots[0]
        assert str(link.Contents) == title
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root][2:] == [title, title]


def test_two_chapters_of_one_slug_stay_two() -> None:
    parts: list[Chapter] = []
    for number in (1, 2):
        part = chapter("same", f"Title {number}", number, f"<p>Text {number}.</p>")
        parts.append(replace(part, span=part.span._replace(source=f"{number}/same.md")))
    with pikepdf.open(
        io.BytesIO(book.write(Work(Metadata(), tuple(parts)), Options()).data)
    ) as pdf:
        assert len(pdf.pages) == 5


def test_a_note_called_twice_is_printed_once() -> None:
    call = '<a class="footnote-ref" href="#fn-1">1</a>'
    body = (
        f"<p>One{call} and two{call}.</p>"
        '<section class="footnotes"><aside id="fn-1"><p>Qqq.</p></aside></section>'
    )
    unit = book_press.typeset(
        next(part.unit for part in book_plan.plan(_work(body)).parts if part.unit), TRIMS["A5"]
    )
    assert len(unit.sheets) == 1
    assert write(body).diagnostics == ()


def _work(body: str) -> Work:
    return Work(Metadata(), (chapter("one", "One", 1, body),))


@pytest.mark.parametrize("trim", TRIMS)
def test_the_style_sheet_holds_nothing_that_the_typesetter_ignores(trim: str) -> None:
    book_press._style.cache_clear()
    with book_press.quiet() as messages:
        book_press._style(TRIMS[trim])
    assert messages == []


def test_the_typesetters_log_stays_away_from_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    write('<p><img src="b.png" alt="B"/></p>', {"manuscript/b.png": b"broken"})
    assert capfd.readouterr() == ("", "")


def test_a_missing_library_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = __import__

    def without(name: str, *rest: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': no such file")
        return real(name, *rest)  # type: ignore[arg-type]  # whatever import passes

    monkeypatch.setattr("builtins.__import__", without)
    with pytest.raises(MissingToolError) as raised:
        book_press.typeset(Unit("a", "<p>a"), TRIMS["A5"])
    assert "libpango-1.0-0" in raised.value.message
    assert "apt-get install libpango-1.0-0" in raised.value.help
    assert "libpango-1.0-0" in (book.probe() or "")


@pytest.mark.parametrize(
    ("body", "claimed"),
    [
        ("<p>Plain.</p>", True),
        ('<p><img src="dot.png" alt="A dot"/></p>', True),
        ('<p><img src="dot.png" alt=""/></p>', False),
        ("<p>\u0378</p>", False),
    ],
)
def test_accessibility_is_claimed_only_where_it_is_true(body: str, claimed: bool) -> None:
    rendering = write(body, {"manuscript/dot.png": PIXEL})
    with pikepdf.open(io.BytesIO(rendering.data)) as pdf, pdf.open_metadata() as xmp:
        assert ("pdfuaid:part" in xmp) is claimed


def test_a_picture_without_description_adorns_the_page_and_is_shown() -> None:
    rendering = write(
        '<p>Look.</p><p><img src="dot.png" alt=""/></p>', {"manuscript/dot.png": PIXEL}
    )
    assert rendering.diagnostics == ()
    assert faults(rendering.data) == ["06-002: the metadata don't name PDF/UA-1"]
    with pikepdf.open(io.BytesIO(rendering.data)) as pdf:
        drawn = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[-1])]
        assert "Do" in drawn
        assert "/Figure" not in [kind for kind, _ in elements(pdf.Root.StructTreeRoot.K[0])]


def test_verse_keeps_its_lines_and_tells_stanzas(tmp_path: Path) -> None:
    work = _work(
        '<div class="verse"><p>one<br/>two</p><p>three</p></div>'
        '<blockquote class="verse"><p>four</p><p>five</p></blockquote>'
    )
    unit = next(part.unit for part in book_plan.plan(work).parts if part.unit)
    assert 'class="verse stanzas"' in unit.html
    assert '<blockquote class="verse"' in unit.html


def test_no_line_begins_with_a_dash_that_closes(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) isn't installed")
    path = tmp_path / "book.pdf"
    path.write_bytes(write(f"<p>{'somebody—very long—came, and so ' * 200}</p>").data)
    out = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    lines = out.stdout.decode().splitlines()
    assert sum(line.endswith("—") for line in lines) > 5
    assert not [line for line in lines if line.lstrip().startswith("—")]


@pytest.mark.parametrize("text", ["שָׁלוֹם עֲלֵיכֶם, אָמַר הָאִישׁ", "السَّلامُ عَلَيْكُمْ يا صَديقي"])
def test_every_glyph_says_its_own_letter(text: str) -> None:
    data = write(f"<p>{text}</p>").data
    said = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                said += re.findall(rb"<[0-9a-f]{4}> <([0-9a-f]*)>", item.ToUnicode.read_bytes())
    texts = [bytes.fromhex(one.decode()).decode("utf-16-be") for one in said]
    marks = [one for one in texts if unicodedata.combining(one[0])]
    if not marks:
        pytest.skip("no font here has these letters")
    assert all(all(map(unicodedata.combining, one)) for one in marks)
    assert "\u200d" not in texts
