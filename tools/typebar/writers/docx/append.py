"""Paragraphs and runs put at the end of what holds them.

python-docx looks through all that is there for the place of each new one: 20,000 runs in one
paragraph took it 26 seconds, and take 7 this way.
"""

from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from typebar.writers.docx.markup import element

if TYPE_CHECKING:
    from docx.document import Document

_RIGHT_TO_LEFT = ("R", "AL")
"""Kinds of letters that stand from right to left; their runs have type of their own in a word
processor, which is told by `rtl`."""


def paragraph(document: "Document", style: str) -> Paragraph:
    """A new last paragraph of a document, in the style of that name."""
    body: Any = document.element.body
    made = element("p")
    body[-1].addprevious(made)
    shown = Paragraph(made, document._body)
    made.style = document.styles[style].style_id
    return shown


def run(holder: Paragraph, text: str = "") -> Run:
    """A new last run of a paragraph."""
    made = element("r")
    end: Any = holder._p
    end.append(made)
    shown = Run(made, holder)
    if text:
        shown.text = text
        if any(bidirectional(letter) in _RIGHT_TO_LEFT for letter in text if letter > "\u0590"):
            shown.font.rtl = True
    return shown
