"""Paragraph styles as data, and how they're made in a document."""

from typing import TYPE_CHECKING, Any, NamedTuple

from typebar.model.inline import Emphasis
from typebar.writers.xhtml_words import direction

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle


_BEHIND_BIDI = tuple(
    f"w:{tag}"
    for tag in [
        "adjustRightInd",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "mirrorIndents",
        "suppressOverlap",
        "jc",
        "textDirection",
        "textAlignment",
        "textboxTightWrap",
        "outlineLvl",
        "divId",
        "cnfStyle",
        "rPr",
        "sectPr",
    ]
)
"""What follows `bidi` in the properties of a paragraph; the order is fixed."""


class Look(NamedTuple):
    """One paragraph style; measures in points."""

    name: str
    leading: float
    """From line to line, exactly."""
    align: str = "LEFT"
    """A name of docx.enum.text.WD_ALIGN_PARAGRAPH."""
    left: float = 0
    right: float = 0
    first: float = 0
    """Of the first line, beyond the left edge; negative: it hangs."""
    before: float = 0
    after: float = 0
    emphasis: Emphasis = Emphasis.NONE
    capitals: bool = False
    keep: bool = False
    """Whether it stays with the next paragraph."""
    breaks: bool = False
    """Whether it begins a page."""
    widows: bool = False
    """Whether no single line of it stands alone on a page."""
    outline: int = 0
    """The level that navigation lists it at, from 1."""
    next: str = ""
    """The style of the paragraph that is typed after it."""


class Letters(NamedTuple):
    """The type of a whole document."""

    face: str
    points: float
    language: str

    @property
    def right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return direction(self.language) == "rtl"


def define(document: "Document", letters: Letters, looks: tuple[Look, ...]) -> None:
    """Give the document these styles, and its type to all of them."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 -- optional library
    from docx.shared import Pt  # noqa: PLC0415 -- as above

    normal = document.styles["Normal"]
    normal.font.size = Pt(letters.points)
    _face(document, letters)
    if letters.right_to_left:
        _turn(normal)
    for look in looks:
        made = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        made.base_style = normal
        made.quick_style = True
        made.hidden = made.unhide_when_used = False
        _shape(made, look)
    for look in looks:
        if look.next:
            document.styles[look.name].next_paragraph_style = document.styles[look.next]


def _face(document: "Document", letters: Letters) -> None:
    """The face and language of everything, in place of the template's theme."""
    from docx.oxml.ns import qn  # noqa: PLC0415 -- optional library

    from typebar.writers.docx.markup import element  # noqa: PLC0415 -- as above

    path = "/".join(qn(f"w:{tag}") for tag in ("docDefaults", "rPrDefault", "rPr"))
    defaults: Any = document.styles.element.find(path)
    for child in list(defaults):
        defaults.remove(child)
    face, size = letters.face, str(round(letters.points * 2))
    defaults.append(element("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face))
    defaults.append(element("sz", val=size))
    defaults.append(element("szCs", val=size))
    defaults.append(element("lang", val=letters.language, bidi=letters.language))


def _turn(style: "ParagraphStyle") -> None:
    """Have lines begin at the right: what is said of the left then holds there."""
    from typebar.writers.docx.markup import element  # noqa: PLC0415 -- optional library

    properties: Any = style.element.get_or_add_pPr()
    properties.insert_element_before(element("bidi"), *_BEHIND_BIDI)


def _shape(style: "ParagraphStyle", look: Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING  # noqa: PLC0415 -- as above
    from docx.shared import Pt  # noqa: PLC0415 -- as above

    shape = style.paragraph_format
    shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    shape.line_spacing = Pt(look.leading)
    shape.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align)
    shape.left_indent, shape.right_indent = Pt(look.left), Pt(look.right)
    shape.first_line_indent = Pt(look.first)
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.keep_with_next, shape.page_break_before = look.keep, look.breaks
    shape.widow_control = look.widows
    font = style.font
    font.bold = Emphasis.BOLD in look.emphasis or None
    font.italic = Emphasis.ITALIC in look.emphasis or None
    font.underline = Emphasis.UNDERLINE in look.emphasis or None
    font.all_caps = look.capitals or None
    if look.outline:
        from typebar.writers.docx.markup import element  # noqa: PLC0415 -- as above

        level = element("outlineLvl", val=str(look.outline - 1))
        style.element.get_or_add_pPr().append(level)
