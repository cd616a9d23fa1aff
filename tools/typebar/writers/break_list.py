"""Why each page ends where it does, for people and for other programs."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from typebar.layout.pages import Candidate, Page
from typebar.model.work import Work
from typebar.writers.pages_json import Lookup, candidate
from typebar.writers.registry import Options
from typebar.writers.sheets import sheets

_WORDS = {
    "between": "between two elements",
    "sentence": "after a sentence",
    "part": "between two parts of a speech",
    "line": "at a line end of the writer's",
    "whole": "where one of two speeches is over",
    "nowhere else": "full, and no rule allows an earlier end",
}
_LAST = "the end"
_HEAD = (
    "A score reads: worth, rows, long last row. Ends are compared from the left, and the best "
    "one wins;\nworth is 2 after a sentence and 1 elsewhere.\n"
)


def text(work: Work, options: Options) -> str:
    """A line a page with its rows, its last source line and the reason; rejected ends below.

    Raises:
        UsageError: no profile has the name that is asked for.
    """
    pages = [line for entry in _entries(work, options) for line in _lines(entry)]
    return "\n".join((_HEAD, *pages)) if pages else "there are no pages"


def data(work: Work, options: Options) -> str:
    """The same as JSON: a list of pages.

    Raises:
        UsageError: no profile has the name that is asked for.
    """
    return json.dumps(list(_entries(work, options)), ensure_ascii=False, indent=1)


def _entries(work: Work, options: Options) -> Iterator[dict[str, Any]]:
    laid = sheets(work, options)
    lookup = Lookup(work.sources, laid)
    for page in laid.body:
        yield _entry(page, lookup)


def _entry(page: Page, lookup: Lookup) -> dict[str, Any]:
    own = [placed for placed in page.lines if not placed.synthetic]
    last = max(own, key=lambda placed: (placed.row, placed.offset), default=None)
    return {
        "page": page.label,
        "rows": last.row + 1 if last else 0,
        "source": lookup.path(last) if last else None,
        "line": lookup.line(last) if last else None,
        "reason": page.break_reason or _LAST,
        "rejected": [candidate(one) for one in _best_first(page.rejected)],
    }


def _best_first(rejected: Sequence[Candidate]) -> list[Candidate]:
    return sorted(rejected, key=lambda one: (one.score, one.rows), reverse=True)


def _lines(entry: dict[str, Any]) -> Iterator[str]:
    where = f"{entry['source']}:{entry['line']}" if entry["line"] else "no line of the source"
    yield f"page {entry['page']}: {entry['rows']} rows, to {where}: {_words(entry['reason'])}"
    for one in entry["rejected"]:
        score = " ".join(map(str, one["score"] or ()))
        why = f"score {score}" if score else f"forbidden, {one['rule']}"
        yield f"    not after {one['rows']} rows, {_words(one['reason'])}: {why}"


def _words(reason: str) -> str:
    return " and ".join(_WORDS.get(part, part) for part in reason.split(" and "))
