import io
import zipfile
from dataclasses import replace
from pathlib import Path

from lxml import etree

from docx_stranger import marked, pages
from manuscript_works import script
from typebar.writers.registry import Options, by_name

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = """Title: The Lamp
Credit: by
Author: A. Writer
Contact: 1 Sea Road

INT. KITCHEN - NIGHT #12A#

Ann *waits*. The lamp is **on**.

ANN
(softly)
Is it you?

===

BOB
Me first.

ANN ^
No, me.

CUT TO:

> THE END <
"""


def written(text: str = TEXT, options: Options | None = None) -> bytes:
    writer = by_name("docx")
    assert writer is not None
    return writer.write(script(text), options or Options()).data


def document(data: bytes) -> "etree._Element":
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def test_every_element_has_the_style_of_its_name() -> None:
    used = [item.get(f"{W}val") for item in document(written()).iter(f"{W}pStyle")]
    assert used == [
        *("Title", "TitlePage", "TitlePage", "TitlePageCorners"),
        *("SceneHeading", "Action", "Character", "Parenthetical", "Dialogue"),
        *("DualCharacter", "DualDialogue", "DualCharacter", "DualDialogue"),
        *("Transition", "Centered"),
    ]


def test_speeches_side_by_side_are_a_table_on_the_page_asked_for() -> None:
    root = document(written())
    cells = ["".join(cell.itertext()) for cell in root.iter(f"{W}tc")]
    assert cells == ["BOBMe first.", "ANNNo, me."]
    assert len(list(root.iter(f"{W}pageBreakBefore"))) == 1


def test_a_document_doesnt_end_with_a_table() -> None:
    body = document(written("A\nOne.\n\nB ^\nTwo.\n")).find(f"{W}body")
    assert [child.tag.removeprefix(W) for child in body][-3:] == ["tbl", "p", "sectPr"]


def test_the_same_script_gives_the_same_bytes() -> None:
    assert written() == written()


def test_libreoffice_shows_pages_of_a_screenplay(tmp_path: Path) -> None:
    title, first, second = pages(written(), tmp_path)
    assert [line.strip() for line in title.split("\n") if line.strip()] == [
        *("The Lamp", "by", "A. Writer", "1 Sea Road"),
    ]
    shown = [line.strip() for line in first.split("\n") if line.strip()]
    assert shown[0].split() == ["12A", "INT.", "KITCHEN", "-", "NIGHT", "12A"]
    assert shown[1:] == ["Ann waits. The lamp is on.", "ANN", "(softly)", "Is it you?"]
    after = [line.strip() for line in second.split("\n") if line.strip()]
    assert after[0] == "2."
    assert after[1].split() == ["BOB", "ANN"]
    assert after[2].split() == ["Me", "first.", "No,", "me."]
    assert after[3:] == ["CUT TO:", "THE END"]


def test_a_hebrew_screenplay_begins_at_the_right() -> None:
    text = "Title: T\n\nINT. בית\n\n@רות\nלא.\n\n@דוד ^\nכן.\n"
    work = script(text)
    work = replace(work, metadata=replace(work.metadata, language="he"))
    writer = by_name("docx")
    assert writer is not None
    root = document(writer.write(work, Options()).data)
    assert len(list(root.iter(f"{W}bidiVisual"))) == 1
    assert "לא." in marked(root, "rtl")


def test_no_blank_rows_stand_above_what_opens_a_page() -> None:
    text = "INT. A - DAY\n\nOne.\n\n===\n\nINT. B - DAY\n\nTwo.\n\nINT. C - DAY\n\nThree.\n"
    above = {}
    for paragraph in document(written(text)).iter(f"{W}p"):
        spacing = paragraph.find(f"{W}pPr/{W}spacing")
        above["".join(paragraph.itertext())] = None if spacing is None else spacing.attrib
    assert above["INT. A - DAY"] == {f"{W}before": "0"}
    assert above["INT. B - DAY"] == {f"{W}before": "0"}
    assert above["INT. C - DAY"] is None


def test_libreoffice_ends_the_first_page_where_our_pdf_does(tmp_path: Path) -> None:
    speeches = "".join(f"ANN\nLine {number}.\n\n" for number in range(30))
    body = f"Title: The Shed\n\nFADE IN:\n\nINT. SHED - NIGHT\n\nRain.\n\n{speeches}"
    _, first, *_ = pages(written(body), tmp_path)
    text = by_name("txt")
    assert text is not None
    drawn = text.write(script(body), Options()).data.decode()
    assert first.split()[-1] == drawn.split("\f")[1].split()[-1]
