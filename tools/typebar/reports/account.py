"""The reports on one work: what formats are given."""

from collections.abc import Sequence
from typing import NamedTuple

from typebar.reports.registry import Topic
from typebar.reports.report import Report
from typebar.reports.study import Study


class Account(NamedTuple):
    """A work and the reports on it."""

    name: str
    """The target's name, or the path of the text."""
    title: str
    kind: str
    """screenplay or prose."""
    language: str
    reports: tuple[Report, ...]


def account(study: Study, topics: Sequence[Topic]) -> Account:
    """Those of the reports that say anything of such a work, made."""
    made = tuple(topic.make(study) for topic in topics if topic.suits(study))
    return Account(study.name, study.title, study.kind, study.language, made)
