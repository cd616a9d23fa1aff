"""How many processes a machine has room for."""

import os
import sys

_EACH = 400 * 1024 * 1024
"""Bytes that a process may come to: the typesetter with a chapter of 20,000 words takes 250 MB."""


def processors() -> int:
    """How many processes to use: one a processor, as far as the memory that is free goes."""
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    return max(1, min(count, _free_memory() // _EACH))


def _free_memory() -> int:
    """Bytes that programs may take without others being swapped out; boundless if unknown."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123 -- no file of a project
            words = next(line for line in file if line.startswith("MemAvailable:")).split()
        return int(words[1]) * 1024
    except (OSError, ValueError, IndexError, StopIteration):
        return sys.maxsize
