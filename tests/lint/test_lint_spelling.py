"""Words that no dictionary has are found, and writers aren't drowned in names and cries."""

import pytest

from lint_dictionary import Words
from typebar.lint import run
from typebar.lint.around import Surroundings
from typebar.lint.document import Names, read
from typebar.lint.settings import Settings
from typebar.lint.suggestions import Suggestions
from typebar.model.work import Person
from typebar.text.diagnostics import Diagnostic
from typebar.text.source import Source

KNOWN = Words.of(
    """the a lantern stood in window war zone came and said to colors color saw it was dark
        receive garden boat friendly friend we they of separate house troll"""
)


def found(text: str, path: str = "a.md", **settings: object) -> list[Diagnostic]:
    report = run.check(
        [read(Source(path, text))],
        Settings(select=("WRD001",), **settings),  # type: ignore[arg-type]  # tests
        around=Surroundings(dictionary=KNOWN),
    )
    return list(report.diagnostics)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The lanterm stood.", 'did you mean "lantern"?'),
        ("Lanterm in the window.", 'did you mean "Lantern"?'),
        ("In the gadren.", 'did you mean "garden"?'),
        ("The LANTERM stood.", 'did you mean "LANTERN"?'),
        ("It was seperete.", 'did you mean "separate"?'),
        ("The friendlly house.", 'did you mean "friendly"?'),
        ("It was xoquibb.", ""),
    ],
)
def test_unknown_words_are_named_with_what_was_meant(text: str, said: str) -> None:
    assert [one.help for one in found(text)] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "The lantern\u2019s window.",
        "Hmm. Aargh! The noooo, heh.",
        "The warzone. The house'll, the boat’d.",
        "A trollish house.",
        "The colour. The colours.",
        "We came to Pyromanzia and saw Pyromanzia.",
        "The lantern of Brzelwick.",
        "It was *stetit*.",
        "And *veni vidi vici* was said.",
        "The gollo. A gollo. Gollo. We saw gollo and gollo.",
        "The `lanterm` stood.",
    ],
)
def test_names_cries_and_other_languages_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_one_finding_a_word_and_file() -> None:
    (one,) = found("The lanterm. A lanterm. The lanterm.")
    assert len(one.related) == 2
    assert one.fix
    assert not one.fix.safe
    assert len(one.fix.edits) == 3


def test_a_language_that_is_named_has_its_own_spelling() -> None:
    assert found("The colour.", language="en-US")


def test_texts_in_another_language_than_the_dictionary_are_left_alone() -> None:
    assert found("---\nlang: cy\n---\n\nThe lanterm.") == []
    assert found("---\nlang: en-GB\n---\n\nThe lanterm.")


def test_cast_speakers_and_words_of_the_settings_are_known() -> None:
    script = "INT. HOUSE - DAY\n\nThe lanterm stood. ZOLT came.\n\nZOLT\nThe glimf.\n"
    assert [one.span.start for one in found(script, "a.fountain")] != []
    assert found(script, "a.fountain", words=("Lanterm", "glimf")) == []
    names = Names((Person("Lanterm Glimf"),))
    report = run.check(
        [read(Source("a.fountain", script))],
        Settings(select=("WRD001",)),
        names,
        around=Surroundings(dictionary=KNOWN),
    )
    assert report.diagnostics == ()


def test_without_a_dictionary_nothing_is_looked_up() -> None:
    report = run.check([read(Source("a.md", "The lanterm."))], Settings(select=("WRD001",)))
    assert report.diagnostics == ()


def test_words_of_the_text_are_suggested_first() -> None:
    suggestions = Suggestions(Words.of("bat boat beat"), {"beat": 3})
    assert suggestions.near("bet") == ("beat", "bat")
    assert suggestions.far("bet") == ()
