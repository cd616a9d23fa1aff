"""What running orders tells, and running them one after the other in this process."""

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from typebar.pipeline.plan import Order
from typebar.pipeline.render import Failure, Rendered, Renderer


class Job(NamedTuple):
    """An order under the name of its output."""

    name: str
    order: Order


class Begun(NamedTuple):
    """Work on an output begins."""

    name: str


class Again(NamedTuple):
    """Its worker died, and it's tried once more."""

    name: str
    reason: str


class Done(NamedTuple):
    """An output's bytes, or why there are none."""

    name: str
    result: Rendered | Failure
    seconds: float


Step: TypeAlias = Begun | Again | Done


def one_by_one(jobs: Sequence[Job]) -> Iterator[Step]:
    """Make the outputs in this process."""
    renderer = Renderer()
    for job in jobs:
        yield Begun(job.name)
        start = time.perf_counter()
        result = renderer.attempt(job.order)
        yield Done(job.name, result, time.perf_counter() - start)
