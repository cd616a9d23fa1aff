"""Fonts that are cut without a library are what the library reads."""

import io

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from typebar.writers import xhtml
from typebar.writers.open_font import character_map, map_table, tables
from typebar.writers.xhtml_fonts import SCRIPT, faces
from typebar.writers.xhtml_styles import asset

TEXT = "Ầu ơ, ví dầu — “naïve”"
PAGE = [xhtml.element("p", None, TEXT, xhtml.element("strong", None, "Ö!"))]


def opened(data: bytes) -> TTFont:
    """A font of which every table has been read, and its checksum compared."""
    font = TTFont(io.BytesIO(data), checkChecksums=2)
    assert all(font[tag] is not None for tag in font.keys())  # noqa: SIM118 -- not a mapping
    return font


@pytest.mark.parametrize("flavour", ["", "woff"])
def test_a_cut_face_has_the_characters_of_the_text_and_its_capitals(flavour: str) -> None:
    regular, bold = faces(SCRIPT, PAGE, flavour=flavour)
    font = opened(regular.data)
    whole = opened(asset("fonts/courier-prime/CourierPrime-Regular.otf"))
    shown = {ord(letter) for letter in TEXT + TEXT.upper()} & set(whole.getBestCmap())
    assert shown <= set(font.getBestCmap())
    assert ord("ß") not in font.getBestCmap()
    assert set(map(chr, opened(bold.data).getBestCmap())) == {"!", "Ö"}


def test_a_cut_face_draws_what_the_whole_one_draws() -> None:
    (regular, _) = faces(SCRIPT, PAGE)
    cut, whole = opened(regular.data), opened(asset("fonts/courier-prime/CourierPrime-Regular.otf"))
    for code, name in cut.getBestCmap().items():
        drawn = RecordingPen(), RecordingPen()
        cut.getGlyphSet()[name].draw(drawn[0])
        whole.getGlyphSet()[whole.getBestCmap()[code]].draw(drawn[1])
        assert drawn[0].value == drawn[1].value


def test_browsers_are_given_names_without_blanks_and_whose_the_font_is() -> None:
    (regular, _) = faces(SCRIPT, PAGE)
    font = opened(regular.data)
    names = {record.nameID: str(record) for record in font["name"].names}
    assert font["CFF "].cff.fontNames == ["Courier-Prime-Regular"]
    assert names[6] == "Courier-Prime-Regular"
    assert "Quote-Unquote" in names[0]
    assert names[14] == "http://scripts.sil.org/OFL"


def test_the_same_text_gives_the_same_font() -> None:
    assert faces(SCRIPT, PAGE, flavour="woff") == faces(SCRIPT, PAGE, flavour="woff")


@pytest.mark.parametrize(
    "glyphs",
    [
        {},
        {65: 1},
        {65: 1, 66: 2, 67: 9, 8212: 3},
        dict(zip(range(33, 500, 7), range(1, 400), strict=False)),
    ],
    ids=["none", "one", "runs", "scattered"],
)
def test_a_map_of_characters_gives_back_what_it_was_made_of(glyphs: dict[int, int]) -> None:
    assert character_map(map_table(glyphs)) == glyphs


def test_tables_are_those_of_the_file() -> None:
    data = asset("fonts/courier-prime/CourierPrime-Bold.otf")
    font = TTFont(io.BytesIO(data))
    assert {tag: font.getTableData(tag) for tag in font.reader.keys()} == tables(data)  # noqa: SIM118 -- a font is no mapping
