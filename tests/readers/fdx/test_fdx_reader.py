"""Files shaped as Final Draft writes them."""

import pytest

from typebar.model.inline import Emphasis, Run
from typebar.readers.fdx import Draft, NoDraft, read

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'
SETTINGS = """
<ElementSettings Type="Character"><FontSpec Font="Courier" Style="AllCaps"/></ElementSettings>
<ElementSettings Type="Scene Heading"><FontSpec Style="Bold+AllCaps"/></ElementSettings>
"""


def draft(content: str, more: str = "") -> Draft:
    text = f"{HEAD}<FinalDraft><Content>{content}</Content>{more}</FinalDraft>"
    found = read(text.encode())
    assert isinstance(found, Draft)
    return found


def test_runs_have_their_emphasis_and_capitals() -> None:
    found = draft(
        '<Paragraph Type="Action"><Text>The </Text><Text Style="Bold+Underline">key</Text>'
        '<Text Style="AllCaps"> turns</Text><Text>.</Text></Paragraph>'
    )
    assert found.body[0].runs == (
        Run("The "),
        Run("key", Emphasis.BOLD | Emphasis.UNDERLINE),
        Run(" TURNS"),
        Run("."),
    )


def test_capitals_come_from_the_style_of_the_element() -> None:
    speech = (
        '<Paragraph Type="Character"><Text>Martha</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>No.</Text></Paragraph>'
    )
    assert [one.text for one in draft(speech, SETTINGS).body] == ["MARTHA", "No."]
    assert [one.text for one in draft(speech).body] == ["Martha", "No."]


def test_a_heading_has_its_number_its_summary_and_the_scene_that_was_taken_out() -> None:
    (found,) = draft(
        '<Paragraph Type="Scene Heading" Number="12A" StartsNewPage="Yes">'
        '<SceneProperties Length="2/8" Page="9"><Summary>'
        "<Paragraph><Text>They  meet.</Text></Paragraph></Summary></SceneProperties>"
        "<Text>OMITTED</Text><OmittedScene>"
        '<Paragraph Type="Action"><Text>Rain.</Text></Paragraph></OmittedScene></Paragraph>'
    ).body
    assert (found.number, found.opens_page, found.text) == ("12A", True, "OMITTED")
    assert found.summary == ("They meet.",)
    assert [one.text for one in found.omitted] == ["Rain."]


@pytest.mark.parametrize("shape", ["<Paragraph>{}</Paragraph>", "{}"])
def test_the_second_of_two_speeches_side_by_side_says_so(shape: str) -> None:
    cues = "".join(
        f'<Paragraph Type="Character"><Text>{name}</Text></Paragraph>'
        '<Paragraph Type="Dialogue"><Text>Now.</Text></Paragraph>'
        for name in ("KIM", "VERNON")
    )
    found = draft(shape.format(f"<DualDialogue>{cues}</DualDialogue>")).body
    assert [one.speaks_second for one in found] == [False, False, True, False]


def test_notes_hang_on_the_paragraph_that_they_begin_in() -> None:
    note = '<ScriptNote Range="{}"><Paragraph><Text>{}</Text></Paragraph></ScriptNote>'
    found = draft(
        '<Paragraph Type="Action"><Text>Hum.</Text></Paragraph>'
        '<Paragraph Type="Action"><ScriptNote><Paragraph><Text>old</Text></Paragraph></ScriptNote>'
        "<Text>Buzz.</Text></Paragraph>",
        f"<ScriptNotes>{note.format('0,4', 'a')}{note.format('5,7', 'b')}"
        f"{note.format('900,901', 'c')}</ScriptNotes>",
    )
    assert [one.notes for one in found.body] == [("a",), ("old", "b")]
    assert found.notes == ("c",)


def test_what_is_not_read_is_named() -> None:
    found = draft(
        '<Paragraph Type="Action"><Text RevisionID="2" TagNumber="3">A</Text></Paragraph>',
        '<LockedPages><LockedPage Number="1"/></LockedPages>',
    )
    assert found.left_out == ("revision marks", "tags", "locked pages")
    plain = '<Paragraph Type="Action"><Text RevisionID="0">A</Text></Paragraph>'
    assert draft(plain).left_out == ()


def test_a_damaged_file_is_read_up_to_its_damage() -> None:
    text = (
        f'{HEAD}<FinalDraft><Content>\n<Paragraph Type="Action"><Text>One.</Text></Paragraph>\n'
        '<Paragraph Type="Action"><Text>Two'
    )
    found = read(text.encode())
    assert isinstance(found, Draft)
    assert [one.text for one in found.body][:1] == ["One."]
    assert found.damage.startswith("line 4: ")


@pytest.mark.parametrize(
    "data", [b"", b"<html/>", b"plain words", b"<FinalDraft/>", b"\xff\xfe\x00\x01", b"PK\x03\x04"]
)
def test_what_is_no_script_of_final_draft_is_refused_in_words(data: bytes) -> None:
    found = read(data)
    assert isinstance(found, NoDraft)
    assert found.message


def test_entities_are_not_followed() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = (
        f'<!DOCTYPE d [<!ENTITY e0 "aaaaaaaaaa">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        '<FinalDraft><Content><Paragraph Type="Action"><Text>See &f; and &e11;.</Text>'
        "</Paragraph></Content></FinalDraft>"
    )
    found = read(text.encode())
    assert isinstance(found, Draft)
    # Some versions of the parser stop at what would grow so large.
    assert found.body[0].text == "See &f; and &e11;." or found.damage
    assert found.body[0].text.startswith("See &f; and ")
    assert len(found.body[0].text) < 30
