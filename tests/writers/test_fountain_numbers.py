"""Scene numbers: new ones fit between those that are locked."""

from pathlib import Path

from command_line import typebar
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.fountain_numbers import renumber

TEXT = (
    "INT. HALL - DAY [[dim]]\n\nShe waits.\n\n.ROOF #7#\n\nHe runs.\n\nEXT. YARD - DAY  \n\nEnd.\n"
)


def test_only_headings_change_and_reading_gives_the_numbers() -> None:
    made = renumber(Source("a.fountain", TEXT))
    elements = parse(Source("a.fountain", made)).script.elements
    found = [one.number.text for one in elements if getattr(one, "number", None)]
    assert found == ["A7", "7", "8"]
    assert [line for line in made.split("\n") if "#" not in line] == [
        *("", "She waits.", "", "", "He runs.", "", "", "End.", "")
    ]
    assert renumber(Source("a.fountain", made)) == made


def test_fmt_numbers_when_asked(tmp_path: Path) -> None:
    script = tmp_path / "a.fountain"
    script.write_text(TEXT, encoding="utf-8")
    outcome = typebar("fmt", "--renumber", "a.fountain", cwd=tmp_path)
    assert outcome.code == 0, outcome
    assert ".ROOF #7#" in script.read_text(encoding="utf-8")
    assert "EXT. YARD - DAY #8#" in script.read_text(encoding="utf-8")
    assert typebar("fmt", "--renumber", "--check", "a.fountain", cwd=tmp_path).code == 0
