"""The package says what the work is, and claims no more than is true."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from book_samples import chapter, novel
from epub_files import files
from script_samples import screenplay
from typebar.model.work import Metadata, Work
from typebar.text.isbn import isbn
from typebar.writers.epub.identity import identifier

_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
_FEATURES = "//o:meta[@property='schema:accessibilityFeature']"


def test_title_authors_language_and_date_are_said() -> None:
    made = files(novel())
    assert made.find("package.opf", "//dc:title") == [
        "The Light Over the Ricefield",
        "A novelette",
    ]
    assert made.find("package.opf", "//dc:creator") == ["Trần Minh Anh"]
    assert made.find("package.opf", "//dc:language") == ["en-US"]
    assert made.find("package.opf", "//o:meta[@property='dcterms:modified']") == [
        "2023-11-14T22:13:20Z"
    ]


def test_every_file_is_in_the_manifest_and_every_text_in_the_spine() -> None:
    for work in (novel(), screenplay()):
        made = files(work)
        listed = {f"EPUB/{path}" for path in made.find("package.opf", "//o:item/@href")}
        inside = {path for path in made.data if path.startswith("EPUB/")} - {"EPUB/package.opf"}
        assert listed == inside
        items = made.find("package.opf", "//o:item[@media-type='application/xhtml+xml']/@id")
        assert sorted(made.find("package.opf", "//o:itemref/@idref")) == sorted(items)


def test_chapters_are_read_in_their_order() -> None:
    order = files(novel()).find("package.opf", "//o:itemref/@idref")
    named = [name for name in order if name.startswith("text-") and "cover" not in name]
    assert named == [
        "text-titlepage-xhtml",
        "text-ded-xhtml",
        "text-portal-xhtml",
        "text-farmer-xhtml",
        "text-after-xhtml",
    ]


def test_a_chapter_named_as_a_page_of_ours_keeps_its_text() -> None:
    named = tuple(chapter(name, "X", 1, f"<p>My {name}.</p>") for name in ("cover", "titlepage"))
    made = files(Work(Metadata(title="T"), named))
    for name in ("cover", "titlepage"):
        assert f"My {name}.".encode() in made.data[f"EPUB/text/{name}-2.xhtml"]
        assert f"My {name}.".encode() not in made.data[f"EPUB/text/{name}.xhtml"]


def test_landmarks_lead_to_where_the_text_begins() -> None:
    query = "//h:nav[@e:type='landmarks']//h:a[@e:type='bodymatter']/@href"
    assert files(novel()).find("nav.xhtml", query) == ["text/portal.xhtml"]
    assert files(screenplay()).find("nav.xhtml", query) == ["text/script-001.xhtml"]


def test_alternatives_are_claimed_only_where_every_picture_has_one() -> None:
    def claimed(body: str) -> list[str]:
        one = chapter("one", "One", 1, body)
        work = Work(Metadata(title="T"), (one,), assets={"manuscript/a.png": _PNG})
        return files(work).find("package.opf", _FEATURES)

    assert "alternativeText" not in claimed("<p>No picture.</p>")
    assert "alternativeText" in claimed('<p><img src="a.png" alt="A"/></p>')
    assert "alternativeText" not in claimed(
        '<p><img src="a.png" alt="A"/><img src="a.png" alt=""/></p>'
    )


def _picture(form: str, *, frames: int) -> bytes:
    target = BytesIO()
    first, *others = [Image.new("RGB", (9, 9), (80 * n, 0, 0)) for n in range(frames)]
    first.save(target, form, save_all=frames > 1, append_images=others)
    return target.getvalue()


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_no_hazard_is_claimed_only_where_nothing_moves(form: str) -> None:
    for frames, hazard in ((1, "none"), (3, "unknown")):
        one = chapter("one", "One", 1, '<p><img src="a.png" alt="A"/></p>')
        assets = {"manuscript/a.png": _picture(form, frames=frames)}
        work = Work(Metadata(title="T"), (one,), assets=assets)
        query = "//o:meta[@property='schema:accessibilityHazard']"
        assert files(work).find("package.opf", query) == [hazard]


def test_page_numbers_are_claimed_only_where_there_are_any() -> None:
    assert "pageNavigation" not in files(novel()).find("package.opf", _FEATURES)
    assert "pageNavigation" in files(screenplay()).find("package.opf", _FEATURES)


def test_an_identifier_is_made_of_title_and_authors_and_stays() -> None:
    one = identifier(Metadata(title="T", authors=("A",)), "book")
    assert one == identifier(Metadata(title="T", authors=("A",), draft="2"), "book")
    assert one != identifier(Metadata(title="T", authors=("B",)), "book")
    assert one.startswith("urn:uuid:")


def test_a_screenplay_and_the_book_of_one_name_are_two_publications() -> None:
    metadata = Metadata(title="T", authors=("A",))
    made = [files(replace(work, metadata=metadata)) for work in (novel(), screenplay())]
    one, other = (each.find("package.opf", "//dc:identifier/text()") for each in made)
    assert one != other


@pytest.mark.parametrize(
    ("given", "digits"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("urn:isbn:9783161484100", "9783161484100"),
        ("ISBN 0-306-40615-2", "0306406152"),
        ("0-8044-2957-x", "080442957X"),
        ("978-3-16-148410-1", ""),
        ("0-306-40615-3", ""),
        ("urn:uuid:123", ""),
    ],
)
def test_an_isbn_is_known_by_its_check_digit(given: str, digits: str) -> None:
    assert isbn(given) == digits


def test_a_series_has_its_number() -> None:
    work = replace(novel(), metadata=Metadata(title="T", series="S", series_number="2"))
    query = "//o:meta[@property='group-position'][@refines='#series']"
    assert files(work).find("package.opf", query) == ["2"]


def test_direction_follows_the_language() -> None:
    def spine(language: str, work: Work) -> list[str]:
        said = replace(work, metadata=replace(work.metadata, language=language))
        return files(said).find("package.opf", "//o:spine/@page-progression-direction")

    assert spine("en-US", novel()) == []
    assert spine("he", novel()) == ["rtl"]
    assert spine("ja", novel()) == ["rtl"]
    assert spine("ja", screenplay()) == []

    def way(language: str) -> list[str]:
        said = replace(novel(), metadata=replace(novel().metadata, language=language))
        return files(said).find("package.opf", "//o:meta[@name='primary-writing-mode']/@content")

    assert [way("en-US"), way("he"), way("ja")] == [[], ["horizontal-rl"], ["vertical-rl"]]
    assert (
        b"vertical-rl"
        in files(replace(novel(), metadata=Metadata(title="T", language="ja"))).data[
            "EPUB/style.css"
        ]
    )
