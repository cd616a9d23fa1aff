"""Which runs of `*`, `_` and `~~` are emphasis: CommonMark's rules, in linear time."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

_RUN = re.compile(r"\*+|_+|~+")
_WIDE = "\u2e80"
"""From here on characters are Chinese, Japanese or Korean: written without spaces."""
TAGS = {1: "em", 2: "strong"}
STRUCK = "s"
"""What `~~` marks; a run of them has two marks, no more and no fewer."""


@dataclass(slots=True)
class Run:
    """Marks of one kind next to each other."""

    mark: str
    count: int
    """How many are text still."""
    size: int
    can_open: bool
    can_close: bool
    closes: int = 0
    """How many elements end here; they come before the marks that are text."""
    opens: list[str] = field(default_factory=list)
    """Tags of the elements that start behind them, the innermost first."""


def run_at(text: str, at: int) -> Run:
    """The run of marks that starts there, and what it may do by its neighbours."""
    found = _RUN.match(text, at)
    assert found is not None  # noqa: S101 -- the caller saw the first mark
    before = text[at - 1] if at else " "
    after = text[found.end()] if found.end() < len(text) else " "
    left = _flanks(after, before)
    right = _flanks(before, after)
    size = len(found[0])
    if found[0][0] != "_":
        return Run(found[0][0], size, size, left, right)
    can_open = left and (not right or _is_punctuation(before))
    can_close = right and (not left or _is_punctuation(after))
    return Run("_", size, size, can_open, can_close)


def _flanks(inside: str, outside: str) -> bool:
    """Whether a run stands at the edge of what lies inside."""
    if inside.isspace():
        return False
    return not _is_punctuation(inside) or outside.isspace() or _is_punctuation(outside)


def _is_punctuation(character: str) -> bool:
    if character.isalnum():
        return character >= _WIDE
    return not character.isspace() and unicodedata.category(character)[0] in "PS"


def settle(runs: Sequence[Run]) -> None:
    """Match runs that open with runs that close, innermost first."""
    open_runs: list[tuple[int, Run]] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for place, run in enumerate(runs):
        if run.can_close:
            _close(run, open_runs, bottoms)
        if run.can_open and run.count:
            open_runs.append((place, run))


def _close(
    run: Run, open_runs: list[tuple[int, Run]], bottoms: dict[tuple[str, bool, int], int]
) -> None:
    key = (run.mark, run.can_open, run.size % 3)
    while run.count:
        at = len(open_runs) - 1
        bottom = bottoms.get(key, -1)
        while at >= 0 and open_runs[at][0] > bottom and not _fits(open_runs[at][1], run):
            at -= 1
        if at < 0 or open_runs[at][0] <= bottom:
            bottoms[key] = open_runs[-1][0] if open_runs else -1
            return
        opener = open_runs[at][1]
        del open_runs[at + 1 :]
        used = 2 if opener.count > 1 and run.count > 1 else 1
        opener.count -= used
        run.count -= used
        opener.opens.append(STRUCK if opener.mark == "~" else TAGS[used])
        run.closes += 1
        if not opener.count:
            open_runs.pop()


def _fits(opener: Run, closer: Run) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.can_close or closer.can_open:
        total = opener.size + closer.size
        return bool(total % 3) or not (opener.size % 3 or closer.size % 3)
    return True
