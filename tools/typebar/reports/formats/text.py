"""Reports as text tables that fit the terminal."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from typebar.layout.measure import WIDTHS, columns
from typebar.reports import eighths
from typebar.reports.account import Account
from typebar.reports.report import Column, Fact, Field, Report, Table
from typebar.reports.values import NUMERIC, shown
from typebar.text.show import paint, printable

_BOLD = "\x1b[1m"
_QUIET = "\x1b[2m"
_GAP = 2
_NARROWEST = 12
"""Columns that a column of text keeps at the least."""
_FLOWS = 22
"""Columns that are enough for one whose texts go on in further lines."""


class Style(NamedTuple):
    """How text is set."""

    width: int = 0
    """Columns of the terminal; 0: as many as the tables need."""
    colour: bool = False


class _Cells(NamedTuple):
    """A table's cells as text, column by column."""

    field: Field
    values: tuple[str, ...]
    total: str


def write(accounts: Sequence[Account], style: Style) -> str:
    """All reports on all works, with a heading for each."""
    told = (account for account in accounts if account.reports)
    return "\n".join(block for account in told for block in _account(account, style))


def _account(account: Account, style: Style) -> Iterator[str]:
    title = paint(printable(account.title), _BOLD, colour=style.colour)
    where = account.kind if account.name == account.kind else f"{account.kind}, {account.name}"
    yield f"{title}  {paint(printable(where), _QUIET, colour=style.colour)}\n"
    for report in account.reports:
        yield "".join(f"{line}\n" for line in _report(report, style))


def _report(report: Report, style: Style) -> Iterator[str]:
    yield paint(report.title.upper(), _BOLD, colour=style.colour)
    yield from _wrapped(printable(report.lead), style.width)
    if report.facts:
        yield ""
        yield from _facts(report.facts)
    if report.table.rows:
        yield ""
        yield from _table(report.table, style)
    if report.notes:
        yield ""
        yield from _quiet(" ".join(report.notes), style)


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in _words(text):
        if line and width and columns(line) + 1 + columns(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _words(text: str) -> list[str]:
    """What lines are made of: "2 4/8" stays together."""
    found: list[str] = []
    for word in text.split():
        if found and found[-1].isdigit() and word.rstrip(",.;") in eighths.FRACTIONS:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    values = [shown(fact.value, fact.field.unit) for fact in facts]
    widest = max(map(columns, values))
    for fact, value in zip(facts, values, strict=True):
        yield f"{_padded(value, widest, flush_right=True)}  {fact.field.title}"


def _table(table: Table, style: Style) -> Iterator[str]:
    cells, left_out = _fitted(_cells(table), style.width)
    widths = _widths(cells, style.width)
    heads = _row(cells, [one.field.title for one in cells], widths)
    yield from (paint(line, _QUIET, colour=style.colour) for line in heads)
    for index in range(len(table.rows)):
        yield from _row(cells, [one.values[index] for one in cells], widths)
    if table.total:
        yield paint(_rule(widths), _QUIET, colour=style.colour)
        yield from _row(cells, [one.total for one in cells], widths)
    if left_out:
        titles = ", ".join(field.title for field in left_out)
        yield from _quiet(f"Left out for want of room: {titles}.", style)


def _quiet(text: str, style: Style) -> Iterator[str]:
    return (paint(line, _QUIET, colour=style.colour) for line in _wrapped(text, style.width))


def _cells(table: Table) -> list[_Cells]:
    return [
        _Cells(
            field,
            tuple(printable(shown(row[at], field.unit)) for row in table.rows),
            printable(shown(table.total[at], field.unit)) if table.total else "",
        )
        for at, field in enumerate(table.fields)
    ]


def _natural(cells: _Cells) -> int:
    return max(map(columns, (cells.field.title, cells.total, *cells.values)))


def _least(cells: _Cells) -> int:
    """The width below which a column isn't cut."""
    natural = _natural(cells)
    return natural if cells.field.unit in NUMERIC else min(natural, _NARROWEST)


def _fitted(cells: list[_Cells], width: int) -> tuple[list[_Cells], list[Field]]:
    """The columns that fit: spare ones go first, then the last ones; the first always stays."""
    left_out: list[Field] = []
    while width and len(cells) > 1 and sum(_least(one) + _GAP for one in cells) - _GAP > width:
        spare = [one for one in cells[1:] if one.field.room is Column.SPARE]
        gone = (spare or cells)[-1]
        cells = [one for one in cells if one is not gone]
        left_out.insert(0, gone.field)
    return cells, left_out


def _widths(cells: Sequence[_Cells], width: int) -> list[int]:
    """The width of each column: those of text give way where there is too little room."""
    widths = [_natural(one) for one in cells]
    over = sum(widths) + _GAP * (len(widths) - 1) - width if width else 0
    flowing = [max(_least(one), _FLOWS) if _flows(one) else _natural(one) for one in cells]
    over = _give_way(widths, flowing, over)
    _give_way(widths, [_least(one) for one in cells], over)
    return widths


def _flows(cells: _Cells) -> bool:
    return cells.field.room is Column.FLOWING


def _give_way(widths: list[int], least: Sequence[int], over: int) -> int:
    """Narrow the widest columns first, none below its least width; what is still too much."""
    while over > 0:
        elastic = [at for at, width in enumerate(widths) if width > least[at]]
        if not elastic:
            break
        widest = max(elastic, key=lambda at: widths[at])
        others = [widths[at] for at in elastic if widths[at] < widths[widest]]
        floor = max([least[widest], *others])
        step = min(over, max(1, widths[widest] - floor))
        widths[widest] -= step
        over -= step
    return over


def _row(cells: Sequence[_Cells], values: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """The lines of a row: one, unless a flowing column needs more."""
    columns_of_lines = [
        list(_wrapped(value, width)) if _flows(one) and columns(value) > width else [value]
        for one, value, width in zip(cells, values, widths, strict=True)
    ]
    for lines in zip_longest(*columns_of_lines, fillvalue=""):
        parts = (
            _padded(_cut(line, width), width, flush_right=one.field.unit in NUMERIC)
            for one, line, width in zip(cells, lines, widths, strict=True)
        )
        yield (" " * _GAP).join(parts).rstrip()


def _rule(widths: Sequence[int]) -> str:
    return (" " * _GAP).join("─" * width for width in widths)


def _padded(text: str, width: int, *, flush_right: bool) -> str:
    room = " " * max(0, width - columns(text))
    return room + text if flush_right else text + room


def _cut(text: str, width: int) -> str:
    """The text, or as much of it as fits with an ellipsis behind."""
    if columns(text) <= width:
        return text
    taken, used = 0, 0
    for character in text:
        used += WIDTHS[character]
        if used > width - 1:
            break
        taken += 1
    return text[:taken].rstrip() + "…"
