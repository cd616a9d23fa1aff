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
    made: Any = _Action()
    made.span = span
    made.lines = (line,)
    made.forced = False
    made.blank_lines = blank_lines
    made.__class__ = Action
    return made  # type: ignore[no-any-return]  # its class says so


def cue(
    span: Span,
    line: Line,
    name: Piece,
    extensions: tuple[Piece, ...],
    forced: bool,  # noqa: FBT001 -- the fields of the node
) -> Cue:
    """A cue that isn't known to be the second of two."""
    made: Any = _Cue()
    made.span = span
    made.line = line
    made.name = name
    made.extensions = extensions
    made.dual = False
    made.forced = forced
    made.__class__ = Cue
    return made  # type: ignore[no-any-return]  # as above


def dialogue(first: Span, last: Span, lines: tuple[Line, ...]) -> Dialogue:
    """Spoken lines, from the span of the first row to that of the last."""
    made: Any = _Dialogue()
    made.span = first if first is last else first.to(last)
    made.lines = lines
    made.__class__ = Dialogue
    return made  # type: ignore[no-any-return]  # as above


def parenthetical(span: Span, line: Line) -> Parenthetical:
    """A direction on one line."""
    made: Any = _Parenthetical()
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
    made: Any = _Heading()
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
    made: Any = _Speech()
    made.span = span
    made.cue = speaker
    made.parts = parts
    made.__class__ = Speech
    return made  # type: ignore[no-any-return]  # as above
