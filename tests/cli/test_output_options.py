"""Options that say nothing of an output are refused, never passed over."""

from pathlib import Path

import click
import pytest

from command_line import CHAPTER, SCRIPT, typebar
from typebar.cli.convert import command
from typebar.cli.output_options import refuse_idle, refuse_idle_facts
from typebar.project.keys import FOOTNOTES
from typebar.text.errors import UsageError
from typebar.writers.endnotes import PLACES
from typebar.writers.registry import Options


@pytest.mark.parametrize(
    ("field", "form", "language"),
    [
        ("trim", "pdf", "markdown"),
        ("notes", "epub", "fountain"),
        ("cover", "epub", "markdown"),
        ("cover", "epub", "fountain"),
        ("footnotes", "html", "markdown"),
        ("ending", "docx", "markdown"),
        ("profile", "html", "fountain"),
    ],
)
def test_an_option_that_concerns_the_output_is_taken(field: str, form: str, language: str) -> None:
    refuse_idle({field}, form, language)


@pytest.mark.parametrize(
    ("field", "form", "language", "message"),
    [
        ("trim", "pdf", "fountain", "--trim is for a book's printed pages (pdf)"),
        ("trim", "epub", "markdown", "--trim is for a book's printed pages (pdf)"),
        ("cover", "pdf", "markdown", "--cover is for e-books (epub)"),
        ("cast", "epub", "markdown", "--cast is for screenplays to be read (epub, html)"),
        ("watermark", "txt", "fountain", "--watermark is for a screenplay's PDF (pdf)"),
        ("characters", "epub", "fountain", "--character is for a screenplay's pages (pdf, txt, "),
        ("header", "json", "fountain", "--header is for a screenplay's pages (pdf, txt, json --wi"),
        ("ending", "pdf", "markdown", "--ending is for manuscripts"),
    ],
)
def test_an_option_that_says_nothing_of_it_is_refused(
    field: str, form: str, language: str, message: str
) -> None:
    with pytest.raises(UsageError) as refused:
        refuse_idle({field}, form, language)
    assert str(refused.value).startswith(message)


def test_pages_in_json_are_pages() -> None:
    refuse_idle({"header", "pages", "with_pages"}, "json", "fountain")


def test_every_option_of_outputs_can_be_given() -> None:
    given = {one.name for one in command.params if isinstance(one, click.Option)}
    assert set(Options._fields) - {"measures"} <= given


def test_the_places_of_footnotes_are_those_that_there_are() -> None:
    assert FOOTNOTES == PLACES


def test_notes_of_a_book_can_be_moved_behind_their_chapter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"{CHAPTER}\nAsked[^1] and answered.\n\n[^1]: By her.\n", encoding="utf-8")
    below, behind = (
        typebar("convert", "a.md", "-t", "html", "--footnotes", place, cwd=tmp_path).out
        for place in ("page", "chapter")
    )
    assert below != behind
    assert "By her." in behind


def test_the_message_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "s.fountain").write_text(SCRIPT, encoding="utf-8")
    outcome = typebar("convert", "s.fountain", "-o", "s.epub", "--trim", "A5", cwd=tmp_path)
    assert outcome.code == 2
    assert "help: leave it out, or make one of these" in outcome.err
    assert not (tmp_path / "s.epub").exists()


@pytest.mark.parametrize(
    ("field", "form", "language", "said"),
    [
        ("title", "markdown", "markdown", "--title says nothing of an output in markdown"),
        ("language", "markdown", "markdown", "--language says nothing of an output in markdown"),
        ("authors", "fountain", "fountain", "--author says nothing of an output in fountain"),
        ("title", "txt", "markdown", "--title says nothing of an output in txt"),
        ("contact", "txt", "markdown", "--contact says nothing of an output in txt"),
    ],
)
def test_what_the_output_shows_nowhere_is_refused(
    field: str, form: str, language: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        refuse_idle_facts({field}, form, language)


@pytest.mark.parametrize(
    ("field", "form", "language"),
    [("language", "txt", "markdown"), ("title", "epub", "markdown"), ("title", "txt", "fountain")],
)
def test_what_the_output_shows_is_taken(field: str, form: str, language: str) -> None:
    refuse_idle_facts({field}, form, language)
