"""Transitions.

Source: the syntax page of Fountain 1.1, "Transition".
"""

from typebar.model.script import Transition
from typebar.readers.fountain.rows import BLANKS, Row


def is_natural(row: Row) -> bool:
    """Whether a row is in capitals and ends in `TO:`, with a word before it.

    Blanks behind the colon are a writer's way to say that it is action.
    """
    return row.text.endswith((" TO:", "\tTO:")) and row.words != "TO:" and row.words.isupper()


def is_forced(words: str) -> bool:
    """Whether a line opens with `>` and more than blanks follow."""
    return words[0] == ">" and len(words) > 1


def read(path: str, row: Row) -> Transition:
    """The transition that a row is."""
    forced = row.words[0] == ">"
    start = row.text.index(">") + 1 if forced else 0
    span = row.span(path, 0, 0)._replace(start=row.start, end=row.end)
    stop = len(row.text.rstrip(BLANKS))
    return Transition(span, row.line(path, start, stop), forced)
