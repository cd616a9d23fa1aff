"""Running orders in several processes that are watched."""

import multiprocessing
import signal
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import FrameType

from typebar.pipeline import interruption
from typebar.pipeline.processors import context
from typebar.pipeline.render import Failure, Rendered, Renderer
from typebar.pipeline.steps import Again, Begun, Done, Job, Step, late
from typebar.readers.registry import MARKDOWN
from typebar.text.errors import TypebarError
from typebar.writers import registry


@dataclass(slots=True)
class _Worker:
    """A process, what it has to do, and since when it does the first of it."""

    process: BaseProcess
    results: Connection
    jobs: list[Job]
    since: float = field(default_factory=time.monotonic)


def side_by_side(batches: Sequence[Sequence[Job]], count: int, limit: float) -> Iterator[Step]:
    """Make the outputs in up to `count` processes, a batch in each.

    A process that dies is started again once for what it hadn't finished; an output that takes
    longer than `limit` seconds is given up. However this generator ends, no process is left.
    """
    waiting = [list(batch) for batch in batches if batch]
    waiting.reverse()
    running: list[_Worker] = []
    retried: set[str] = set()
    way = context()
    _load(job for batch in batches for job in batch)
    try:
        while waiting or running:
            while waiting and len(running) < count:
                with interruption.later():
                    running.append(_start(way, waiting.pop()))
                yield Begun(running[-1].jobs[0].name)
            for worker in _ready(running, limit):
                steps, rest = _hear(worker, retried, limit)
                # One that has ended may have left results that are still to be heard.
                if not worker.jobs:
                    _stop(worker)
                    running.remove(worker)
                if rest:
                    waiting.append(rest)
                yield from steps
    finally:
        for worker in running:
            _stop(worker)


def _load(jobs: Iterable[Job]) -> None:
    """Load what processes need before they're forked: once, instead of once in each."""
    if sys.platform != "linux":
        return
    wanted = {(job.order.material.language, job.order.format) for job in jobs}
    for language, form in sorted(wanted):
        import_module(f"typebar.readers.{language}")
        if writer := registry.by_name(form):
            writer.load(prose=language == MARKDOWN.name)


def _start(way: BaseContext, jobs: list[Job]) -> _Worker:
    results, theirs = way.Pipe(duplex=False)
    process = way.Process(target=_work, args=(theirs, tuple(jobs)), daemon=True)  # type: ignore[attr-defined]  # typeshed gives it to the concrete contexts only
    process.start()
    theirs.close()
    return _Worker(process, results, jobs)


def _work(results: Connection, jobs: Sequence[Job]) -> None:
    """What a process does: it ends with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _terminate)
    interruption.let_in()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    renderer = Renderer()
    for job in jobs:
        results.send(renderer.attempt(job.order))
    # Nothing is left to clear up: whoever doesn't wait for this process to end may end it at once.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminate(number: int, _frame: FrameType | None) -> None:
    """End by way of every `finally`: what this process has started ends with it."""
    raise SystemExit(128 + number)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        signal.raise_signal(signal.SIGTERM)


def _ready(running: Sequence[_Worker], limit: float) -> list[_Worker]:
    """Workers that have something to say, have ended, or are over their time."""
    now = time.monotonic()
    patience = max(0.0, min(worker.since + limit for worker in running) - now)
    waited: dict[object, _Worker] = {worker.results: worker for worker in running}
    ready = {id(waited[one]) for one in connection.wait([w.results for w in running], patience)}
    latest = time.monotonic() - limit
    return [worker for worker in running if id(worker) in ready or worker.since <= latest]


def _hear(worker: _Worker, retried: set[str], limit: float) -> tuple[list[Step], list[Job]]:
    """What a ready worker has done, and the jobs that must go to another one."""
    job = worker.jobs[0]
    seconds = time.monotonic() - worker.since
    if not worker.results.poll():
        return [Done(job.name, late(limit), seconds)], _give_up(worker)
    try:
        result: Rendered | Failure = worker.results.recv()
    except (EOFError, OSError):
        return _mourn(worker, job, retried, seconds)
    worker.jobs.pop(0)
    worker.since = time.monotonic()
    steps: list[Step] = [Done(job.name, result, seconds)]
    return [*steps, *(Begun(later.name) for later in worker.jobs[:1])], []


def _give_up(worker: _Worker) -> list[Job]:
    rest = worker.jobs[1:]
    _stop(worker)
    return rest


def _mourn(
    worker: _Worker, job: Job, retried: set[str], seconds: float
) -> tuple[list[Step], list[Job]]:
    rest = _rest_of(worker)
    reason = f"its worker ended unexpectedly ({_cause(worker.process.exitcode)})"
    if job.name not in retried:
        retried.add(job.name)
        return [Again(job.name, reason)], [job, *rest]
    failure = Failure(TypebarError, f"{reason}, twice", "use fewer --jobs if memory is short")
    return [Done(job.name, failure, seconds)], rest


def _rest_of(worker: _Worker) -> list[Job]:
    worker.process.join(5)
    return _give_up(worker)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


def _stop(worker: _Worker) -> None:
    worker.jobs = []
    worker.results.close()
    if worker.process.is_alive():
        worker.process.terminate()
        worker.process.join(2)
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
