"""A screenplay as acts and scenes: headings to jump to, speeches as groups named by their cue."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import assert_never
from xml.etree.ElementTree import Element

from typebar.model.emphasis import plain, runs
from typebar.model.inline import Line, Piece
from typebar.model.prose import LINE_ATTRIBUTE
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    Dialogue,
    DualSpeech,
    Include,
    Lyric,
    Note,
    NoteKind,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    SpeechPart,
    Synopsis,
    Transition,
)
from typebar.model.script import Element as ScriptElement
from typebar.text import trees
from typebar.writers import xhtml
from typebar.writers.xhtml_cues import capitals_differ, spoken
from typebar.writers.xhtml_front import broken
from typebar.writers.xhtml_kept import Kept, opens
from typebar.writers.xhtml_lines import Marker, Marks, PageMark, blocks, content_of, emphasised
from typebar.writers.xhtml_words import words


@dataclass(frozen=True, slots=True)
class ScriptForm:
    """How a screenplay is to look in one output."""

    language: str = "en-US"
    level: int = 1
    """Of an act's heading; scenes are one below, or stand at it where there are no acts."""
    notes: bool = False
    """Whether the writer's notes are shown, with synopses and the deeper levels of the outline;
    directives never are."""
    pages: tuple[PageMark, ...] = ()
    """Where pages begin, in order."""
    marker: Marker = Marker.INLINE
    spare: frozenset[str] = frozenset()
    """Classes that aren't written, as the style sheet finds their elements without them."""
    keep_numbers: bool = False
    """Whether what is made of an element carries its number, from 0, as LINE_ATTRIBUTE."""
    syntax: xhtml.Syntax | None = None
    """How scenes are written down, and remembered, below their headings; None: they stay trees,
    as they do with notes and with numbers kept."""
    asked: str = ""
    """What else was asked for. Scenes are remembered by it, so that two targets of one source
    don't take each other's place."""


@dataclass(slots=True)
class Scene:
    """`section.scene`, or `div.scene` for what comes before the first heading."""

    id: str
    """Of the heading; empty without one."""
    title: str
    """For contents: the heading's text, with its number in front."""
    section: Element
    pages: list[tuple[str, str]] = field(default_factory=list)
    """Labels of the pages that begin in it, with the ids of their marks."""


@dataclass(slots=True)
class Act:
    """Scenes under one heading of the outline's first level, or all of them without."""

    id: str
    """Of its heading; empty without one."""
    title: str
    heading: Element | None
    scenes: list[Scene] = field(default_factory=list)


_CLASSES = {Action: "", Centred: "centred", Lyric: "lyric"}


def acts(script: Script, form: ScriptForm) -> tuple[Act, ...]:
    """The script's acts; one without heading when its outline has no first level.

    The markup is that of `acts_across`.
    """
    return acts_across((script,), (form.pages,), form)


def acts_across(
    scripts: Sequence[Script], pages: Sequence[tuple[PageMark, ...]], form: ScriptForm
) -> tuple[Act, ...]:
    """The acts of a screenplay in several scripts, which may end and begin within a scene.

    `pages` are those of each script, in place of the form's.

    Markup: `section.scene > h*.scene`, with `span.scene-number` in front (sections that carry
    their heading as a name would each be a landmark, hundreds of them, many of one name); `p` for
    action, `p.centred`, `p.transition`, `p.lyric`; `div.speech[role=group]` holding `p.cue`,
    `p.paren`, `p` for dialogue, `p.lyric`; `div.dual[role=group]` holding two speeches; with notes
    `aside.note`, `p.synopsis` and `p.outline`. A speech carries its cue as a label: a reference to
    the cue's id would weigh as much, and be one more id for every speech.
    """
    build = _Build(form, outlined=any(map(outlined, scripts)))
    kept = _kept(scripts, form)
    for script, marks in zip(scripts, pages, strict=True):
        build.begin(script, marks)
        build.add_all(script.elements, kept)
        build.finish()
    if kept:
        kept.save()
    return tuple(act for act in build.acts if act.heading is not None or act.scenes)


def _kept(scripts: Sequence[Script], form: ScriptForm) -> Kept | None:
    """What keeps the scenes of this form, if they're written down at all."""
    if form.syntax is None or form.notes or form.keep_numbers or not scripts:
        return None
    depends = (form.language, form.marker.value, sorted(form.spare))
    kept = Kept(form.syntax, f"{scripts[0].source}\0{form.asked}", depends)
    kept.load()
    return kept


