"""A screenplay for word processors: a style for every element, pages that the program breaks."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from typebar.layout.blocks import Block, Column, Role
from typebar.layout.compose import compose
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Kind, Page, Placed
from typebar.layout.passages import Passage
from typebar.model.inline import Run
from typebar.model.work import Work
from typebar.writers import xhtml
from typebar.writers.docx import package
from typebar.writers.docx.elements import DUAL, NAMES, ROW, looks, measure, points
from typebar.writers.docx.looks import Letters, define
from typebar.writers.registry import Options, Rendering
from typebar.writers.sheets import Sheets, sheets
from typebar.writers.xhtml_words import direction, language_tag

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FACE = "Courier Prime"
_SUBSTITUTE = "Courier New"


def write(work: Work, options: Options) -> Rendering:
    """The screenplay with the margins of its profile; the word processor breaks its pages.

    Raises:
        UsageError: no profile has the name that is asked for.
        MissingToolError: python-docx isn't installed.
    """
    pages = sheets(work, options)
    document = package.empty()
    package.substitute(document, FACE, _SUBSTITUTE)
    define(document, Letters(FACE, 12, language_tag(work.metadata.language)), looks(pages.style))
    setting = _Setting(document, pages.style, direction(work.metadata.language))
    setting.set(pages, outline=options.notes)
    package.describe(document, work, work.metadata.title)
    return Rendering(package.data(document))


class _Setting:
    """A screenplay on its way into a document."""

    def __init__(self, document: "Document", style: PageStyle, direction: str) -> None:
        self._document = document
        self._style = style
        self._direction = direction
        self._breaks = False
        """Whether the writer wants the next paragraph on a new page."""
        self._top = True
        """Whether the next paragraph opens the script, or a page that its writer began."""

    def set(self, pages: Sheets, *, outline: bool) -> None:
        """Title page and elements."""
        from docx.enum.section import WD_SECTION  # noqa: PLC0415 -- optional library

        from typebar.writers.docx import fields  # noqa: PLC0415 -- as above

        section = self._document.sections[0]
        self._margins(section)
        if pages.title is not None:
            self._title_page(pages.title)
            section = self._document.add_section(WD_SECTION.NEW_PAGE)
            fields.count_from(section, 1)
        section.different_first_page_header_footer = True
        before, _, after = self._style.marks.page_number_format.partition("{}")
        fields.head(section, "Header", before, after)
        paired = False
        for block in compose(pages.script, self._style, outline=outline):
            self._block(block)
            paired = block.role is Role.DUAL
        if paired:
            # A document may not end with a table.
            self._document.add_paragraph(style=NAMES[Kind.ACTION])

    def _margins(self, section: "Section") -> None:
        from docx.shared import Mm, Pt  # noqa: PLC0415 -- as above

        paper = self._style.paper
        section.page_width, section.page_height = Mm(paper.width_mm), Mm(paper.height_mm)
        left, top = points(paper.left), points(paper.top)
        section.left_margin, section.top_margin = Pt(left), Pt(top)
        width, height = paper.width_mm / 25.4 * 72, paper.height_mm / 25.4 * 72
        section.right_margin = Pt(max(0.0, width - left - measure(self._style)))
        section.bottom_margin = Pt(max(0.0, height - top - paper.rows * ROW))
        section.header_distance, section.footer_distance = Pt(36), Pt(18)

    def _title_page(self, page: Page) -> None:
        """The rows of the title page at their heights."""
        last = -1
        named = False
        for row, placed in groupby(page.lines, key=lambda one: one.row):
            items = tuple(placed)
            if len(items) == 1 and self._centred(items[0]):
                made = self._row("Title Page" if named else "Title", row - last - 1)
                _add(made, items[0].runs)
                named = True
            else:
                self._corners(self._row("Title Page Corners", row - last - 1), items)
            last = row

    def _corners(self, made: "Paragraph", items: Sequence[Placed]) -> None:
        from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 -- as above
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        edge = Pt(points(self._style.marks.page_number_right))
        made.paragraph_format.tab_stops.add_tab_stop(edge, WD_TAB_ALIGNMENT.RIGHT)
        for item in items:
            if item.x > 0:
                made.add_run("\t")
            _add(made, item.runs)

    def _row(self, style: str, blank: int) -> "Paragraph":
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        made = self._document.add_paragraph(style=style)
        made.paragraph_format.space_before = Pt(blank * ROW)
        return made

    def _centred(self, placed: Placed) -> bool:
        wide = sum(len(run.text) for run in placed.runs) * 8
        middle = self._style.paper.left + placed.x + wide / 2
        return placed.x > 0 and abs(middle - self._style.paper.width_mm / 25.4 * 40) <= 8

    def _block(self, block: Block) -> None:
        if block.role is Role.BREAK:
            self._breaks = self._top = True
        elif block.role is Role.DUAL:
            self._pair(block)
            self._top = False
        else:
            made = [self._paragraph(passage) for passage in block.columns[0].passages]
            self._space(made, block)
            if block.number:
                self._number(made[0], block)

    def _pair(self, block: Block) -> None:
        """Two speeches side by side, as a table of two cells without lines."""
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        table = self._document.add_table(1, 2)
        table.autofit = False
        package.turn(table, self._direction)
        package.without_padding(table)
        for side, column in enumerate(block.columns):
            cell = table.cell(0, side)
            width = points(self._style.dual.right)
            cell.width = Pt(width if side == 0 else measure(self._style) - width)
            self._speech(cell, column, side * self._style.dual.right)

    def _speech(self, cell: "_Cell", column: Column, shift: int) -> None:
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        made = [cell.paragraphs[0]]
        made += [cell.add_paragraph() for _ in column.passages[1:]]
        for paragraph, passage in zip(made, column.passages, strict=True):
            paragraph.style = DUAL[passage.kind]
            _add(paragraph, passage.runs(0, len(passage.text)))
            if passage.kind is Kind.CUE:
                paragraph.paragraph_format.left_indent = Pt(points(passage.style.x - shift))
        if self._breaks:
            made[0].paragraph_format.page_break_before = True
            self._breaks = False

    def _paragraph(self, passage: Passage) -> "Paragraph":
        from typebar.writers.docx import append  # noqa: PLC0415 -- as above

        made = append.paragraph(self._document, NAMES.get(passage.kind, NAMES[Kind.ACTION]))
        _add(made, passage.runs(0, len(passage.text)))
        if self._breaks:
            made.paragraph_format.page_break_before = True
            self._breaks = False
        return made

    def _space(self, made: Sequence["Paragraph"], block: Block) -> None:
        """Blank rows above where they aren't the style's own; none at the head of a page.

        Processors leave them away only on pages that they begin themselves.
        """
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        for index, (paragraph, passage) in enumerate(
            zip(made, block.columns[0].passages, strict=True)
        ):
            wanted = block.before if index == 0 and not self._top else 0
            self._top = False
            if wanted != self._style.of(passage.kind).before:
                paragraph.paragraph_format.space_before = Pt(wanted * ROW)

    def _number(self, made: "Paragraph", block: Block) -> None:
        """The number of a scene in both margins, of a cue in the left one."""
        from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415 -- as above
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        marks = self._style.marks
        place = made.paragraph_format
        left = points(block.columns[0].passages[0].style.x)
        place.first_line_indent = Pt(points(marks.scene_number_left) - left)
        place.tab_stops.add_tab_stop(Pt(left))
        made.runs[0].text = f"{block.number}\t{made.runs[0].text}"
        if block.kind is Kind.HEADING:
            right = Pt(points(marks.scene_number_right))
            place.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
            place.right_indent = Pt(measure(self._style) - points(marks.scene_number_right))
            made.add_run(f"\t{block.number}")


def _add(made: "Paragraph", shown: Iterable[Run]) -> None:
    from typebar.writers.docx import append  # noqa: PLC0415 -- optional library
    from typebar.writers.docx.runs import emphasise  # noqa: PLC0415 -- as above

    for run in shown:
        emphasise(append.run(made, xhtml.clean(run.text)), run.emphasis)
