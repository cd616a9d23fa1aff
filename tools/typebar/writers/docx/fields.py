"""Running heads with page numbers that the word processor counts."""

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from typebar.writers.docx.markup import element

if TYPE_CHECKING:
    from docx.section import Section
    from docx.text.paragraph import Paragraph


def head(section: "Section", style: str, before: str, after: str = "") -> None:
    """Put text and the number of the page at the head of a section's pages."""
    section.header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = style
    paragraph.add_run(before)
    page_number(paragraph)
    if after:
        paragraph.add_run(after)


def page_number(paragraph: "Paragraph") -> None:
    """A field that shows the number of its page; "1" until it's counted."""
    instruction = element("instrText")
    instruction.text = " PAGE "
    shown = element("t")
    shown.text = "1"
    parts = (
        element("fldChar", fldCharType="begin"),
        instruction,
        element("fldChar", fldCharType="separate"),
        shown,
        element("fldChar", fldCharType="end"),
    )
    for part in parts:
        paragraph.add_run()._r.append(part)


def count_from(section: "Section", first: int) -> None:
    """Number the section's pages from here."""
    properties = section._sectPr
    margins = properties.find(qn("w:pgMar"))
    kind = element("pgNumType", start=str(first))
    if margins is None:
        properties.append(kind)
    else:
        margins.addnext(kind)