def outlined(script: Script) -> bool:
    """Whether the script's outline has a first level, which makes its acts."""
    return any(isinstance(item, Section) and item.level == 1 for item in script.elements)


class _Build:
    """The acts as far as they're made."""

    def __init__(self, form: ScriptForm, *, outlined: bool) -> None:
        said = words(form.language)
        self.form = form
        self.together = said.together
        self.note_word = said.note
        self.acts = [Act("", "", None)]
        self.scene: Scene | None = None
        self.marks = Marks(deque(), form.marker)
        self.notes: deque[Note] = deque()
        self.scene_tag = f"h{form.level + outlined}"
        self.scenes = 0
        self.elements = -1

    def begin(self, script: Script, pages: Iterable[PageMark]) -> None:
        """Go on with a script: its pages and notes are those that come."""
        start = script.title_page.span.end if script.title_page else 0
        self.marks.waiting.extend(pages)
        self.notes.extend(
            note
            for note in script.notes
            if self.form.notes and note.kind is not NoteKind.DIRECTIVE and note.span.start >= start
        )

    def add_all(self, items: Sequence[ScriptElement], kept: Kept | None) -> None:
        """Add the elements of a script, scenes that end in it as they're kept, if they are."""
        starts = [index for index, item in enumerate(items) if opens(item)] if kept else []
        at = 0
        for start, stop in pairwise(starts):
            for item in items[at : start + 1]:
                self._add(item)
            at = start + 1
            if kept and at < stop and isinstance(items[start], SceneHeading):
                body = kept.body(items[at:stop], self.marks, self._body)
                self._scene().section.append(body)
                self._give_pages()
                at = stop
        for item in items[at:]:
            self._add(item)

    def _add(self, item: ScriptElement) -> None:
        """Add an element and the notes in it or before it."""
        self.elements += 1
        self._open(item)
        if made := self._made(item):
            trees.append(self._scene().section, made)
        self._give_pages()

    def _body(self, items: Sequence[ScriptElement]) -> list[Element]:
        """What stands below a heading."""
        return [block for item in items for block in self._made(item)]

    def _made(self, item: ScriptElement) -> list[Element]:
        """Marks of pages, the element, and notes in it or before it."""
        marks, blocks_ = list(self.marks.until(_head_end(item))), self._element(item)
        self._keep_number(blocks_)
        return [*marks, *blocks_, *self._notes_until(item.span.end)]

    def _keep_number(self, made: Iterable[Element]) -> None:
        if self.form.keep_numbers:
            for block in made:
                block.set(LINE_ATTRIBUTE, str(self.elements))

    def finish(self) -> None:
        """Add the marks and notes of the script that are left."""
        made = [*self.marks.until(1 << 62), *self._notes_until(1 << 62)]
        if made:
            trees.append(self._scene().section, made)
        self._give_pages()

    def _give_pages(self) -> None:
        if self.marks.made:
            self._scene().pages += self.marks.take()

    def _scene(self) -> Scene:
        if self.scene is None:
            self.scene = Scene("", "", xhtml.element("div", {"class": "scene opening"}))
            self.acts[-1].scenes.append(self.scene)
        return self.scene

    def _open(self, item: ScriptElement) -> None:
        """Begin an act or a scene where the element does."""
        if isinstance(item, Section) and item.level == 1:
            name = f"act-{len(self.acts)}"
            heading = xhtml.element(f"h{self.form.level}", {"class": "act", "id": name})
            trees.append(heading, map(emphasised, runs(item.line.text.strip())))
            self._keep_number((heading,))
            self.acts.append(Act(name, plain(item.line.text).strip(), heading))
            self.scene = None
        elif isinstance(item, SceneHeading):
            self._open_scene(item)

    def _open_scene(self, item: SceneHeading) -> None:
        self.scenes += 1
        name = f"scene-{self.scenes}"
        title = plain(item.line.text).strip()
        number = item.number.text if item.number else ""
        self.scene = Scene(
            name,
            f"{number}. {title}" if number else title,
            xhtml.element("section", {"class": self._class("scene")}),
        )
        self.acts[-1].scenes.append(self.scene)

    def _element(self, item: ScriptElement) -> list[Element]:
        match item:
            case SceneHeading():
                return [self._heading(item)]
            case Action() | Centred() | Lyric():
                return blocks(_CLASSES[type(item)], item.lines, self.marks)
            case Transition():
                return blocks("transition", (item.line,), self.marks)
            case Speech():
                return [self._speech(item)]
            case DualSpeech():
                return [self._dual(item)]
            case Section() | Synopsis():
                return self._outline(item)
            case Note() | Boneyard() | PageBreak() | Include():
                return []
        assert_never(item)

    def _outline(self, item: Section | Synopsis) -> list[Element]:
        heads_act = isinstance(item, Section) and item.level == 1
        if not self.form.notes or heads_act:
            return []
        name = "synopsis" if isinstance(item, Synopsis) else "outline"
        return blocks(name, (item.line,), self.marks)

    def _heading(self, item: SceneHeading) -> Element:
        scene = self._scene()
        number = item.number
        return xhtml.element(
            self.scene_tag,
            {"class": self._class("scene"), "id": scene.id},
            xhtml.element("span", {"class": "scene-number"}, number.text) if number else None,
            " " if number else None,
            *content_of(item.line, self.marks),
        )

    def _dual(self, item: DualSpeech) -> Element:
        group = {"class": "dual", "role": "group", "aria-label": self.together}
        return xhtml.element("div", group, self._speech(item.left), self._speech(item.right))

    def _speech(self, item: Speech) -> Element:
        cue = xhtml.element("p", {"class": self._class("cue")}, *_cue(item.cue, self.form.language))
        name = "".join(cue.itertext())
        group = {"class": self._class("speech"), "role": "group", "aria-label": name}
        parts = [block for part in item.parts for block in self._part(part)]
        return xhtml.element("div", group, cue, *parts)

    def _class(self, name: str) -> str:
        return "" if name in self.form.spare else name

    def _part(self, part: SpeechPart) -> list[Element]:
        match part:
            case Parenthetical():
                return blocks("paren", part.lines, self.marks)
            case Lyric():
                return blocks("lyric", part.lines, self.marks)
            case Dialogue():
                made: list[Element] = []
                for paragraph in _paragraphs(part.lines):
                    made += blocks("parted" if made else "", paragraph, self.marks)
                return made
        assert_never(part)

    def _notes_until(self, offset: int) -> Iterator[Element]:
        while self.notes and self.notes[0].span.start < offset:
            note = self.notes.popleft()
            yield xhtml.element(
                "aside",
                {"class": "note", "role": "note", "aria-label": self.note_word},
                xhtml.element("p", None, *broken(note.text.strip())),
            )


