"""Views: what a browser is shown, what an edit renews of it, and where it stands in the text."""

import re
from pathlib import Path

import pytest

from command_line import long_project, project
from typebar.layout.pages import Page
from typebar.pipeline.render import options
from typebar.pipeline.watch import scope, snapshot
from typebar.project.compose import compose
from typebar.project.config import Config
from typebar.project.discover import required
from typebar.project.material import gather, page_settings
from typebar.server import proof
from typebar.server.press import Press
from typebar.server.view import Finder, View
from typebar.writers.sheets import sheets


def _edit(root: Path, name: str, before: str, after: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def _views(press: Press, config: Config) -> tuple[View, ...]:
    return tuple(press.view(config, target) for target in config.targets)


def _digests(view: View) -> list[str]:
    return [part.digest for part in view.parts]


def test_an_edit_renews_only_the_page_that_it_stands_on(tmp_path: Path) -> None:
    config, press = required(long_project(tmp_path / "p")), Press()
    before = _digests(_views(press, config)[0])
    _edit(config.root, "script.fountain", "door number 30 and", "gate number 30 and")
    after = _digests(_views(press, config)[0])
    assert len(before) == len(after) > 8
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_what_isnt_printed_renews_nothing(tmp_path: Path) -> None:
    config, press = required(long_project(tmp_path / "p")), Press()
    before = _views(press, config)[0]
    _edit(config.root, "script.fountain", "Rain. ANNA", "[[a note\nof two lines]]\n\nRain. ANNA")
    after = _views(press, config)[0]
    assert _digests(before) == _digests(after)
    finder = Finder(after)
    spot = finder.spot("script.fountain", after.sources["script.fountain"].text.index("Rain."))
    assert spot is not None
    assert after.place(*spot) == ("script.fountain", 9)


def test_incremental_pages_are_those_of_a_new_press(tmp_path: Path) -> None:
    config, press = required(long_project(tmp_path / "p")), Press()
    _views(press, config)
    for number, added in ((5, "\n\nA knock.\n\nAnother."), (50, ""), (20, " " + "Long. " * 90)):
        _edit(config.root, "script.fountain", f"room {number}?", f"room {number}?{added}")
        assert _views(press, config)[0] == _views(Press(), config)[0]


def test_what_hasnt_changed_isnt_made_again(tmp_path: Path) -> None:
    config, press = required(long_project(tmp_path / "p")), Press()
    script, book = _views(press, config)
    _edit(config.root, "script.fountain", "Rain", "Snow")
    again = _views(press, config)
    assert again[0] is not script
    assert again[1] is book


def test_a_chapter_keeps_its_digest_when_another_changes(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "prose" / "02-dawn.md").write_text("# Dawn\n\nIt was light.\n", encoding="utf-8")
    config, press = required(root), Press()
    before = _digests(_views(press, config)[1])
    _edit(root, "prose/01-lamp.md", "raining", "snowing")
    after = _digests(_views(press, config)[1])
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True]


def test_lines_of_a_chapter_count_from_its_start(tmp_path: Path) -> None:
    config, press = required(project(tmp_path / "p")), Press()
    book = _views(press, config)[1]
    assert 'data-line="2"' in book.parts[1].markup
    assert book.place(1, 2) == ("prose/01-lamp.md", 3)
    offset = book.sources["prose/01-lamp.md"].text.index("It was")
    assert Finder(book).spot("prose/01-lamp.md", offset) == (1, 2)


def test_two_scripts_are_one_and_know_their_files(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "second.fountain").write_text("INT. CELLAR - NIGHT\n\nDark.\n", encoding="utf-8")
    _edit(root, "typebar.toml", '["script.fountain"]', '["script.fountain", "second.fountain"]')
    view = _views(Press(), required(root))[0]
    spot = Finder(view).spot("second.fountain", 21)
    assert spot is not None
    assert view.place(*spot) == ("second.fountain", 3)


