"""`typebar graph`."""

from pathlib import Path

import click

from typebar.cli.build import remembered_plan
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.graph import ninja
from typebar.pipeline.plan import wishes
from typebar.pipeline.store import Store
from typebar.pipeline.sweep import CACHE
from typebar.project.discover import required
from typebar.text.errors import UsageError


@click.command(
    context_settings=CONTEXT,
    short_help="Write the plan of a build for another program.",
    epilog=examples("typebar graph --ninja > build.ninja && ninja"),
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...")
@click.option("--ninja", "as_ninja", is_flag=True, help="As a build file for ninja.")
def command(*, targets: tuple[str, ...], as_ninja: bool) -> None:
    """Write which outputs are made from which texts, for another program to build."""
    if not as_ninja:
        raise UsageError("say for which program", help="add --ninja")
    config = required(Path.cwd())
    store = Store(config.root / config.output / CACHE, read_only=True)
    work = remembered_plan(config, wishes(config, targets), store, None)
    for _, fault in work.faults:
        raise fault
    click.echo(ninja(work, config.path), nl=False)
