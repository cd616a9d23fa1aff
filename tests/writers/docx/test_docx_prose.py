import io
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docx_stranger import marked, pages
from manuscript_works import book
from typebar.text.errors import MissingToolError
from typebar.writers.registry import Options, by_name, by_suffix

PARAGRAPH = "The sea was *very* far away and nobody had told her how to walk to it.\n\n"
CHAPTER = PARAGRAPH * 30
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(*texts: str, options: Options | None = None, language: str = "en-US") -> bytes:
    writer = by_name("docx")
    assert writer is not None
    return writer.write(book(*texts, language=language), options or Options()).data


def part(data: bytes, name: str) -> "etree._Element":
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def test_docx_is_chosen_by_its_suffix() -> None:
    writer = by_suffix("Book.DOCX")
    assert writer is not None
    assert writer.name == "docx"


def test_every_part_is_well_formed_and_without_a_clock() -> None:
    data = written("# A\n\nText.[^1]\n\n[^1]: Note.\n")
    assert data == written("# A\n\nText.[^1]\n\n[^1]: Note.\n")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            assert name.endswith((".xml", ".rels"))
            etree.fromstring(archive.read(name))
        assert b"2023-11-14T22:13:20Z" in archive.read("docProps/core.xml")


def test_paragraphs_have_styles_of_their_own() -> None:
    root = part(written("# A\n\nOne.\n\n***\n\nTwo.\n\n> Said.\n"), "word/document.xml")
    used = [item.get(f"{W}val") for item in root.iter(f"{W}pStyle")]
    assert used == [
        *("Contact", "Contact", "Contact", "Title", "Byline"),
        *("Heading1", "BodyText", "SceneBreak", "BodyText", "Quote"),
    ]


def test_the_page_number_is_a_field() -> None:
    head = part(written("# A\n\nOne.\n"), "word/header1.xml")
    assert [item.text for item in head.iter(f"{W}instrText")] == [" PAGE "]


def test_the_language_stands_in_the_styles_and_on_foreign_words() -> None:
    data = written("# A\n\nEin [home]{lang=en} Wort.\n", language="de")
    assert part(data, "word/styles.xml").find(f".//{W}lang").get(f"{W}val") == "de"
    document = part(data, "word/document.xml")
    assert [item.get(f"{W}val") for item in document.iter(f"{W}lang")] == ["en"]


def test_emphasis_is_italic_or_underlined_by_choice() -> None:
    modern = part(written("# A\n\nA *word*.\n"), "word/document.xml")
    classic = part(
        written("# A\n\nA *word*.\n", options=Options(manuscript="classic")), "word/document.xml"
    )
    assert (len(list(modern.iter(f"{W}i"))), len(list(modern.iter(f"{W}u")))) == (1, 0)
    assert (len(list(classic.iter(f"{W}i"))), len(list(classic.iter(f"{W}u")))) == (0, 1)


def test_without_python_docx_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingToolError) as caught:
        written("# A\n\nText.\n")
    assert "pip install python-docx" in caught.value.help


def test_libreoffice_shows_a_story_as_editors_want_it(tmp_path: Path) -> None:
    data = written(
        f"# Out\n\n{CHAPTER}A call.[^1]\n\n[^1]: The note.\n", options=Options(ending="END")
    )
    first, *rest = pages(data, tmp_path)
    lines = [line.strip() for line in first.split("\n") if line.strip()]
    assert lines[0].startswith("Ursula K. Writer")
    assert lines[0].endswith("about 500 words")
    assert lines[1:5] == [
        *("1 Sea Road", "writer@example.org"),
        *("The Long Road to the Sea", "by Ursula K. Writer"),
    ]
    heads = [next(line.strip() for line in page.split("\n") if line.strip()) for page in rest]
    assert heads == [f"Writer / THE LONG ROAD TO THE SEA / {n}" for n in range(2, len(rest) + 2)]
    whole = " ".join(" ".join(rest).split())
    assert "The note." in whole
    assert "END" in whole


def test_libreoffice_counts_a_novel_from_its_first_chapter(tmp_path: Path) -> None:
    data = written("# Out\n\nOne.\n\n***\n\nTwo.\n", "# Home\n\nThree.\n")
    title, *chapters = pages(data, tmp_path)
    assert "/" not in title
    assert len(chapters) == 2
    for number, page in enumerate(chapters, 1):
        shown = [line.strip() for line in page.split("\n") if line.strip()]
        assert shown[0] == f"Writer / THE LONG ROAD TO THE SEA / {number}"
        assert shown[1] == f"Chapter {number}"
    assert "#" in [line.strip() for line in chapters[0].split("\n")]


def test_many_runs_and_paragraphs_keep_their_order() -> None:
    data = written("# A\n\n" + "".join(f"*a{n}* b{n} " for n in range(300)) + "\n\nLast.\n")
    paragraphs = [
        "".join(item.itertext()) for item in part(data, "word/document.xml").iter(f"{W}p")
    ]
    assert paragraphs[-2:] == [" ".join(f"a{n} b{n}" for n in range(300)), "Last."]


HEBREW = """# הפרק

"מי שם?" שאלה *רות*. It rained.

- פריט

| שם | גיל |
|----|-----|
| רות | 30 |
"""


def test_lines_begin_at_the_right_where_the_language_does() -> None:
    data = written(HEBREW, language="he")
    styles = part(data, "word/styles.xml")
    assert len(list(styles.iter(f"{W}bidi"))) == 1
    assert [item.get(f"{W}bidi") for item in styles.iter(f"{W}lang")] == ["he"]
    document = part(data, "word/document.xml")
    turned = marked(document, "rtl")
    assert "רות" in turned
    assert not any("•" in text for text in turned)
    assert len(list(document.iter(f"{W}bidiVisual"))) == 1
    assert marked(document, "iCs") == ["רות"]


def test_nothing_is_turned_in_a_language_that_begins_at_the_left() -> None:
    data = written("# A\n\nA word: שלום.\n")
    for name in ("word/styles.xml", "word/document.xml"):
        assert not list(part(data, name).iter(f"{W}bidi"))
    (turned,) = marked(part(data, "word/document.xml"), "rtl")
    assert "שלום" in turned


def test_libreoffice_shows_hebrew_from_the_right(tmp_path: Path) -> None:
    first, *_ = pages(written(HEBREW, language="he"), tmp_path)
    (line,) = [line for line in first.split("\n") if "שאלה" in line]
    assert len(line) - len(line.lstrip()) > 15


def test_a_subtitle_stands_directly_below_its_chapter_s_title() -> None:
    chapter = '+++\ntitle = "Out"\nsubtitle = "or in"\n+++\n\nText.\n'
    root = part(written(chapter, "# Home\n\nTwo.\n"), "word/document.xml")
    below = {}
    for paragraph in root.iter(f"{W}p"):
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        below["".join(paragraph.itertext())] = None if spacing is None else spacing.get(f"{W}after")
    assert below["Chapter 1Out"] == "0"
    assert below["or in"] not in (None, "0")
    assert below["Text."] is None
