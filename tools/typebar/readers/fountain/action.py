"""Action: paragraphs of description, with the writer's line breaks.

Source: the syntax page of Fountain 1.1, "Action" and "Centered Text".
"""

from collections.abc import Iterator

from typebar.model.inline import Line
from typebar.model.script import Action, Boneyard, Centred, Note
from typebar.readers.fountain import drafts
from typebar.readers.fountain.marks import FIRST, Mark, mark_of
from typebar.readers.fountain.rows import BLANKS, Row
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
    above = blank_lines(state, at)
    lines = [_line(state.path, row)]
    last = at
    while (at := _next(state, at + 1)) >= 0:
        last = at
        below = rows[at]
        if below.words[0] != "!":
            check_text(state, below, "this action")
        lines.append(_line(state.path, below))
    span = Span(state.path, row.start, rows[last].end)
    return Action(span, tuple(lines), row.words[0] == "!", above), last + 1


def single(state: State, at: int) -> Action:
    """The paragraph that is one row and has no mark, as most are."""
    rows = state.rows
    text, start = rows.written[at], rows.starts[at]
    span = _new(Span, (state.path, start, start + len(text)))
    if at in rows.cut or text[-1] in BLANKS or "\t" in text:
        line = _line(state.path, rows[at])
    else:
        line = _new(Line, (text, span, ()))
    above = 0 if at < 2 or rows.words[at - 2] else blank_lines(state, at)
    return drafts.paragraph(span, line, above)


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
    if at < 2 or rows.words[at - 1] or rows.words[at - 2]:
        return 0
    first = at
    while at > 0 and not rows.words[at - 1] and not (rows.written[at - 1] and rows[at - 1].asides):
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
