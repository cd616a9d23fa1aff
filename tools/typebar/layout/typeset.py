"""Lines of the model as passages: markup resolved, capitals made, each letter's source kept."""

from collections.abc import Sequence

from typebar.layout.measure import is_plain
from typebar.layout.page_style import ElementStyle
from typebar.layout.pages import Kind
from typebar.layout.passages import Passage, capitals
from typebar.model.emphasis import runs_with_offsets
from typebar.model.inline import Emphasis, Line


def passage(kind: Kind, style: ElementStyle, lines: Sequence[Line]) -> Passage:
    """The lines as one passage; empty ones at the end are left out."""
    lines = _without_tail(lines)
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
    whole = "".join(text)[:-1]
    if style.capitals:
        whole = capitals(whole, outside_brackets=kind is Kind.CUE)
    start = lines[0].span.start if lines else -1
    return Passage(
        kind,
        style,
        whole,
        tuple(marks) or ((0, Emphasis.NONE),),
        tuple(origins) or ((0, start),),
        is_plain(whole),
    )


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
