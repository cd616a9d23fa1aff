"""Every case of every case file holds; TYPEBAR_UPDATE=1 rewrites what comes out."""

import os
from collections import defaultdict
from pathlib import Path

import pytest

from case_files import Case, read, rewrite
from case_outputs import produce

ROOT = Path(__file__).parent
FILES = sorted(ROOT.rglob("cases/**/*.md"))
CASES = [case for path in FILES for case in read(path)]
UPDATE = os.environ.get("TYPEBAR_UPDATE") == "1"


def _outcome(case: Case) -> dict[int, tuple[str, str]]:
    """First line of each output fence -> (expected body, body that came out)."""
    outcome = {}
    for fence in case.expected:
        options = case.given.options | fence.options
        actual = produce(fence.name, case.given.text, case.given.name, options)
        outcome[fence.first] = (fence.body, actual.rstrip("\n") + "\n" if actual.strip() else "")
    return outcome


@pytest.mark.parametrize(
    "case",
    CASES,
    ids=[f"{case.path.relative_to(ROOT).with_suffix('')}: {case.name}" for case in CASES],
)
def test_case(case: Case) -> None:
    if UPDATE:
        pytest.skip("rewritten below")
    for expected, actual in _outcome(case).values():
        assert actual == expected


@pytest.mark.skipif(not UPDATE, reason="TYPEBAR_UPDATE=1 rewrites the case files")
def test_case_files_are_rewritten() -> None:
    bodies: dict[Path, dict[int, str]] = defaultdict(dict)
    for case in CASES:
        bodies[case.path] |= {first: actual for first, (_, actual) in _outcome(case).items()}
    for path, changed in bodies.items():
        rewrite(path, changed)
    assert all(read(path) for path in bodies)
