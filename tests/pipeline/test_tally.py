"""A build says how long its works are."""

import json
import re
from pathlib import Path

from command_line import project, typebar


def test_a_build_sums_up_the_length_of_each_target(tmp_path: Path) -> None:
    outcome = typebar("build", cwd=project(tmp_path / "p"))
    assert "\nbook: 7 words, 1 minute to read\n" in outcome.out
    assert "\nscript: 1 page, about 1 minute\n" in outcome.out
    assert typebar("build", "--force", "--quiet", cwd=tmp_path / "p").out == ""


def test_the_words_are_those_of_the_report(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "prose" / "2.md").write_text(
        "# Two\n\nDon't look, jack-in-the-box.[^a]\n\n[^a]: One.\n"
    )
    out = typebar("build", "book.json", cwd=root).out
    words = re.search(r"book: (\d+) words", out)
    assert words is not None
    report = typebar("report", "overview", "book", "--format", "csv", cwd=root)
    assert re.search(rf"(?m)^.*\bwords\b.*\b{words[1]}\b", report.out), report


def test_pages_are_those_of_the_pdf(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    out = typebar("build", "--json", "book.pdf", "script.pdf", "script.json", cwd=root).out
    ended = {
        Path(event["output"]).name: event
        for event in map(json.loads, out.splitlines())
        if event["event"] == "ended"
    }
    assert ended["script.pdf"]["pages"] == 1
    assert ended["book.pdf"]["pages"] >= 5
    assert "pages" not in ended["script.json"]
