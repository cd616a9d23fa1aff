"""Running orders on Dask: on a scheduler that is there already, or on processes of our own.

A worker needs this version of typebar and its libraries and sees the project's folder under the
same path; what differs is found out, and nothing made with it is taken.
"""

import contextlib
import logging
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from typebar.pipeline.batches import handfuls
from typebar.pipeline.render import Failure, Rendered, Renderer
from typebar.pipeline.steps import Again, Begun, Done, Job, Step, late
from typebar.pipeline.versions import engine, libraries
from typebar.project.fingerprint import fingerprint
from typebar.text.errors import MissingToolError, TypebarError, UsageError
from typebar.text.installing import adding
from typebar.writers import registry

_PATIENCE = 10.0
"""Seconds in which a scheduler must answer."""
_ALONE = threading.Lock()
"""The typesetter isn't made for threads, of which a worker may have several."""


class Farm(NamedTuple):
    """Where the work is done."""

    scheduler: str = ""
    """Its address; empty: processes of our own, which end with the build."""
    most: int = 1
    """Processes of our own, or batches that a scheduler gets at a time; 0: one for each worker."""


Result: TypeAlias = tuple[Rendered | Failure, float]
"""What came of an order, and in how many seconds."""


def work(jobs: Sequence[Job], wanted: Mapping[str, str]) -> list[Result]:
    """What a worker does with a batch; `wanted` are the versions that it must have."""
    if wrong := [name for name, version in wanted.items() if tools().get(name) != version]:
        failure = Failure(
            UsageError,
            f"a worker has another version of {', '.join(wrong)}, and would make other bytes",
            "install the same versions there as here",
        )
        return [(failure, 0.0) for _ in jobs]
    results: list[Result] = []
    with _ALONE:
        renderer = Renderer()
        for job in jobs:
            start = time.perf_counter()
            result = renderer.attempt(job.order)
            results.append((result, time.perf_counter() - start))
    return results


def tools() -> dict[str, str]:
    """Everything installed that an output may depend on -> its version."""
    installed = libraries()
    names = {name for writer in registry.WRITERS for name in writer.libraries}
    return {"typebar": engine()} | {name: installed.get(name, "") for name in sorted(names)}


@dataclass(slots=True)
class _Field:
    """A farm at work."""

    client: Any
    """Dask's."""
    farm: Farm
    most: int
    """Batches that are worked on at once."""
    limit: float
    waiting: list[list[Job]]
    running: dict[Any, tuple[list[Job], float]] = field(default_factory=dict)
    """Dask's futures -> what is to be made, and since when."""
    retried: set[str] = field(default_factory=set)


def on_dask(batches: Sequence[Sequence[Job]], farm: Farm, limit: float) -> Iterator[Step]:
    """Make the outputs, batches together as `handfuls` has them.

    What had a worker that dies, or isn't back after `limit` seconds with others, is tried once
    more, output by output; an output that takes longer alone is given up. However this generator
    ends, no process of our own is left, and a scheduler has no more to do for it.

    Raises:
        MissingToolError: Dask isn't installed.
        UsageError: no scheduler answers.
    """
    with _client(farm) as client:
        most = farm.most or max(1, len(client.nthreads()))
        together = handfuls([batch for batch in batches if batch], most)
        state = _Field(client, farm, most, limit, together[::-1])
        try:
            while state.waiting or state.running:
                yield from _send(state)
                for future in _ready(state):
                    yield from _hear(state, future)
        finally:
            with contextlib.suppress(Exception):  # the scheduler may be what has gone
                client.cancel(list(state.running), force=True)


@contextlib.contextmanager
def _client(farm: Farm) -> Iterator[Any]:
    try:
        import dask  # noqa: PLC0415 -- loaded only when asked for: 1 s
        import distributed  # noqa: PLC0415 -- as above
    except ImportError as error:
        raise MissingToolError(
            f"builds on Dask need the package {error.name or 'distributed'!r}",
            help=adding("dask", "distributed"),
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    settings = {
        # A death is counted by us, so that it's named; manuscripts of 10 MB are no mistake.
        "distributed.scheduler.allowed-failures": 0,
        "distributed.admin.large-graph-warning-threshold": "1GB",
    }
    with dask.config.set(settings), contextlib.ExitStack() as stack:
        place = farm.scheduler or stack.enter_context(_own(distributed, farm.most))
        try:
            client = distributed.Client(place, timeout=_PATIENCE)
        except (OSError, ValueError, ImportError) as error:
            raise UsageError(
                f"no scheduler answers at {farm.scheduler}: {error}",
                help='start one with "dask scheduler", or leave --scheduler out',
            ) from None
        yield stack.enter_context(client)


@contextlib.contextmanager
def _own(distributed: Any, count: int) -> Iterator[Any]:
    """Processes of our own, which only we may talk to: with certificates made for them."""
    try:
        security = distributed.security.Security.temporary()
    except ImportError:
        raise MissingToolError(
            "processes of our own need the package 'cryptography', which keeps others out",
            help=adding("cryptography"),
        ) from None
    with (
        tempfile.TemporaryDirectory(prefix="typebar-") as folder,
        distributed.LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            security=security,
            silence_logs=logging.CRITICAL,
            local_directory=folder,
        ) as cluster,
    ):
        yield cluster


