"""Bad input gives one clear message, the right exit code, and never a partial file."""

import shutil
from pathlib import Path

import pytest

from command_line import CHAPTER, CONFIG, SCRIPT, Outcome, files, project, typebar

TEMPORARY = ".tmp"


def _refused(outcome: Outcome, code: int, *words: str) -> None:
    """One error message with these words, this exit code, and nothing like a traceback."""
    assert outcome.code == code, outcome
    assert outcome.err.count("error:") == 1, outcome.err
    assert "Traceback" not in outcome.err
    for word in words:
        assert word in outcome.err


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def test_a_missing_file(here: Path) -> None:
    outcome = typebar("convert", "nowhere.fountain", "-o", "x.epub", cwd=here)
    _refused(outcome, 3, "nowhere.fountain: there is no such file")
    assert files(here) == {"script.fountain"}


@pytest.mark.parametrize("text", [b"", b"\n \n", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file(here: Path, text: bytes) -> None:
    (here / "empty.fountain").write_bytes(text)
    outcome = typebar("convert", "empty.fountain", "-o", "x.epub", cwd=here)
    _refused(outcome, 3, "empty.fountain: the file is empty", "help: write something")
    assert not (here / "x.epub").exists()


def test_a_damaged_text_is_read_and_kept(here: Path) -> None:
    text = b"INT. A - DAY\n\nShe waits at the window for a long time.\n\nANNA\nHe\0llo?\n"
    (here / "damaged.fountain").write_bytes(text)
    for form in ("fountain", "html", "epub", "docx", "txt", "json", "pdf"):
        outcome = typebar("convert", "damaged.fountain", "-o", f"made.{form}", cwd=here)
        assert outcome.code == 0, outcome.err
    assert (here / "made.fountain").read_bytes() == text
    assert b"\0" not in (here / "made.html").read_bytes()


@pytest.mark.parametrize("text", [b"", b"\n \n", b"\xef\xbb\xbf\r\n"])
def test_an_empty_file_is_kept_as_a_text_of_its_own_language(here: Path, text: bytes) -> None:
    for suffix in ("fountain", "md"):
        (here / f"empty.{suffix}").write_bytes(text)
        outcome = typebar("convert", f"empty.{suffix}", "-o", f"same.{suffix}", cwd=here)
        assert outcome.code == 0, outcome.err
        assert (here / f"same.{suffix}").read_bytes() == text


def test_a_directory(here: Path) -> None:
    (here / "folder").mkdir()
    outcome = typebar("convert", "folder", "-o", "x.epub", cwd=here)
    _refused(outcome, 3, "folder: this is a folder")


def test_a_folder_named_like_a_screenplay(here: Path) -> None:
    (here / "folder.fountain").mkdir()
    outcome = typebar("convert", "folder.fountain", "-o", "x.epub", cwd=here)
    _refused(outcome, 3, "folder.fountain: this is a folder")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word"),
        (b"{\\rtf1\\ansi", "rich-text"),
        (b"I\0N\0T\0.\0 \0H\0O\0U\0S\0E\0", "NUL bytes"),
        (b"\x1f\x8b\x08\xe4" + b"\xa7\xf1\x93" * 40 + b"\0", "NUL bytes"),
    ],
)
def test_something_else_given_as_fountain(here: Path, data: bytes, kind: str) -> None:
    (here / "x.fountain").write_bytes(data)
    outcome = typebar("convert", "x.fountain", "-o", "x.epub", cwd=here)
    _refused(outcome, 3, "x.fountain: this is", kind)
    assert not (here / "x.epub").exists()


def test_latin_1_is_read_without_loss_and_said_to_be_wrong(here: Path) -> None:
    (here / "script.fountain").write_bytes("INT. CAFÉ - DAY\n\nA bell.\n".encode("latin-1"))
    outcome = typebar("convert", "script.fountain", "-o", "x.json", cwd=here)
    assert outcome.code == 3
    assert "script.fountain:1:9: error[TBR005]" in outcome.err
    assert "save it as UTF-8" in outcome.err
    assert "CAFÉ" in (here / "x.json").read_text(encoding="utf-8")


def test_a_line_of_ten_megabytes(here: Path) -> None:
    words = b"and then she said something about the rain and the lamp again " * 170_000
    (here / "script.fountain").write_bytes(b"INT. HOUSE - DAY\n\n" + words + b"\n")
    outcome = typebar("convert", "script.fountain", "-o", "x.json", cwd=here)
    assert outcome.code == 0, outcome.err
    assert (here / "x.json").stat().st_size > 10_000_000


