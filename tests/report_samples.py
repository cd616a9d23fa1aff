"""Works for the tests of reports."""

from typebar.layout.style import PROFILES
from typebar.model.script import Script
from typebar.model.work import Metadata, Person, Work
from typebar.readers.fountain import parse
from typebar.readers.markdown import parse_book
from typebar.reports.account import Account, account
from typebar.reports.registry import TOPICS, by_name
from typebar.reports.report import Report
from typebar.reports.study import Goals, Study, study
from typebar.text.source import Source

INDUSTRY = PROFILES["industry"]


def person(said: str) -> Person:
    """NAME:gender:alias,alias as an entry of a cast list; underscores are blanks."""
    name, gender, aliases, *_ = [*said.replace("_", " ").split(":"), "", ""]
    return Person(name, gender=gender, aliases=tuple(filter(None, aliases.split(","))))


def of_fountain(text: str, *cast: str, goals: Goals = ()) -> Study:
    """The study of a screenplay."""
    script = parse(Source("case.fountain", text)).script
    return of_script(script, tuple(map(person, cast)), goals)


def of_script(script: Script, cast: tuple[Person, ...] = (), goals: Goals = ()) -> Study:
    """The study of a script."""
    return study("case.fountain", Work(Metadata("Case"), (script,), cast=cast), INDUSTRY, goals)


def of_markdown(*texts: str, cast: tuple[str, ...] = (), goals: Goals = ()) -> Study:
    """The study of a book."""
    sources = tuple(Source(f"{at:02}-part.md", text) for at, text in enumerate(texts, 1))
    chapters = parse_book(sources).chapters
    people = tuple(map(person, cast))
    return study("book", Work(Metadata("Case"), chapters, cast=people), INDUSTRY, goals)


def made(name: str, given: Study) -> Report:
    """The report of that name."""
    topic = by_name(name)
    assert topic is not None
    return topic.make(given)


def everything(given: Study) -> Account:
    """All reports on it."""
    return account(given, TOPICS)


def column(report: Report, key: str) -> list[object]:
    """The values of one column."""
    at = [field.key for field in report.table.fields].index(key)
    return [row[at] for row in report.table.rows]


def total(report: Report, key: str) -> object:
    """What a column adds up to, as the report says."""
    at = [field.key for field in report.table.fields].index(key)
    return report.table.total[at]


def fact(report: Report, key: str) -> object:
    """One of the report's numbers."""
    return next(one.value for one in report.facts if one.field.key == key)
