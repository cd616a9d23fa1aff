"""Mending texts: fixes are applied, proved by reading the text again, and repeated to the end.

A fix that changes which elements a text has is taken back, unless its rule says that it does so;
what such a rule changes must not make the reader find more errors than before.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from typebar.lint import registry
from typebar.lint.around import UNKNOWN, Surroundings
from typebar.lint.blocks import BlockKind, blocks
from typebar.lint.document import Document, Names, read
from typebar.lint.report import Report
from typebar.lint.run import NO_NAMES, check
from typebar.lint.settings import Settings
from typebar.model.script import Boneyard, Note
from typebar.model.walk import nodes
from typebar.text.decode import is_encodable
from typebar.text.diagnostics import Diagnostic, Edit, Severity
from typebar.text.edits import apply
from typebar.text.source import Source

ROUNDS = 12
"""Fixes that make room for others are done by then; each round checks everything again."""


class Mended(NamedTuple):
    """One text after fixing."""

    before: Source
    after: Source
    applied: tuple[Diagnostic, ...]
    """The findings that were mended, in the order in which that happened."""
    refused: tuple[Diagnostic, ...]
    """Findings whose fix would have changed more than it should."""

    @property
    def changed(self) -> bool:
        """Whether there's anything to write."""
        return self.before.text != self.after.text


@dataclass(slots=True)
class _Progress:
    """A document on its way."""

    first: Source
    document: Document
    applied: list[Diagnostic] = field(default_factory=list)
    refused: dict[tuple[str, str, str], Diagnostic] = field(default_factory=dict)


def mend(
    documents: Sequence[Document],
    settings: Settings,
    names: Names = NO_NAMES,
    *,
    unsafe: bool = False,
    around: Surroundings = UNKNOWN,
) -> tuple[tuple[Mended, ...], Report]:
    """The documents with their findings mended, and the report on what is left.

    A second run over what comes out changes nothing.
    """
    going = {one.path: _Progress(one.source, one) for one in documents}
    report = Report(())
    for _ in range(ROUNDS):
        current = [progress.document for progress in going.values()]
        report = check(current, settings, names, around=around)
        changes = [_mend_one(progress, report, unsafe=unsafe) for progress in going.values()]
        if True not in changes:
            break
    mended = tuple(
        Mended(one.first, one.document.source, tuple(one.applied), tuple(one.refused.values()))
        for one in going.values()
    )
    return mended, report


def _mend_one(progress: _Progress, report: Report, *, unsafe: bool) -> bool:
    """Whether the document changed."""
    path = progress.document.path
    wanted = [
        one
        for one in report.diagnostics
        if one.span.source == path
        and one.fix is not None
        and (one.fix.safe or unsafe)
        and _key(progress.document, one) not in progress.refused
    ]
    plain = [one for one in wanted if not _restructures(one)]
    # Those that change the elements go alone: other places may mean something else afterwards.
    chosen = _apart(plain or wanted)
    kept = _proved(progress.document, chosen)
    for one in chosen:
        if one not in kept:
            progress.refused[_key(progress.document, one)] = one
    if not kept:
        return bool(chosen) and len(chosen) < len(wanted)
    progress.applied += kept
    progress.document = _changed(progress.document, kept)
    return True


def _restructures(one: Diagnostic) -> bool:
    entry = registry.find(one.code)
    return entry is not None and entry.restructures


def _key(document: Document, one: Diagnostic) -> tuple[str, str, str]:
    text = document.source.text
    return one.code, one.message, text[max(0, one.span.start - 20) : one.span.end + 20]


def _apart(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those whose edits don't touch those of an earlier one."""
    chosen: list[Diagnostic] = []
    taken: list[tuple[int, int]] = []
    for one in found:
        edits = one.fix.edits if one.fix else ()
        ranges = [(edit.span.start, edit.span.end) for edit in edits]
        inside = all(edit.span.source == one.span.source for edit in edits)
        if inside and ranges and not _touching(ranges, taken):
            chosen.append(one)
            taken = sorted(taken + ranges)
    return chosen


def _touching(ranges: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> bool:
    merged = sorted([(*place, 0) for place in ranges] + [(*place, 1) for place in taken])
    return any(
        before[2] != after[2] and after[0] <= before[1] for before, after in pairwise(merged)
    )


def _changed(document: Document, found: Iterable[Diagnostic]) -> Document:
    source = document.source
    edits = [edit for one in found if one.fix for edit in one.fix.edits]
    text = apply(source.text, [_with_line_end(edit, source.text) for edit in edits])
    return read(Source(source.path, text, source.encoding))


def _with_line_end(edit: Edit, text: str) -> Edit:
    """The edit with the file's own line ends, unless it's line ends that it mends."""
    if "\n" not in edit.text or edit.text == "\r\n" or "\r\n" not in text[:10_000]:
        return edit
    if (
        text[edit.span.start : edit.span.end].strip("\r\n") == ""
        and edit.span.start < edit.span.end
    ):
        return edit
    return Edit(edit.span, edit.text.replace("\r\n", "\n").replace("\n", "\r\n"))


def _proved(document: Document, chosen: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those that together leave the structure as it should be; the guilty are found by halves."""
    if not chosen or _holds(document, chosen):
        return list(chosen)
    if len(chosen) == 1:
        return []
    middle = len(chosen) // 2
    first, second = _proved(document, chosen[:middle]), _proved(document, chosen[middle:])
    return first + second if _holds(document, first + second) else first or second


def _holds(document: Document, chosen: Sequence[Diagnostic]) -> bool:
    after = _changed(document, chosen)
    if not is_encodable(after.source):
        return False
    if any(_restructures(one) for one in chosen):
        return _errors(after) <= _errors(document)
    return skeleton(after) == skeleton(document)


def _errors(document: Document) -> int:
    return sum(one.severity is Severity.ERROR for one in document.diagnostics)


def skeleton(document: Document) -> tuple[object, ...]:
    """Which elements a document has, in order, without their words, notes and comments."""
    if document.script is None:
        source = document.source
        found = blocks(source.text, source.line_starts)
        return tuple(
            (block.kind, block.level) for block in found if block.kind is not BlockKind.COMMENT
        )
    return tuple(
        type(node).__name__
        for node in nodes(document.script)
        if not isinstance(node, Note | Boneyard)
    )


def diff(before: Source, after: Source) -> str:
    """The change as a unified diff."""
    from difflib import unified_diff  # noqa: PLC0415 -- for --diff only

    lines = unified_diff(
        before.text.splitlines(keepends=True),
        after.text.splitlines(keepends=True),
        f"a/{before.path}",
        f"b/{after.path}",
    )
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "".join(ended)
