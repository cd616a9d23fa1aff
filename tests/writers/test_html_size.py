"""A web page weighs little more than what there is to read in it.

The budget: without its fonts, and without the style sheet and script that are the same for every
work, a page weighs at most 1.2 times its text, which is all that its body shows. It counts as it
travels, packed by gzip, which is how Lighthouse counts; a page of prose keeps to it unpacked, too.
A screenplay can't: its speeches are short, and every one is a group with a name, which is worth
48 bytes of markup to those who listen.
"""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest

from script_samples import screenplay
from typebar.model.work import Metadata, Work
from typebar.readers.markdown import parse_book
from typebar.text.source import Source
from typebar.writers import html
from typebar.writers.registry import Options

BUDGET = 1.2
SCREENPLAY = 1.45
"""Of a screenplay that isn't packed."""
ROOT = Path(__file__).parents[2]
BIG_FISH = ROOT / "../shared/corpus/big-fish/big-fish.fountain"


def weights(work: Work) -> tuple[float, float]:
    """How much the page weighs of what its text does: as it is, and packed."""
    page = html.write(work, Options()).data.decode()
    page = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert "base64" not in page
    text = unescape(re.sub(r"<[^>]*>", "", page[page.index("<body") :])).encode()
    written = page.encode()
    return len(written) / len(text), len(gzip.compress(written)) / len(gzip.compress(text))


def test_a_book_keeps_to_the_budget() -> None:
    sources = [
        Source(path.name, path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "manuscript" / "prose").glob("*.md"))
    ]
    assert sources
    plain, packed = weights(Work(Metadata(title="A Story"), parse_book(sources).chapters))
    assert plain <= BUDGET
    assert packed <= BUDGET


def test_a_whole_screenplay_keeps_to_the_budget() -> None:
    if not BIG_FISH.exists():
        pytest.skip("the corpus that stands beside the repository is absent")
    plain, packed = weights(screenplay(BIG_FISH.read_text(encoding="utf-8")))
    assert packed <= BUDGET
    assert plain <= SCREENPLAY
