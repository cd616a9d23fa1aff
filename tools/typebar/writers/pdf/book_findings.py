"""What typesetting had to say, as findings about the manuscript."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from typebar.model.work import Work
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Span
from typebar.writers.font_packages import package
from typebar.writers.pdf.book_plan import Part
from typebar.writers.pdf.book_unit import Sheets

_PICTURE = "Failed to load image at 'typebar:image/"
"""What the typesetter says of a picture that it can't show, in front of its number."""


def findings(work: Work, typeset: Sequence[tuple[Part, Sheets]]) -> tuple[Diagnostic, ...]:
    """Letters that the book's face lacks and pictures that can't be shown, in order."""
    texts = {source.path: source.text for source in work.sources}
    spans = {part.key: part.span for part in work.chapters}
    found: list[Diagnostic] = []
    for part, sheets in typeset:
        for source in part.sources[:1]:
            found += _letters(sheets, spans[source], texts.get(spans[source].source, ""))
            found += _pictures(sheets, spans[source], texts.get(spans[source].source, ""), work)
    return tuple(sorted(set(found), key=lambda finding: finding.order))


def _letters(sheets: Sheets, whole: Span, text: str) -> Iterator[Diagnostic]:
    if sheets.missing:
        yield Diagnostic(
            "PRD003",
            "glyph-not-in-font",
            Severity.WARNING,
            _place(whole, text, sheets.missing),
            f"no font of this machine has {_listed(sheets.missing)}: the page shows an empty box",
            f"install fonts that have it: {', '.join(sorted(set(map(package, sheets.missing))))}",
        )
    if sheets.foreign:
        yield Diagnostic(
            "PRD003",
            "glyph-not-in-font",
            Severity.INFO,
            _place(whole, text, sheets.foreign),
            f"the book's face lacks {_listed(sheets.foreign)}: another of this machine is used",
            "pages can differ on a machine with other fonts",
        )


def _pictures(sheets: Sheets, whole: Span, text: str, work: Work) -> Iterator[Diagnostic]:
    names = sorted(work.assets)
    for message in sheets.messages:
        _, mark, rest = message.partition(_PICTURE)
        number = rest.partition("'")[0]
        if mark and number.isdigit() and int(number) < len(names):
            name = names[int(number)]
            yield Diagnostic(
                "MDS007",
                "missing-image-or-alt",
                Severity.ERROR,
                _place(whole, text, (name.rpartition("/")[2],)),
                f"the picture \"{name}\" can't be read and isn't shown",
                "save it again as JPEG, PNG or SVG",
            )


def _place(whole: Span, text: str, wanted: Sequence[str]) -> Span:
    """Where the first of some texts stands in a source; the whole source where none is found."""
    found = [(at, one) for one in wanted if (at := _find(text, one)) >= 0]
    if not found:
        return whole
    at, one = min(found)
    return Span(whole.source, at, at + len(one))


def _find(text: str, wanted: str) -> int:
    return max(text.find(wanted), text.find(quote(wanted)))


def _listed(characters: str) -> str:
    shown = ", ".join(f"“{one}” (U+{ord(one):04X})" for one in characters[:5])
    more = len(characters) - 5
    return f"{shown} and {more} more" if more > 0 else shown
