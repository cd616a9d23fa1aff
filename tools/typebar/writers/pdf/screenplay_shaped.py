"""Screenplays in any script: the same pages, with the fonts of the system.

The script font has Latin letters only. Where others stand in the text, WeasyPrint shapes every row
and finds the fonts; the places of the rows are those of the grid, so page breaks don't move.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from typebar.model.work import Work
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.errors import MissingToolError
from typebar.text.source import Source, Span
from typebar.writers.font_packages import package
from typebar.writers.pdf.book_press import INSTALL, quiet
from typebar.writers.pdf.objects import reference
from typebar.writers.pdf.screenplay_catalogue import about, describe
from typebar.writers.pdf.screenplay_links import annotated, links, tag_links
from typebar.writers.pdf.screenplay_markup import groups, markup
from typebar.writers.pdf.screenplay_retag import page_objects, retag
from typebar.writers.pdf.screenplay_tags import tags
from typebar.writers.registry import Rendering
from typebar.writers.sheets import Sheets

_LINES_NAMED = 5


def shaped(work: Work, sheets: Sheets) -> Rendering:
    """The PDF, and which characters no installed font has.

    Raises:
        MissingToolError: WeasyPrint or a library that it needs isn't there.
    """
    weasyprint = _library()
    described = about(work, sheets)
    root, tagged = tags(sheets.title, sheets.body, sheets.script)
    addresses = links(sheets.script, sheets.all)
    tag_links(addresses, tagged)
    blocks = [list(groups(page, of)) for page, of in zip(sheets.all, tagged, strict=True)]

    def finish(document: Any, pdf: Any) -> None:
        pages = [reference(page) for page in page_objects(pdf)]
        linked, owners = annotated(pdf, addresses, sheets, tagged, pages)
        for index, those in linked.items():
            page_objects(pdf)[index]["Annots"] = those
        retag(document, pdf, root, [[tag for tag, _ in on_page] for on_page in blocks], owners)
        known = replace(described, accessible=not _absent(document))
        describe(pdf, known, sheets, pages)

    with quiet():
        # Only what is in the text itself is fetched: nothing from the disk or the network.
        html = weasyprint.HTML(
            string=markup(sheets, blocks, described),
            base_url="typebar:/",
            url_fetcher=weasyprint.urls.URLFetcher(allowed_protocols={"data"}),
        )
        document = html.render()
        data = document.write_pdf(finisher=finish, pdf_tags=True, pdf_identifier=True)
    found = [*_font(work, sheets, document), *_diagnostics(work.sources, _absent(document))]
    return Rendering(data, tuple(found))


def _font(work: Work, sheets: Sheets, document: Any) -> Iterator[Diagnostic]:
    """What to say where the font of the page style isn't on this machine."""
    wanted = sheets.style.font
    used = {font.family.casefold() for font in document.fonts.values()}
    if wanted and used and wanted.casefold() not in used:
        yield Diagnostic(
            "PRD003",
            "glyph-not-in-font",
            Severity.WARNING,
            Span(work.sources[0].path, 0, 0) if work.sources else Span("", 0, 0),
            f'no font on this machine is called "{wanted}": Courier Prime is used',
            help=f"install it, or take its name out of the page style {sheets.style.name}",
        )


def _absent(document: Any) -> list[str]:
    """The characters that no font has, once they're drawn."""
    return sorted({chr(code) for font in document.fonts.values() for code in font.missing})


def _library() -> Any:
    try:
        import weasyprint  # noqa: PLC0415 -- it costs a second, and most scripts never need it
    except (ImportError, OSError) as error:
        raise MissingToolError(
            f"the script needs another font, and WeasyPrint can't be loaded: {error}",
            help=f"install what it needs: {INSTALL}",
        ) from error
    return weasyprint


def _diagnostics(sources: tuple[Source, ...], absent: list[str]) -> list[Diagnostic]:
    """One finding a character and source, at its first place."""
    found = []
    for character in absent:
        for source in sources:
            at = source.text.find(character)
            if at >= 0:
                found.append(_diagnostic(source, character, at))
    return found


def _diagnostic(source: Source, character: str, at: int) -> Diagnostic:
    lines: list[int] = []
    place = at
    while place >= 0 and len(lines) <= _LINES_NAMED:
        line = source.position(place).line
        lines.append(line)
        starts = source.line_starts
        beyond = starts[line] if line < len(starts) else len(source.text)
        place = source.text.find(character, beyond)
    named = ", ".join(map(str, lines[:_LINES_NAMED])) + (
        " ..." if len(lines) > _LINES_NAMED else ""
    )
    where = f"line {named}" if len(lines) == 1 else f"lines {named}"
    return Diagnostic(
        "PRD003",
        "glyph-not-in-font",
        Severity.WARNING,
        Span(source.path, at, at + 1),
        f'no installed font has "{character}" (U+{ord(character):04X}), on {where}',
        help=f"install a font that has it, such as those of the package {package(character)}",
    )
