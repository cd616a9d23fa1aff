"""`typebar convert` turns any text into any form, without a project."""

import json
import zipfile
from pathlib import Path

import pytest

from command_line import CHAPTER, SCRIPT, typebar
from pictures import picture


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "1.md").write_text(CHAPTER, encoding="utf-8")
    (tmp_path / "2.md").write_text("# Morning\n\nThe sun.\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("suffix", ["epub", "html", "txt", "json", "fountain", "fdx", "pdf"])
def test_a_screenplay_takes_every_form(here: Path, suffix: str) -> None:
    name = f"out.{suffix}"
    outcome = typebar("convert", "script.fountain", "-o", name, cwd=here)
    assert outcome.code == 0, outcome
    assert (here / name).stat().st_size > 50
    assert outcome.err == f"{name}: {(here / name).stat().st_size:,} bytes\n"


def test_the_suffix_says_the_form_without_case(here: Path) -> None:
    assert typebar("convert", "script.fountain", "-o", "OUT.PDF", cwd=here).code == 0
    assert (here / "OUT.PDF").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("suffix", ["epub", "html", "txt", "json", "md"])
def test_prose_takes_every_form(here: Path, suffix: str) -> None:
    outcome = typebar("convert", "1.md", "2.md", "-o", f"out.{suffix}", cwd=here)
    assert outcome.code == 0, outcome


def test_prose_cannot_become_a_screenplay(here: Path) -> None:
    outcome = typebar("convert", "1.md", "-o", "out.fountain", cwd=here)
    assert outcome.code == 2
    assert not (here / "out.fountain").exists()


def test_chapters_keep_the_order_given(here: Path) -> None:
    data = json.loads(typebar("convert", "2.md", "1.md", "--to", "json", cwd=here).out)
    assert [chapter["title"] for chapter in data["chapters"]] == ["Morning", "The Lamp"]


def test_a_cover_and_the_cast_are_named_on_the_command_line(here: Path) -> None:
    (here / "front.png").write_bytes(picture(2))
    (here / "cast.toml").write_text('[[cast]]\nname = "ANNA"\nfull-name = "Anna Tan"\n')
    facts = ("--cover", "front.png", "--cast", "cast.toml")
    assert typebar("convert", "script.fountain", "-o", "out.epub", *facts, cwd=here).code == 0
    with zipfile.ZipFile(here / "out.epub") as book:
        assert book.read("EPUB/cover.png") == picture(2)
        assert "Anna Tan" in book.read("EPUB/text/cast.xhtml").decode()


def test_a_wrong_cover_on_the_command_line_ends_it(here: Path) -> None:
    (here / "front.png").write_bytes(b"no picture")
    outcome = typebar("convert", "1.md", "-o", "o.epub", "--cover", "front.png", cwd=here)
    assert outcome.code == 2
    assert '--cover: the image "front.png" isn\'t what its name says' in outcome.err
    assert not (here / "o.epub").exists()


def test_the_command_line_outweighs_the_text(here: Path) -> None:
    arguments = ("--title", "X", "--author", "A", "--author", "B", "--language", "de")
    data = json.loads(
        typebar("convert", "script.fountain", "--to", "json", *arguments, cwd=here).out
    )
    assert data["metadata"] == {"title": "X", "authors": ["A", "B"], "language": "de"}


def test_without_a_title_the_file_names_the_work(here: Path) -> None:
    (here / "two-lamps.md").write_text("It rained.\n", encoding="utf-8")
    data = json.loads(typebar("convert", "two-lamps.md", "--to", "json", cwd=here).out)
    assert data["metadata"]["title"] == "Two Lamps"


@pytest.mark.parametrize(
    ("text", "title", "heading"),
    [
        ("---\ntitle: Two Lamps\n---\nIt rained.\n", "Two Lamps", "Two Lamps"),
        ("# Two Lamps\n\nIt rained.\n", "Two Lamps", "Two Lamps"),
        ("# Chapter One\n\nIt rained.\n", "A Story", "Chapter One"),
    ],
)
def test_a_story_in_one_chapter_is_titled_by_it_and_has_no_number(
    here: Path, text: str, title: str, heading: str
) -> None:
    (here / "a-story.md").write_text(text, encoding="utf-8")
    assert typebar("convert", "a-story.md", "-o", "s.html", cwd=here).code == 0
    page = (here / "s.html").read_text(encoding="utf-8")
    assert f"<title>{title}</title>" in page
    assert f"<span class=title>{heading}</span></h2>" in page
    assert "class=number" not in page


def test_a_title_that_was_given_leaves_the_only_chapter_its_own(here: Path) -> None:
    (here / "a.md").write_text("# Two Lamps\n\nIt rained.\n", encoding="utf-8")
    assert typebar("convert", "a.md", "--title", "Rain", "-o", "s.html", cwd=here).code == 0
    page = (here / "s.html").read_text(encoding="utf-8")
    assert "<title>Rain</title>" in page
    assert "<span class=number>1</span> <span class=title>Two Lamps</span>" in page


def test_text_streams_through(here: Path) -> None:
    outcome = typebar(
        "convert", "-", "--from", "fountain", "-t", "txt", cwd=here, stdin=SCRIPT.encode()
    )
    assert outcome.code == 0
    assert "INT. KITCHEN - NIGHT" in outcome.out
    same = typebar("convert", "script.fountain", "-t", "txt", "-o", "-", cwd=here)
    assert same.out == outcome.out


def test_fountain_goes_through_unchanged(here: Path) -> None:
    assert typebar("convert", "script.fountain", "-t", "fountain", cwd=here).out == SCRIPT


def test_pages_are_listed_when_asked_for(here: Path) -> None:
    data = json.loads(
        typebar("convert", "script.fountain", "-t", "json", "--with-pages", cwd=here).out
    )
    assert any(line["text"] == "ANNA" for page in data["pages"] for line in page["lines"])


def test_an_image_beside_a_text_elsewhere_is_found(here: Path, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "a.md").write_text("# A\n\n![A map](map.png)\n", encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    for path in ("../texts/a.md", str(folder / "a.md")):
        outcome = typebar("convert", path, "--to", "epub", "-o", "x.epub", cwd=work)
        assert outcome.code == 0, outcome
        assert b"map.png" in (work / "x.epub").read_bytes()


def test_an_image_outside_the_folder_of_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\nsecret")
    folder = tmp_path / "texts"
    folder.mkdir()
    for target in ("../secret.png", str(tmp_path / "secret.png")):
        (folder / "a.md").write_text(f"# A\n\n![A map]({target})\n", encoding="utf-8")
        for cwd, path in ((folder, "a.md"), (tmp_path, "texts/a.md")):
            outcome = typebar("convert", path, "-o", "x.html", cwd=cwd)
            assert outcome.code == 1, outcome
            assert "MDS007" in outcome.err
            assert b"secret" not in (cwd / "x.html").read_bytes().replace(b"secret.png", b"")


def test_a_text_with_images_on_the_network_is_converted(here: Path) -> None:
    (here / "a.md").write_text("# A\n\n![A map](http://example.org/m.svg)\n", encoding="utf-8")
    outcome = typebar("convert", "a.md", "-o", "a.epub", cwd=here)
    assert outcome.code == 0, outcome
    assert "a.md:3:1: warning[MDS007]" in outcome.err
    assert (here / "a.epub").exists()


def test_a_profile_or_trim_that_does_not_exist_is_refused(here: Path) -> None:
    for arguments in (("script.fountain", "--profile", "indystry"), ("1.md", "--trim", "a55")):
        outcome = typebar("convert", *arguments, "-o", "x.pdf", cwd=here)
        assert outcome.code == 2, outcome
        assert outcome.err.count("error:") == 1
        assert not (here / "x.pdf").exists()


def test_the_same_text_gives_the_same_bytes(here: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        typebar("convert", "script.fountain", "-o", name, cwd=here)
    assert (here / "one.pdf").read_bytes() == (here / "two.pdf").read_bytes()


LONG = "INT. HALL - DAY\n\n" + "\n\n".join(f"She waits {n}." for n in range(40)) + "\n"


def test_breaks_are_explained_with_their_lines(here: Path) -> None:
    (here / "long.fountain").write_text(LONG, encoding="utf-8")
    outcome = typebar("convert", "long.fountain", "--explain-breaks", cwd=here)
    assert outcome.code == 0, outcome
    assert "page 1: 53 rows, to long.fountain:53: between two elements" in outcome.out
    assert "page 2: 27 rows, to long.fountain:81: the end" in outcome.out
    assert not list(here.glob("*.pdf"))


def test_explained_breaks_are_json_for_programs(here: Path) -> None:
    speech = "\n\nANNA\n" + "He says this, or something of that kind. " * 9 + "\n"
    (here / "long.fountain").write_text(LONG[:340] + speech, encoding="utf-8")
    arguments = ("long.fountain", "--explain-breaks", "--json", "-o", "out.pdf")
    outcome = typebar("convert", *arguments, cwd=here)
    first, last = json.loads(outcome.out)
    assert (first["reason"], last["reason"]) == ("sentence", "the end")
    assert first["line"] == last["line"] == LONG[:340].count("\n") + 4
    assert {"rows", "reason", "score"} == set(first["rejected"][0])
    assert (here / "out.pdf").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("1.md", "--explain-breaks"),
        ("script.fountain", "--explain-breaks", "--to", "txt"),
        ("script.fountain", "-o", "x.pdf", "--json"),
    ],
)
def test_breaks_that_cannot_be_explained_are_said_so(
    here: Path, arguments: tuple[str, ...]
) -> None:
    outcome = typebar("convert", *arguments, cwd=here)
    assert outcome.code == 2
    assert outcome.out == ""
    assert not (here / "x.pdf").exists()


def test_sides_hold_the_pages_of_a_scene_and_no_title_page(here: Path) -> None:
    (here / "long.fountain").write_text(
        "Title: X\n\n" + LONG + "\nINT. YARD - DAY\n\nANNA\nHere.\n", encoding="utf-8"
    )
    arguments = ("long.fountain", "--character", "anna", "--to", "txt")
    outcome = typebar("convert", *arguments, cwd=here)
    assert outcome.code == 0, outcome
    assert "\f" not in outcome.out
    assert "2." in outcome.out
    assert "INT. YARD - DAY" in outcome.out
    assert "She waits" not in outcome.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--pages", "9"), "there is no page '9'"),
        (("--scenes", ""), "--scenes names nothing"),
        (("--character", "NOBODY"), "nobody called 'NOBODY' speaks"),
        (
            ("--pages", "1", "--to", "html"),
            "--pages is for a screenplay's pages (pdf, txt, json --with-pages)",
        ),
        (
            ("--pages", "1", "--to", "json"),
            "--pages is for a screenplay's pages (pdf, txt, json --with-pages)",
        ),
    ],
)
def test_sides_that_are_not_there_are_refused(
    here: Path, arguments: tuple[str, ...], message: str
) -> None:
    outcome = typebar("convert", "script.fountain", "--to", "txt", *arguments, cwd=here)
    assert outcome.code == 2
    assert message in outcome.err


