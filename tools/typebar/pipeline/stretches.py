"""Typesetting the stretches of a book in several processes, and keeping what hasn't changed."""

import contextlib
import gc
import os
import select
import signal
import struct
import sys
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass

from typebar.pipeline import interruption
from typebar.pipeline.shelf import Shelf
from typebar.writers.pdf.book_keep import key, pack, unpack
from typebar.writers.pdf.book_press import typeset
from typebar.writers.pdf.book_trim import Trim
from typebar.writers.pdf.book_unit import Sheets, Unit

_WORTH = 24_000
"""Characters of HTML (4,000 words, 0.6 s) below which a second process doesn't pay."""
_NUMBER = struct.Struct("<I")
_RESULT = struct.Struct("<IQ")


@dataclass(frozen=True, slots=True)
class Press:
    """A way to typeset stretches; see writers.pdf.book.Press."""

    jobs: int = 1
    """Processes."""
    shelf: Shelf | None = None
    """Where typeset stretches are kept; None: nowhere."""

    def __call__(self, units: Sequence[Unit], trim: Trim) -> list[Sheets]:
        """The stretches typeset, in their order; the same whatever the jobs and the shelf."""
        keys = [key(unit, trim) for unit in units] if self.shelf else []
        done = {index: found for index, name in enumerate(keys) if (found := self._find(name))}
        missing = [index for index in range(len(units)) if index not in done]
        typesetting = self._typeset([(index, units[index]) for index in missing], trim)
        with contextlib.closing(typesetting):
            for index, sheets in typesetting:
                done[index] = sheets
                if self.shelf and not sheets.foreign and not sheets.missing:
                    self.shelf.keep(keys[index], pack(sheets))
        return [done[index] for index in range(len(units))]

    def _typeset(
        self, units: Sequence[tuple[int, Unit]], trim: Trim
    ) -> Generator[tuple[int, Sheets]]:
        done = set()
        size = sum(len(unit.html) for _, unit in units)
        if self.jobs > 1 and len(units) > 1 and size > _WORTH and sys.platform == "linux":
            with contextlib.closing(_side_by_side(units, trim, self.jobs)) as ready:
                for index, sheets in ready:
                    done.add(index)
                    yield index, sheets
        for index, unit in units:
            if index not in done:
                yield index, typeset(unit, trim)

    def _find(self, name: str) -> Sheets | None:
        data = self.shelf.find(name) if self.shelf else None
        if data is None:
            return None
        try:
            return unpack(data)
        except (ValueError, TypeError, KeyError, RecursionError):
            return None


def _side_by_side(
    units: Sequence[tuple[int, Unit]], trim: Trim, jobs: int
) -> Generator[tuple[int, Sheets]]:
    """Stretches in the order in which they get ready.

    Processes are forked with WeasyPrint and the fonts loaded, and take numbers from a pipe, the
    longest stretch first. What a process that dies had in hand isn't yielded.
    """
    first = min(units, key=lambda item: len(item[1].html))
    yield first[0], typeset(first[1], trim)  # loads everything before the processes are made
    by_number = dict(units)
    order = sorted((item for item in units if item != first), key=lambda item: -len(item[1].html))
    queue, feed = os.pipe()
    os.write(feed, b"".join(_NUMBER.pack(index) for index, _ in order[: 65536 // _NUMBER.size]))
    os.close(feed)
    workers = {}
    gc.freeze()  # what is shared with the processes stays so: looking through it would copy it
    try:
        for _ in range(min(jobs, len(order))):
            with interruption.later():
                pid, results = _fork(queue, by_number, trim)
                workers[results] = pid
        yield from _collect(list(workers))
    finally:
        gc.unfreeze()
        with interruption.later():
            os.close(queue)
            for results, pid in workers.items():
                _end(results, pid)


def _end(results: int, pid: int) -> None:
    """End a process that has done its work, or that nobody waits for any more."""
    os.close(results)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _fork(queue: int, units: dict[int, Unit], trim: Trim) -> tuple[int, int]:
    """A process that typesets what it takes from the queue; its id and where its results come."""
    results, out = os.pipe()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        os.close(out)
        return pid, results
    status = 1
    try:
        os.close(results)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        interruption.let_in()
        _work(queue, out, units, trim, parent)
        status = 0
    finally:
        # Not sys.exit: what the parent has open, and its clearing up, aren't this process's.
        os._exit(status)


def _work(queue: int, out: int, units: dict[int, Unit], trim: Trim, parent: int) -> None:
    """Typeset while there is something to do, and somebody to do it for."""
    with os.fdopen(out, "wb") as stream:
        while os.getppid() == parent and (taken := os.read(queue, _NUMBER.size)):
            (index,) = _NUMBER.unpack(taken)
            data = pack(typeset(units[index], trim))
            stream.write(_RESULT.pack(index, len(data)) + data)
            stream.flush()


def _collect(open_ends: list[int]) -> Iterator[tuple[int, Sheets]]:
    buffers = {end: bytearray() for end in open_ends}
    while buffers:
        ready, _, _ = select.select(list(buffers), [], [])
        for end in ready:
            read = os.read(end, 1 << 20)
            if not read:
                del buffers[end]
                continue
            buffers[end] += read
            yield from _results(buffers[end])


def _results(buffer: bytearray) -> Iterator[tuple[int, Sheets]]:
    """The results that have come in whole; they're taken from the buffer."""
    while len(buffer) >= _RESULT.size:
        index, size = _RESULT.unpack_from(buffer)
        end = _RESULT.size + size
        if len(buffer) < end:
            return
        yield index, unpack(bytes(buffer[_RESULT.size : end]))
        del buffer[:end]
