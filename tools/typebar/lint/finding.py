"""What a rule yields: a place and what is wrong there; the engine adds code and severity."""

from typing import NamedTuple

from typebar.text.diagnostics import Fix, Related, Severity
from typebar.text.source import Span


class Finding(NamedTuple):
    """One fault found by a rule."""

    span: Span
    message: str
    """One sentence without a final stop, quoting the text."""
    help: str = ""
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    """Where it isn't the rule's own."""
