"""`typebar graph`."""

from pathlib import Path

import click

from typebar.cli import offers
from typebar.cli.build import remembered_plan
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.graph import drawing, ninja
from typebar.pipeline.plan import wishes
from typebar.pipeline.store import Store
from typebar.pipeline.sweep import memory
from typebar.project.discover import required


@click.command(
    context_settings=CONTEXT,
    short_help="Show what a build makes from what.",
    epilog=examples(
        "typebar graph                     each output, and the texts below it",
        "typebar graph --ninja > build.ninja    for ninja to build",
    ),
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=offers.targets)
@click.option("--ninja", "as_ninja", is_flag=True, help="As a build file for ninja.")
def command(*, targets: tuple[str, ...], as_ninja: bool) -> None:
    """Show which outputs are made from which texts, or write that for another program to build."""
    config = required(Path.cwd())
    store = Store(memory(config), read_only=True)
    work = remembered_plan(config, wishes(config, targets), store, None)
    for _, fault in work.faults:
        raise fault
    click.echo((ninja if as_ninja else drawing)(work, config.path), nl=False)