def test_a_title_page_is_never_made_of_a_file_name(here: Path) -> None:
    (here / "bare.fountain").write_text("INT. SHED - DAY\n\nRain.\n", encoding="utf-8")
    bare = typebar("convert", "bare.fountain", "--to", "txt", cwd=here)
    assert "Bare" not in bare.out
    assert "Bare" in typebar("convert", "bare.fountain", "--to", "html", cwd=here).out
    titled = typebar("convert", "bare.fountain", "--to", "txt", "--title", "Shed", cwd=here)
    assert titled.out.lstrip().startswith("Shed")


def test_several_chapters_are_titled_by_their_folder(here: Path) -> None:
    (here / "the-lamp").mkdir()
    for name in ("1.md", "2.md"):
        (here / name).rename(here / "the-lamp" / name)
    (here / "02-the-shed.md").write_text("Rain.\n", encoding="utf-8")
    alone = json.loads(typebar("convert", "02-the-shed.md", "--to", "json", cwd=here).out)
    assert alone["metadata"]["title"] == "The Shed"
    outcome = typebar("convert", "the-lamp/1.md", "the-lamp/2.md", "--to", "json", cwd=here)
    assert json.loads(outcome.out)["metadata"]["title"] == "The Lamp"


def test_what_is_wrong_in_many_places_is_explained_three_times(here: Path) -> None:
    picture = "![A lamp](https://example.org/lamp.png)\n\n"
    (here / "many.md").write_text(f"# Lamps\n\n{picture * 5}", encoding="utf-8")
    outcome = typebar("convert", "many.md", "-o", "many.html", cwd=here)
    assert [f"many.md:{line}:1: warning[MDS007]" in outcome.err for line in (3, 5, 7, 9, 11)] == (
        [True] * 5
    )
    assert outcome.err.count("help: ") == 3