def test_markup_holds_no_more_than_text(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    _edit(root, "script.fountain", "Rain.", "<script>alert(1)</script> & **bold** _under_ 灯.")
    chapter = "# <img src=x onerror=alert(1)>\n\n<script>alert(1)</script> text\n"
    (root / "prose" / "01-lamp.md").write_text(chapter, encoding="utf-8")
    script, book = _views(Press(), required(root))
    page = script.parts[1].markup
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; " in page
    assert '<tspan class="b">bold</tspan>' in page
    assert '<tspan class="u">under</tspan>' in page
    for part in (*script.parts, *book.parts):
        assert not re.search(r"<script|<[^>]* on\w+=|<[^>]* style=", part.markup)


def test_rows_with_letters_of_other_fonts_keep_the_grid(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    _edit(root, "script.fountain", "Rain. ANNA lights the lamp.", "灯火。")
    page = _views(Press(), required(root))[0].parts[1].markup
    assert re.search(r'<text [^>]*textLength="48"[^>]*>灯火。</text>', page)


def test_pages_are_those_of_the_layout(tmp_path: Path) -> None:
    from typebar.layout.paginate import paginate  # noqa: PLC0415 -- the reference for this test alone
    from typebar.layout.style import by_name  # noqa: PLC0415 -- as above
    from typebar.readers import fountain  # noqa: PLC0415 -- as above

    config = required(long_project(tmp_path / "p"))
    view = _views(Press(), config)[0]
    style = by_name("industry")
    assert style is not None
    body = paginate(fountain.parse(view.sources["script.fountain"]).script, style)
    assert [part.label for part in view.parts] == ["", *(page.label for page in body)]
    for part, page in zip(view.parts[1:], body, strict=True):
        assert re.findall(r"<text[^>]*>([^<]*)</text>", part.markup) == _texts(page)


def _texts(page: Page) -> list[str]:
    return [placed.text for placed in page.lines]


def test_findings_stand_beside_their_rows(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    _edit(root, "script.fountain", "Who's there?", "Who's [[there?")
    config = required(root)
    views = _views(Press(), config)
    found = proof.beside(views[0], proof.look(config), views)
    (record,) = [record for record in found if record["code"] == "FTN001"]
    assert record["place"] == "script.fountain:9:7"
    assert views[0].place(record["part"], record["row"]) == ("script.fountain", 9)
    assert all(record["part"] >= 0 for record in found)


def test_findings_of_an_older_text_are_left_out(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    _edit(root, "script.fountain", "Who's there?", "Who's [[there?")
    config, press = required(root), Press()
    report = proof.look(config)
    _edit(root, "script.fountain", "Title: The Lamp", "Title: The Other Lamp")
    views = _views(press, config)
    assert not [one for one in proof.beside(views[0], report, views) if one["code"] == "FTN001"]


def test_scenes_below_an_act_are_no_acts(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    _edit(
        root,
        "script.fountain",
        "INT. KITCHEN",
        "# One\n\nINT. HALL - DAY\n\n## First\n\nINT. KITCHEN",
    )
    entries = _views(Press(), required(root))[0].entries
    assert [(one.title, one.level, one.divides) for one in entries] == [
        ("One", 0, True),
        ("INT. HALL - DAY", 1, False),
        ("First", 1, True),
        ("INT. KITCHEN - NIGHT", 2, False),
    ]


@pytest.mark.parametrize("part", [-1, 99])
def test_a_part_that_isnt_there_has_no_place(tmp_path: Path, part: int) -> None:
    script, book = _views(Press(), required(project(tmp_path / "p")))
    assert script.place(part, 0) is None
    assert book.place(part, 0) is None
    assert book.place(0, 0) is None


_DRESSED = """[targets.script]
sources = ["script.fountain"]
profile = "house.toml"
scene-numbers = "automatic"
continued = true
header = "DRAFT {page}"
footer = "{title}"
watermark = "A & B"
"""


def test_pages_have_everything_that_the_pdf_has_round_them(tmp_path: Path) -> None:
    root = long_project(tmp_path / "p")
    (root / "typebar.toml").write_text(_DRESSED, encoding="utf-8")
    (root / "house.toml").write_text('extends = "a4"\nsummary = "ours"\n', encoding="utf-8")
    config, press = required(root), Press()
    _views(press, config)
    _edit(root, "script.fountain", "door number 30 and", "gate number 30 and")
    (view,) = _views(press, config)
    target = config.targets[0]
    material = gather(config, target, {"SOURCE_DATE_EPOCH": "0"})
    asked = options(page_settings(target, material.profile))
    laid = sheets(compose(material).work, asked)
    assert view.paper.width < 680
    for part, page in zip(view.parts, laid.all, strict=True):
        rows = re.sub(r"<g class=.*?</g>", "", part.markup)
        assert re.findall(r"<text[^>]*>([^<]*)</text>", rows) == _texts(page)
        assert ">A &amp; B</text></g>" in part.markup
    assert [path.name for path in snapshot(scope(config, config.targets)).files] == [
        "house.toml",
        "script.fountain",
        "typebar.toml",
    ]


def test_lines_of_included_files_are_named_by_their_files(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "more").mkdir()
    (root / "more" / "dawn.md").write_text("It was light.\n\nBirds sang.\n", encoding="utf-8")
    (root / "more" / "cellar.fountain").write_text("INT. CELLAR - DAY\n\nDark.\n", "utf-8")
    with (root / "prose" / "01-lamp.md").open("a", encoding="utf-8") as file:
        file.write("\n{{include: ../more/dawn.md}}\n\nThe end.\n")
    with (root / "script.fountain").open("a", encoding="utf-8") as file:
        file.write("\n{{include: more/cellar.fountain}}\n")
    config, press = required(root), Press()
    script, book = _views(press, config)
    for view, path, words, line in (
        (book, "more/dawn.md", "Birds", 3),
        (book, "prose/01-lamp.md", "The end", 7),
        (script, "more/cellar.fountain", "Dark", 3),
    ):
        spot = Finder(view).spot(path, view.sources[path].text.index(words))
        assert spot is not None
        assert view.place(*spot) == (path, line)
    assert {root / "more/dawn.md", root / "more/cellar.fountain"} <= set(press.files(config))


def test_a_book_for_editors_is_shown_as_a_manuscript(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    config, press = required(root), Press()
    assert "typescript" not in _views(press, config)[1].parts[1].markup
    _edit(root, "typebar.toml", "[targets.book]", '[targets.book]\nmanuscript = "classic"')
    with (root / "typebar.toml").open("a", encoding="utf-8") as file:
        file.write('ending = "END & <OUT>"\n')
    book = _views(press, required(root))[1]
    assert 'class="leaf book typescript typewriter underlined"' in book.parts[1].markup
    assert ">THE LAMP</h2>" in book.parts[0].markup
    assert "about " in book.parts[0].markup
    assert '<p class="ending">END &amp; &lt;OUT&gt;</p>' in book.parts[-1].markup
    assert book.place(1, 2) == ("prose/01-lamp.md", 3)
    _edit(root, "typebar.toml", '"classic"', '"modern"')
    assert 'class="leaf book typescript"' in _views(press, required(root))[1].parts[1].markup
