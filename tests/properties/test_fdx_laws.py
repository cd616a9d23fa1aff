"""What holds of every script that goes to Final Draft and comes back."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from fountain_texts import scripts, texts
from typebar.model.inline import Emphasis, Run
from typebar.model.script import Script
from typebar.model.work import Metadata, Work
from typebar.readers.fdx import Draft, NoDraft, Paragraph, read
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers import fdx
from typebar.writers.fountain_draft import fountain
from typebar.writers.registry import Options

KINDS = (
    "Scene Heading",
    "Action",
    "Character",
    "Parenthetical",
    "Dialogue",
    "Transition",
    "General",
    "Shot",
    "Lyrics",
    "New Act",
    "Outline 2",
    "",
)
RUNS = st.lists(
    st.builds(
        Run,
        st.text(alphabet="aB *_\\[]/(){}!@#~>.<=:^\n-é", max_size=12),
        st.integers(0, 7).map(Emphasis),
    ),
    max_size=4,
).map(tuple)
PARAGRAPHS = st.builds(
    Paragraph,
    st.sampled_from(KINDS),
    RUNS,
    st.sampled_from(("", "12A", "#3#")),
    st.sampled_from(("", "Center")),
    st.booleans(),
    st.booleans(),
    st.lists(st.text(alphabet="ab[]/*", min_size=1, max_size=6), max_size=1).map(tuple),
    st.lists(st.text(alphabet="ab[]\n", min_size=1, max_size=6), max_size=1).map(tuple),
    st.just(()),
)


def _script(text: str) -> Script:
    return parse(Source("law.fountain", text)).script


def _written(script: Script) -> Draft:
    work = Work(Metadata(), (script,))
    draft = read(fdx.write(work, Options()).data)
    assert not isinstance(draft, NoDraft)
    assert not draft.damage
    return draft


@given(st.one_of(texts.map(_script), scripts))
def test_a_script_that_comes_back_prints_the_same(script: Script) -> None:
    first = _written(script)
    again = _written(_script(fountain(first)))
    assert _shown(again) == _shown(first)


@given(st.lists(PARAGRAPHS, max_size=6).map(tuple))
def test_every_word_of_a_draft_is_in_the_text(paragraphs: tuple[Paragraph, ...]) -> None:
    draft = Draft((), paragraphs, (), ())
    script = _script(fountain(draft))
    written = _written(script)
    wanted = "".join(one.text for one in paragraphs if not one.kind.startswith("Outline"))
    found = "".join(one.text for one in written.body)
    assert _letters(found) == _letters(wanted)


def _shown(draft: Draft) -> list[object]:
    """What a draft prints but for blanks."""
    return [(one._replace(runs=()), [*_looks(one)]) for one in draft.body if one.text.strip()]


def _looks(paragraph: Paragraph) -> Iterator[tuple[str, Emphasis]]:
    for run in paragraph.runs:
        yield from ((letter, run.emphasis) for letter in run.text if not letter.isspace())


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())
