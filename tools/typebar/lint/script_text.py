"""The readable text of a screenplay: its paragraphs, and its source with the rest blanked."""

from collections.abc import Iterator

from typebar.lint.pattern import lazy
from typebar.lint.text import Paragraph, Voice, blank
from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Centred,
    Dialogue,
    DualSpeech,
    Element,
    Lyric,
    Parenthetical,
    Script,
    Speech,
    SpeechPart,
)

_FOUNTAIN_MARKS = lazy(r"[*_\\]")
Lines = tuple[Line, ...]


def paragraphs(script: Script) -> tuple[Paragraph, ...]:
    """What is read, in order."""
    return tuple(paragraph for paragraph, _ in _script_paragraphs(script))


def masked(source: str, script: Script) -> str:
    """The script's text with blanks for everything that isn't read; as long as the source."""
    pieces: list[str] = []
    at = 0
    for _, lines in _script_paragraphs(script):
        for line in lines:
            start, end = line.span.start, line.span.end
            if start >= at:
                pieces += (blank(source[at:start]), _shown(source, line))
                at = end
    pieces.append(blank(source[at:]))
    return "".join(pieces)


def _shown(source: str, line: Line) -> str:
    text = source[line.span.start : line.span.end]
    before = 0
    for offset, total in line.cuts:
        # The total falls where a tab is shown as blanks: nothing of the source is missing there.
        if total > before:
            start, end = offset + before, offset + total
            text = text[:start] + blank(text[start:end]) + text[end:]
        before = total
    # Most lines have none of the marks, and to look is cheaper than to write anew.
    marked = "*" in text or "_" in text or "\\" in text
    return _FOUNTAIN_MARKS.sub(" ", text) if marked else text


def _script_paragraphs(script: Script) -> Iterator[tuple[Paragraph, Lines]]:
    for element in script.elements:
        yield from _element_paragraphs(element)


def _element_paragraphs(element: Element) -> Iterator[tuple[Paragraph, Lines]]:
    match element:
        case Action(span, lines):
            yield Paragraph(span.start, span.end, Voice.NARRATION), lines
        case Centred(span, lines) | Lyric(span, lines):
            yield Paragraph(span.start, span.end, Voice.VERSE), lines
        case Speech(parts=parts):
            yield from map(_part_paragraph, parts)
        case DualSpeech(_, left, right):
            yield from map(_part_paragraph, left.parts + right.parts)
        case _:
            return


def _part_paragraph(part: SpeechPart) -> tuple[Paragraph, Lines]:
    return Paragraph(part.span.start, part.span.end, _PART_VOICES[type(part)]), part.lines


_PART_VOICES: dict[type, Voice] = {
    Dialogue: Voice.SPEECH,
    Parenthetical: Voice.DIRECTION,
    Lyric: Voice.VERSE,
}
