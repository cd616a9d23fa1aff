"""What the reader finds wrong with a text, and how it says so."""

from typing import NamedTuple

from typebar.text.diagnostics import Diagnostic, Fix, Related, Severity
from typebar.text.language import EXAMPLES
from typebar.text.source import Span


class Fault(NamedTuple):
    """A kind of diagnostic that reading a book can give."""

    code: str
    name: str
    severity: Severity
    summary: str

    def at(
        self,
        span: Span,
        message: str,
        help: str = "",  # noqa: A002 -- the field of a diagnostic
        *,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> Diagnostic:
        """The diagnostic that says that this is wrong there."""
        return Diagnostic(
            self.code, self.name, severity or self.severity, span, message, help, related, fix
        )


HEADING_SKIP = Fault(
    "MDS001",
    "heading-level-skip",
    Severity.WARNING,
    "a heading is more than one level below the one before it",
)
EMPTY_CHAPTER = Fault(
    "MDS002", "empty-chapter", Severity.WARNING, "a chapter has no text under its title"
)
DUPLICATE_ID = Fault(
    "MDS003", "duplicate-heading-id", Severity.WARNING, "two places of the book have the same id"
)
FOOTNOTE_UNDEFINED = Fault(
    "MDS004",
    "footnote-undefined",
    Severity.ERROR,
    "a footnote is referred to but never written, or written twice",
)
FOOTNOTE_UNUSED = Fault(
    "MDS005", "footnote-unused", Severity.WARNING, "a footnote is written but never referred to"
)
BROKEN_LINK = Fault(
    "MDS006",
    "broken-internal-link",
    Severity.ERROR,
    "a link leads to a place that isn't in the book, or that no book may lead to",
)
IMAGE = Fault(
    "MDS007",
    "missing-image-or-alt",
    Severity.ERROR,
    "an image can't be taken into the book, or has no description",
)
FRONT_MATTER = Fault(
    "MDS011",
    "front-matter-key-unknown-or-missing",
    Severity.WARNING,
    "front matter has a key or value that means nothing",
)
NO_TITLE = Fault(
    "MDS012", "no-title-heading", Severity.INFO, "a chapter has neither heading nor title"
)
RAW_HTML = Fault(
    "MDS013",
    "raw-HTML-not-portable",
    Severity.INFO,
    "HTML tags in the text are left out of the book",
)
LANGUAGE = Fault(
    "MDS014",
    "language-tag-malformed",
    Severity.WARNING,
    "an attribute list names a language that can't be one",
)
UNREADABLE = Fault(
    "TBR001",
    "parse-error",
    Severity.ERROR,
    "a character that no book can hold, or marks nested too deeply to be read",
)

FAULTS: tuple[Fault, ...] = (
    HEADING_SKIP,
    EMPTY_CHAPTER,
    DUPLICATE_ID,
    FOOTNOTE_UNDEFINED,
    FOOTNOTE_UNUSED,
    BROKEN_LINK,
    IMAGE,
    FRONT_MATTER,
    NO_TITLE,
    RAW_HTML,
    LANGUAGE,
    UNREADABLE,
)
"""All that reading a book can find; linting shows them as it shows its own rules."""


def of_language(tag: str) -> tuple[str, str]:
    """What to say of a tag that can't name a language, and what helps."""
    message = f'"{tag[:40]}" isn\'t the tag of a language; the text stays in that around it'
    return message, EXAMPLES
