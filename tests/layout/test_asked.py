"""What title pages ask of the layout."""

import pytest

from typebar.layout.asked import as_asked
from typebar.layout.pages import Kind
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES
from typebar.readers.fountain import parse
from typebar.text.source import Source

SPEECH = "ANNA\n" + " ".join(["One sentence, and it is long."] * 150) + "\n"


def _rows(title: str, body: str, *kinds: Kind) -> list[str]:
    script = parse(Source("x.fountain", f"{title}\n\n{body}")).script
    style = as_asked(PROFILES["industry"], script.title_page)
    pages = paginate(script, style)
    return [row.text for page in pages for row in page.lines if row.kind in kinds]


@pytest.mark.parametrize("key", ["Cont tag", "Continued tag", "CONT TAG"])
def test_marks_of_a_speech_that_goes_on_are_those_of_the_title_page(key: str) -> None:
    title = f"Title: X\nMore tag: (WEITER)\n{key}: (FORTS.)"
    assert set(_rows(title, SPEECH, Kind.MORE)) == {"(WEITER)"}
    assert set(_rows(title, SPEECH, Kind.CUE)) == {"ANNA", "ANNA (FORTS.)"}


def test_a_mark_that_the_writer_typed_comes_once() -> None:
    body = "ANNA\nOne.\n\nShe waits.\n\nANNA (forts.)\nTwo.\n"
    assert _rows("Title: X\nCont tag: (FORTS.)", body, Kind.CUE) == ["ANNA", "ANNA (forts.)"]


@pytest.mark.parametrize("tag", ["", "   ", "(" + "W" * 60 + ")"])
def test_marks_that_are_none_or_too_long_are_left(tag: str) -> None:
    assert set(_rows(f"Title: X\nMore tag: {tag}", SPEECH, Kind.MORE)) == {"(MORE)"}


@pytest.mark.parametrize(
    ("given", "line", "name"),
    [
        ("industry", "Paper: A4", "a4"),
        ("classic", "Paper size: a4", "classic-a4"),
        ("a4", "Paper: Letter", "a4"),
        ("industry", "Paper: Letter", "industry"),
        ("stage", "Paper: A4", "stage"),
        ("industry", "Format: stageplay", "industry"),
    ],
)
def test_paper_turns_a_letter_profile_into_its_twin(given: str, line: str, name: str) -> None:
    page = parse(Source("x", f"Title: X\n{line}\n")).script.title_page
    assert as_asked(PROFILES[given], page).name == name


def test_without_a_title_page_a_style_stays_as_it_is() -> None:
    assert as_asked(PROFILES["industry"], None) is PROFILES["industry"]
