"""What pages are called: counted, or locked under the number that they were issued with."""

from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_uppercase


def labels(locks: Sequence[str]) -> list[str]:
    """The label of every page.

    A locked page keeps its label. What it can't hold any more goes on pages called 12A, 12B ...
    until the next locked one; after the last lock pages are counted on.

    Args:
        locks: for each page the label that its page break asks for, empty where none does.
    """
    taken = {lock for lock in locks if lock}
    last_lock = max((page for page, lock in enumerate(locks) if lock), default=-1)
    found: list[str] = []
    counted = 0
    spare: Iterator[str] | None = None
    for page, lock in enumerate(locks):
        full = page < last_lock and (spare is not None or str(counted + 1) in taken)
        if lock:
            counted = _number(lock, counted)
            spare = _letters(lock)
            found.append(lock)
        elif full:
            spare = spare or _letters(str(counted))
            found.append(next(label for label in spare if label not in taken))
        else:
            counted += 1
            found.append(str(counted))
    return found


def _number(label: str, before: int) -> int:
    """The number that a label opens with; one more than the last where it has none."""
    digits = label[: len(label) - len(label.lstrip("0123456789"))]
    return int(digits) if digits and len(digits) < 10 else before + 1


def _letters(label: str) -> Iterator[str]:
    """The label with A, B ... Z, AA, AB ..."""
    for size in count(1):
        for letters in product(ascii_uppercase, repeat=size):
            yield label + "".join(letters)
