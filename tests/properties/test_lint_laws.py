"""Laws of linting: it never raises, every place is in the text, mending comes to an end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from typebar.lint import memory, run
from typebar.lint.document import Names, read
from typebar.lint.fix import mend, skeleton
from typebar.lint.formats import FORMATS, write
from typebar.lint.settings import Settings
from typebar.lint.spelling import distance
from typebar.lint.text import Text
from typebar.text.source import Source

PIECES = (
    "INT. HALL - DAY #1#",
    "EXT.HALL-NIGHT",
    "ANNA",
    "ANNA (V.0)",
    "BEN ^",
    "()",
    "(beat)",
    "CUT TO:",
    "[[",
    "]]",
    "/*",
    "*/",
    "[[typebar: ignore TYP]]",
    "<!-- typebar: disable -->",
    "*",
    "**",
    "_",
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    "--",
    "—",
    " - ",
    "…",
    "...",
    "..",
    " ,",
    ",.",
    "the the",
    "a apple",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "  ",
    "\t",
    "\u00a0",
    "\u0301",
    "# One",
    "## ",
    "[^1]",
    "[^1]: x",
    "[a](#b)",
    "![](x.png)",
    "***",
    "---",
    "```",
    "{{x}}",
    "TODO",
    "teh",
    "Title: x",
    "= =",
    "> ",
    "<b>",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map(
    " ".join
) | st.lists(st.sampled_from(PIECES), max_size=40).map("\n".join)
PATHS = st.sampled_from(("a.fountain", "a.md"))
STRICT = Settings(preset="strict", language="en-US", cast=("ANNA",), rating="family")


@given(TEXTS, PATHS)
def test_no_text_breaks_a_rule_and_places_are_in_the_text(text: str, path: str) -> None:
    report = run.check([read(Source(path, text))], STRICT)
    for one in report.diagnostics:
        assert one.code != "TBR006", one.message
        spans = [one.span, *(other.span for other in one.related)]
        spans += [edit.span for edit in one.fix.edits] if one.fix else []
        assert all(0 <= span.start <= span.end <= len(text) for span in spans), one
        assert one.message == one.message.strip()
        assert not one.message.endswith(".") or one.message.endswith("..")


@given(TEXTS, PATHS)
def test_the_masked_text_has_the_places_of_the_source(text: str, path: str) -> None:
    view = Text(read(Source(path, text)), STRICT, Names())
    assert len(view.masked) == len(text)
    assert all(shown in (written, " ") for shown, written in zip(view.masked, text, strict=True))
    assert all(0 <= one.start <= one.end <= len(text) for one in view.paragraphs)


@settings(max_examples=60)
@given(TEXTS, PATHS)
def test_a_second_mending_changes_nothing(text: str, path: str) -> None:
    (first,), _ = mend([read(Source(path, text))], STRICT, unsafe=True)
    (second,), _ = mend([read(first.after)], STRICT, unsafe=True)
    assert second.after.text == first.after.text


@settings(max_examples=60)
@given(TEXTS, PATHS)
def test_fixes_that_declare_nothing_keep_the_elements(text: str, path: str) -> None:
    chosen = Settings(select=("TYP", "WRD", "PRS"))
    before = read(Source(path, text))
    (one,), _ = mend([before], chosen, unsafe=True)
    assert skeleton(read(one.after)) == skeleton(before)


@settings(max_examples=40)
@given(TEXTS, PATHS)
def test_every_form_writes_every_report_and_reports_are_remembered(text: str, path: str) -> None:
    source = Source(path, text)
    report = run.check([read(source)], STRICT)
    for form in FORMATS:
        write(form, report).encode("utf-8")
    assert memory.load(memory.dump(report), [source]) == report


WORDS = st.text(alphabet="abc", max_size=6)


@given(WORDS, WORDS)
def test_the_quick_way_to_a_distance_of_one_agrees_with_the_long_one(one: str, other: str) -> None:
    assert min(distance(one, other, 9), 2) == distance(one, other, 1)
    assert distance(one, other, 3) == distance(other, one, 3)
