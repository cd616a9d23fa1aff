"""Action: paragraphs of description, with the writer's line breaks.

Source: the syntax page of Fountain 1.1, "Action" and "Centered Text".
"""

from typebar.model.inline import Line
from typebar.model.script import Action, Boneyard, Centred, Note
from typebar.readers.fountain.marks import Mark, mark_of
from typebar.readers.fountain.rows import BLANKS, Row
from typebar.readers.fountain.speech import check_text
from typebar.readers.fountain.state import State
from typebar.text.source import Span

_TAB = "    "


def read(state: State, at: int) -> tuple[Action, int]:
    """The paragraph that begins at a row, and the row behind it."""
    first = at
    rows = [state.rows[at]]
    at = _next(state, at + 1)
    while at >= 0:
        row = state.rows[at]
        if row.words[0] != "!":
            check_text(state, row, "this action")
        rows.append(row)
        last = at
        at = _next(state, at + 1)
    behind = last + 1 if len(rows) > 1 else first + 1
    return Action(
        state.over(rows[0], rows[-1]),
        tuple(_line(state.path, row) for row in rows),
        rows[0].words[0] == "!",
        blank_lines(state, first),
    ), behind


def read_centred(state: State, at: int) -> tuple[Centred, int]:
    """The centred lines that begin at a row, and the row behind them."""
    first = at
    lines: list[Line] = []
    while (row := state.row(at)) is not None and row.words:
        if mark_of(row.words) is not Mark.CENTRED:
            break
        start = row.text.index(">") + 1
        lines.append(row.line(state.path, start, row.text.rindex("<")))
        at += 1
    return Centred(state.over(state.rows[first], state.rows[at - 1]), tuple(lines)), at


def _next(state: State, at: int) -> int:
    """The row that goes on with the paragraph; -1 where it ends. Notes between lines are in it."""
    while (row := state.row(at)) is not None and row.is_note:
        at += 1
    if row is None or not row.words:
        return -1
    return at if mark_of(row.words) in {None, Mark.ACTION} else -1


def blank_lines(state: State, at: int) -> int:
    """Empty lines above a paragraph or heading beyond the first; those round a note don't count."""
    first = at
    while at > 0 and not state.rows[at - 1].words and not state.rows[at - 1].asides:
        at -= 1
    if not state.elements or isinstance(state.elements[-1], Note | Boneyard):
        return 0
    return max(0, first - at - 1)


def _line(path: str, row: Row) -> Line:
    if row.words[0] == "!":
        start = row.text.index("!") + 1
        line = _whole(path, row, start)
    else:
        line = _whole(path, row, 0)
    return expanded(line) if "\t" in line.text else line


def _whole(path: str, row: Row, start: int) -> Line:
    """The row's text from `start` with its indentation."""
    stop = len(row.text.rstrip(BLANKS))
    if stop <= start:
        return Line("", row.span(path, start, start))
    span = row.span(path, start, stop)
    if not row.cuts:
        return Line(row.text[start:stop], span)
    missing = span.start - row.start - start
    cuts = ((at - start, total - missing) for at, total in row.cuts if start < at < stop)
    return Line(row.text[start:stop], span, tuple(cuts))


def expanded(line: Line) -> Line:
    """The line with each tab as four blanks."""
    pieces = line.text.split("\t")
    cuts: list[tuple[int, int]] = []
    pending = list(line.cuts)
    widened = read_to = 0
    for piece in pieces[:-1]:
        read_to += len(piece)
        while pending and pending[0][0] <= read_to:
            at, total = pending.pop(0)
            cuts.append((at + widened, total - widened))
        missing = cuts[-1][1] if cuts else 0
        shown = read_to + widened
        cuts.extend((shown + extra, missing - extra) for extra in (1, 2, 3))
        read_to += 1
        widened += 3
    cuts.extend((at + widened, total - widened) for at, total in pending)
    return Line(_TAB.join(pieces), Span(*line.span), tuple(cuts))
