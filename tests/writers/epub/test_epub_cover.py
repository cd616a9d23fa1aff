"""A cover is the work's own, or drawn from what is known of it."""

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from book_samples import novel
from epub_files import files
from script_samples import screenplay
from typebar.model.work import Metadata
from typebar.writers.epub import cover, cover_files
from typebar.writers.registry import Options

_SHELVED = "//o:item[contains(@properties, 'cover-image')]/@href"
_LONG = "The Strange and Surprising Adventures of a Title that No Shelf Has Ever Been Able to Hold"


def test_a_drawn_cover_is_a_drawing_and_a_picture() -> None:
    made = files(novel())
    assert made.find("package.opf", _SHELVED) == ["cover.png"]
    assert made.find("text/cover.xhtml", "//h:img/@src") == ["../cover.svg"]
    assert made.find("text/cover.xhtml", "//h:img/@alt") == ["Cover: The Light Over the Ricefield"]
    with Image.open(BytesIO(made.data["EPUB/cover.png"])) as picture:
        assert picture.size == (800, 1200)
        assert len(picture.getcolors(1 << 20) or ()) > 3


def test_the_works_own_cover_is_taken() -> None:
    data = BytesIO()
    Image.new("RGB", (4, 6), "red").save(data, "JPEG")
    made = files(replace(novel(), cover="art/c.jpeg", assets={"art/c.jpeg": data.getvalue()}))
    assert made.find("package.opf", _SHELVED) == ["cover.jpg"]
    assert made.data["EPUB/cover.jpg"] == data.getvalue()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<svg"])
def test_a_cover_that_is_no_picture_leaves_the_drawn_one(data: bytes) -> None:
    made = files(replace(novel(), cover="c.png", assets={"c.png": data}))
    assert made.find("package.opf", _SHELVED) == ["cover.png"]


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata(),
        Metadata(title="I"),
        Metadata(title=_LONG, subtitle=_LONG, authors=(_LONG, _LONG)),
        Metadata(title="Wort" * 60, authors=("x" * 300,)),
        Metadata(title="\x00 \ud800"),
    ],
)
def test_type_stays_on_the_sheet(metadata: Metadata) -> None:
    _, drawn = cover.shapes(metadata)
    for shape in drawn:
        if isinstance(shape, cover.Text):
            face = cover.SLANTED if shape.italic else cover.UPRIGHT
            assert face.width(shape.text, shape.size) <= cover.WIDTH
            assert 0 < shape.baseline < cover.HEIGHT
    assert etree.fromstring(cover_files.svg(metadata)) is not None


def test_letters_that_the_face_lacks_are_left_to_the_readers_fonts() -> None:
    metadata = Metadata(title="吾輩は猫である")
    assert "吾輩は猫である".encode() in cover_files.svg(metadata)
    made = files(replace(novel(), metadata=metadata))
    assert made.find("package.opf", _SHELVED) == ["cover.svg"]


def test_covers_differ_by_title_and_stay_the_same() -> None:
    drawn = [cover.shapes(Metadata(title=title)) for title in ("A", "B", "A")]
    assert drawn[0] == drawn[2] != drawn[1]


def test_a_script_brings_the_faces_that_it_uses_and_no_others() -> None:
    made = files(screenplay("INT. A\n\nPlain text, *slanted*.\n"))
    fonts = sorted(path for path in made.data if "fonts/" in path)
    assert fonts == [
        "EPUB/fonts/CourierPrime-Bold.otf",
        "EPUB/fonts/CourierPrime-Italic.otf",
        "EPUB/fonts/CourierPrime-Regular.otf",
    ]
    assert made.data["EPUB/style.css"].count(b"@font-face") == 3
    assert all(len(made.data[path]) < 40_000 for path in fonts)


def test_the_cast_is_listed_when_asked_for() -> None:
    asked = files(screenplay(), Options(cast=True))
    assert asked.find("text/cast.xhtml", "//h:li/h:strong") == ["Lara Lor-Van"]
    # What is said of somebody is on a line of its own: else it's read in one breath with the name.
    assert len(asked.find("text/cast.xhtml", "//h:li/h:strong/following-sibling::*[1]/self::h:br"))
    assert "EPUB/text/cast.xhtml" not in files(screenplay()).data
