"""`typebar list`."""

import json
from pathlib import Path

import click

from typebar.cli import offers
from typebar.cli.build import remembered_plan
from typebar.cli.choices import CACHE_DIR, JSON
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.graph import listing
from typebar.pipeline.plan import wishes
from typebar.pipeline.store import Store
from typebar.pipeline.sweep import memory
from typebar.project.discover import required


@click.command(
    "list",
    context_settings=CONTEXT,
    short_help="List the outputs of a project.",
    epilog=examples(
        "typebar list           every output, and whether it is up to date",
        "typebar list book      those of one target",
        "typebar list --json    as a matrix for CI: one job an output",
    ),
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=offers.targets)
@CACHE_DIR
@JSON
def command(*, targets: tuple[str, ...], cache_dir: Path | None, as_json: bool) -> int:
    """List the outputs of a project, and whether they are up to date."""
    config = required(Path.cwd())
    store = Store(memory(config, cache_dir), read_only=True)
    work = remembered_plan(config, wishes(config, targets), store, None)
    for _, fault in work.faults:
        raise fault
    found = listing(work, store)
    if as_json:
        click.echo(json.dumps({"include": found}, ensure_ascii=False))
        return 0
    for one in found:
        click.echo(f"{one['output']}: {'; '.join(one['stale']) or 'up to date'}")
    return 0
