"""A build: what is stale is made, written whole and remembered, and all of it is told."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from typebar.pipeline import output
from typebar.pipeline.events import (
    Ended,
    Event,
    Finished,
    Forgotten,
    Found,
    Outcome,
    Planned,
    Retried,
    Started,
)
from typebar.pipeline.plan import Plan, Task
from typebar.pipeline.processors import processors
from typebar.pipeline.shelf import Memory
from typebar.pipeline.stale import image_changes, reasons
from typebar.pipeline.store import Record, Store
from typebar.text.errors import MissingToolError, OutputError

if TYPE_CHECKING:
    from typebar.pipeline.render import Failure, Rendered
    from typebar.pipeline.steps import Job, Step
    from typebar.text.diagnostics import Diagnostic

Tell = Callable[[Event], None]

NOT_UTF_8 = "TBR005"
"""The finding for a text that had to be read as Windows-1252."""


class Executor(Enum):
    """What runs the tasks of a build."""

    POOL = "pool"
    """This process, or several on this machine, whichever is quicker."""
    DASK = "dask"


class Conduct(NamedTuple):
    """How a build goes about its work."""

    jobs: int = 0
    """Processes; 0 means as many as there are processors."""
    force: bool = False
    """Make everything, stale or not."""
    keep_going: bool = False
    """Go on with the rest when an output fails."""
    dry_run: bool = False
    """Say what is stale, and why, and make nothing."""
    limit: float = 900.0
    """Seconds that one output may take."""
    executor: Executor = Executor.POOL
    scheduler: str = ""
    """The address of Dask's scheduler; empty: one is started, and ends with the build."""


@dataclass(slots=True)
class _Build:
    """A build under way."""

    plan: Plan
    store: Store
    tell: Tell
    tasks: dict[str, Task]
    why: dict[str, str] = field(default_factory=dict)
    said: "set[Diagnostic]" = field(default_factory=set)
    codes: list[int] = field(default_factory=list)
    """Exit codes of what failed."""


def build(plan: Plan, store: Store, conduct: Conduct, tell: Tell) -> int:
    """Make what is stale of a plan; the command's exit code.

    0 when every output is as it should be, 1 when it is, but a text has errors in it; else that
    of the first failure: what a missing library leaves out counts last.

    Raises:
        ConfigError: a target asks for a page style that doesn't exist.
        MissingToolError: Dask is asked for, and isn't installed.
        UsageError: its scheduler doesn't answer.
    """
    start = time.monotonic()
    state = _Build(plan, store, tell, {task.name: task for task in plan.tasks})
    _run(state, conduct)
    if store.fault:
        tell(Forgotten(store.fault))
    code = _exit_code(state)
    tell(Finished(code, time.monotonic() - start))
    return code


def _run(state: _Build, conduct: Conduct) -> None:
    plan = state.plan
    for target, fault in plan.faults:
        _fail(state, target, fault.exit_code, fault.message, fault.help)
    if plan.faults and not conduct.keep_going:
        return
    stale = _stale(state, conduct)
    state.tell(Planned(len(plan.tasks), len(stale)))
    if conduct.dry_run:
        for task in stale:
            state.tell(Ended(task.shown, Outcome.STALE, state.why[task.name]))
    elif stale:
        _make(state, stale, conduct)


def _stale(state: _Build, conduct: Conduct) -> list[Task]:
    """The tasks to do; for the others it's told that they are done."""
    stale = []
    for task in state.plan.tasks:
        record = state.store.last(task.output)
        why = ("it was asked for",) if conduct.force else reasons(task, record)
        if record and not why:
            _say(state, record)
            state.tell(Ended(task.shown, Outcome.CURRENT))
        elif conduct.force or conduct.dry_run or not _restored(state, task, "; ".join(why)):
            state.why[task.name] = "; ".join(why)
            stale.append(task)
    return stale


def _restored(state: _Build, task: Task, why: str) -> bool:
    """Whether the output could be taken from the store."""
    kept = state.store.find(task.key())
    if kept is None:
        return False
    record, data = kept
    if record.inputs != task.inputs or any(image_changes(task, record)):
        return False
    if _written(state, task, data):
        state.store.remember(task.output, record)
        _say(state, record)
        state.tell(Ended(task.shown, Outcome.RESTORED, why, size=len(data)))
    return True


def _say(state: _Build, record: Record) -> None:
    if not record.findings:
        return
    from typebar.text.packing import unpack  # noqa: PLC0415 -- not for a no-op without findings

    for packed in record.findings:
        try:
            _found(state, unpack(packed))
        except (TypeError, ValueError):
            continue


