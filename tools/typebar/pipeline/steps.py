"""What running orders tells, and running them one after the other in this process."""

import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from typebar.pipeline.limit import Late, at_most
from typebar.pipeline.plan import Order
from typebar.pipeline.render import Failure, Rendered, Renderer
from typebar.text.errors import TypebarError


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


def one_by_one(jobs: Sequence[Job], limit: float) -> Iterator[Step]:
    """Make the outputs in this process; one that takes longer than `limit` seconds is given up."""
    renderer = Renderer()
    for job in jobs:
        yield Begun(job.name)
        start = time.perf_counter()
        try:
            with at_most(limit):
                result = renderer.attempt(job.order)
        except Late:
            result = late(limit)
        yield Done(job.name, result, time.perf_counter() - start)


def late(limit: float) -> Failure:
    """Why there is no output that took longer than so many seconds."""
    return Failure(
        TypebarError,
        f"it took longer than {limit:g} seconds and was given up",
        "allow more with --timeout SECONDS",
    )
