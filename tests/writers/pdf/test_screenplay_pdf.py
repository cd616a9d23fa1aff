"""Screenplay PDFs as strangers read them: pikepdf, poppler, qpdf."""

import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pdf_rules import elements, faults
from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.errors import UsageError
from typebar.text.source import Source
from typebar.writers.pdf.screenplay import write
from typebar.writers.registry import Options

SCRIPT = """Title: The *Lamp*
Credit: written by
Author: A. Writer

# Act One

Snow falls.

INT. KITCHEN - NIGHT #12A#

ANNA lights **the** _lamp_ and sets it on the table, where it has stood every night since then.

ANNA (V.O.)
(low)
There you are, café. I had *thought* that you were lost.

CY
Yes.

BOB ^
No.

# Act Two

EXT. ROAD - DAY #13#

He goes.
"""


def _work(text: str, modified: int = 0) -> Work:
    source = Source("lamp.fountain", text)
    return Work(Metadata(), (parse(source).script,), (source,), modified=modified)


def _written(text: str, **options: Any) -> bytes:
    return write(_work(text), Options(**options)).data


def _open(text: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(_written(text)))


def test_the_tree_is_document_scenes_headings_and_speeches() -> None:
    pdf = _open(SCRIPT)
    tree = [name for name, _ in elements(pdf.Root.StructTreeRoot.K[0])]
    assert tree[:5] == ["/Document", "/Sect", "/H1", "/P", "/P"]
    assert tree[5:7] == ["/Sect", "/P"]
    speech = ["/Div", "/P", "/P", "/P"]
    dual = ["/Div", "/Div", "/P", "/P", "/Div", "/P", "/P"]
    assert tree[7:] == ["/Sect", "/H2", "/P", *speech, *dual, "/Sect", "/H2", "/P"]


def test_every_element_knows_its_parent_and_every_mark_its_element() -> None:
    pdf = _open(SCRIPT)
    root = pdf.Root.StructTreeRoot
    for _, element in elements(root.K[0]):
        parent = element.P
        kids = parent.K if isinstance(parent.K, pikepdf.Array) else [parent.K]
        assert any(
            isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen for kid in kids
        )
    nums = root.ParentTree.Nums
    for index, page in enumerate(pdf.pages):
        assert nums[2 * index] == index == page.StructParents
        marks = [
            operands[1].MCID
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) != "/Artifact"
        ]
        assert marks == list(range(len(nums[2 * index + 1])))


def test_no_checkpoint_of_accessibility_is_missed() -> None:
    assert faults(_written(SCRIPT)) == []
    assert faults(_written(SCRIPT, scenes="12A", watermark="DRAFT", continued=True)) == []


def test_the_document_says_what_it_is() -> None:
    pdf = _open(SCRIPT)
    assert str(pdf.Root.Lang) == "en-US"
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(page.Tabs == "/S" for page in pdf.pages)
    with pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "The Lamp"
        assert meta["dc:creator"] == ["A. Writer"]
    assert str(pdf.docinfo.Title) == "The Lamp"
    assert "/CreationDate" not in pdf.docinfo


def test_a_date_comes_from_the_work_alone() -> None:
    data = write(_work(SCRIPT, modified=86_400), Options()).data
    pdf = pikepdf.open(io.BytesIO(data))
    assert str(pdf.docinfo.ModDate) == "D:19700102000000Z"


def test_scenes_stand_under_their_acts_in_the_outline() -> None:
    with _open(SCRIPT).open_outline() as outline:
        acts = [(act.title, [scene.title for scene in act.children]) for act in outline.root]
    assert acts == [
        ("Act One", ["12A  INT. KITCHEN - NIGHT"]),
        ("Act Two", ["13  EXT. ROAD - DAY"]),
    ]


def test_sections_of_any_depth_are_listed() -> None:
    deep = "".join(f"{'#' * level} Part\n\n" for level in range(1, 1500)) + "INT. A - DAY\n"
    with _open(deep).open_outline() as outline:
        depth, entries = 0, outline.root
        while entries:
            depth, entries = depth + 1, entries[-1].children
    assert depth == 10


def test_page_labels_are_those_printed_and_the_title_page_has_none() -> None:
    pdf = _open(SCRIPT + "\n===\n\nMore.\n\n=== 2A ===\n\nMore.\n\n=== 7 ===\n\nEnd.\n")
    assert [page.label for page in pdf.pages] == ["", "1", "2", "2A", "7"]


def test_fonts_are_embedded_subsets_with_unicode() -> None:
    pdf = _open(SCRIPT)
    fonts = pdf.pages[1].resources.Font
    assert {str(font.BaseFont)[8:] for _, font in fonts.items()} == {
        "CourierPrime-Regular",
        "CourierPrime-Bold",
        "CourierPrime-Italic",
    }
    for font in fonts.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert "/ToUnicode" in font
        assert 500 < len(descriptor.FontFile3.read_bytes()) < 40_000


def test_underlined_words_have_a_line_below() -> None:
    pdf = _open(SCRIPT)
    lines = [
        operands
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[1])
        if str(operator) == "re"
    ]
    assert len(lines) == 1
    assert float(lines[0][2]) == pytest.approx(4 * 7.2, abs=0.01)


