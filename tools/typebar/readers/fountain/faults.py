"""What the reader finds doubtful: the codes it reports, and how its findings are made."""

from dataclasses import dataclass, field
from typing import NamedTuple

from typebar.text.diagnostics import Diagnostic, Fix, Severity
from typebar.text.source import Source, Span


class Fault(NamedTuple):
    """One kind of finding."""

    code: str
    name: str
    severity: Severity
    summary: str
    """What is wrong and what the reader makes of it; one sentence."""


FAULTS: tuple[Fault, ...] = (
    Fault(
        "FTN001",
        "unclosed-note",
        Severity.ERROR,
        'A note opens with "[[" and is not closed before a blank line; it is read as text.',
    ),
    Fault(
        "FTN002",
        "unclosed-boneyard",
        Severity.ERROR,
        'A boneyard opens with "/*" and is never closed; it is read as text.',
    ),
    Fault(
        "FTN003",
        "stray-note-or-boneyard-close",
        Severity.ERROR,
        'A "]]" or "*/" closes nothing; it is read as text.',
    ),
    Fault(
        "FTN005",
        "cue-missing-blank-line",
        Severity.WARNING,
        'A cue forced with "@" stands directly under text; it is read as part of that text.',
    ),
    Fault(
        "FTN006",
        "cue-without-dialogue",
        Severity.ERROR,
        'A cue forced with "@" has nothing to say.',
    ),
    Fault(
        "FTN009",
        "dual-without-partner",
        Severity.ERROR,
        'A cue carries "^" but no speech stands directly before it; it is read as a plain cue.',
    ),
    Fault(
        "FTN010",
        "transition-not-isolated",
        Severity.WARNING,
        "A transition has no blank line above or below; it is read as action unless forced.",
    ),
    Fault(
        "FTN012",
        "heading-missing-blank-line",
        Severity.WARNING,
        "A scene heading has no blank line above or below; below text it is read as text.",
    ),
    Fault(
        "FTN017",
        "unterminated-parenthetical",
        Severity.WARNING,
        'A line of a speech opens with "(" that is never closed; it is read as dialogue.',
    ),
    Fault(
        "FTN019",
        "parenthetical-over-lines",
        Severity.INFO,
        "A parenthetical goes on over several lines, which other programs read as dialogue.",
    ),
    Fault(
        "FTN020",
        "unlisted-heading-prefix",
        Severity.INFO,
        "A heading opens with a prefix that the syntax of Fountain doesn't list.",
    ),
    Fault(
        "FTN021",
        "doubtful-title-page",
        Severity.WARNING,
        "The first line reads as a title page whose only key is not a known one.",
    ),
    Fault(
        "FTN022",
        "title-value-indent",
        Severity.INFO,
        "A value on the title page is indented by less than three blanks.",
    ),
    Fault(
        "FTN023",
        "title-page-not-ended",
        Severity.WARNING,
        "No blank line ends the title page.",
    ),
    Fault(
        "FTN024",
        "boneyard-ends-speech",
        Severity.INFO,
        "A boneyard between two lines of a speech ends the speech.",
    ),
    Fault(
        "FTN025",
        "title-page-without-value",
        Severity.WARNING,
        "The key that opens the file has no value, so what follows is no title page.",
    ),
)
"""In the order of their codes."""

_BY_CODE = {fault.code: fault for fault in FAULTS}


@dataclass(slots=True)
class Report:
    """Collects findings while a source is read."""

    source: Source
    found: list[Diagnostic] = field(default_factory=list)

    def __call__(
        self,
        code: str,
        start: int,
        end: int,
        message: str,
        *,
        help: str,  # noqa: A002 -- the field's name
        fix: Fix | None = None,
    ) -> None:
        """Add a finding over a range of the source; its name and severity go with the code."""
        fault = _BY_CODE[code]
        span = Span(self.source.path, start, end)
        self.found.append(
            Diagnostic(code, fault.name, fault.severity, span, message, help=help, fix=fix)
        )

    def line(self, offset: int) -> int:
        """The number of the line at an offset, for messages."""
        return self.source.position(offset).line

    def in_order(self) -> tuple[Diagnostic, ...]:
        """All findings by place."""
        return tuple(sorted(self.found, key=lambda finding: finding.order))


_LONGEST_QUOTE = 48


def quoted(text: str) -> str:
    """The text in quotation marks, shortened to what fits a message."""
    text = text.strip()
    if len(text) > _LONGEST_QUOTE:
        text = text[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f'"{text}"'
