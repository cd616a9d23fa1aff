"""How many processes a machine has room for, and how they are started."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

_EACH = 400 * 1024 * 1024
"""Bytes that a process may come to: the typesetter with a chapter of 20,000 words takes 250 MB."""


def processors() -> int:
    """How many processes to use: one a processor, as far as the memory that is free goes."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(count, _free_memory() // _EACH))


def context() -> BaseContext:
    """The way of starting a process."""
    from multiprocessing import get_context  # noqa: PLC0415 -- not for who only counts

    # A fork starts in 5 ms with everything loaded; elsewhere it isn't safe with the libraries used.
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _free_memory() -> int:
    """Bytes that programs may take without others being swapped out; boundless if unknown."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123 -- no file of a project
            words = next(line for line in file if line.startswith("MemAvailable:")).split()
        return int(words[1]) * 1024
    except (OSError, ValueError, IndexError, StopIteration):
        return sys.maxsize
