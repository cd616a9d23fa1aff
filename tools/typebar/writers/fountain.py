"""Fountain: a script to the byte as it was read, or as clean text that reads back to the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    Dialogue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    SpeechPart,
    Synopsis,
    TitleEntry,
    TitlePage,
    Transition,
)
from typebar.model.work import Work
from typebar.readers.fountain import include, parse
from typebar.readers.fountain.rows import BLANKS
from typebar.readers.fountain.sheet import BYTE_ORDER_MARK
from typebar.text.decode import encode
from typebar.writers import fountain_lines as spell
from typebar.writers.fountain_asides import Asides, spelled
from typebar.writers.registry import Options, Rendering


def write(work: Work, options: Options) -> Rendering:  # noqa: ARG001 -- the signature of writers
    """The scripts of a work; one that is as its source has it keeps the source's bytes.

    What takes in other files goes on doing so, and they are left alone.
    """
    scripts = work.written or work.scripts
    if len(scripts) == 1:
        return Rendering(_unchanged(work, scripts[0]) or _encoded(print_script(scripts[0])))
    texts = [print_script(script) for script in scripts[:1]]
    texts += [_following(script) for script in scripts[1:]]
    return Rendering(_encoded("\n===\n\n".join(texts)))


def print_script(script: Script) -> str:
    """The script as Fountain, with forcing marks only where they are needed.

    Reading it gives a script of the same shape.

    Raises:
        ValueError: the script was built as no text can be read: a speech ends in an empty line, or
            a heading opens with neither a prefix nor a letter or digit.
    """
    printer = _Printer(Asides.of(script))
    blocks: list[str] = []
    if script.title_page is not None:
        blocks.append("\n".join(printer.title_page(script.title_page)))
    blocks += printer.blocks(script.elements, opens=not any(blocks))
    text = "\n\n".join(block for block in blocks if block)
    if text.startswith(BYTE_ORDER_MARK):
        # At the top of a file this character would be a byte order mark, which isn't shown.
        text = f"\n{text}"
    return f"{text}\n" if text else ""


def _unchanged(work: Work, script: Script) -> bytes | None:
    source = next((source for source in work.sources if source.path == script.source), None)
    if source is None or parse(source).script != script:
        return None
    return encode(source)


def _following(script: Script) -> str:
    """A script behind another one: its title page is set aside, as a text has only one."""
    whole = print_script(script)
    if script.title_page is None:
        return whole
    page, _, body = whole.partition("\n\n")
    return f"/*\n{page.replace('*/', '* /')}\n*/\n\n{body}"


def _shown(line: Line) -> str:
    """What of a line is written beside notes and boneyards: what it's read as hangs on that."""
    return spell.literal(line.text)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@dataclass(slots=True)