def _send(state: _Field) -> Iterator[Step]:
    """Give out as much as is worked on at once, so that the time of each batch can be told."""
    while state.waiting and len(state.running) < state.most:
        jobs = state.waiting.pop()
        future = state.client.submit(work, jobs, tools(), pure=False)
        state.running[future] = (jobs, time.monotonic())
        yield Begun(jobs[0].name)


def _ready(state: _Field) -> list[Any]:
    """Batches that have ended, or are over their time."""
    import distributed  # noqa: PLC0415 -- loaded already

    ends = [since + state.limit for _, since in state.running.values()]
    patience = max(0.05, min(ends) - time.monotonic())
    with contextlib.suppress(TimeoutError):
        distributed.wait(list(state.running), patience, return_when="FIRST_COMPLETED")
    now = time.monotonic()
    return [
        future
        for future, end in zip(list(state.running), ends, strict=True)
        if future.done() or end <= now
    ]


def _hear(state: _Field, future: Any) -> Iterator[Step]:
    """What a batch has come to."""
    jobs, since = state.running.pop(future)
    if not future.done():
        _give_up(state, future)
        reason = f"it took longer than {state.limit:g} seconds"
        if len(jobs) > 1:  # one of them holds up the others, and it isn't known which
            yield from _retry(state, jobs, f"{reason} with others")
            return
        yield Done(jobs[0].name, late(state.limit), time.monotonic() - since)
        return
    import distributed  # noqa: PLC0415 -- loaded already

    try:
        results: list[Result] = future.result()
    except distributed.scheduler.KilledWorker as death:
        yield from _mourn(state, jobs, death)
    except Exception as error:  # noqa: BLE001 -- whatever goes wrong on another machine
        what = f"a worker failed: {type(error).__name__}: {error}"
        yield from _failed(jobs, what, "is typebar installed there?")
    else:
        for number, (job, (result, seconds)) in enumerate(zip(jobs, results, strict=True)):
            if number:
                yield Begun(job.name)
            yield Done(job.name, _checked(job, result), seconds)


def _give_up(state: _Field, future: Any) -> None:
    """Stop working on a batch; a process of our own that hangs in it is started anew."""
    workers = [name for name, keys in state.client.processing().items() if future.key in keys]
    future.cancel(force=True)
    if workers and not state.farm.scheduler:
        state.client.restart_workers(workers, timeout=_PATIENCE, raise_for_error=False)


def _mourn(state: _Field, jobs: Sequence[Job], death: Any) -> Iterator[Step]:
    reason = f"its worker ended unexpectedly ({getattr(death.last_worker, 'address', 'unknown')})"
    twice = [job for job in jobs if job.name in state.retried]
    yield from _failed(twice, f"{reason}, twice", "use fewer --jobs if memory is short")
    yield from _retry(state, [job for job in jobs if job not in twice], reason)


def _retry(state: _Field, jobs: Sequence[Job], reason: str) -> Iterator[Step]:
    """Try each output once more, alone."""
    for job in jobs:
        state.retried.add(job.name)
        state.waiting.append([job])
        yield Again(job.name, reason)


def _failed(jobs: Sequence[Job], message: str, way_out: str) -> Iterator[Step]:
    for job in jobs:
        yield Done(job.name, Failure(TypebarError, message, way_out), 0.0)


def _checked(job: Job, result: Rendered | Failure) -> Rendered | Failure:
    """The result, if the worker saw the images that are here."""
    if isinstance(result, Failure):
        return result
    material = job.order.material
    for key, digest in result.images.items():
        if fingerprint(key, material.base, material.roots) != digest:
            return Failure(
                UsageError,
                f"a worker found another image at {key}, or none",
                f"let workers see {material.base} under the same path",
            )
    return result
