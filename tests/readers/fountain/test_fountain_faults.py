"""Every finding of the reader says where it is, what is wrong, and what to do about it."""

from collections import Counter
from pathlib import Path

import pytest

from case_files import read
from typebar.readers.fountain import parse
from typebar.readers.fountain.faults import FAULTS, Fault
from typebar.text.diagnostics import Diagnostic
from typebar.text.edits import apply
from typebar.text.source import Source

_Found = tuple[Source, Diagnostic]


def _found() -> list[_Found]:
    """What is found in the texts of the case files."""
    paths = sorted((Path(__file__).parent / "cases").glob("*.md"))
    cases = (case for path in paths for case in read(path))
    sources = (Source("case.fountain", case.given.text) for case in cases)
    return [(source, one) for source in sources for one in parse(source).diagnostics]


FOUND = _found()
MENDED = {"FTN005", "FTN009", "FTN010", "FTN012", "FTN022", "FTN023"}
"""The findings that there is one way to mend; what the others ask for is the writer's to say."""


def _of(fault: Fault) -> list[_Found]:
    return [(source, one) for source, one in FOUND if one.code == fault.code]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_a_case_shows_it_with_place_and_help(fault: Fault) -> None:
    assert _of(fault)
    for source, one in _of(fault):
        assert (one.name, one.severity) == (fault.name, fault.severity)
        assert 0 <= one.span.start < one.span.end <= len(source.text)
        assert one.message
        assert one.help
        assert not one.message.endswith(".")
        assert bool(one.fix) is (one.code in MENDED)


@pytest.mark.parametrize("code", sorted(MENDED))
def test_its_fix_mends_it_and_brings_nothing_new(code: str) -> None:
    for source, one in FOUND:
        if one.code == code and one.fix:
            assert one.fix.title
            mended = apply(source.text, one.fix.edits)
            again = Counter(
                later.code for later in parse(Source("case.fountain", mended)).diagnostics
            )
            before = Counter(earlier.code for earlier in parse(source).diagnostics)
            assert again[code] < before[code], source.text
            assert again <= before, source.text
