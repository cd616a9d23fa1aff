"""Going through a script's nodes, and comparing what they mean."""

from collections.abc import Iterator
from dataclasses import fields
from enum import Enum
from typing import Any

from typebar.model.emphasis import runs
from typebar.model.inline import Line, Piece
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    Dialogue,
    DualSpeech,
    Include,
    Lyric,
    Node,
    Note,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    Synopsis,
    TitleEntry,
    TitlePage,
    Transition,
)

SPELLING = frozenset({"span", "source", "forced"})
"""Fields that say how a node is written down, not what it means."""


_HOLDERS = (Speech, DualSpeech, TitlePage)
"""What `children` finds something in."""


def nodes(script: Script) -> Iterator[Node]:
    """Every node in the order of the text, each before what it holds.

    Notes and boneyards inside other elements are in `script.notes` and `script.boneyards` only.
    """
    if script.title_page is not None:
        yield from below(script.title_page)
    for element in script.elements:
        if isinstance(element, _HOLDERS):
            yield from below(element)
        else:
            yield element


def below(node: Node) -> Iterator[Node]:
    """The node, then every node in it."""
    yield node
    for child in children(node):
        if isinstance(child, _HOLDERS):
            yield from below(child)
        else:
            yield child


def children(node: Node) -> tuple[Node, ...]:
    """The nodes that a node holds, in the order of the text."""
    match node:
        case TitlePage(entries=entries):
            return entries
        case Speech(cue=cue, parts=parts):
            return (cue, *parts)
        case DualSpeech(left=left, right=right):
            return (left, right)
        case _:
            return ()


def lines(node: Node) -> tuple[Line, ...]:
    """The lines that a node shows, without those of the nodes in it."""
    match node:
        case Action(lines=several) | Dialogue(lines=several):
            return several
        case Speech() | DualSpeech() | TitlePage():
            return ()
        case Cue(line=line) | SceneHeading(line=line) | Transition(line=line):
            return (line,)
        case Parenthetical(lines=several) | Centred(lines=several) | Lyric(lines=several):
            return several
        case Section(line=line) | Synopsis(line=line):
            return (line,)
        case TitleEntry(values=values):
            return values
        case Note() | Boneyard() | PageBreak() | Include():
            return ()


Shape = str | int | bool | None | tuple["Shape", ...]


def shape(node: object) -> Shape:
    """What a node or script means, as nested plain tuples: no spans, no forcing marks, no escapes.

    Two texts say the same if the shapes of their scripts are equal.
    """
    match node:
        case None | bool() | int() | str():
            return node
        case Line() | Piece():
            return tuple((run.text, run.emphasis.value) for run in runs(node.text))
        case Enum():
            return node.name
        case tuple():
            return tuple(shape(item) for item in node)
        case _:
            return (type(node).__name__, *_fields(node))


def _fields(node: Any) -> tuple[Shape, ...]:
    return tuple(
        shape(getattr(node, field.name)) for field in fields(node) if field.name not in SPELLING
    )
