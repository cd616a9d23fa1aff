"""The rules for PDFs find what is broken on purpose."""

import io
from collections.abc import Callable

import pikepdf
import pytest

from pdf_rules import faults, kids
from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.pdf.screenplay import write
from typebar.writers.registry import Options


@pytest.fixture(scope="module")
def sound() -> bytes:
    source = Source("a.fountain", "Title: A\n\nINT. A - DAY\n\nHe goes.\n\nBOB\nNo.\n")
    return write(Work(Metadata(), (parse(source).script,), (source,)), Options()).data


def _element(pdf: pikepdf.Pdf, *path: int) -> pikepdf.Object:
    found = pdf.Root.StructTreeRoot.K[0]
    for index in path:
        found = kids(found)[index]
    return found


def _forget_marks(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    kept = [
        (operands, operator)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) not in ("BDC", "EMC")
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _forget_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as meta:
        del meta["dc:title"]


def _forget_letters(pdf: pikepdf.Pdf) -> None:
    font = pdf.pages[1].resources.Font.R
    font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes().replace(b"<48> <0048>", b""))


BREAKS: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "no language": lambda pdf: pdf.Root.__delattr__("Lang"),
    "the title isn't shown": lambda pdf: pdf.Root.__delattr__("ViewerPreferences"),
    "the metadata have no title": _forget_title,
    "in no tag, and no artifact": _forget_marks,
    "belongs to no element": lambda pdf: _element(pdf, 1, 0).__setattr__("K", 7),
    "is no standard element": lambda pdf: _element(pdf, 1, 0).__setattr__("S", pikepdf.Name.Cue),
    "the first heading isn't of level 1": lambda pdf: _element(pdf, 0, 0).__setattr__(
        "S", pikepdf.Name.H3
    ),
    "a heading of level 4 below one of 1": lambda pdf: _element(pdf, 1, 0).__setattr__(
        "S", pikepdf.Name.H4
    ),
    "another parent than it says": lambda pdf: _element(pdf, 1, 0).__setattr__(
        "P", _element(pdf, 0)
    ),
    "isn't walked in the order of the tree": lambda pdf: pdf.pages[0].obj.__delattr__("Tabs"),
    "draws 48, which isn't text": _forget_letters,
}


@pytest.mark.parametrize("said", BREAKS)
def test_what_is_broken_is_found(sound: bytes, said: str) -> None:
    assert faults(sound) == []
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        BREAKS[said](pdf)
        out = io.BytesIO()
        pdf.save(out)
    assert any(said in fault for fault in faults(out.getvalue()))
