"""Scenes that were written down before: those that an edit doesn't reach are taken as they are.

What stands below a scene's heading becomes one element that holds its markup, already written. Its
key says all that the markup depends on, so that the same bytes come out, remembered or not.
"""

import json
import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple, assert_never
from xml.etree.ElementTree import Element

from typebar.model.inline import Line
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    DualSpeech,
    Include,
    Lyric,
    Note,
    PageBreak,
    SceneHeading,
    Section,
    Speech,
    Synopsis,
    Transition,
)
from typebar.model.script import Element as ScriptElement
from typebar.text.memory import in_force
from typebar.text.pieces import Pieces
from typebar.writers.xhtml import SIZE, WRITTEN, Syntax, inner
from typebar.writers.xhtml_fonts import SCRIPT, letters
from typebar.writers.xhtml_lines import Marks


class _Kept(NamedTuple):
    """What is remembered of a scene."""

    markup: str
    attributes: dict[str, str]
    """Of the element that holds it: what those need to know who look through trees."""
    pages: list[list[str]]
    """Labels and ids of the pages that begin in it."""


@dataclass(slots=True)
class Kept:
    """The scenes of a screenplay in one form; `depends` is all that they share."""

    syntax: Syntax
    name: str
    depends: tuple[object, ...]
    _pieces: Pieces | None = None

    def load(self) -> None:
        """Take out what is remembered."""
        if (memory := in_force()) is not None:
            name = f"scenes\0{self.syntax.value}\0{self.name}"
            # A scene that was changed is another one: what isn't asked for is never wanted again.
            self._pieces = Pieces(memory, name, idle=0)

    def save(self) -> None:
        """Remember what this version of the screenplay has."""
        if self._pieces is not None:
            self._pieces.save()

    def body(
        self,
        items: Sequence[ScriptElement],
        marks: Marks,
        make: Callable[[Sequence[ScriptElement]], list[Element]],
    ) -> Element:
        """The elements below a heading, written down; pages that begin in them are given out."""
        key = self._key(items, marks) if self._pieces else ""
        found = self._pieces.find(key, "") if self._pieces else None
        if found is not None:
            known = _Kept(*json.loads(found))
            marks.give_out([(label, name) for label, name in known.pages])
        else:
            known = self._anew(make(items), marks)
            if self._pieces:
                packed = json.dumps(known, separators=(",", ":")).encode()
                self._pieces.keep(key, "", packed)
        element = Element(WRITTEN, known.attributes)
        element.text = known.markup
        return element

    def _anew(self, made: list[Element], marks: Marks) -> _Kept:
        texts = [text for item in made for text in item.itertext()]
        attributes = {face: "".join(sorted(shown)) for face, shown in _faces(made)}
        attributes[SIZE] = str(sum(map(len, texts)))
        roles = (item.get("role", "") for block in made for item in block.iter())
        if role := next(filter(None, roles), ""):
            attributes["role"] = role
        pages = [[label, name] for label, name in marks.made]
        return _Kept(inner(made, self.syntax), attributes, pages)

    def _key(self, items: Sequence[ScriptElement], marks: Marks) -> str:
        places: object = None
        base = 0
        if marks.waiting and marks.waiting[0].offset <= items[-1].span.end:
            base = items[0].span.start
            coming = (mark for mark in marks.waiting if mark.offset <= items[-1].span.end)
            places = (marks.count, [(mark.label, mark.offset - base) for mark in coming])
        said = [_said(item, base if places else None) for item in items]
        everything: Any = (self.depends, places, said)
        # Version 0 of marshal knows no references, which would depend on what is the same object.
        return blake2b(marshal.dumps(everything, 0), digest_size=16).hexdigest()


def _faces(made: Iterable[Element]) -> Iterator[tuple[str, set[str]]]:
    for (bold, italic), shown in letters(SCRIPT, made).items():
        yield f"{bold:d}{italic:d}", shown


def opens(item: ScriptElement) -> bool:
    """Whether a scene or an act begins with the element."""
    return isinstance(item, SceneHeading) or (isinstance(item, Section) and item.level == 1)


def _said(item: ScriptElement, base: int | None) -> tuple[object, ...]:
    """All that the markup of an element depends on, as plain data; places where `base` is given."""
    name = type(item).__name__
    match item:
        case Action() | Centred() | Lyric():
            found: Any = _lines(item.lines, base)
        case SceneHeading() | Transition() | Section() | Synopsis():
            found = _lines((item.line,), base)
        case Speech():
            found = _speech(item, base)
        case DualSpeech():
            found = (_speech(item.left, base), _speech(item.right, base))
        case Note() | Boneyard() | PageBreak() | Include():
            found = ()
        case _:
            assert_never(item)
    return (name, found) if base is None else (name, found, item.span.start - base)


def _speech(speech: Speech, base: int | None) -> tuple[object, ...]:
    parts = [(type(part).__name__, _lines(part.lines, base)) for part in speech.parts]
    return (*_cue(speech.cue, base), parts)


def _cue(cue: Cue, base: int | None) -> tuple[object, ...]:
    shown = (cue.name.text, [one.text for one in cue.extensions], _lines((cue.line,), base))
    return shown if base is None else (*shown, cue.span.end - base)


def _lines(lines: Sequence[Line], base: int | None) -> list[object]:
    if base is None:
        return [line.text for line in lines]
    return [(text, place.start - base, place.end - base, cuts) for text, place, cuts in lines]