def test_an_unknown_target(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    outcome = typebar("build", "boook", cwd=root)
    _refused(outcome, 2, "boook: there is no target 'boook'", "did you mean 'book'?")
    assert not (root / "build").exists()


def test_an_unknown_format_of_a_target(tmp_path: Path) -> None:
    outcome = typebar("build", "book.docm", cwd=project(tmp_path / "p"))
    _refused(outcome, 2, "book.docm: there is no format 'docm'", "formats: pdf, epub")


@pytest.mark.parametrize("output", ["x.mobi", "x"])
def test_an_unknown_output_suffix(here: Path, output: str) -> None:
    outcome = typebar("convert", "script.fountain", "-o", output, cwd=here)
    _refused(outcome, 2, f"{output}: the name of the output", ".pdf .epub", "--to FORMAT")


def test_a_file_in_place_of_the_output_folder(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "build").write_text("mine", encoding="utf-8")
    outcome = typebar("build", "script.epub", cwd=root)
    _refused(outcome, 4, "build/script.epub: cannot be written", "build is a file")
    assert (root / "build").read_text(encoding="utf-8") == "mine"


def test_an_output_folder_that_takes_no_files(here: Path) -> None:
    outcome = typebar("convert", "script.fountain", "-o", "/proc/x.epub", cwd=here)
    _refused(outcome, 4, "/proc/x.epub: cannot be written")


def test_a_folder_in_place_of_the_output(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "build" / "script.epub").mkdir(parents=True)
    outcome = typebar("build", "script.epub", cwd=root)
    _refused(outcome, 4, "build/script.epub: cannot be written", "folder")


@pytest.mark.parametrize(
    ("config", "place", "words"),
    [
        ('title = "The\n', "1:13", "the quotation mark before this isn't closed"),
        ("title = 'The\n", "2:1", "the quotation mark before this isn't closed"),
        ("title = The Lamp\n", "1:9", "help: texts stand in quotation marks"),
        ("title = “The Lamp”\n", "1:9", "straight ones"),
        ('title = "a"\nnothing\n', "2:8", "a line that isn't NAME = VALUE"),
        ('title = "a"\ntitle = "b"\n', "2:12", "stands here a second time"),
        ('title = "C:\\q"\n', "1:14", "write it twice"),
        ("[targets.a\nsources = []\n", "1:11", "isn't closed"),
        ('authors = ["a"\n\n[x]\n', "3:1", "a list that isn't closed"),
        ('titel = "The Lamp"\n', "1:1", "did you mean 'title'?"),
        ('title = "x"\nauthors = 3\n', "2:11", "authors must be text, or a list of texts"),
        ('[targets.a]\nsources = ["a.md"]\nformat = ["pdf"]\n', "3:1", "did you mean 'formats'?"),
        ('[targets.a]\nsources = ["a.md"]\nformats = ["pdf", "epubb"]\n', "3:19", "'epub'?"),
        ("[targets.a]\n", "1:10", "has no sources"),
        ('[targets.a]\nsources = ["../a.md"]\n', "2:12", "isn't inside the project"),
        ('[targets.a]\nsources = ["a.doc"]\n', "2:12", "doesn't exist"),
        ('[targets."../x"]\nsources = ["a.md"]\n', "1:10", "can't name a target"),
        ('output = "../x"\n', "1:10", "output must be a folder inside the project"),
        ("targets = 3\n", "1:11", "targets must be a table"),
        (CONFIG + 'trim = "6x99in"\n', "11:8", "there is no trim '6x99in'"),
        (CONFIG + 'profile = "indystry"\n', "11:11", "did you mean 'industry'?"),
        (CONFIG + 'openings = "left"\n', "11:12", "there is no openings 'left'"),
        (CONFIG + 'bleed = "3"\n', "11:9", "a bleed can't be '3'"),
    ],
)
def test_a_broken_configuration(tmp_path: Path, config: str, place: str, words: str) -> None:
    root = project(tmp_path / "p", config)
    outcome = typebar("build", cwd=root)
    assert outcome.code in (2, 3)
    assert f"typebar.toml:{place}: " in outcome.err
    assert words in outcome.err
    assert outcome.err.count("error:") == 1
    assert not (root / "build").exists()


def test_a_configuration_that_is_not_utf_8(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "typebar.toml").write_bytes(b'title = "Caf\xe9"\n')
    _refused(typebar("build", cwd=root), 2, "typebar.toml:1:13: this file isn't UTF-8")


def test_a_configuration_that_lists_a_missing_chapter(tmp_path: Path) -> None:
    config = CONFIG.replace('"prose/*.md"', '"prose/01-lamp.md", "prose/02-lanp.md"')
    root = project(tmp_path / "p", config)
    (root / "prose" / "02-lamp.md").write_text(CHAPTER, encoding="utf-8")
    outcome = typebar("build", cwd=root)
    _refused(
        outcome, 3, "typebar.toml:9:32: 'prose/02-lanp.md' doesn't exist", "'prose/02-lamp.md'?"
    )
    assert not (root / "build").exists()


def test_a_pattern_that_matches_nothing(tmp_path: Path) -> None:
    root = project(tmp_path / "p", CONFIG.replace("prose/*.md", "chapters/*.md"))
    _refused(typebar("build", cwd=root), 3, "typebar.toml:9:12: no file matches 'chapters/*.md'")


@pytest.mark.parametrize(
    ("image", "words"),
    [
        ("../secret.png", "outside the project"),
        ("/etc/hostname.png", "relative to its folder"),
        ("file:///etc/passwd", "can't be taken from"),
        ("nowhere.png", "there is no image"),
        ("link.png", "lies outside the project's folder"),
        ("wrong.png", "isn't what its name says"),
        ("active.svg", "holds a script"),
    ],
)
def test_an_image_that_cannot_be_taken_in(tmp_path: Path, image: str, words: str) -> None:
    root = project(tmp_path / "p")
    (tmp_path / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\nsecret")
    (root / "prose" / "link.png").symlink_to(tmp_path / "secret.png")
    (root / "prose" / "wrong.png").write_bytes(b"GIF89a")
    (root / "prose" / "active.svg").write_bytes(b"<svg><script>1</script></svg>")
    text = f"# The Lamp\n\nA map:\n\n![The map]({image.replace('../', '../../')})\n"
    (root / "prose" / "01-lamp.md").write_text(text, encoding="utf-8")
    outcome = typebar("build", "book.epub", cwd=root)
    assert outcome.code == 1, outcome
    assert "prose/01-lamp.md:5:" in outcome.err
    assert "error[MDS007] missing-image-or-alt" in outcome.err
    assert words in outcome.err
    assert b"secret" not in (root / "build" / "book.epub").read_bytes()


@pytest.mark.parametrize("image", ["https://example.org/map.png", "//example.org/map.png"])
def test_an_image_on_the_network_is_left_out_with_a_warning(tmp_path: Path, image: str) -> None:
    root = project(tmp_path / "p")
    text = f"# The Lamp\n\nA map:\n\n![The map]({image})\n"
    (root / "prose" / "01-lamp.md").write_text(text, encoding="utf-8")
    outcome = typebar("build", "book.html", cwd=root)
    assert outcome.code == 0, outcome
    assert "prose/01-lamp.md:5:1: warning[MDS007] missing-image-or-alt" in outcome.err
    assert "nothing is fetched" in outcome.err
    page = (root / "build" / "book.html").read_text(encoding="utf-8")
    assert "[The map]" in page
    assert "example.org" not in page
    linted = typebar("lint", cwd=root)
    assert linted.code == 1, linted
    assert "error[MDS007]" in linted.out


def test_no_project_at_all(tmp_path: Path) -> None:
    _refused(typebar("build", cwd=tmp_path), 2, "there is no typebar.toml", '"typebar new ."')


def test_a_screenplay_and_prose_in_one_target(tmp_path: Path) -> None:
    config = '[targets.a]\nsources = ["script.fountain", "prose/01-lamp.md"]\n'
    outcome = typebar("build", cwd=project(tmp_path / "p", config))
    _refused(outcome, 2, "typebar.toml:2:31: the target 'a' mixes a screenplay and prose")


def test_an_output_that_would_overwrite_its_source(here: Path) -> None:
    outcome = typebar("convert", "script.fountain", "-o", "./script.fountain", cwd=here)
    _refused(outcome, 2, "would overwrite its own source")
    assert (here / "script.fountain").read_text(encoding="utf-8") == SCRIPT


def test_the_previous_output_stays_when_the_next_fails(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert typebar("build", "script.json", cwd=root).code == 0
    before = (root / "build" / "script.json").read_bytes()
    shutil.copy(root / "script.fountain", root / "keep")
    (root / "script.fountain").write_bytes(b"%PDF-1.7")
    assert typebar("build", "script.json", cwd=root).code == 3
    assert (root / "build" / "script.json").read_bytes() == before
    assert not [name for name in files(root) if name.endswith(TEMPORARY)]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("bild",), "there is no command 'bild'; did you mean 'build'?"),
        (("build", "--fource"), "no such option"),
        (("build", "--jobs", "0"), "invalid value"),
        (("convert",), "missing argument"),
        (("convert", "script.fountain"), "nothing says which form is wanted"),
        (("convert", "script.fountain", "--to", "epup"), "did you mean 'epub'?"),
        (("convert", "-", "--to", "json"), "nothing says what language this is in"),
        (("convert", "script.fountain", "--to", "json", "--from", "latin"), "no reader 'latin'"),
        (("lint",), "nothing says which texts are meant"),
        (("lint", "--select", "TYP999", "script.fountain"), "there is no rule 'TYP999'"),
        (
            ("convert", "script.fountain", "--to", "json", "--language", "xx-nonsense!"),
            "--language: 'xx-nonsense!' isn't the tag of a language",
        ),
        (("rule", "trailing-whitspace"), "did you mean 'trailing-whitespace'?"),
        (("rule",), "name a rule"),
    ],
)
def test_what_the_command_line_cannot_mean(
    here: Path, arguments: tuple[str, ...], words: str
) -> None:
    _refused(typebar(*arguments, cwd=here), 2, words)


