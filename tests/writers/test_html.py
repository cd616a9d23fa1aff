"""A web page holds everything that it needs, and runs nothing but its own script."""

import base64
import hashlib
import io
import re
import zipfile
from dataclasses import replace

import pytest
from lxml import html as parser

from book_samples import chapter, novel
from script_samples import long_screenplay, screenplay
from typebar.model.work import Metadata, Work
from typebar.readers.markdown import parse_book
from typebar.text.source import Source
from typebar.writers import epub, html
from typebar.writers.registry import Options
from typebar.writers.xhtml_pages import page_marks

_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def page(work: Work, options: Options | None = None) -> str:
    return html.write(work, options or Options()).data.decode()


def test_the_same_work_gives_the_same_bytes() -> None:
    assert page(novel()) == page(novel())
    assert page(screenplay()) == page(screenplay())


def test_the_policy_names_the_style_sheet_and_the_script_and_nothing_else() -> None:
    written = page(novel())
    policy = parser.fromstring(written).xpath("//meta[@http-equiv]/@content")[0]
    for tag, count in (("style", 1), ("script", 2)):
        found = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", written, re.DOTALL)
        named = {
            f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
            for text in found
        }
        assert len(named) == count
        allowed = re.search(rf"{tag}-src ([^;]*);", policy)
        assert allowed is not None
        assert set(allowed[1].split()) == named
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_is_fetched() -> None:
    written = page(novel())
    assert not re.search(r'(src|data|poster)="(?!data:)', written)
    assert "@import" not in written
    assert re.findall(r"<link[ >]", written) == []
    assert set(re.findall(r"url\((.{5})", written)) == {"data:"}


def test_a_reader_finds_text_contents_and_controls_by_landmarks() -> None:
    tree = parser.fromstring(page(novel()))
    assert tree.xpath("//body/a[@class='skip']/@href") == ["#text"]
    assert len(tree.xpath("//main[@id='text']")) == 1
    assert tree.xpath("//nav[@id='contents']//a/text()") == [
        "1. The Portal",
        "2. A Farmer Walks Out",
        "Afterword",
    ]
    assert tree.xpath("//input[@checked]/@id") == ["theme-auto", "size-100"]


def test_a_face_that_has_none_of_the_letters_is_left_out() -> None:
    text = "# \u0627\n\n\u0628 *\u062a \u062b* **\u062c**\n"
    for added, faces in (("", 1), ("*x*", 2)):
        chapters = parse_book([Source("a.md", text + added)]).chapters
        work = Work(Metadata(title="A", language="ar"), chapters)
        assert page(work).count("@font-face") == faces


def test_chapters_of_one_name_are_told_apart_by_those_who_listen() -> None:
    text = "# Anna\n\nRain.[^a]\n\n[^a]: N.\n"
    sources = [Source(name, f"---\nnumbered: false\n---\n{text}") for name in ("1.md", "2.md")]
    work = Work(Metadata(title="A"), parse_book(sources).chapters)
    written = page(work)
    tree = parser.fromstring(written)
    assert tree.xpath("//main/section[@role='doc-chapter']/@aria-label") == ["Anna (2)"]
    assert tree.xpath("//section[@class='footnotes']/@aria-label") == [
        "Notes: Anna",
        "Notes: Anna (2)",
    ]
    assert tree.xpath("//h2[@class='chapter-title']//text()") == ["Anna", "Anna"]


def test_every_link_inside_leads_somewhere() -> None:
    for work in (novel(), screenplay(), long_screenplay()):
        tree = parser.fromstring(page(work))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_a_chapter_named_as_a_part_of_the_page_has_an_id_of_its_own() -> None:
    work = Work(
        Metadata(title="T"), tuple(chapter(n, n, 1, "<p>x</p>") for n in ("text", "contents"))
    )
    ids = parser.fromstring(page(work)).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"text-2", "contents-2"} <= set(ids)


def test_pages_of_the_printed_script_are_rules_with_their_numbers() -> None:
    work = long_screenplay()
    labels = [mark.label for mark in page_marks(work, Options())[0]]
    tree = parser.fromstring(page(work))
    assert len(labels) > 10
    assert tree.xpath("//hr[@role='doc-pagebreak']/@aria-label") == labels


def test_pictures_stand_in_the_page() -> None:
    one = chapter("one", "One", 1, '<p><img src="a.png" alt="A"/></p>')
    work = Work(Metadata(title="T"), (one,), assets={"manuscript/a.png": _PNG})
    encoded = base64.b64encode(_PNG).decode()
    assert f'<img alt=A src="data:image/png;base64,{encoded}">' in page(work)


def test_two_scripts_in_a_page_share_no_id() -> None:
    work = screenplay()
    twice = replace(work, parts=(*work.parts, *work.parts))
    ids = parser.fromstring(page(twice)).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert len([name for name in ids if name.startswith("scene-")]) % 2 == 0


def test_a_hostile_title_stays_text() -> None:
    work = screenplay("INT. A\n\nText.\n", title="</title><script>alert(1)</script>\x00")
    assert "<script>alert" not in page(work)


def test_a_title_page_shows_what_its_keys_say() -> None:
    work = screenplay(
        "Title: The Lamp\nSubtitle: A Play\nWritten by: A. Writer\nContact info: Here\n"
        "Draft: Second\nDraft date: 1 May\nTL: Salt Films\nFormat: unseen\n\nText.\n"
    )
    shown = parser.fromstring(page(work)).xpath("//section[@id='titlepage']/*")
    assert [(part.get("class"), part.text_content().strip()) for part in shown] == [
        ("title", "The Lamp"),
        ("subtitle", "A Play"),
        ("credit", "Written by"),
        ("authors", "A. Writer"),
        ("draft", "1 May"),
        ("revision", "Second"),
        ("notes", "Salt Films"),
        ("contact", "Here"),
    ]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("", ["1", "3"]), ("none", []), ("automatic", ["1", "1A", "3", "4"])],
)
def test_scene_numbers_are_those_of_the_pages(asked: str, shown: list[str]) -> None:
    work = screenplay("INT. A #1#\n\nINT. B\n\nINT. C #3#\n\nINT. D\n\nText.\n")
    options = Options(scene_numbers=asked)
    found = parser.fromstring(page(work, options)).xpath("//*[@class='scene-number']/text()")
    assert found == shown
    book = zipfile.ZipFile(io.BytesIO(epub.write(work, options).data))
    texts = [book.read(name).decode() for name in sorted(book.namelist()) if "text/" in name]
    assert re.findall('scene-number">([^<]*)', "".join(texts)) == shown


def test_an_empty_work_is_a_page_with_its_title() -> None:
    assert "<h1" in page(screenplay(""))
    assert "<h1" in page(Work(Metadata(), ()))


def test_the_page_speaks_the_language_of_the_work() -> None:
    work = screenplay("INT. HAUS\n\nText.\n", language="de-CH")
    tree = parser.fromstring(page(work))
    assert tree.get("lang") == "de-CH"
    assert tree.xpath("//nav/h2/text()") == ["Inhalt"]
    assert parser.fromstring(page(replace(work, metadata=Metadata(language="he")))).get("dir") == (
        "rtl"
    )
