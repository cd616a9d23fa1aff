"""Transitions.

Source: the syntax page of Fountain 1.1, "Transition".
"""

from typebar.model.script import Transition
from typebar.readers.fountain.rows import BLANKS, Row


def is_natural(row: Row) -> bool:
    """Whether a row is in capitals and ends in `TO:`, with a word before it.

    Blanks behind the colon are a writer's way to say that it is action.
    """
    words = row.words
    return row.text.endswith("TO:") and words != "TO:" and is_worded(words) and words.isupper()


def is_worded(words: str) -> bool:
    """Whether a line ends as transitions do: then it is no cue either."""
    return words.endswith((" TO:", "\tTO:")) or words == "TO:"


def is_worded_or_forced(row: Row) -> bool:
    """Whether a row is a transition or, but for what stands around it, could be one."""
    return is_forced(row.words) or (is_worded(row.words) and row.words.isupper())


def is_forced(words: str) -> bool:
    """Whether a line opens with `>` and more than blanks follow."""
    return words[0] == ">" and len(words) > 1


def read(path: str, row: Row) -> Transition:
    """The transition that a row is."""
    forced = row.words[0] == ">"
    start = row.text.index(">") + 1 if forced else 0
    span = row.node_span(path)
    stop = len(row.text.rstrip(BLANKS))
    return Transition(span, row.line(path, start, stop), forced)