def test_the_same_text_gives_the_same_bytes() -> None:
    assert _written(SCRIPT) == _written(SCRIPT)


def test_a_script_without_text_is_a_valid_pdf() -> None:
    assert len(_open("").pages) == 1


def test_an_unknown_profile_is_refused_with_the_names_of_the_others() -> None:
    with pytest.raises(UsageError, match="no page profile") as refused:
        _written(SCRIPT, profile="imax")
    assert "industry" in refused.value.help


def test_more_letters_than_a_byte_holds_are_written_with_two() -> None:
    letters = "".join(map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0x17F))))
    assert "Łódź" in _text_of(_written(f"{letters}\n\nŁódź.\n"))


def _text_of(data: bytes) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext of poppler-utils isn't installed")
    command = ["pdftotext", "-layout", "-", "-"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def test_blanks_and_dashes_of_any_kind_stay_in_the_script_font() -> None:
    odd = "Oui\u202f!\u2009Non\u2010non\u2015\u00a0l\u02bceau\u200b\u00ad\x0b cafe\u0301."
    shown = _text_of(_written(odd))
    assert "Oui ! Non-non" in shown
    assert "l’eau caf\u00e9." in shown


def test_every_word_can_be_extracted() -> None:
    shown = " ".join(_text_of(_written(SCRIPT)).split())
    for words in ("ANNA lights the lamp", "There you are, café.", "INT. KITCHEN - NIGHT", "12A"):
        assert words in shown


def test_qpdf_finds_nothing(tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf isn't installed")
    path = tmp_path / "lamp.pdf"
    path.write_bytes(_written(SCRIPT))
    checked = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_latin_scripts_never_load_weasyprint() -> None:
    program = (
        "import sys\n"
        "from typebar.model.work import Metadata, Work\n"
        "from typebar.readers.fountain import parse\n"
        "from typebar.text.source import Source\n"
        "from typebar.writers.pdf.screenplay import write\n"
        "from typebar.writers.registry import Options\n"
        "source = Source('a', 'Über “alles” – naïve…')\n"
        "write(Work(Metadata(), (parse(source).script,), (source,)), Options())\n"
        "assert not {'weasyprint', 'fontTools'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_sides_cross_other_scenes_out_and_leave_them_out_of_the_tree() -> None:
    pdf = pikepdf.open(io.BytesIO(_written(SCRIPT, scenes="12A")))
    with pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root[0].children] == ["12A  INT. KITCHEN - NIGHT"]
    assert [page.label for page in pdf.pages] == ["1"]
    operators = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    assert operators.count("S") == 2, "a line before the scene, and one after it"
    headings = [name for name, _ in elements(pdf.Root.StructTreeRoot.K[0]) if name == "/H1"]
    assert len(headings) == 1


def test_a_watermark_is_an_artifact_behind_the_text_of_every_page() -> None:
    pdf = pikepdf.open(io.BytesIO(_written(SCRIPT, watermark="ÜBUNG (2)")))
    assert len(pdf.pages) > 1
    for page in pdf.pages:
        (operands, operator), *_ = pikepdf.parse_content_stream(page)
        assert str(operator) == "BDC"
        assert str(operands[0]) == "/Artifact"
        assert str(operands[1].Subtype) == "/Watermark"
    assert "ÜBUNG (2)" not in str(list(elements(pdf.Root.StructTreeRoot.K[0])))


NOTES = """Title: The Lamp

INT. KITCHEN - NIGHT

[[See https://example.org/a/very/long/address/that/does/not/fit/in/one/row/of/a/page?x=ü and then \
(http://b.example/).]]

LETTERS
"""


def _links(pdf: pikepdf.Pdf) -> list[tuple[str, list[int]]]:
    return [
        (str(link.A.URI), [round(float(edge)) for edge in link.Rect])
        for page in pdf.pages
        for link in page.get("/Annots", ())
    ]


@pytest.mark.parametrize("letters", ["He goes.", "Он идёт."])
def test_addresses_in_printed_notes_are_links(letters: str) -> None:
    data = _written(NOTES.replace("LETTERS", letters), notes=True)
    long = "https://example.org/a/very/long/address/that/does/not/fit/in/one/row/of/a/page?x=%C3%BC"
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = _links(pdf)
        assert [address for address, _ in found] == [long, long, "http://b.example/"]
        # The first row is full from the left margin; the last begins behind "x=ü and then (".
        assert found[0][1] == [108, 672, 547, 684]
        assert [place[0] for _, place in found[1:]] == [108, 338]
        tree = [name for name, _ in elements(pdf.Root.StructTreeRoot.K[0])]
        assert tree[4:8] == ["/H2", "/P", "/Link", "/Link"]
    assert faults(data) == []


def test_addresses_elsewhere_are_text() -> None:
    data = _written("INT. A - DAY\n\nThe screen says https://example.org/.\n", notes=True)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert _links(pdf) == []
    assert _written(NOTES) == _written(NOTES.replace("[[See", "[[Look at"))
