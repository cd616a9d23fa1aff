"""Nodes of the model, made in a third of the time of their own constructors.

A frozen dataclass sets each field by a call; a script has thousands of nodes, and the calls took a
fifth of the reading. A draft has the same slots and isn't frozen: it is filled by plain assignment
and becomes the node by taking its class, which Python allows where the slots agree and refuses
otherwise. Only what most scripts are made of is worth it.
"""

from typing import Any

from typebar.model.inline import Line, Piece
from typebar.model.script import (
    Action,
    Cue,
    Dialogue,
    Parenthetical,
    SceneHeading,
    Speech,
    SpeechPart,
)
from typebar.text.source import Span

_new = object.__new__
_tuple = tuple.__new__


def _draft(node: type) -> type:
    """A class with the slots of a node, not frozen."""
    return type(f"_{node.__name__}", (), {"__slots__": node.__slots__})  # type: ignore[attr-defined]  # dataclasses with slots have it


_Action = _draft(Action)
_Cue = _draft(Cue)
_Dialogue = _draft(Dialogue)
_Heading = _draft(SceneHeading)
_Parenthetical = _draft(Parenthetical)
_Speech = _draft(Speech)


def paragraph(span: Span, line: Line, blank_lines: int) -> Action:
    """An action of one line, not forced."""
    made: Any = _new(_Action)
    made.span = span
    made.lines = (line,)
    made.forced = False
    made.blank_lines = blank_lines
    made.__class__ = Action
    return made  # type: ignore[no-any-return]  # its class says so


def cue(line: Line) -> Cue:
    """A cue that is a name from end to end."""
    made: Any = _new(_Cue)
    made.span = line.span
    made.line = line
    made.name = _tuple(Piece, (line.text, line.span))
    made.extensions = ()
    made.dual = False
    made.forced = False
    made.__class__ = Cue
    return made  # type: ignore[no-any-return]  # as above


def dialogue(span: Span, lines: tuple[Line, ...]) -> Dialogue:
    """Spoken lines."""
    made: Any = _new(_Dialogue)
    made.span = span
    made.lines = lines
    made.__class__ = Dialogue
    return made  # type: ignore[no-any-return]  # as above


def parenthetical(span: Span, line: Line) -> Parenthetical:
    """A direction on one line."""
    made: Any = _new(_Parenthetical)
    made.span = span
    made.lines = (line,)
    made.__class__ = Parenthetical
    return made  # type: ignore[no-any-return]  # as above


def heading(  # noqa: PLR0913, PLR0917 -- the fields of the node
    span: Span,
    line: Line,
    prefix: Piece | None,
    location: Piece | None,
    time: Piece | None,
    number: Piece | None,
    forced: bool,  # noqa: FBT001 -- as above
    blank_lines: int,
) -> SceneHeading:
    """A scene heading; the fields of the node in their order."""
    made: Any = _new(_Heading)
    made.span = span
    made.line = line
    made.prefix = prefix
    made.location = location
    made.time = time
    made.number = number
    made.forced = forced
    made.blank_lines = blank_lines
    made.__class__ = SceneHeading
    return made  # type: ignore[no-any-return]  # as above


def speech(span: Span, speaker: Cue, parts: tuple[SpeechPart, ...]) -> Speech:
    """A cue and what is said under it."""
    made: Any = _new(_Speech)
    made.span = span
    made.cue = speaker
    made.parts = parts
    made.__class__ = Speech
    return made  # type: ignore[no-any-return]  # as above
