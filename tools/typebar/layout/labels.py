"""What pages are called: counted, or locked under the number that they were issued with."""

from collections.abc import Iterator, Sequence

from typebar.model.scene_numbers import numbers


def labels(locks: Sequence[str]) -> list[str]:
    """The label of every page.

    A locked page keeps its label. What it can't hold any more goes on pages called 12A, 12B ...
    until the next locked one, by the rule of scene numbers: between 12 and a locked 12A stands
    A12A, and behind 12A comes 12B. After the last lock pages are counted on.

    Args:
        locks: for each page the label that its page break asks for, empty where none does.
    """
    last = max((page for page, lock in enumerate(locks) if lock), default=-1)
    found = numbers(list(_counted_up(locks[: last + 1])))
    taken = {label.upper() for label in found}
    counted = 0
    for label in found:
        counted = _number(label, counted)
    while len(found) < len(locks):
        counted += 1
        if str(counted) not in taken:
            found.append(str(counted))
    return found


def _counted_up(locks: Sequence[str]) -> Iterator[str]:
    """The locks, and the numbers of pages before the first one as far as they stay below it."""
    first = next((page for page, lock in enumerate(locks) if lock), 0)
    lock = locks[first] if locks else ""
    digits = _digits(lock)
    # All digits: the page has that number itself; 12A has a page 12 before it.
    most = int(digits) - (digits == lock) if digits else first
    for page, label in enumerate(locks):
        yield label or (str(page + 1) if page < min(first, most) else "")


def _number(label: str, before: int) -> int:
    """The number that a label opens with; one more than the last where it has none."""
    digits = _digits(label)
    return int(digits) if digits else before + 1


def _digits(label: str) -> str:
    """The figures that a label opens with; none where there are too many for a page."""
    digits = label[: len(label) - len(label.lstrip("0123456789"))]
    return digits if len(digits) < 10 else ""