def test_a_revision_is_marked_in_the_margin(here: Path) -> None:
    script = here / "script.fountain"
    earlier = script.read_text(encoding="utf-8")
    (here / "earlier.fountain").write_text(earlier, encoding="utf-8")
    pages = "".join(f"\n===\n\nPage {number}.\n" for number in range(2, 6))
    (here / "earlier.fountain").write_text(earlier + pages, encoding="utf-8")
    script.write_text(earlier + pages.replace("Page 4.", "Page four."), encoding="utf-8")
    asked = ("convert", "script.fountain", "--to", "txt", "--since", "earlier.fountain")
    marks = [line for line in typebar(*asked, cwd=here).out.splitlines() if line.endswith("*")]
    assert ["".join(line[:-1].split()) for line in marks] == ["Pagefour."]
    alone = typebar(*asked, "--pages", "changed", cwd=here).out
    assert "Page four." in alone
    assert "Page 3." not in alone
    assert "4." in alone


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--pages", "changed"), "changed since when?"),
        (("--since", "script.fountain", "--pages", "changed"), "nothing was changed"),
        (("--since", "1.md"), "prose isn't compared"),
        (("--since", "empty.fountain"), "the file is empty"),
    ],
)
def test_a_revision_of_nothing_is_refused(
    here: Path, arguments: tuple[str, ...], message: str
) -> None:
    (here / "empty.fountain").write_text("\n", encoding="utf-8")
    outcome = typebar("convert", "script.fountain", "--to", "txt", *arguments, cwd=here)
    assert outcome.code == 2
    assert message in outcome.err


