"""Words of a manuscript in a paragraph: emphasis, languages, line breaks and calls of notes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from typebar.model.inline import Emphasis
from typebar.writers.docx import append
from typebar.writers.docx.markup import element
from typebar.writers.manuscript_blocks import Word

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run


def add(paragraph: "Paragraph", words: Iterable[Word], *, underline: bool) -> None:
    """Append words; what is in italics in print is underlined where that is wished."""
    for word in words:
        if word.note:
            _call(paragraph, word.note)
            continue
        run = append.run(paragraph, word.text)
        emphasise(run, _shown(word.emphasis, underline=underline))
        if word.raised:
            run.font.superscript, run.font.subscript = word.raised > 0, word.raised < 0
        if word.struck:
            run.font.strike = True
        if word.language:
            _language(run, word.language)


def emphasise(run: "Run", emphasis: Emphasis) -> None:
    """Give a run its emphasis."""
    font = run.font
    if Emphasis.BOLD in emphasis:
        font.bold, font.cs_bold = True, font.rtl
    if Emphasis.ITALIC in emphasis:
        font.italic, font.cs_italic = True, font.rtl
    if Emphasis.UNDERLINE in emphasis:
        run.underline = True


def _shown(emphasis: Emphasis, *, underline: bool) -> Emphasis:
    if underline and Emphasis.ITALIC in emphasis:
        return (emphasis & ~Emphasis.ITALIC) | Emphasis.UNDERLINE
    return emphasis


def _call(paragraph: "Paragraph", number: int) -> None:
    run = append.run(paragraph)
    run.font.superscript = True
    run._r.append(element("footnoteReference", id=str(number)))


def _language(run: "Run", language: str) -> None:
    run._r.get_or_add_rPr().append(element("lang", val=language, bidi=language))
