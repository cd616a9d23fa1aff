"""A book's manuscript as PDF: the same pages as the document for word processors."""

import atexit
from functools import lru_cache, partial
from importlib import resources
from typing import Any

import pydyf

from typebar.model.work import Work
from typebar.writers import xhtml
from typebar.writers.manuscript import findings, manuscript
from typebar.writers.pdf.book_press import fetcher, font_file, library, quiet, render
from typebar.writers.pdf.manuscript_markup import markup, page_css
from typebar.writers.pdf.metadata import About, information, packet
from typebar.writers.registry import Options, Rendering

_FONTS = tuple(
    f"{folder}/{name}-{face}.{suffix}"
    for folder, name, suffix in (
        ("vollkorn", "Vollkorn", "ttf"),
        ("courier-prime", "CourierPrime", "otf"),
    )
    for face in ("Regular", "Italic", "Bold", "BoldItalic")
)


def write(work: Work, options: Options) -> Rendering:
    """The work in standard manuscript format; pictures are left out with a finding each.

    Raises:
        UsageError: no such style of manuscript.
        MissingToolError: WeasyPrint or a library that it needs isn't there.
    """
    text = manuscript(work, options)
    weasyprint = library()
    configuration, sheet = _style()
    with quiet():
        html = weasyprint.HTML(
            string=xhtml.to_html(markup(text)), base_url="typebar:/", url_fetcher=fetcher({})
        )
        extra = weasyprint.CSS(string=page_css(text), font_config=configuration)
        document = render(html, configuration, sheet, extra)
        data = document.write_pdf(
            finisher=partial(_describe, work),
            pdf_tags=True,
            pdf_identifier=False,
        )
    return Rendering(data, findings(work))


def _describe(work: Work, _: Any, pdf: Any) -> None:
    """Say what the document is, by the work's clock and not by the machine's."""
    metadata = work.metadata
    about = About(
        metadata.title,
        metadata.authors,
        metadata.language,
        work.modified,
        metadata.description,
        metadata.subjects,
    )
    pdf.info.clear()
    pdf.info.update(information(about))
    stream = pydyf.Stream([packet(about)], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(stream)
    pdf.catalog["Metadata"] = stream.reference


@lru_cache(maxsize=1)
def _style() -> tuple[Any, Any]:
    """The font configuration and the style sheet, made once in a process."""
    weasyprint = library()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- slow to load

    configuration = FontConfiguration()
    atexit.register(_style.cache_clear)  # it removes files, which needs a whole interpreter
    text = resources.files("typebar.writers").joinpath("assets", "manuscript.css")
    css = weasyprint.CSS(
        string=text.read_text("utf-8"),
        base_url="typebar:/",
        font_config=configuration,
        url_fetcher=fetcher({f"typebar:font/{name}": font_file(name) for name in _FONTS}),
    )
    return configuration, css
