"""`typebar build`."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from typebar.cli import offers
from typebar.cli.choices import CACHE_DIR, COLOUR, FOLDER, JOBS, JSON, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.plan import Plan, Wish, plan, wishes
from typebar.pipeline.run import Conduct, Executor, build
from typebar.pipeline.store import LARGEST, Store
from typebar.pipeline.sweep import CACHE, memory
from typebar.project.config import Config
from typebar.project.discover import required
from typebar.text.errors import UsageError


class Places(NamedTuple):
    """Where a build writes."""

    output: Path | None
    cache_dir: Path | None
    cache_size: int
    cache_read_only: bool


def remembered_plan(
    config: Config, wanted: Sequence[Wish], store: Store, folder: Path | None
) -> Plan:
    """The plan, made with what the store knows, which learns what was found out."""
    known = store.moments()
    before = len(known)
    work = plan(config, wanted, os.environ, folder, known)
    if len(known) > before:
        store.remember_moments(known)
    return work


@click.command(
    context_settings=CONTEXT,
    short_help="Make the outputs of a project.",
    epilog=examples(
        "typebar build                      everything that has changed",
        "typebar build book                 all forms of the target book",
        "typebar build screenplay.pdf       one output",
        "typebar build --dry-run            what would be made, and why",
        "typebar build --json               events for other programs, one a line",
        "typebar build --executor dask --scheduler tcp://10.0.0.7:8786",
    ),
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=offers.targets)
@JOBS
@click.option("-f", "--force", is_flag=True, help="Make everything, changed or not.")
@click.option("-k", "--keep-going", is_flag=True, help="Go on when an output fails.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--explain", is_flag=True, help="Say why each output is made.")
@click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=900,
    help="Seconds that one output may take.",
    metavar="SECONDS",
)
@click.option(
    "--executor",
    type=click.Choice([one.value for one in Executor]),
    default=Executor.POOL.value,
    help="What runs the work: processes of this machine, or Dask.",
)
@click.option("--scheduler", help="The address of Dask's scheduler.", metavar="ADDRESS")
@click.option("-o", "--output", type=FOLDER, help="Put outputs into this folder.", metavar="FOLDER")
@CACHE_DIR
@click.option(
    "--cache-size",
    type=click.IntRange(0),
    default=LARGEST // 1024 // 1024,
    help="Megabytes that the memory may take.",
    metavar="MB",
)
@click.option("--cache-read-only", is_flag=True, help="Use what is remembered, and add nothing.")
@JSON
@QUIET
@COLOUR
def command(  # noqa: PLR0913 -- one parameter an option: click's way
    *,
    targets: tuple[str, ...],
    jobs: int | None,
    force: bool,
    keep_going: bool,
    dry_run: bool,
    explain: bool,
    timeout: float,
    executor: str,
    scheduler: str | None,
    as_json: bool,
    quiet: bool,
    colour: str,
    **places: object,
) -> int:
    """Make the outputs of a project.

    TARGET is the name of a target, an output such as "book.pdf", or its path. What hasn't changed
    since it was last made is left alone.
    """
    from typebar.cli.progress import listener  # noqa: PLC0415 -- for builds alone

    if scheduler and executor != Executor.DASK.value:
        raise UsageError("--scheduler is of use with Dask alone", help="add --executor dask")
    config = required(Path.cwd())
    where = Places(**places)  # type: ignore[arg-type]  # click has made them of these types
    store = Store(
        memory(config, where.cache_dir or (where.output and where.output / CACHE)),
        where.cache_size * 1024 * 1024,
        read_only=where.cache_read_only or dry_run,
    )
    work = remembered_plan(config, wishes(config, targets), store, where.output)
    conduct = Conduct(
        jobs or 0, force, keep_going, dry_run, timeout, Executor(executor), scheduler or ""
    )
    with listener(work, as_json=as_json, quiet=quiet, explain=explain, colour=colour) as tell:
        return build(work, store, conduct, tell)
