"""How many processes a machine has room for, and how they are started."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.context import BaseContext

_EACH = 400 * 1024 * 1024
"""Bytes that a process may come to: the typesetter with a chapter of 20,000 words takes 250 MB."""
_GROUPS = "/sys/fs/cgroup"


def processors() -> int:
    """How many processes to use: one a processor, as far as the memory that is free goes.

    A container's share counts, where it has less than the machine.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    groups = tuple(_groups())
    count = min([count, *_shares(groups)])
    free = min([_free_memory(), *_rooms(groups)])
    return max(1, min(count, free // _EACH))


def context() -> BaseContext:
    """The way of starting a process."""
    from multiprocessing import get_context  # noqa: PLC0415 -- not for who only counts

    # A fork starts in 5 ms with everything loaded; elsewhere it isn't safe with the libraries used.
    return get_context("fork" if sys.platform == "linux" else "spawn")


def _free_memory() -> int:
    """Bytes that programs may take without others being swapped out; boundless if unknown."""
    for line in _read("/proc/meminfo").splitlines():
        if line.startswith("MemAvailable:"):
            return _number(line.split()[1]) * 1024
    return sys.maxsize


def _groups() -> Iterator[str]:
    """The folders of the control group (version 2) of this process and of those around it."""
    for line in _read("/proc/self/cgroup").splitlines():
        if line.startswith("0::/"):
            path = line.removeprefix("0::").rstrip("/")
            while path:
                yield _GROUPS + path
                path = path.rpartition("/")[0]
            yield _GROUPS


def _shares(groups: tuple[str, ...]) -> Iterator[int]:
    """For each group with a limit, how many processors it may use in the mean, rounded up."""
    for group in groups:
        quota, _, period = _read(f"{group}/cpu.max").strip().partition(" ")
        if quota.isdigit() and period.isdigit() and int(period):
            yield max(1, -(-int(quota) // int(period)))


def _rooms(groups: tuple[str, ...]) -> Iterator[int]:
    """For each group with a limit, the bytes that it may still take; cached files give way."""
    for group in groups:
        most = _read(f"{group}/memory.max").strip()
        if most.isdigit():
            used = _number(_read(f"{group}/memory.current").strip())
            lines = _read(f"{group}/memory.stat").splitlines()
            idle = next((line for line in lines if line.startswith("inactive_file ")), "")
            yield max(0, int(most) - used + _number(idle.partition(" ")[2]))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _read(path: str) -> str:
    """What the system says in one of its files; nothing where it hasn't got it."""
    try:
        with open(path, encoding="ascii") as file:  # noqa: PTH123 -- no file of a project
            return file.read()
    except (OSError, ValueError):
        return ""