def test_a_language_that_is_none_is_named_at_its_place(here: Path) -> None:
    root = project(here / "lamp")
    path = root / "typebar.toml"
    path.write_text(f'language = "klingon!"\n{CONFIG}', encoding="utf-8")
    _refused(typebar("build", cwd=root), 2, "typebar.toml:1:12: 'klingon!' isn't the tag of")


def test_an_isbn_with_a_wrong_digit_is_named_at_its_place(here: Path) -> None:
    root = project(here / "lamp")
    text = f'identifier = "978-3-16-148410-1"\n{CONFIG}'
    (root / "typebar.toml").write_text(text, encoding="utf-8")
    _refused(typebar("build", cwd=root), 2, "typebar.toml:1:14: ", "the last would be 0")


def test_a_source_date_that_is_no_number(here: Path) -> None:
    outcome = typebar(
        "convert",
        "script.fountain",
        "--to",
        "json",
        cwd=here,
        environment={"SOURCE_DATE_EPOCH": "yesterday"},
    )
    _refused(outcome, 2, "SOURCE_DATE_EPOCH='yesterday'")


@pytest.mark.parametrize("option", ["--cover", "--cast"])
def test_a_file_that_an_option_names_and_that_isnt_there(tmp_path: Path, option: str) -> None:
    (tmp_path / "a.fountain").write_text(SCRIPT)
    outcome = typebar("convert", "a.fountain", "-o", "a.epub", option, "nope.png", cwd=tmp_path)
    _refused(outcome, 3, "nope.png: there is no such file")
    assert not (tmp_path / "a.epub").exists()


def test_a_text_whose_language_is_none_is_in_that_of_the_work(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('---\nlang: so la la\n---\n# A\n\n"Oui."\n', encoding="utf-8")
    (tmp_path / "b.md").write_text("# B\n\nNon.\n", encoding="utf-8")
    outcome = typebar("convert", "a.md", "b.md", "--language", "fr", "-o", "x.html", cwd=tmp_path)
    assert outcome.code == 0, outcome
    assert "a.md:2:1: warning[MDS011]" in outcome.err
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<html lang=fr dir=ltr>" in page
    assert "lang=und" not in page
    assert "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}" in page


def test_a_title_page_whose_language_is_none_is_passed_over(tmp_path: Path) -> None:
    text = "Title: X\nLanguage: so la la!\n\nINT. A - DAY\n\nRain.\n"
    (tmp_path / "a.fountain").write_text(text, encoding="utf-8")
    assert typebar("convert", "a.fountain", "-o", "x.html", cwd=tmp_path).code == 0
    assert "<html lang=en-US dir=ltr>" in (tmp_path / "x.html").read_text(encoding="utf-8")
