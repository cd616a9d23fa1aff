"""Scripts for the laws of layout: long speeches and short pages, so that much is split."""

from hypothesis import strategies as st

from typebar.layout.style import PROFILES
from typebar.model.script import Script
from typebar.readers.fountain import parse
from typebar.text.source import Source

STYLES = st.builds(
    lambda name, rows: PROFILES[name]._replace(
        paper=PROFILES[name].paper._replace(rows=rows),
        marks=PROFILES[name].marks._replace(automatic_continued=False),
    ),
    st.sampled_from(sorted(PROFILES)),
    st.integers(10, 24),
)
"""Short pages make many breaks."""


WORDS = st.sampled_from(
    ("lamp", "she", "goes--", "(so)", "Mr.", "well-worn", "*never*", "日本", "a")
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=24).flatmap(
    lambda words: st.sampled_from(".?!…,").map(lambda end: " ".join(words).capitalize() + end)
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=6).map("  ".join)
SPOKEN = st.lists(
    st.one_of(
        PARAGRAPHS, st.just("(beat)"), SENTENCES.map(lambda text: f"({text})"), st.just("~la")
    ),
    min_size=1,
    max_size=4,
).map("\n".join)
NAMES = st.sampled_from(("ANNA", "BOB (V.O.)", "THE MAN IN THE VERY LONG GREY COAT", "@Zoë"))
SPEECHES = st.tuples(NAMES, SPOKEN).map("\n".join)
DUALS = st.tuples(SPEECHES, SPOKEN).map(lambda two: f"{two[0]}\n\nCY ^\n{two[1]}")
BLOCKS = st.one_of(
    PARAGRAPHS,
    SPEECHES,
    DUALS,
    st.sampled_from(
        ("INT. HOUSE - DAY #1#", ".SHOT", "CUT TO:", "> END <", "===", "\n", "~la\n~la")
    ),
)
scripts = st.lists(BLOCKS, max_size=9).map("\n\n".join)


def read(text: str) -> Script:
    """The script of a text."""
    return parse(Source("law.fountain", text)).script
