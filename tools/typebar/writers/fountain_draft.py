"""Fountain out of the paragraphs of a Final Draft file: text that reads back as what they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from typebar.readers.fdx import Draft, Paragraph
from typebar.readers.fountain.rows import BLANKS
from typebar.readers.fountain.sheet import BYTE_ORDER_MARK
from typebar.writers import fountain_lines as spell
from typebar.writers.fountain_emphasis import marked_lines
from typebar.writers.fountain_title import title_page

_SPOKEN = frozenset(("Parenthetical", "Dialogue", "Lyrics", "Singing"))
"""What stands under a cue."""
_SUNG = frozenset(("Lyrics", "Singing"))
_CARDS = frozenset(("New Act", "End of Act"))
"""Titles of acts, which Final Draft centres."""
_OUTLINE = re.compile(r"Outline ([1-9])")


def fountain(draft: Draft) -> str:
    """The script as Fountain."""
    body = _Body()
    body.add_all(draft.body)
    blocks = [*body.blocks, *map(_note, draft.notes)]
    text = "\n\n".join(blocks) + "\n" if blocks else ""
    page = title_page(draft.title_page)
    if page:
        return f"{page}\n\n{text}"
    # An empty line keeps what opens the text from being a title page's key, or a byte order mark.
    first = text.partition("\n")[0]
    marked = first.startswith(BYTE_ORDER_MARK) or spell.opens_title_page(first)
    return f"\n{text}" if marked else text


@dataclass(slots=True)
class _Body:
    """Puts elements together, each a block that empty lines part from the next."""

    blocks: list[str] = field(default_factory=list)
    empty: int = 0
    """Empty paragraphs since the last block: blank lines that the writer wanted."""

    def add_all(self, paragraphs: Sequence[Paragraph]) -> None:
        index = 0
        while index < len(paragraphs):
            one = paragraphs[index]
            index += 1
            if one.opens_page:
                self.add("===")
            if one.kind == "Character":
                start = index
                while index < len(paragraphs) and _goes_on(paragraphs[index]):
                    index += 1
                self.add(_speech(one, paragraphs[start:index]))
                for spoken in (one, *paragraphs[start:index]):
                    self.add_asides(spoken)
            else:
                self.add_one(one)

    def add_one(self, one: Paragraph) -> None:
        if not one.text.strip() and not one.number:
            self.empty += 1
        elif one.kind == "Scene Heading":
            self.add(_heading(one), spaced=True)
            for line in one.summary:
                self.add(f"= {spell.literal(line)}")
        else:
            self.add(_alone(one), spaced=True)
        self.add_asides(one)

    def add(self, block: str, *, spaced: bool = False) -> None:
        """Add a block; empty lines above belong to action and headings alone."""
        above = "\n" * self.empty if spaced and self.blocks else ""
        self.blocks.append(above + block)
        self.empty = 0

    def add_asides(self, one: Paragraph) -> None:
        for note in one.notes:
            self.add(_note(note))
        if one.omitted:
            inner = _Body()
            inner.add_all(one.omitted)
            text = "\n\n".join(inner.blocks).replace("*/", "* /")
            self.add(f"/*\n{text}\n*/")


def _goes_on(one: Paragraph) -> bool:
    return one.kind in _SPOKEN and not one.opens_page


_BRACKETS = re.compile(r"\[(?=\[|\Z)|\](?=\]|\Z)|\A(?=\[)")


def _note(text: str) -> str:
    """A note; brackets in it are kept apart, and an empty line by blanks."""
    inside = _BRACKETS.sub(lambda found: f"{found[0]} ", text)
    return "[[" + "\n".join(line or "  " for line in inside.split("\n")) + "]]"


def _heading(one: Paragraph) -> str:
    """A scene heading; without emphasis where that would hide what it is, and else as action."""
    for text in (" ".join(marked_lines(one.runs)), spell.literal(one.text)):
        try:
            return spell.scene_heading(text.strip(BLANKS), one.number.replace("#", ""))
        except ValueError:
            continue
    return _action(one)


def _alone(one: Paragraph) -> str:
    """A paragraph that is no heading and no part of a speech."""
    outline = _OUTLINE.fullmatch(one.kind)
    lines = list(marked_lines(one.runs))
    if outline:
        return f"{'#' * int(outline[1])} {' '.join(lines)}"
    if one.kind in _SUNG:
        return "\n".join(f"~{line}" for line in lines)
    if one.kind == "Transition":
        return spell.transition_line(" ".join(lines))
    if one.alignment == "Center" or one.kind in _CARDS:
        return "\n".join(f"> {line} <" for line in lines)
    return _action(one)


def _action(one: Paragraph) -> str:
    lines = list(marked_lines(one.runs))
    below = [*lines[1:], None]
    return "\n".join(
        spell.action(line, opens=not index, below=next_line)
        for index, (line, next_line) in enumerate(zip(lines, below, strict=True))
    )


def _speech(cue: Paragraph, parts: Sequence[Paragraph]) -> str:
    """A cue and what is said under it; empty paragraphs at its end say nothing."""
    said = list(parts)
    while said and not said[-1].text.strip():
        said.pop()
    name = " ".join(marked_lines(cue.runs)).strip(BLANKS) or "@"
    lines = [spell.speaker(name, dual=cue.speaks_second, silent=not said)]
    spoken = [(part.kind, line) for part in said for line in _part(part)]
    closes = False
    below: list[str] = []
    for kind, line in reversed(spoken):
        below.append(spell.spoken(line, closes_below=closes) if kind == "Dialogue" else line)
        closes = closes or (kind == "Dialogue" and line.rstrip().endswith(")"))
    return "\n".join((*lines, *reversed(below)))


def _part(part: Paragraph) -> Iterator[str]:
    lines = [line.strip(BLANKS) for line in marked_lines(part.runs)]
    if part.kind == "Parenthetical":
        first, *others = [line for line in lines if line] or ["()"]
        opened = [first if first.startswith("(") else f"({first}", *others]
        yield from opened[:-1]
        yield opened[-1] if opened[-1].endswith(")") else f"{opened[-1]})"
    elif part.kind in _SUNG:
        yield from (f"~{line}" for line in lines)
    else:
        yield from lines or [""]
