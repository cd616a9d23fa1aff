"""Reports as one web page that holds everything and runs nothing."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from importlib.resources import files
from xml.etree.ElementTree import Element

from typebar.reports.account import Account
from typebar.reports.charts.draw import draw
from typebar.reports.eighths import held_together
from typebar.reports.figures import Figure
from typebar.reports.markup import element, html
from typebar.reports.report import Column, Fact, Report, Table, Unit
from typebar.reports.values import NUMERIC, count, shown
from typebar.text.markup import identifier

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_OPEN_ROWS = 14
"""Rows of the longest table below a figure that is open from the start."""


def write(accounts: Sequence[Account]) -> str:
    """All reports on all works: figures, tables beside them, how it was counted."""
    told = [account for account in map(_worth_telling, accounts) if account.reports]
    title = told[0].title if told else "Report"
    names = _names(told)
    body = element(
        "body",
        None,
        element(
            "header",
            None,
            element("p", {"class": "kicker"}, "Report"),
            element("h1", _language(told), title),
            _contents(told, names),
        ),
        element(
            "main",
            None,
            *(
                _work(account, name, heading)
                for account, name, heading in zip(told, names, _headings(told), strict=True)
            ),
        ),
    )
    root = element("html", {"lang": "en"}, element("head", None, *_head(title)), body)
    return f"<!DOCTYPE html>\n{html(root)}\n"


def _worth_telling(account: Account) -> Account:
    """The account without reports that found nothing, unless there is but one."""
    found = tuple(one for one in account.reports if one.table.rows or one.facts)
    return account._replace(reports=found) if len(account.reports) > 1 else account


def _names(accounts: Sequence[Account]) -> list[str]:
    """What the ids of each work begin with; unlike each other."""
    return [identifier(f"w{number} {one.name}")[:40] for number, one in enumerate(accounts, 1)]


def _headings(accounts: Sequence[Account]) -> list[str]:
    """What tells the works apart: their titles, or else what they are."""
    if len({account.title for account in accounts}) > 1:
        return [account.title for account in accounts]
    return list(map(_kind, accounts))


def _language(accounts: Sequence[Account]) -> dict[str, str]:
    """The language of the title, where it's written as browsers know languages."""
    language = accounts[0].language if accounts else ""
    return {"lang": language} if _TAG.fullmatch(language) else {}


def _head(title: str) -> Iterator[Element]:
    # Without blanks at the ends: checkers of policies trim before they take the hash.
    style = (files("typebar.reports") / "assets" / "report.css").read_text(encoding="utf-8").strip()
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield element("meta", {"charset": "utf-8"})
    yield element("meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    yield element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    yield element("meta", {"name": "color-scheme", "content": "light dark"})
    yield element("title", None, f"Report: {title}")
    yield element("style", None, style)


def _contents(accounts: Sequence[Account], names: Sequence[str]) -> Element:
    links = element("nav", {"aria-label": "Reports"})
    for account, name, heading in zip(accounts, names, _headings(accounts), strict=True):
        items = (
            element("li", None, element("a", {"href": f"#{name}-{one.name}"}, one.title))
            for one in account.reports
        )
        if len(accounts) > 1:
            links.append(element("p", None, heading))
        links.append(element("ul", None, *items))
    return links


def _kind(account: Account) -> str:
    return {"screenplay": "The screenplay", "prose": "The prose"}[account.kind]


def _work(account: Account, name: str, title: str) -> Element:
    heading = element("h2", {"id": name}, title)
    where = None
    if account.name != account.kind:
        where = element("p", {"class": "where"}, account.name)
    sections = (
        _section(report, f"{name}-{report.name}", f"{report.title}, {account.name}")
        for report in account.reports
    )
    return element("article", {"aria-labelledby": name}, heading, where, *sections)


def _section(report: Report, name: str, spoken: str) -> Element:
    facts = _facts(report.facts, large=report.name == "overview") if report.facts else None
    figures = (
        _figure(figure, f"{name}-figure-{number}") for number, figure in enumerate(report.figures)
    )
    notes = element("p", {"class": "note"}, " ".join(report.notes)) if report.notes else None
    return element(
        "section",
        None,
        element("h3", {"id": name}, report.title),
        element("p", {"class": "lead"}, held_together(report.lead)),
        facts,
        *figures,
        _data(report, spoken) if report.table.rows else None,
        notes,
    )


def _facts(facts: Sequence[Fact], *, large: bool) -> Element:
    pairs = (
        element(
            "div",
            None,
            element("dt", None, fact.field.title),
            element("dd", None, shown(fact.value, fact.field.unit) or "–"),
        )
        for fact in facts
    )
    return element("dl", {"class": "numbers" if large else "facts"}, *pairs)


def _figure(figure: Figure, name: str) -> Element:
    described = f" {figure.description}" if figure.description else ""
    caption = element("figcaption", None, element("b", None, f"{figure.title}."), described)
    kind = type(figure).__name__.lower()
    return element("figure", {"class": kind}, caption, draw(name, figure))


def _data(report: Report, spoken: str) -> Element:
    """The table, folded away where it's long and a figure has shown it.

    It can be scrolled on a phone, so it's a landmark, and each needs a name of its own.
    """
    region = element(
        "div",
        {"class": "table", "role": "region", "tabindex": "0", "aria-label": f"Table: {spoken}"},
        _table(report.table),
    )
    if not report.figures:
        return region
    attributes = {"open": ""} if len(report.table.rows) <= _OPEN_ROWS else {}
    summary = element("summary", None, f"The numbers: {count(len(report.table.rows), 'row')}")
    return element("details", attributes, summary, region)


def _table(table: Table) -> Element:
    head = (
        element("th", {"scope": "col", **_class(field.unit)}, field.title) for field in table.fields
    )
    key = next((at for at, one in enumerate(table.fields) if one.unit is Unit.TEXT), 0)
    rows = (_row(table, row, key) for row in table.rows)
    foot = element("tfoot", None, _row(table, table.total, key)) if table.total else None
    return element(
        "table",
        None,
        element("thead", None, element("tr", None, *head)),
        element("tbody", None, *rows),
        foot,
    )


def _row(table: Table, row: Sequence[object], key: int) -> Element:
    cells = []
    for at, (field, value) in enumerate(zip(table.fields, row, strict=True)):
        words = shown(value, field.unit)  # type: ignore[arg-type]  # a table's rows hold values
        named = {"scope": "row"} if at == key else {}
        kind = "flowing" if field.room is Column.FLOWING else ""
        attributes = {**named, **(_class(field.unit) or ({"class": kind} if kind else {}))}
        cells.append(element("th" if named else "td", attributes, words))
    return element("tr", None, *cells)


def _class(unit: Unit) -> dict[str, str]:
    return {"class": "n"} if unit in NUMERIC else {}
