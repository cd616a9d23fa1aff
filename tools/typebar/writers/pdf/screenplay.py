"""Screenplays as PDF."""

from typebar.model.work import Work
from typebar.text import collector
from typebar.writers.pdf import file
from typebar.writers.pdf.screenplay_content import letters, printable
from typebar.writers.pdf.screenplay_document import document
from typebar.writers.pdf.typeface import missing
from typebar.writers.registry import Options, Rendering
from typebar.writers.sheets import sheets


def write(work: Work, options: Options) -> Rendering:
    """A work's screenplay on the pages of a profile.

    Text that the script font covers is written straight; where it lacks letters, or the page style
    wants another font, the same pages are set with the fonts of the system.

    Raises:
        UsageError: no profile, page, scene or character has the name that is asked for.
        MissingToolError: another font is needed and WeasyPrint can't be loaded.
    """
    with collector.paused():
        pages = sheets(work, options)
        drawn = letters(pages.rows()) | set(printable(pages.watermark))
        if not missing(drawn) and not pages.style.font:
            pdf, count = document(work, pages, drawn), len(pages.body)
            # Rows of a long script take as much memory as writing it: both at once is too much.
            del pages
            return Rendering(file.write(pdf), pages=count)
    # Imported here: it costs a second, and most scripts never need it.
    from typebar.writers.pdf.screenplay_shaped import shaped  # noqa: PLC0415 -- for what needs shaping alone

    return shaped(work, pages)._replace(pages=len(pages.body))
