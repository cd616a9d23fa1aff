"""Action: paragraphs of description, with the writer's line breaks.

Source: the syntax page of Fountain 1.1, "Action" and "Centered Text".
"""

from collections.abc import Iterator

from typebar.model.inline import Line
from typebar.model.script import Action, Boneyard, Centred, Note
from typebar.readers.fountain import drafts
from typebar.readers.fountain.marks import FIRST, Mark, mark_of
from typebar.readers.fountain.rows import BLANKS, EMPTY, Row
from typebar.readers.fountain.speech import check_text
from typebar.readers.fountain.state import State
from typebar.text.source import Span

_new = tuple.__new__
"""As in rows."""
_TAB = "    "
_ON = frozenset({None, Mark.ACTION})
"""What a line may be that goes on with a paragraph."""


def read(state: State, at: int) -> tuple[Action, int]:
    """The paragraph that begins at a row, and the row behind it."""
    rows = state.rows
    row = rows[at]
    text, words, start, end, cuts, _ = row
    above = 0 if at < 2 or rows[at - 2][1] else blank_lines(state, at)
    forced = words[0] == "!"
    if rows[at + 1] is EMPTY and text == words and not (cuts or forced or "\t" in text):
        span = _new(Span, (state.path, start, end))
        return drafts.paragraph(span, _new(Line, (text, span, ())), above), at + 1
    line = _line(state.path, row)
    if rows[at + 1] is EMPTY:
        # Most paragraphs are one line from end to end: its span serves both.
        span = line.span if line.text == row.text and not row.cuts else row.node_span(state.path)
        return Action(span, (line,), forced, above), at + 1
    lines = [line]
    last = at
    while (at := _next(state, at + 1)) >= 0:
        last = at
        below = rows[at]
        if below.words[0] != "!":
            check_text(state, below, "this action")
        lines.append(_line(state.path, below))
    span = Span(state.path, row.start, rows[last].end)
    return Action(span, tuple(lines), forced, above), last + 1


def read_centred(state: State, at: int) -> tuple[Centred, int]:
    """The centred lines that begin at a row, and the row behind them."""
    first = at
    lines: list[Line] = []
    while (row := state.rows[at]).words and mark_of(row.words) is Mark.CENTRED:
        start = row.text.index(">") + 1
        lines.append(row.line(state.path, start, row.text.rindex("<")))
        at += 1
    return Centred(state.over(state.rows[first], state.rows[at - 1]), tuple(lines)), at


def _next(state: State, at: int) -> int:
    """The row that goes on with the paragraph; -1 where it ends. Notes between lines are in it."""
    while (row := state.rows[at]).asides and row.is_note:
        at += 1
    if not row.words:
        return -1
    return at if row.words[0] not in FIRST or mark_of(row.words) in _ON else -1


def blank_lines(state: State, at: int) -> int:
    """Empty lines above a paragraph or heading beyond the first; those round a note don't count."""
    rows = state.rows
    if at < 2 or rows[at - 1].words or rows[at - 2].words:
        return 0
    first = at
    while at > 0 and not (above := rows[at - 1]).words and not above.asides:
        at -= 1
    if first - at < 2 or not state.elements or isinstance(state.elements[-1], Note | Boneyard):
        return 0
    return first - at - 1


def _line(path: str, row: Row) -> Line:
    text = row.text
    if text == row.words and not row.cuts and text[0] != "!":
        line = Line(text, Span(path, row.start, row.end))
    else:
        line = _whole(path, row, text.index("!") + 1 if row.words[0] == "!" else 0)
    return expanded(line) if "\t" in text else line


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
    cuts: list[tuple[int, int]] = []
    pending = iter((*line.cuts, (len(line.text) + 1, 0)))
    at, total = next(pending)
    missing = widened = 0
    for index in _tabs(line.text):
        while at <= index:
            missing = total
            cuts.append((at + widened, missing - widened))
            at, total = next(pending)
        cuts.extend((index + widened + extra, missing - widened - extra) for extra in (1, 2, 3))
        widened += 3
    while at <= len(line.text):
        cuts.append((at + widened, total - widened))
        at, total = next(pending)
    return Line(line.text.replace("\t", _TAB), line.span, tuple(cuts))


def _tabs(text: str) -> Iterator[int]:
    at = text.find("\t")
    while at >= 0:
        yield at
        at = text.find("\t", at + 1)