class _Printer:
    asides: Asides

    def title_page(self, page: TitlePage) -> Iterator[str]:
        entries = [entry for entry in page.entries if any(line.text for line in entry.values)]
        if not entries:
            return
        # A title page opens with a value, or it is none.
        first = next(at for at, entry in enumerate(page.entries) if entry is entries[0])
        for entry in (entries[0], *page.entries[:first], *page.entries[first + 1 :]):
            yield from self._entry(entry)

    def _entry(self, entry: TitleEntry) -> Iterator[str]:
        key = f"{spell.literal(entry.key.text)}:"
        values = [self._line(line) for line in entry.values if line.text.strip(BLANKS)]
        behind = self._behind(entry.span.end)
        if not values:
            yield key + behind
        elif len(values) == 1 and not values[0].startswith("//"):
            yield f"{key} {values[0]}{behind}"
        else:
            yield key
            yield from (f"    {value}" for value in values[:-1])
            yield f"    {values[-1]}{behind}"

    def blocks(self, elements: tuple[Element, ...], *, opens: bool) -> Iterator[str]:
        """Each element as a text without a line end behind it."""
        for at, element in enumerate(elements):
            block = "\n".join(self._element(element, opens=opens and not at))
            extra = element.blank_lines if isinstance(element, Action | SceneHeading) and at else 0
            if extra and isinstance(elements[at - 1], Note | Boneyard):
                extra = 0
            yield "\n" * extra + block

    def _element(self, element: Element, *, opens: bool) -> Iterator[str]:
        match element:
            case Action():
                yield from self._action(element, opens=opens)
            case SceneHeading(line=line, number=number):
                text, given = self._line(line), number.text if number else ""
                written = spell.scene_heading(text, given, shown=_shown(line))
                yield written + self._behind(element.span.end)
            case Transition():
                yield self._transition(element, opens=opens)
            case Speech():
                yield from self._speech(element, opens=opens)
            case DualSpeech(left=left, right=right):
                yield from self._speech(left, opens=opens)
                yield from (f"\n{aside}" for aside in self.asides.until(right.span.start))
                yield ""
                yield from self._speech(right, opens=False)
            case Centred(lines=lines):
                centred = [f"> {self._line(line)} <".replace(">  <", "> <") for line in lines]
                yield from self._attached(centred, element.span.end)
            case _:
                yield from self._outline(element)

    def _outline(
        self, element: Lyric | Section | Synopsis | Note | Boneyard | PageBreak | Include
    ) -> Iterator[str]:
        match element:
            case Lyric(lines=lines):
                sung = [f"~{self._line(line)}" for line in lines]
                yield from self._attached(sung, element.span.end)
            case Section(level=level, line=line):
                yield f"{'#' * level} {self._line(line)}".rstrip(BLANKS) + self._behind(
                    element.span.end
                )
            case Synopsis(line=line):
                yield f"= {self._line(line)}".rstrip(BLANKS) + self._behind(element.span.end)
            case Note() | Boneyard():
                yield spelled(element)
            case PageBreak(label=label):
                mark = f"=== {label} ===" if label else "==="
                yield mark + self._behind(element.span.end)
            case Include(path=path):
                yield include.spelled(path.text) + self._behind(element.span.end)
            case _:
                assert_never(element)

    def _action(self, action: Action, *, opens: bool) -> Iterator[str]:
        lines = action.lines
        for at, line in enumerate(lines):
            before = self.asides.until(line.span.start)
            text, shown = self._line(line), _shown(line)
            below = lines[at + 1].text if at + 1 < len(lines) else None
            if opens and not at and spell.opens_title_page(shown, below or ""):
                written = f"!{text}"
            else:
                written = spell.action(text, opens=not at, below=below, shown=shown)
            stop = lines[at + 1].span.start if below is not None else action.span.end
            # Behind its indentation: in front of it they would take it with them.
            rest = written.lstrip(BLANKS) if before else written
            indent = written[: len(written) - len(rest)]
            yield "".join((indent, *(f"{one} " for one in before), rest, self._behind(stop)))

    def _transition(self, transition: Transition, *, opens: bool) -> str:
        text, shown = self._line(transition.line), _shown(transition.line)
        written = spell.transition_line(text, shown=shown)
        if opens and spell.opens_title_page(shown, "") and not written.startswith(">"):
            written = f"> {text}"
        return written + self._behind(transition.span.end)

    def _speech(self, speech: Speech, *, opens: bool) -> list[str]:
        written = [self._cue(speech.cue, opens=opens, silent=not speech.parts)]
        closes = any(line.text.endswith(")") for part in speech.parts for line in part.lines)
        for part in speech.parts:
            for line in part.lines:
                self._attached(written, line.span.start)
                written.append(self._spoken(part, line, closes=closes))
        if not written[-1].strip(BLANKS):
            raise ValueError(f"a speech of {speech.cue.line.text!r} ends in an empty line")
        return self._attached(written, speech.span.end)

    def _cue(self, cue: Cue, *, opens: bool, silent: bool) -> str:
        text, shown = self._line(cue.line), _shown(cue.line)
        written = spell.speaker(text, dual=cue.dual, silent=silent, shown=shown)
        if opens and spell.opens_title_page(shown, "") and not written.startswith("@"):
            written = f"@{written}"
        return written + self._behind(cue.span.end)

    def _spoken(self, part: SpeechPart, line: Line, *, closes: bool) -> str:
        text = self._line(line)
        match part:
            case Lyric():
                return f"~{text}"
            case Dialogue():
                return spell.spoken(text, closes_below=closes, shown=_shown(line))
            case Parenthetical():
                return text
        assert_never(part)

    def _line(self, line: Line) -> str:
        return self.asides.line(line)

    def _attached(self, written: list[str], offset: int) -> list[str]:
        """The lines with what stands before a place behind the last that isn't empty."""
        asides = self.asides.until(offset)
        if asides and not written[-1].strip(BLANKS):
            written += asides
        elif asides:
            written[-1] = " ".join((written[-1], *asides))
        return written

    def _behind(self, offset: int) -> str:
        """What stands behind the last line of something that ends at an offset."""
        return "".join(f" {aside}" for aside in self.asides.until(offset))
