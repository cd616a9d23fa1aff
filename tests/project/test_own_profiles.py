"""Page styles of a writer's own: what they may say, and where a wrong one is wrong."""

from importlib.resources import files
from pathlib import Path

import pytest

from command_line import SCRIPT, typebar
from typebar.layout.page_style import Numbering
from typebar.layout.style import PROFILES, chosen
from typebar.project.keys import NUMBERINGS
from typebar.project.profiles import check, load
from typebar.project.toml import read
from typebar.text.errors import ConfigError
from typebar.text.source import Source

GOOD = """summary = "wider speeches"

[paper]
rows = 50

[elements]
dialogue = { width = 40 }

[marks]
page_number_format = "- {} -"
numbering = "automatic"
"""


def _check(text: str) -> None:
    check(read(Source("my.toml", text)))


@pytest.mark.parametrize("name", list(PROFILES))
def test_those_of_the_package_would_do_as_ones_own(name: str) -> None:
    text = (files("typebar.layout") / f"profiles/{name}.toml").read_text(encoding="utf-8")
    _check(text)
    made = chosen("my.toml", text)
    assert made is not None
    assert made.elements == PROFILES[name].elements


def test_what_is_left_out_is_that_of_the_industry() -> None:
    _check(GOOD)
    made = chosen("my.toml", GOOD)
    assert made is not None
    assert made.paper.rows == 50
    widths = {kind.value: style.width for kind, style in made.elements.items()}
    assert (widths["dialogue"], widths["action"]) == (40, 61)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('extends = "imax"', "1:11", "extends must be one of industry"),
        ("[margins]\nleft = 1", "1:2", "a profile has no key 'margins'"),
        ("[paper]\nrow = 54", "2:1", "a profile has no key 'row' in [paper]"),
        ("[paper]\nrows = 54.5", "2:8", "rows must be a whole number"),
        ("[paper]\nrows = 9", "2:8", "rows must be from 10 to 200 rows"),
        ("[paper]\nrows = 80", "2:8", "80 rows don't fit on the sheet"),
        ("[paper]\nheight_mm = 200", "2:13", "54 rows don't fit on the sheet"),
        ("[paper]\nwidth_mm = nan", "2:12", "width_mm must be from 70 to 600 mm"),
        ("[elements]\ndialogue = 35", "2:12", "dialogue must be a table of measures"),
        ("[elements.cue]\nwidth = true", "2:9", "width must be a whole number"),
        ("[elements.dialogue]\nwidth = 70", "2:9", "dialogue reaches from column 10 to 80"),
        ("[elements.action]\ncolumn = 20", "2:10", "action reaches from column 20 to 81"),
        ('[elements.cue]\nalign = "center"', "2:9", "align must be one of left, centre, right"),
        ('[elements.cue]\nemphasis = ["loud"]', "2:12", "emphasis must be a list of bold"),
        ("[dual]\nright_column = 60", "1:2", "dialogue reaches from column 0 to 29"),
        ('[marks]\npage_number_format = "{0!r}"', "2:22", "page_number_format must be text with"),
        ("[marks]\nmore_text = 3", "2:13", "more_text must be text"),
        ("[marks]\nnumber_cues = 1", "2:15", "number_cues must be true or false"),
        ("marks = 3", "1:9", "marks must be a table"),
        ("font = 3", "1:8", "font must be text"),
        ("font = '\"; x'", "1:8", "font must be the name of a family of fonts"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(text: str, place: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        _check(text)
    assert str(caught.value.message).startswith(f"my.toml:{place}: {message}")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "my.toml").write_text("width: 3")
    with pytest.raises(ConfigError, match=r"my\.toml:1:6: this isn't TOML"):
        load(tmp_path / "my.toml", "my.toml")


def test_the_configuration_knows_every_numbering() -> None:
    assert [one.value for one in Numbering] == [*NUMBERINGS]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "my.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "typebar.toml").write_text(
        '[targets.s]\nsources = "script.fountain"\nprofile = "my.toml"\nformats = ["txt"]\n'
    )
    return tmp_path


def test_a_target_is_built_anew_when_its_profile_changes(project: Path) -> None:
    assert typebar("build", cwd=project).code == 0
    assert "1       INT. KITCHEN" in (project / "build/s.txt").read_text(encoding="utf-8")
    (project / "my.toml").write_text(GOOD.replace("automatic", "none"), encoding="utf-8")
    assert typebar("build", cwd=project).code == 0
    assert "1       INT. KITCHEN" not in (project / "build/s.txt").read_text(encoding="utf-8")
    assert typebar("report", "scenes", cwd=project).code == 0


def test_a_profile_outside_the_project_is_not_read(project: Path) -> None:
    config = (project / "typebar.toml").read_text()
    (project / "typebar.toml").write_text(config.replace("my.toml", "../my.toml"))
    outcome = typebar("build", cwd=project)
    assert outcome.code == 2
    assert "typebar.toml:3:11" in outcome.err


def test_a_wrong_profile_stops_the_build_with_its_place(project: Path) -> None:
    (project / "my.toml").write_text("[paper]\nrows = 80\n")
    outcome = typebar("build", cwd=project)
    assert outcome.code == 2
    assert "my.toml:2:8: 80 rows don't fit on the sheet" in outcome.err


def test_convert_takes_a_profile_of_ones_own(project: Path) -> None:
    outcome = typebar(
        "convert", "script.fountain", "-t", "txt", "--profile", "my.toml", cwd=project
    )
    assert "1       INT. KITCHEN" in outcome.out
    missing = typebar(
        "convert", "script.fountain", "-t", "txt", "--profile", "no.toml", cwd=project
    )
    assert missing.code != 0
    assert "no.toml" in missing.err


def test_the_profiles_are_shown_each_on_a_page(project: Path) -> None:
    outcome = typebar("config", "--profiles", cwd=project)
    assert outcome.code == 0
    assert all(f"{name}: {style.summary}" in outcome.out for name, style in PROFILES.items())
    assert outcome.out.count("INT. LIGHTHOUSE - NIGHT") == len(PROFILES)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('header = "{autor}"', "typebar.toml:5:10: header can't show {autor}"),
        ('scene-numbers = "kepd"', "typebar.toml:5:17: there is no scene-numbers 'kepd'"),
        ('continued = "yes"', "typebar.toml:5:13: continued must be true or false"),
    ],
)
def test_wrong_furniture_is_refused_with_its_place(project: Path, line: str, message: str) -> None:
    config = (project / "typebar.toml").read_text()
    (project / "typebar.toml").write_text(f"{config}{line}\n")
    outcome = typebar("build", cwd=project)
    assert outcome.code == 2
    assert message in outcome.err


def test_a_target_and_a_command_ask_for_furniture(project: Path) -> None:
    config = (project / "typebar.toml").read_text()
    wishes = 'footer = "{title}!"\nscene-numbers = "none"\n'
    (project / "typebar.toml").write_text(config + wishes)
    assert typebar("build", cwd=project).code == 0
    made = (project / "build/s.txt").read_text(encoding="utf-8")
    assert "!" in made
    arguments = ("--footer", "{page}!", "-t", "txt")
    outcome = typebar("convert", "script.fountain", *arguments, cwd=project)
    assert "1!" in outcome.out
    wrong = typebar("convert", "script.fountain", "-t", "txt", "--header", "{x}", cwd=project)
    assert (wrong.code, "--header can't show {x}" in wrong.err) == (2, True)