def test_a_script_goes_to_final_draft_and_back(here: Path) -> None:
    assert typebar("convert", "script.fountain", "-o", "a.fdx", cwd=here).code == 0
    assert typebar("convert", "a.fdx", "-o", "b.fountain", cwd=here).code == 0
    assert (here / "b.fountain").read_text(encoding="utf-8") == SCRIPT
    data = (here / "a.fdx").read_bytes()
    piped = typebar("convert", "-", "--from", "fdx", "--to", "fountain", cwd=here, stdin=data)
    assert piped.out == SCRIPT


def test_what_final_draft_holds_besides_is_told(here: Path) -> None:
    body = '<Paragraph Type="Action"><Text RevisionID="3">Rain.</Text></Paragraph>'
    whole = f"<FinalDraft><Content>{body}</Content></FinalDraft>"
    (here / "a.fdx").write_text(whole, encoding="utf-8")
    outcome = typebar("convert", "a.fdx", "--to", "fountain", cwd=here)
    assert (outcome.code, outcome.out) == (0, "Rain.\n")
    assert outcome.err == "a.fdx: left out: revision marks\n"
    (here / "a.fdx").write_text(whole[:-40], encoding="utf-8")
    outcome = typebar("convert", "a.fdx", "--to", "fountain", cwd=here)
    assert (outcome.code, outcome.out) == (1, "Rain.\n")
    assert "a.fdx: read up to where it's damaged: line 1: " in outcome.err


def test_what_is_no_script_of_final_draft_is_refused(here: Path) -> None:
    (here / "a.fdx").write_text("<html/>", encoding="utf-8")
    outcome = typebar("convert", "a.fdx", "--to", "fountain", cwd=here)
    assert outcome.code == 3
    assert "a.fdx: it isn't a script of Final Draft" in outcome.err
