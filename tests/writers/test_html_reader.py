"""Somebody reads the page in a browser, comes back, and likes larger type."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import validators
from book_samples import novel
from script_samples import long_screenplay, screenplay
from typebar.model.work import Work
from typebar.writers import html
from typebar.writers.registry import Options


@pytest.mark.parametrize("work", [novel(), long_screenplay()], ids=["book", "script"])
def test_a_reader_finds_place_theme_and_size_again(work: Work, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html.write(work, Options()).data)
    seen = validators.read(page)
    scripts = seen["scripts"]
    assert scripts["closed"]
    assert 60 < scripts["went"] < 700
    assert scripts["came"] == pytest.approx(scripts["went"], abs=30)
    assert scripts["ground"] == "rgb(246, 236, 217)"
    assert scripts["grown"] == pytest.approx(1.5, rel=0.01)
    assert seen["plain"]["listed"]
    with Image.open(BytesIO(b64decode(seen["plain"]["dark"]))) as pixel:
        assert max(pixel.convert("RGB").getpixel((0, 0))) < 60


def test_a_line_of_a_screenplay_is_whole_wherever_it_finds_room(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html.write(long_screenplay(), Options()).data)
    seen = validators.measure(page)
    assert {view["sideways"] for view in seen} == {0}
    wide = [view["figures"] for view in seen if view["width"] >= 720]
    assert wide == pytest.approx([61] * 7, abs=0.15)


@pytest.mark.parametrize("work", [novel(), long_screenplay()], ids=["book", "script"])
def test_a_title_page_leaves_no_empty_screens_in_a_tall_window(work: Work, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html.write(work, Options()).data)
    tall = [view for view in validators.measure(page) if view["height"] > 900]
    assert len(tall) == 2
    assert all(view["title"] <= 36 * 16 for view in tall)


def test_a_line_of_a_book_has_one_length_beside_the_contents(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html.write(novel(), Options()).data)
    wide = [view["figures"] for view in validators.measure(page) if view["width"] >= 1100]
    assert wide == pytest.approx([wide[0]] * len(wide), rel=0.02)


def test_numbers_of_scenes_stand_on_paper_too(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(html.write(screenplay("INT. ROOM - DAY #7A#\n\nRain.\n"), Options()).data)
    text = validators.pdf_text(validators.printed(page, tmp_path / "page.pdf"))
    assert "7A" in text.split()
    assert "Rain." in text


def test_a_choice_of_colours_holds_before_the_text_is_there() -> None:
    page = html.write(novel(), Options()).data.decode()
    assert page.index("<script>") < page.index("<main")
    assert page.index("id=theme-dark") < page.index("<script>")
