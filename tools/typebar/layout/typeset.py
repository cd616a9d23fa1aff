"""Lines of the model as passages: markup resolved, capitals made, each letter's source kept."""

from collections.abc import Iterator, Sequence

from typebar.layout.measure import is_plain
from typebar.layout.page_style import ElementStyle
from typebar.layout.pages import Kind
from typebar.layout.passages import Passage, capitals
from typebar.model.emphasis import is_marked, runs_with_offsets
from typebar.model.inline import Emphasis, Line

_UNMARKED = ((0, Emphasis.NONE),)


def passage(kind: Kind, style: ElementStyle, lines: Sequence[Line]) -> Passage:
    """The lines as one passage; empty ones at the end are left out."""
    lines = _without_tail(lines)
    text = "\n".join([line.text for line in lines])
    if is_marked(text) or any(line.cuts for line in lines):
        text, marks, origins = _resolved(lines)
    else:
        marks, origins = _UNMARKED, tuple(_starts(lines))
    if "\t" in text:
        # In action tabs are blanks already; elsewhere one parts two words as a blank does.
        text = text.replace("\t", " ")
    if style.capitals:
        text = capitals(text, outside_brackets=kind is Kind.CUE)
    return Passage(kind, style, text, marks, origins or ((0, -1),), is_plain(text))


def _starts(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where lines stand in the text and in the source, which they are to the letter."""
    at = 0
    for line in lines:
        yield at, line.span.start
        at += len(line.text) + 1


def _resolved(
    lines: Sequence[Line],
) -> tuple[str, tuple[tuple[int, Emphasis], ...], tuple[tuple[int, int], ...]]:
    """Displayed text, marks and origins of lines, as in a passage."""
    text: list[str] = []
    marks: list[tuple[int, Emphasis]] = []
    origins: list[tuple[int, int]] = []
    length = 0
    for line in lines:
        shown = runs_with_offsets(line.text)
        origins += _origins(line, shown.indexes, length)
        for run in shown.runs:
            _mark(marks, length, run.emphasis)
            text.append(run.text)
            length += len(run.text)
        text.append("\n")
        length += 1
    return "".join(text)[:-1], tuple(marks) or _UNMARKED, tuple(origins)


def _without_tail(lines: Sequence[Line]) -> Sequence[Line]:
    stop = len(lines)
    while stop > 1 and not lines[stop - 1].text.strip():
        stop -= 1
    return lines[:stop]


def _mark(marks: list[tuple[int, Emphasis]], at: int, emphasis: Emphasis) -> None:
    if not marks:
        marks.append((0, emphasis))
    elif marks[-1][1] != emphasis:
        marks.append((at, emphasis))


def _origins(line: Line, indexes: Sequence[int], at: int) -> list[tuple[int, int]]:
    """Where displayed characters stand in the source, parted wherever some were left out."""
    if isinstance(indexes, range) and not line.cuts:
        return [(at, line.span.start)]
    found: list[tuple[int, int]] = []
    taken, cuts, expected = 0, 0, -1
    for shown, index in enumerate(indexes):
        while cuts < len(line.cuts) and line.cuts[cuts][0] <= index:
            taken += line.cuts[cuts][1]
            cuts += 1
        offset = line.span.start + index + taken
        if offset != expected:
            found.append((at + shown, offset))
        expected = offset + 1
    return found
