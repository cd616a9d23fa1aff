"""Every rule's page is whole, and its examples do what they say."""

import tomllib

import pytest

from case_files import _ESCAPE, _unescape
from lint_dictionary import EXAMPLES
from typebar.lint import registry, run
from typebar.lint.around import UNKNOWN, Surroundings
from typebar.lint.document import Document, Names, read
from typebar.lint.fix import mend
from typebar.lint.rule import Fixes, Rule, page_of
from typebar.lint.settings import from_table
from typebar.readers import fountain, markdown
from typebar.readers.fountain.faults import Fault
from typebar.text.source import Source

AROUND = Surroundings(dictionary=EXAMPLES)
SUFFIXES = {"fountain": "fountain", "markdown": "md"}
DIRECTIVES = {
    "fountain": "\n[[typebar: ignore-file {}]]\n",
    "markdown": "\n<!-- typebar: ignore-file {} -->\n",
}
WITHOUT_EXAMPLE = {
    "XDC004": "its fault is in the configuration",
    "TBR005": "its fault is in bytes, not in text",
    "TBR006": "its fault is in a rule",
}


def fired(entry: Rule, title: str) -> set[str]:
    page = page_of(entry)
    table = tomllib.loads(page.section("With"))
    table["extend-select"] = [entry.code]
    text = _ESCAPE.sub(_unescape, page.section(title)) + "\n"
    report = run.check(
        documents(text, page.language), from_table(table), Names(), around=around(entry)
    )
    return {one.code for one in report.diagnostics}


def around(entry: Rule) -> Surroundings:
    return AROUND if entry.code == "WRD001" else UNKNOWN


def documents(text: str, language: str) -> list[Document]:
    """One document, or those that lines such as `=== story.md` open."""
    if language != "project":
        return [read(Source(f"example.{SUFFIXES[language]}", text))]
    parts = [part.partition("\n") for part in ("\n" + text).split("\n=== ")[1:]]
    return [read(Source(name, body)) for name, _, body in parts]


WITH_EXAMPLE = [entry for entry in registry.RULES if entry.code not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("entry", WITH_EXAMPLE, ids=lambda entry: entry.code)
def test_the_first_example_fires(entry: Rule) -> None:
    assert entry.code in fired(entry, "Fires on")


@pytest.mark.parametrize("entry", WITH_EXAMPLE, ids=lambda entry: entry.code)
def test_the_second_example_is_silent(entry: Rule) -> None:
    assert page_of(entry).section("Use instead")
    assert entry.code not in fired(entry, "Use instead")


@pytest.mark.parametrize("entry", registry.RULES, ids=lambda entry: entry.code)
def test_a_page_says_what_why_and_how_safe(entry: Rule) -> None:
    page = page_of(entry)
    assert page.summary.endswith(".")
    assert page.section("Why")
    assert bool(page.section("Fix safety")) == (entry.fixes is not Fixes.NONE)
    assert bool(page.section("Off because")) == (not entry.default)
    assert entry.code in registry.page(entry)


def test_codes_and_names_are_each_given_once() -> None:
    assert len({entry.code for entry in registry.RULES}) == len(registry.RULES)
    assert len({entry.name for entry in registry.RULES}) == len(registry.RULES)


MENDABLE = [entry for entry in WITH_EXAMPLE if entry.fixes is not Fixes.NONE]


@pytest.mark.parametrize("entry", MENDABLE, ids=lambda entry: entry.code)
def test_the_fix_of_a_rule_mends_its_example(entry: Rule) -> None:
    page = page_of(entry)
    table = tomllib.loads(page.section("With"))
    table["extend-select" if entry.family == "TBR" else "select"] = [entry.code]
    text = _ESCAPE.sub(_unescape, page.section("Fires on")) + "\n"
    given = documents(text, page.language)
    mended, report = mend(given, from_table(table), unsafe=True, around=around(entry))
    assert any(one.applied for one in mended)
    assert not any(one.refused for one in mended)
    assert entry.code not in {one.code for one in report.diagnostics}


@pytest.mark.parametrize("fault", [*fountain.FAULTS, *markdown.FAULTS], ids=lambda one: one.code)
def test_what_readers_report_is_in_the_catalogue(fault: Fault) -> None:
    entry = registry.find(fault.code)
    assert entry is not None
    assert (entry.name, entry.severity) == (fault.name, fault.severity)


# What is wrong with directives can't be allowed by one.
ALLOWABLE = [entry for entry in WITH_EXAMPLE if entry.family != "TBR"]


@pytest.mark.parametrize("entry", ALLOWABLE, ids=lambda entry: entry.code)
def test_a_directive_allows_what_the_example_shows(entry: Rule) -> None:
    page = page_of(entry)
    table = tomllib.loads(page.section("With"))
    table["extend-select"] = [entry.code]
    text = _ESCAPE.sub(_unescape, page.section("Fires on")) + "\n"
    with_directives = [
        read(Source(one.path, one.source.text + DIRECTIVES[one.language].format(entry.code)))
        for one in documents(text, page.language)
    ]
    report = run.check(with_directives, from_table(table), Names(), around=around(entry))
    assert entry.code not in {one.code for one in report.diagnostics}
    assert report.suppressed
