"""A book as a manuscript for word processors."""

from typing import TYPE_CHECKING

from typebar.model.work import Work
from typebar.writers.docx import package
from typebar.writers.docx.looks import Letters, Look, define
from typebar.writers.manuscript import (
    CHAPTER_TITLE,
    CONTACT_LEADING,
    LEADING,
    NOVEL_TITLE,
    STORY_TITLE,
    Block,
    Kind,
    Manuscript,
    Part,
    findings,
    manuscript,
)
from typebar.writers.registry import Options, Rendering
from typebar.writers.xhtml_words import direction

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_INCH = 72.0
_MEASURE = 6.5 * _INCH
_INDENT = 0.5 * _INCH
_WIDTH, _HEIGHT = 8.5 * _INCH, 11 * _INCH
_DEEPEST = 8
"""Quotations and lists beyond this depth aren't indented further: there would be no line left."""


def write(work: Work, options: Options) -> Rendering:
    """The work in standard manuscript format; pictures are left out with a finding each.

    Raises:
        UsageError: no such style of manuscript.
        MissingToolError: python-docx isn't installed.
    """
    text = manuscript(work, options)
    document = package.empty()
    define(document, _letters(text), _looks(text))
    _Setting(document, text).set()
    package.describe(document, work, text.title)
    return Rendering(package.data(document), findings(work))


def _letters(text: Manuscript) -> Letters:
    return Letters("Courier New" if text.typewriter else "Times New Roman", 12, text.language)


def _looks(text: Manuscript) -> tuple[Look, ...]:
    above = (NOVEL_TITLE if text.novel else STORY_TITLE) - _INCH
    contact = (len(text.contact) or 1) * CONTACT_LEADING
    body = Kind.TEXT.value
    return (
        Look(body, LEADING, first=_INDENT),
        Look("Contact", CONTACT_LEADING, next="Contact"),
        Look("Title", LEADING, "CENTER", before=above - contact, next="Byline"),
        Look("Byline", LEADING, "CENTER", after=0 if text.novel else LEADING, next=body),
        Look("Heading 1", LEADING, "CENTER", after=LEADING, keep=True, outline=1, next=body),
        Look("Subtitle", LEADING, "CENTER", keep=True, next=body),
        Look(
            Kind.HEADING.value, LEADING, "CENTER", before=LEADING, keep=True, outline=2, next=body
        ),
        Look(Kind.SUBHEADING.value, LEADING, keep=True, outline=3, next=body),
        Look(Kind.QUOTE.value, LEADING, left=_INDENT, right=_INDENT),
        Look(Kind.VERSE.value, LEADING, left=_INDENT),
        Look(Kind.ITEM.value, LEADING, left=2 * _INDENT, first=-_INDENT / 2),
        Look(Kind.TERM.value, LEADING, keep=True, next=Kind.QUOTE.value),
        Look(Kind.CODE.value, LEADING, left=_INDENT),
        Look(Kind.CAPTION.value, LEADING, "CENTER"),
        Look(Kind.BREAK.value, LEADING, "CENTER", keep=True, next=body),
        Look(Kind.TABLE.value, LEADING),
        Look("Ending", LEADING, "CENTER", before=LEADING),
        Look("Header", CONTACT_LEADING, "RIGHT"),
        Look("Footnote Text", CONTACT_LEADING),
    )


