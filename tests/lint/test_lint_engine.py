"""What the settings, the surroundings and broken rules make of a report."""

from dataclasses import replace

import pytest

from typebar.lint import registry, run
from typebar.lint.around import Surroundings
from typebar.lint.document import Document, Names, read
from typebar.lint.finding import Finding
from typebar.lint.rule import rule
from typebar.lint.settings import Settings, from_table, keys
from typebar.lint.text import Text
from typebar.model.work import Person
from typebar.text.decode import decode
from typebar.text.diagnostics import Severity
from typebar.text.errors import ConfigError, PluginError
from typebar.text.source import Source, Span

TEXT = "He waits , for the the bus.\n"


def document(text: str = TEXT, path: str = "a.fountain") -> Document:
    return read(Source(path, text))


def codes(settings: Settings, *documents: Document, **more: object) -> list[str]:
    report = run.check(documents or [document()], settings, **more)  # type: ignore[arg-type]  # tests
    return [one.code for one in report.diagnostics]


def test_ignored_rules_are_silent() -> None:
    assert codes(Settings(ignore=("WRD003",))) == ["TYP007"]
    assert codes(Settings(ignore=("TYP",))) == ["WRD003"]
    assert codes(Settings(ignore=("doubled-word", "all"))) == []


def test_a_named_rule_outweighs_a_family_that_is_ignored() -> None:
    assert codes(Settings(ignore=("TYP",), extend_select=("TYP007",))) == ["TYP007", "WRD003"]


def test_selected_rules_replace_the_preset() -> None:
    assert codes(Settings(select=("WRD",))) == ["WRD003"]
    assert codes(Settings(select=("WRD",), extend_select=("TYP007",))) == ["TYP007", "WRD003"]


def test_files_may_have_ignores_of_their_own() -> None:
    settings = Settings(per_file_ignores=(("drafts/*", ("ALL",)), ("*.md", ("WRD003",))))
    found = codes(settings, document(path="drafts/a.fountain"), document(path="b.md"))
    assert found == ["TYP007"]


def test_a_code_outweighs_its_family_in_severities() -> None:
    settings = Settings(
        severity=(("TYP007", ("error",)), ("TYP", ("info",)), ("ALL", ("warning",)))
    )
    report = run.check([document()], settings)
    assert [one.severity for one in report.diagnostics] == [Severity.ERROR, Severity.WARNING]
    assert report.fails("error")


def test_presets_hold_each_other() -> None:
    sizes = {
        preset: len(registry.selected(Settings(preset=preset), registry.RULES))
        for preset in ("default", "spec", "production", "prose", "strict")
    }
    assert sizes["strict"] == len(registry.RULES)
    assert all(sizes["default"] < sizes[name] < sizes["strict"] for name in ("spec", "prose"))
    assert sizes["default"] < sizes["production"]


def test_release_turns_on_what_must_not_go_out() -> None:
    draft = document("She waits. [[is it too much?]]\n")
    assert codes(Settings(), draft) == []
    assert codes(Settings(release=True), draft) == ["PRD004"]


def test_a_rule_that_fails_is_reported_and_the_others_run() -> None:
    @rule("ZZZ001", "broken", Severity.INFO)
    def broken(text: Text) -> list[Finding]:
        raise ZeroDivisionError("by no fault of the text")

    rules = (broken, *registry.RULES)
    report = run.check([document()], Settings(select=("ALL",)), rules=rules)
    found = [one.code for one in report.diagnostics]
    assert found.count("TBR006") == 1
    assert "WRD003" in found
    failed = next(one for one in report.diagnostics if one.code == "TBR006")
    assert "ZZZ001" in failed.message
    assert "ZeroDivisionError" in failed.message


def test_bytes_that_are_no_utf_8_are_a_finding_like_others() -> None:
    source, faults = decode("a.fountain", b"Caf\xe9 closes.\n")
    report = run.check([read(source, faults)], Settings())
    assert [one.code for one in report.diagnostics] == ["TBR005"]
    assert codes(Settings(ignore=("TBR005",)), read(source, faults)) == []


def test_a_finding_that_reader_and_rule_share_comes_once() -> None:
    text = "@ANNA\nOne.\n\nShe waits.\n@ANNA\nTwo.\n"
    assert codes(Settings(), document(text)) == ["FTN005"]


def test_images_are_looked_for_where_the_files_are_known() -> None:
    chapter = document("# One\n\n![A map](art/map.png) [two](02.md)\n", "text/01.md")
    assert codes(Settings(), chapter) == []
    known = Surroundings(files=frozenset(("text/art/map.png", "text/02.md")))
    assert codes(Settings(), chapter, around=known) == []
    assert codes(Settings(), chapter, around=Surroundings(files=frozenset())) == [
        "MDS007",
        "MDS006",
    ]


