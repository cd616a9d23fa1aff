"""What is wrong with a text, where, and how to mend it."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from typebar.text.source import Span


class Severity(Enum):
    """How much a finding matters; the value is what JSON and command lines spell."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Edit(NamedTuple):
    """Replace what the span covers with `text`; an empty span inserts."""

    span: Span
    text: str


class Fix(NamedTuple):
    """A way to mend a finding."""

    title: str
    """What it does, as a command: "Add the closing brackets"."""
    edits: tuple[Edit, ...]
    safe: bool
    """Whether it never changes what the writer meant; others are applied only when asked for."""


class Related(NamedTuple):
    """Another place that explains a finding: the first use, the other spelling."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in a text: what a user's text causes is one of these, never an exception."""

    code: str
    """As in the rule catalogue: "FTN001"."""
    name: str
    """The fault in words: "unclosed-note"."""
    severity: Severity
    span: Span
    message: str
    """What is wrong, in a writer's words, quoting the text; one sentence without a final stop."""
    help: str = ""
    """What to do about it."""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then code."""
        return (self.span.source, self.span.start, self.span.end, self.code, self.message)
