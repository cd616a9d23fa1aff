"""One report as CSV (RFC 4180): tidy rows, one work below the other."""

import csv
import io
from collections.abc import Iterator, Sequence

from typebar.reports.account import Account
from typebar.reports.report import Report, Value
from typebar.reports.values import plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheets would take for a formula when it opens a text."""


def write(accounts: Sequence[Account], name: str) -> str:
    """The report of that name on every work that has it; the first column is the work.

    Eighths and seconds are whole numbers, shares go from 0 to 1, lists are parted by semicolons.
    Totals are left out. A report without a table has a row for each of its numbers.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for number, row in enumerate(_rows(accounts, name)):
        writer.writerow(row if not number else [_safe(value) for value in row])
    return text.getvalue()


def _rows(accounts: Sequence[Account], name: str) -> Iterator[Sequence[Value]]:
    head: Sequence[str] = ()
    for account in accounts:
        for report in account.reports:
            if report.name == name:
                if not head:
                    head = ("work", *_keys(report))
                    yield head
                yield from ((account.name, *values) for values in _values(report))


def _keys(report: Report) -> tuple[str, ...]:
    if not report.table.fields:
        return "measure", "value", "unit"
    return tuple(field.key for field in report.table.fields)


def _values(report: Report) -> Iterator[tuple[Value, ...]]:
    if not report.table.fields:
        for fact in report.facts:
            yield fact.field.key, fact.value, fact.field.unit.value
    yield from report.table.rows


def _safe(value: Value) -> str:
    """The cell; a text that a spreadsheet would run as a formula is kept a text."""
    text = plain(value)
    return f"'{text}" if isinstance(value, str | tuple) and text.startswith(_FORMULA) else text