def test_links_within_a_book_are_told_by_what_it_takes_in() -> None:
    files = frozenset(("t/a.md", "t/b.md", "t/notes.md", "s.fountain"))
    around = Surroundings(files, built=files - {"t/notes.md"})
    links = "# A\n\n[b](b.md), [there](#b), [notes](notes.md), [draft](draft.md).\n"
    one = document(links, "t/a.md")
    said = [found.message for found in run.check([one], Settings(), around=around).diagnostics]
    assert said == ['"notes.md" isn\'t in the book', 'there\'s no file "draft.md"']
    both = run.check([one, document("# B\n\nX.\n", "t/b.md")], Settings(), around=around)
    assert [found.message for found in both.diagnostics] == said
    other = run.check([one, document("# C\n\nX.\n", "t/c.md")], Settings(), around=Surroundings())
    assert [found.message for found in other.diagnostics] == ['there\'s no place with the id "b"']


def test_texts_that_no_target_takes_in_are_named() -> None:
    where = Span("typebar.toml", 12, 19)
    around = Surroundings(built=frozenset(("text/01.md",)), missing=(("03.md", where),))
    found = run.check(
        [document("# One\n\nText.\n", "text/01.md"), document("# Two\n\nText.\n", "text/02.md")],
        Settings(),
        around=around,
    ).diagnostics
    assert [(one.code, one.span.source) for one in found] == [
        ("XDC004", "text/02.md"),
        ("XDC004", "typebar.toml"),
    ]


def test_names_of_the_cast_are_known_words() -> None:
    text = document("Teh waits.\n", "a.md")
    assert codes(Settings(), text) == ["WRD002"]
    assert codes(Settings(), text, names=Names((Person("TEH"),))) == []


def test_no_documents_no_findings() -> None:
    assert run.check([], Settings()).diagnostics == ()


def test_every_key_has_a_default_of_its_kind_and_a_line_of_manual() -> None:
    kinds = {"string": str, "boolean": bool, "integer": int, "strings": tuple, "table": tuple}
    for key in keys():
        assert isinstance(key.default, kinds[key.kind])
        assert key.doc
        assert not key.choices or key.kind == "table" or key.default in key.choices


def test_a_table_of_the_configuration_becomes_settings() -> None:
    table = {
        "preset": "spec",
        "ignore": ["TYP"],
        "max-action-lines": 3,
        "release": True,
        "severity": {"TYP": "error"},
        "aliases": {"ANNA": ["MOTHER", "MUM"]},
    }
    settings = from_table(table)
    assert settings == replace(
        Settings(),
        preset="spec",
        ignore=("TYP",),
        max_action_lines=3,
        release=True,
        severity=(("TYP", ("error",)),),
        aliases=(("ANNA", ("MOTHER", "MUM")),),
    )
    assert settings.words_of("aliases", "anna") == ("MOTHER", "MUM")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"max-action-line": 3}, "no key 'max-action-line'"),
        ({"preset": "lax"}, "can't be 'lax'"),
        ({"release": 1}, "true or false"),
        ({"max-pages": -1}, "whole number"),
        ({"ignore": "TYP"}, "a list of texts"),
        ({"severity": {"TYP": "loud"}}, "can't be 'loud'"),
        ({"aliases": {"ANNA": 3}}, "text, or a list of texts"),
        ({"severity": ["TYP"]}, "a table"),
    ],
)
def test_a_wrong_configuration_says_which_key(table: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        from_table(table)


def test_codes_names_and_families_are_found_and_slips_are_guessed() -> None:
    assert registry.find("cue001") is registry.find("misspelt-cue")
    assert registry.find("CUE") is None
    assert registry.known("cue")
    assert registry.known("all")
    assert not registry.known("CUE999")
    assert registry.nearest("mispelt-cue") == "misspelt-cue"
    assert registry.nearest("CUE0001") == "CUE001"
    assert registry.nearest("???") == ""


@pytest.mark.parametrize(
    "settings",
    [
        Settings(select=("CUE999",)),
        Settings(ignore=("mispelt-cue",)),
        Settings(severity=(("TIP", ("error",)),)),
        Settings(per_file_ignores=(("*.md", ("TYP0",)),)),
    ],
)
def test_a_selector_that_means_no_rule_is_an_error(settings: Settings) -> None:
    with pytest.raises(ConfigError, match="there is no rule"):
        run.check([document()], settings)


class Point:
    """An installed entry point."""

    def __init__(self, name: str, loaded: object) -> None:
        self.name = name
        self.loaded = loaded

    def load(self) -> object:
        if isinstance(self.loaded, Exception):
            raise self.loaded
        return self.loaded


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    @rule("ABC001", "says-bus", Severity.INFO)
    def says_bus(text: Text) -> list[Finding]:
        return [text.at(at, at + 3, "a bus") for at in text.places("bus")]

    points = [
        Point("buses", (says_bus,)),
        Point("broken", ImportError("no module")),
        Point("greedy", (replace(says_bus, code="TYP001"),)),
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points)


@pytest.mark.usefixtures("_installed")
def test_rules_of_other_people_run_when_the_settings_name_them() -> None:
    assert "ABC001" not in codes(Settings())
    assert "ABC001" in codes(Settings(plugins=("buses",)))
    assert codes(Settings(plugins=("buses",), select=("ABC",))) == ["ABC001"]
    assert "ABC001" not in codes(Settings(plugins=("buses",), ignore=("says-bus",)))


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("name", ["broken", "greedy", "absent"])
def test_rules_that_cannot_be_loaded_are_an_error_of_the_plug_in(name: str) -> None:
    with pytest.raises(PluginError):
        run.check([document()], Settings(plugins=(name,)))
