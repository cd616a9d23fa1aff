"""Fixes, baselines, directives written by the tool, and remembered runs."""

import pytest

from typebar.lint import baseline, ignores, memory, registry, run
from typebar.lint.document import Document, Names, read
from typebar.lint.finding import Finding
from typebar.lint.fix import diff, mend, skeleton
from typebar.lint.rule import Fixes, rule
from typebar.lint.settings import Settings
from typebar.lint.text import Text
from typebar.text.decode import decode, encode
from typebar.text.diagnostics import Severity
from typebar.text.errors import ConfigError
from typebar.text.source import Source

DEFAULT = Settings()
TEXT = "He waits , for the the bus.\r\n\r\nShe waits , too.\r\n"


def document(text: str = TEXT, path: str = "a.fountain") -> Document:
    return read(Source(path, text))


def test_only_safe_fixes_unless_asked() -> None:
    (one,), left = mend([document()], DEFAULT)
    assert one.after.text == "He waits, for the the bus.\r\n\r\nShe waits, too.\r\n"
    assert [found.code for found in left.diagnostics] == ["WRD003"]
    (all_,), left = mend([document()], DEFAULT, unsafe=True)
    assert all_.after.text == "He waits, for the bus.\r\n\r\nShe waits, too.\r\n"
    assert left.diagnostics == ()
    assert sorted(found.code for found in all_.applied) == ["TYP007", "TYP007", "WRD003"]


def test_a_text_without_findings_stays_as_it_is() -> None:
    (one,), _ = mend([document("Fine.\n")], DEFAULT, unsafe=True)
    assert not one.changed
    assert diff(one.before, one.after) == ""


def test_the_difference_names_both_sides_and_the_missing_line_end() -> None:
    (one,), _ = mend([document("He waits , too.")], DEFAULT)
    assert diff(one.before, one.after).splitlines() == [
        "--- a/a.fountain",
        "+++ b/a.fountain",
        "@@ -1 +1 @@",
        "-He waits , too.",
        "\\ No newline at end of file",
        "+He waits, too.",
    ]


def test_a_fix_that_would_change_the_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    @rule("TYP001", "trailing-whitespace", Severity.WARNING, fixes=Fixes.SAFE)
    def shouting(text: Text) -> list[Finding]:
        """Makes a cue of the first line, which it doesn't declare."""
        if text.source.isupper() or not text.source.startswith("anna"):
            return []
        fix = text.mend("Shout", [(0, 4, "ANNA")], safe=True)
        return [text.at(0, 4, "not loud enough", fix=fix)]

    monkeypatch.setattr(registry, "RULES", (shouting,))
    monkeypatch.setattr(
        run.check, "__kwdefaults__", run.check.__kwdefaults__ | {"rules": (shouting,)}
    )
    (one,), _ = mend([document("anna\nhello , you\n")], DEFAULT)
    assert not one.changed
    assert [found.message for found in one.refused] == ["not loud enough"]


def test_line_ends_that_are_put_in_are_the_files_own() -> None:
    (one,), _ = mend([document("She waits.\r\nCUT TO:\r\n\r\nShe goes.\r\n")], DEFAULT)
    assert one.after.text == "She waits.\r\n\r\nCUT TO:\r\n\r\nShe goes.\r\n"


def test_the_encoding_is_kept() -> None:
    source = Source("a.fountain", "He waits , too.\n", "utf-16-le")
    (one,), _ = mend([read(source)], DEFAULT)
    assert (one.after.text, one.after.encoding) == ("He waits, too.\n", "utf-16-le")


def test_a_skeleton_forgets_words_and_notes() -> None:
    assert skeleton(document("INT. A - DAY\n\nB. [[c]]\n")) == skeleton(
        document("INT. X - DAY\n\nY.\n\n[[z]]\n")
    )


def test_a_baseline_keeps_back_what_it_lists_and_nothing_else() -> None:
    report = run.check([document()], DEFAULT)
    known = baseline.make(report)
    assert baseline.subtract(report, known).diagnostics == ()
    grown = run.check([document("New , line.\r\n\r\n" + TEXT)], DEFAULT)
    assert [one.span.start for one in baseline.subtract(grown, known).diagnostics] == [3]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 99, "findings": []}', "not json"])
def test_a_wrong_baseline_says_how_to_write_it_anew(text: str) -> None:
    with pytest.raises(ConfigError) as raised:
        baseline.subtract(run.check([document()], DEFAULT), text, "lint.json")
    assert "lint.json" in raised.value.message
    assert "lint.json" in raised.value.help


@pytest.mark.parametrize("path", ["a.fountain", "a.md"])
def test_directives_are_written_for_all_that_is_found(path: str) -> None:
    documents = [document(path=path), document("One .\n\nTwo.\n", "b.md")]
    texts, left = ignores.add(documents, DEFAULT, reason="as it was")
    assert left.diagnostics == ()
    assert left.suppressed == 4
    first = texts[0].text.splitlines()[0]
    assert first.startswith("He waits , for the the bus. ")
    assert "typebar: ignore TYP007 WRD003 -- as it was" in first
    again, _ = ignores.add([read(text) for text in texts], DEFAULT)
    assert again == texts


def test_directives_never_make_other_elements() -> None:
    documents = [document("= =\n\nBEN ^\nAlone.\n\n== x,, y\n")]
    (text,), left = ignores.add(documents, DEFAULT)
    assert left.diagnostics == ()
    assert skeleton(read(text)) == skeleton(documents[0])


def test_blanks_at_other_lines_ends_are_allowed_too() -> None:
    several = document("One , two. \n\nThree. \n", "a.md")
    (text,), left = ignores.add([several], DEFAULT)
    assert left.diagnostics == ()
    assert "ignore-file TYP001" in text.text
    alone = document("One , two. \n\nThree.\n", "a.md")
    (text,), left = ignores.add([alone], DEFAULT)
    assert left.diagnostics == ()
    assert "ignore-file" not in text.text


def test_a_remembered_report_is_the_report() -> None:
    one = document()
    report = run.check([one], DEFAULT)
    assert memory.load(memory.dump(report), [one.source]) == report


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"found": [1], "suppressed": 0}', b"\xff"])
def test_bytes_that_are_no_report_are_none(data: bytes) -> None:
    assert memory.load(data, []) is None


def test_the_key_hangs_on_all_that_findings_hang_on() -> None:
    names = Names()
    source = document().source
    keys = {
        memory.key([source], DEFAULT, names),
        memory.key([Source("b.fountain", TEXT)], DEFAULT, names),
        memory.key([Source("a.fountain", TEXT + " ")], DEFAULT, names),
        memory.key([source], Settings(ignore=("TYP",)), names),
        memory.key([source, source], DEFAULT, names),
    }
    assert len(keys) == 5
    assert memory.key([source], DEFAULT, names) in keys


def test_the_mark_that_makes_utf_16_readable_stays() -> None:
    source, faults = decode("a.md", "He waits , too.\n".encode("utf-16"))
    (one,), left = mend([read(source, faults)], DEFAULT, unsafe=True)
    assert encode(one.after) == "He waits, too.\n".encode("utf-16")
    assert [found.message for found in left.diagnostics] == ["this file is in UTF-16"]


def test_a_fix_keeps_to_the_letters_of_its_file() -> None:
    settings = Settings(select=("WRD008",), forbidden_terms=(("bus", ("\u0171bus",)),))
    source, faults = decode("a.md", b"The b\xfcs, the bus.\n")
    (one,), _ = mend([read(source, faults)], settings, unsafe=True)
    assert not one.changed
    assert [found.code for found in one.refused] == ["WRD008"]
