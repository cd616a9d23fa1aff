"""Screenplays in scripts that the script font lacks."""

import io
import shutil
import subprocess

import pikepdf
import pytest

from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.pdf.screenplay import write
from typebar.writers.registry import Options, Rendering

pytest.importorskip("weasyprint", reason="WeasyPrint or its libraries aren't installed")

WORLD = """Title: Весь мир

INT. КУХНЯ - НОЧЬ

Анна входит. Она несёт *старую* лампу, и **всё** вокруг становится тише.

@ΑΝΝΑ
Ο ήλιος ανατέλλει.

@דוד
שלום, מה שלומך היום?

@أحمد
مرحبا، كيف حالك؟

@राम
नमस्ते

@田中
こんにちは。今日はいい天気ですね。
"""


def _written(text: str) -> Rendering:
    source = Source("world.fountain", text)
    return write(Work(Metadata(), (parse(source).script,), (source,)), Options())


@pytest.fixture(scope="module")
def world() -> Rendering:
    return _written(WORLD)


def _words(rendering: Rendering) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext of poppler-utils isn't installed")
    command = ["pdftotext", "-raw", "-", "-"]
    out = subprocess.run(command, input=rendering.data, capture_output=True, check=True).stdout
    return " ".join(out.decode().split())


def test_words_of_six_scripts_can_be_extracted(world: Rendering) -> None:
    absent = {diagnostic.message for diagnostic in world.diagnostics}
    if absent:
        pytest.skip(f"fonts for these letters aren't installed: {absent}")
    shown = _words(world)
    for words in ("старую", "Ο ήλιος ανατέλλει", "שלומך", "こんにちは", "КУХНЯ - НОЧЬ"):
        assert words in shown


def test_the_pages_are_those_of_the_grid(world: Rendering) -> None:
    pdf = pikepdf.open(io.BytesIO(world.data))
    assert [page.label for page in pdf.pages] == ["", "1"]
    assert [round(float(side)) for side in pdf.pages[1].MediaBox] == [0, 0, 612, 792]
    assert str(pdf.docinfo.Title) == "Весь мир"
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["INT. КУХНЯ - НОЧЬ"]


def test_letters_of_no_font_are_named_with_their_lines() -> None:
    found = _written("One.\n\nTwo \U000f1234 and \U000f1234.\n\nThree \U000f1234.\n").diagnostics
    assert [diagnostic.code for diagnostic in found] == ["PRD003"]
    assert "U+F1234" in found[0].message
    assert "lines 3, 5" in found[0].message
    assert found[0].span.start == 10


def test_the_same_text_gives_the_same_bytes(world: Rendering) -> None:
    assert _written(WORLD).data == world.data


def test_marks_and_markup_in_the_text_stay_text() -> None:
    rendering = _written('Ω <b>bold</b> <img src="file:///etc/passwd"> &amp; [x](http://a.b/)\n')
    assert '<img src="file:///etc/passwd">' in _words(rendering)