def _head_end(item: ScriptElement) -> int:
    """Up to where a page that begins in the element begins before all of it."""
    match item:
        case SceneHeading() | Transition():
            return item.line.span.end
        case Speech():
            return item.cue.span.end
        case DualSpeech():
            return item.left.cue.span.end
        case _:
            return item.span.start


def _cue(cue: Cue, language: str) -> Iterator[trees.Content]:
    if not _holds_all(cue):
        yield from _name(cue.line.text, language)
        return
    yield from _name(cue.name.text, language)
    for extension in cue.extensions:
        yield " "
        yield from _as_typed([f"({plain(extension.text)})"], language)


def _holds_all(cue: Cue) -> bool:
    """Whether name and extensions are all that the line shows, and none of it is lost."""
    shown: Iterable[Piece] = (cue.name, *cue.extensions)
    return _letters("".join(piece.text for piece in shown)) == _letters(cue.line.text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter not in "() \t")


def _name(text: str, language: str) -> Iterable[trees.Content]:
    """The name in real case, which the style sheet shows in capitals."""
    shown = runs(text.strip())
    cased = spoken(shown[0].text, language) if len(shown) == 1 else ""
    if cased and cased != shown[0].text:
        return (emphasised(shown[0]._replace(text=cased)),)
    return _as_typed(list(map(emphasised, shown)), language)


def _as_typed(content: list[Element | str], language: str) -> Iterable[trees.Content]:
    """The content, marked where the style sheet's capitals would change what was typed."""
    texts = (item if isinstance(item, str) else "".join(item.itertext()) for item in content)
    if not capitals_differ("".join(texts), language):
        return content
    return (xhtml.element("span", {"class": "as-typed"}, *content),)


def _paragraphs(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """The lines parted at empty ones."""
    paragraph: list[Line] = []
    for line in lines:
        if line.text.strip():
            paragraph.append(line)
        elif paragraph:
            yield tuple(paragraph)
            paragraph = []
    if paragraph:
        yield tuple(paragraph)
