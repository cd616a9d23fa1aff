"""Footnotes as a word processor keeps them: a part of the file that python-docx doesn't write."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from typebar.writers.docx import runs
from typebar.writers.docx.markup import element
from typebar.writers.manuscript_blocks import Block, Kind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:before="0" '
    f'w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:{tag}/></w:r></w:p></w:footnote>'
    for number, kind, tag in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)


def add(
    document: "Document", notes: Sequence[Sequence[Block]], style: str, *, underline: bool
) -> None:
    """Put the notes below the pages that call them; those of the text are numbered from 1."""
    if not notes:
        return
    root: Any = parse_xml(f"<w:footnotes {nsdecls('w')}>{_SEPARATORS}</w:footnotes>")
    part = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, root, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    name = document.styles[style].style_id
    for number, blocks in enumerate(notes, 1):
        note = element("footnote", id=str(number))
        shown = [block for block in blocks if block.words] or [Block(Kind.TEXT)]
        for index, block in enumerate(shown):
            item = _paragraph(name)
            note.append(item)
            paragraph = Paragraph(item, document._body)
            if index == 0:
                _mark(paragraph)
            runs.add(paragraph, block.words, underline=underline)
        root.append(note)


def _paragraph(style: str) -> "CT_P":
    item: CT_P = element("p")
    item.style = style
    return item


def _mark(paragraph: Paragraph) -> None:
    """The note's own number, which the word processor counts."""
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(element("footnoteRef"))
    paragraph.add_run(" ")