def _found(state: _Build, finding: "Diagnostic") -> None:
    if finding not in state.said:
        state.said.add(finding)
        state.tell(Found(finding))


def _make(state: _Build, stale: Sequence[Task], conduct: Conduct) -> None:
    from typebar.pipeline.steps import Again, Begun, Done  # noqa: PLC0415 -- not for a no-op
    from typebar.project import styles  # noqa: PLC0415 -- as above

    for target in state.plan.targets:
        styles.check(target)
    try:
        for step in _steps(stale, conduct, state.store.memory):
            task = state.tasks[step.name]
            match step:
                case Begun():
                    state.tell(Started(task.shown, state.why[task.name]))
                case Again(_, reason):
                    state.tell(Retried(task.shown, reason))
                case Done(_, result, seconds):
                    if not _finish(state, task, result, seconds) and not conduct.keep_going:
                        return
    finally:
        state.store.trim()


def _steps(stale: Sequence[Task], conduct: Conduct, memory: Memory) -> "Iterator[Step]":
    from typebar.pipeline import batches, steps  # noqa: PLC0415 -- as above

    count = conduct.jobs or processors()
    groups = batches.group(stale)
    if conduct.executor is Executor.DASK:
        return _on_dask(groups, conduct, memory)
    if count == 1 or not batches.pays(groups):
        jobs = [_job(task, count, memory) for group in groups for task in group]
        return steps.one_by_one(jobs, conduct.limit)
    from typebar.pipeline import pool  # noqa: PLC0415 -- loads what starts processes

    together = batches.handfuls(groups, count)
    shared = [[_job(task, count, memory) for task in batch] for batch in together]
    return pool.side_by_side(shared, count, conduct.limit)


def _on_dask(
    groups: Sequence[Sequence[Task]], conduct: Conduct, memory: Memory
) -> "Iterator[Step]":
    from typebar.pipeline.farm import Farm, on_dask  # noqa: PLC0415 -- only when asked for

    # Workers elsewhere have no part in this machine's memory of builds.
    near = None if conduct.scheduler else memory
    most = conduct.jobs if conduct.scheduler else conduct.jobs or processors()
    jobs = [[_job(task, 1, near) for task in group] for group in groups]
    return on_dask(jobs, Farm(conduct.scheduler, most), conduct.limit)


def _job(task: Task, jobs: int, memory: Memory | None) -> "Job":
    from typebar.pipeline.steps import Job  # noqa: PLC0415 -- as above

    return Job(task.name, task.order._replace(jobs=jobs, memory=memory))


def _finish(state: _Build, task: Task, result: "Rendered | Failure", seconds: float) -> bool:
    """Write what came out; whether the build goes on."""
    from typebar.pipeline.render import Failure  # noqa: PLC0415 -- as above
    from typebar.text.packing import pack  # noqa: PLC0415 -- as above

    if isinstance(result, Failure):
        if result.trace and os.environ.get("TYPEBAR_DEBUG") == "1":
            result = Failure(result.kind, f"{result.message}\n{result.trace}", result.help)
        _fail(state, task.shown, result.exit_code, result.message, result.help)
        return result.kind is MissingToolError
    for finding in result.diagnostics:
        _found(state, finding)
    if not _written(state, task, result.data):
        return False
    record = Record(
        task.inputs,
        output.digest(result.data),
        result.images,
        [pack(finding) for finding in result.diagnostics],
    )
    if result.complete:
        state.store.keep(task.key(), record, result.data)
        state.store.remember(task.output, record)
    why = state.why[task.name]
    length = result.tally._asdict()
    size = len(result.data)
    state.tell(Ended(task.shown, Outcome.BUILT, why, seconds=seconds, size=size, **length))
    return True


def _written(state: _Build, task: Task, data: bytes) -> bool:
    try:
        try:
            output.write(task.output, data, task.shown)
        except output.FullDiskError:
            # What is remembered can be made again, and gives way to what is wanted.
            if not state.store.make_room(task.output):
                raise
            output.write(task.output, data, task.shown)
    except OutputError as error:
        message = error.message.removeprefix(f"{task.shown}: ")
        _fail(state, task.shown, error.exit_code, message, error.help)
        return False
    return True


def _fail(state: _Build, name: str, code: int, message: str, help_text: str) -> None:
    state.codes.append(code)
    state.tell(Ended(name, Outcome.FAILED, message, help_text, code))


def _exit_code(state: _Build) -> int:
    missing = MissingToolError.exit_code
    codes = sorted(state.codes, key=lambda code: code == missing)
    if codes:
        return codes[0]
    if any(finding.code == NOT_UTF_8 for finding in state.said):
        return 3
    return int(any(finding.severity.value == "error" for finding in state.said))
