"""Nodes made by the short way are those of the long way."""

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from typebar.model.inline import Line, Piece
from typebar.model.script import (
    Action,
    Cue,
    Dialogue,
    Element,
    Parenthetical,
    SceneHeading,
    Speech,
    SpeechPart,
)
from typebar.readers.fountain import drafts
from typebar.text.source import Span

SPAN = Span("x", 1, 5)
LINE = Line("ANNA", SPAN)
PIECE = Piece("ANNA", SPAN)
CUE = Cue(SPAN, LINE, PIECE)

PAIRS = [
    (drafts.paragraph(SPAN, LINE, 2), Action(SPAN, (LINE,), blank_lines=2)),
    (
        drafts.cue(SPAN, LINE, PIECE, (PIECE,), True),
        Cue(SPAN, LINE, PIECE, (PIECE,), forced=True),
    ),
    (drafts.dialogue(SPAN, SPAN, (LINE,)), Dialogue(SPAN, (LINE,))),
    (drafts.dialogue(SPAN, Span("x", 6, 9), (LINE, LINE)), Dialogue(Span("x", 1, 9), (LINE, LINE))),
    (drafts.parenthetical(SPAN, LINE), Parenthetical(SPAN, (LINE,))),
    (drafts.speech(SPAN, CUE, ()), Speech(SPAN, CUE, ())),
    (
        drafts.heading(SPAN, LINE, PIECE, None, PIECE, None, True, 3),
        SceneHeading(SPAN, LINE, PIECE, None, PIECE, None, forced=True, blank_lines=3),
    ),
]


@pytest.mark.parametrize(("made", "node"), PAIRS, ids=lambda one: type(one).__name__)
def test_a_draft_becomes_the_node(
    made: Element | Cue | SpeechPart, node: Element | Cue | SpeechPart
) -> None:
    assert type(made) is type(node)
    assert made == node
    assert hash(made) == hash(node)
    assert repr(made) == repr(node)
    assert pickle.loads(pickle.dumps(made)) == node
    assert replace(made, span=Span("y", 0, 0)) == replace(node, span=Span("y", 0, 0))


@pytest.mark.parametrize("made", [made for made, _ in PAIRS], ids=lambda one: type(one).__name__)
def test_it_is_frozen_as_the_node_is(made: Element | Cue | SpeechPart) -> None:
    with pytest.raises(FrozenInstanceError):
        made.span = SPAN  # type: ignore[misc]  # this is the test
