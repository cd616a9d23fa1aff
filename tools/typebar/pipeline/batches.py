"""Which outputs share a process, and whether several processes pay."""

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from typebar.pipeline.plan import Order, Task
from typebar.readers.registry import MARKDOWN

_SHARE = 0.3
"""Seconds that must be won before processes are started."""
_WORTH = 1.0
"""Seconds of work that a process is started for, or that are sent to a worker at a time."""
_HANDFULS = 4
"""How many batches each process gets in the end: the last ones even out what was misjudged."""


class Ordered(Protocol):
    """A task or job: something with an order."""

    @property
    def order(self) -> Order:
        """What is to be made."""


T = TypeVar("T", bound=Ordered)


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
    return sorted(batches, key=lambda batch: (-_cost(batch), batch[0].name))


def handfuls(batches: Sequence[Sequence[T]], count: int) -> list[list[T]]:
    """Batches put together until they are worth a process each, or a message to a worker.

    Of many small ones, each of `count` processes gets a few: what a process loads and starts with
    would otherwise take longer than its work. The order stays.
    """
    enough = max(_WORTH, sum(map(_cost, batches)) / (count * _HANDFULS))
    found: list[list[T]] = []
    filled = enough
    for batch in batches:
        if filled >= enough:
            found.append([])
            filled = 0.0
        found[-1] += batch
        filled += _cost(batch)
    return found


def pays(batches: Sequence[Sequence[Task]]) -> bool:
    """Whether running batches side by side is quicker than one after the other."""
    costs = list(map(_cost, batches))
    return len(costs) > 1 and sum(costs) - max(costs) > _SHARE


def _cost(batch: Sequence[Ordered]) -> float:
    return sum(_seconds(one.order) for one in batch)


def _seconds(order: Order) -> float:
    """About how long an output takes, from measurements on one core: enough to set an order."""
    size = sum(len(text.data) for text in order.material.texts) / 1_000_000
    if _is_printed_book(order):
        return 1.5 + 25 * size
    return 0.02 + 2 * size


def _typesets(task: Task) -> bool:
    return task.order.marked or _is_printed_book(task.order)


def _is_printed_book(order: Order) -> bool:
    return order.format == "pdf" and order.material.language == MARKDOWN.name
