"""What linting gives."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Source

ORDER = (Severity.INFO, Severity.WARNING, Severity.ERROR)
"""From the least to the most severe."""


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a run, by place, and the texts that they're about."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By path; one for every document that was looked at."""
    suppressed: int = 0
    """How many findings the texts' own directives kept back."""

    def fails(self, level: str) -> bool:
        """Whether a finding is at least that severe: "error", "warning" or "info"."""
        least = ORDER.index(Severity(level))
        return any(ORDER.index(finding.severity) >= least for finding in self.diagnostics)

    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.diagnostics)

    def statistics(self) -> list[tuple[int, str, str]]:
        """How often each rule fired, with its code and name; the most frequent first."""
        found = Counter((finding.code, finding.name) for finding in self.diagnostics)
        return sorted(
            ((count, code, name) for (code, name), count in found.items()),
            key=lambda row: (-row[0], row[1]),
        )