class _Setting:
    """A manuscript on its way into a document."""

    def __init__(self, document: "Document", text: Manuscript) -> None:
        self._document = document
        self._text = text

    def set(self) -> None:
        """Everything from the contact block to the last line."""
        from docx.enum.section import WD_SECTION  # noqa: PLC0415 -- optional library

        from typebar.writers.docx import fields, notes  # noqa: PLC0415 -- as above

        text = self._text
        self._margins()
        self._opening()
        head = f"{text.head} / " if text.head else ""
        if text.novel:
            section = self._document.add_section(WD_SECTION.NEW_PAGE)
            fields.count_from(section, 1)
        else:
            section = self._document.sections[0]
            section.different_first_page_header_footer = True
        fields.head(section, "Header", head)
        for index, part in enumerate(text.parts):
            self._part(part, first=index == 0)
        if text.ending:
            self._paragraph("Ending", text.ending)
        notes.add(self._document, text.notes, "Footnote Text", underline=text.underline)

    def _margins(self) -> None:
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        section = self._document.sections[0]
        section.page_width, section.page_height = Pt(_WIDTH), Pt(_HEIGHT)
        section.left_margin = section.right_margin = Pt(_INCH)
        section.top_margin = section.bottom_margin = Pt(_INCH)
        section.header_distance = section.footer_distance = Pt(_INCH / 2)

    def _opening(self) -> None:
        """Contact block, word count, title and name: of the first page or the title page."""
        from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 -- as above
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        text = self._text
        first, *rest = text.contact or ("",)
        line = self._paragraph("Contact", f"{first}\t{text.length}")
        line.paragraph_format.tab_stops.add_tab_stop(Pt(_MEASURE), WD_TAB_ALIGNMENT.RIGHT)
        for more in rest:
            self._paragraph("Contact", more)
        self._paragraph("Title", text.title.upper() if text.typewriter else text.title)
        if text.subtitle:
            self._paragraph("Subtitle", text.subtitle)
        if text.byline or not text.novel:
            self._paragraph("Byline", text.byline)

    def _part(self, part: Part, *, first: bool) -> None:
        heading = self._heading(part, first=first)
        if part.subtitle:
            self._subtitle(heading, part.subtitle)
        for block in part.blocks:
            if block.kind is Kind.TABLE:
                self._table(block)
            else:
                self._block(block)

    def _subtitle(self, heading: "Paragraph | None", text: str) -> None:
        """What stands directly below a chapter's title, the empty line below both."""
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        if heading is not None:
            heading.paragraph_format.space_after = Pt(0)
        self._paragraph("Subtitle", text).paragraph_format.space_after = Pt(LEADING)

    def _heading(self, part: Part, *, first: bool) -> "Paragraph | None":
        """The chapter's number and title, as one heading for navigation."""
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        lines = "\n".join(line for line in (part.label, part.title) if line)
        if not part.divides:
            return self._paragraph("Heading 1", lines) if lines else None
        made = self._paragraph("Heading 1", lines)
        made.paragraph_format.space_before = Pt(CHAPTER_TITLE - _INCH)
        # The section has begun a page already.
        made.paragraph_format.page_break_before = not first
        return made

    def _block(self, block: Block) -> None:
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        from typebar.writers.docx import append, runs  # noqa: PLC0415 -- as above

        made = self._paragraph(block.kind.value)
        if block.depth:
            usual = made.style.paragraph_format.left_indent if made.style else None
            depth = min(block.depth, _DEEPEST)
            made.paragraph_format.left_indent = (usual or Pt(0)) + Pt(depth * _INDENT / 2)
        if block.apart:
            made.paragraph_format.space_before = Pt(LEADING)
        if block.kind is Kind.ITEM and not block.mark:
            made.paragraph_format.first_line_indent = Pt(0)
        if block.mark:
            append.run(made, f"{block.mark}\t")
        runs.add(made, block.words, underline=self._text.underline)

    def _table(self, block: Block) -> None:
        from typebar.writers.docx import runs  # noqa: PLC0415 -- as above

        columns = max(map(len, block.rows), default=0)
        if not columns:
            return
        table = self._document.add_table(len(block.rows), columns)
        package.turn(table, direction(self._text.language))
        cells = iter(table._cells)
        for row in block.rows:
            for words in (*row, *[()] * (columns - len(row))):
                paragraph = next(cells).paragraphs[0]
                paragraph.style = Kind.TABLE.value
                runs.add(paragraph, words, underline=self._text.underline)

    def _paragraph(self, style: str, text: str = "") -> "Paragraph":
        from typebar.writers.docx import append  # noqa: PLC0415 -- as above

        made = append.paragraph(self._document, style)
        if text:
            append.run(made, text)
        return made
