"""Notes and boneyards inside elements, put back where they were taken out."""

import re
from dataclasses import dataclass, field

from typebar.model.inline import Line
from typebar.model.script import Boneyard, Note, Script
from typebar.readers.fountain.rows import BLANKS
from typebar.writers.fountain_lines import literal

_BARE_LINE = re.compile(r"(?<=\n) ?(?=\n)")


def spelled(aside: Note | Boneyard) -> str:
    """A note or boneyard with its marks."""
    if isinstance(aside, Boneyard):
        return f"/*{aside.text.replace('*/', '* /')}*/"
    text = _BARE_LINE.sub("  ", aside.text.replace("]]", "] ]"))
    return f"[[{text} ]]" if text.endswith("]") else f"[[{text}]]"


@dataclass(slots=True)
class Asides:
    """What stands inside the elements of a script, to be taken line by line in order."""

    waiting: list[Note | Boneyard] = field(default_factory=list)
    """Those not written yet, the first one last."""

    @classmethod
    def of(cls, script: Script) -> "Asides":
        """Those of a script that aren't elements themselves."""
        own = {element.span for element in script.elements if isinstance(element, Note | Boneyard)}
        every: list[Note | Boneyard] = [*script.notes, *script.boneyards]
        inside = [aside for aside in every if aside.span not in own]
        return cls(sorted(inside, key=lambda aside: aside.span.start, reverse=True))

    def line(self, line: Line) -> str:
        """The line as written, with what was taken out of it."""
        if not self.waiting or not line.cuts:
            return literal(line.text)
        pieces: list[str] = []
        at = 0
        for index, _ in line.cuts:
            found = self._between(line, index)
            if found:
                pieces.append(literal(line.text[at:index]))
                pieces.append(_spaced(found, line.text[:index][-1:], line.text[index : index + 1]))
                at = index
        pieces.append(literal(line.text[at:]))
        return "".join(pieces)

    def until(self, offset: int) -> list[str]:
        """Those that stand before a place in the source, as written."""
        found: list[str] = []
        while self.waiting and self.waiting[-1].span.start < offset:
            found.append(spelled(self.waiting.pop()))
        return found

    def _between(self, line: Line, index: int) -> list[str]:
        return self.until(line.source_offset(index)) if 0 < index < len(line.text) else []


def _spaced(asides: list[str], before: str, behind: str) -> str:
    """Asides in a sentence: a blank on one side is put on the other too, of which one is kept."""
    joined = " ".join(asides)
    if (before in BLANKS) == (behind in BLANKS):
        return joined
    return f"{joined}{before}" if before in BLANKS else f"{behind}{joined}"
