"""Which tasks share a process, and whether several processes pay."""

from collections.abc import Sequence
from itertools import groupby

from typebar.pipeline.plan import Task
from typebar.readers.registry import MARKDOWN

_SHARE = 0.3
"""Seconds that must be won before processes are started."""


def group(tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks in batches, the longest first: those of one target share what is read.

    Printed books stand alone, as typesetting them outlasts everything else; an e-book that names
    the printed pages goes with its book, whose typeset stretches it finds kept.
    """
    batches = [
        list(batch)
        for _, batch in groupby(
            sorted(tasks, key=lambda task: (task.target, _typesets(task))),
            key=lambda task: (task.target, _typesets(task)),
        )
    ]
    return sorted(batches, key=lambda batch: (-sum(map(seconds, batch)), batch[0].name))


def seconds(task: Task) -> float:
    """About how long a task takes, from measurements on one core: enough to put them in order."""
    size = sum(len(text.data) for text in task.order.material.texts) / 1_000_000
    if _is_printed_book(task):
        return 1.5 + 25 * size
    return 0.15 + 2 * size


def pays(batches: Sequence[Sequence[Task]]) -> bool:
    """Whether running batches side by side is quicker than one after the other."""
    costs = [sum(map(seconds, batch)) for batch in batches]
    return len(costs) > 1 and sum(costs) - max(costs) > _SHARE


def _typesets(task: Task) -> bool:
    return task.order.marked or _is_printed_book(task)


def _is_printed_book(task: Task) -> bool:
    return task.order.format == "pdf" and task.order.material.language == MARKDOWN.name
