"""`typebar compare` reads two drafts and tells what became of the scenes."""

import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from command_line import SCRIPT, typebar
from typebar.reports.formats.schema import schema

NEW = SCRIPT.replace("Who's there?", "Is anybody there?") + "\nEXT. HILL - DAY\n\nWind.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    (tmp_path / "old.fountain").write_text(SCRIPT, encoding="utf-8")
    (tmp_path / "new.fountain").write_text(NEW, encoding="utf-8")
    (tmp_path / "1.md").write_text("Rain.\n", encoding="utf-8")
    return tmp_path


def test_two_drafts_are_compared(here: Path) -> None:
    outcome = typebar("compare", "old.fountain", "new.fountain", cwd=here)
    assert outcome.code == 0
    assert outcome.out.startswith("The Lamp  screenplay, old.fountain -> new.fountain\n")
    assert "Scenes: 1 new, 1 changed; 1 page, 1 before." in outcome.out
    assert "EXT. HILL - DAY" in outcome.out


def test_the_earlier_may_come_from_git(here: Path) -> None:
    outcome = typebar(
        "compare", "-", "new.fountain", "--output-format", "json", cwd=here, stdin=SCRIPT.encode()
    )
    said = json.loads(outcome.out)
    jsonschema.Draft202012Validator(schema()).validate(said)
    (work,) = said["works"]
    assert [row["change"] for row in work["reports"][0]["rows"]] == ["changed", "new"]


def test_alone_a_script_is_compared_with_its_last_commit(here: Path) -> None:
    (here / "acts").mkdir()
    script = here / "acts" / "one.fountain"
    script.write_text(SCRIPT, encoding="utf-8")
    name = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for asked in (("init", "-q"), ("add", "."), (*name, "commit", "-q", "-m", "First")):
        subprocess.run(["git", *asked], cwd=here, check=True)
    script.write_text(NEW, encoding="utf-8")
    outcome = typebar("compare", "acts/one.fountain", cwd=here)
    assert "acts/one.fountain (last commit) -> acts/one.fountain" in outcome.out
    assert "Scenes: 1 new, 1 changed" in outcome.out


def test_it_goes_into_a_spreadsheet(here: Path) -> None:
    outcome = typebar("compare", "old.fountain", "new.fountain", "-o", "c.csv", cwd=here)
    size = (here / "c.csv").stat().st_size
    assert outcome == (0, "", f"c.csv: {size} bytes\n")
    assert (here / "c.csv").read_text(encoding="utf-8").startswith("work,change,scene,was,heading")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "no draft is named"),
        (("old.fountain", "new.fountain", "old.fountain"), 2, "3 drafts are named"),
        (("old.fountain",), 2, "git has no commit with it"),
        (("old.fountain", "nowhere.fountain"), 3, "there is no such file"),
        (("1.md", "new.fountain"), 2, "prose isn't compared"),
        (("-", "new.fountain"), 3, "empty"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    here: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    outcome = typebar("compare", *arguments, cwd=here)
    assert outcome.code == code
    assert message in outcome.err


def test_a_draft_of_final_draft_is_compared_too(here: Path) -> None:
    assert typebar("convert", "old.fountain", "-o", "old.fdx", cwd=here).code == 0
    assert "No scene has changed." in typebar("compare", "old.fdx", "old.fountain", cwd=here).out
    marked = typebar(
        "convert", "new.fountain", "--to", "txt", "--since", "old.fdx", "--pages", "1", cwd=here
    )
    assert [line[:-1].strip() for line in marked.out.splitlines() if line.endswith("*")] == [
        "Is anybody there?",
        "EXT. HILL - DAY",
        "Wind.",
    ]
