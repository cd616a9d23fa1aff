"""`typebar clean`."""

from pathlib import Path

import click

from typebar.cli.choices import CACHE_DIR, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.sweep import leftovers, remove
from typebar.project.discover import required


@click.command(
    context_settings=CONTEXT,
    short_help="Remove outputs and what builds remember.",
    epilog=examples(
        "typebar clean              outputs and memory",
        "typebar clean --cache      the memory alone: all is built anew",
        "typebar clean --dry-run    what would be removed",
    ),
)
@click.option("--cache", "cache_only", is_flag=True, help="Leave the outputs where they are.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be removed, and keep it.")
@CACHE_DIR
@QUIET
def command(*, cache_only: bool, dry_run: bool, cache_dir: Path | None, quiet: bool) -> None:
    """Remove outputs that typebar made, and what builds remember; nothing else in the folder."""
    config = required(Path.cwd())
    found = leftovers(config, cache_dir, outputs=not cache_only)
    if not dry_run:
        remove(found)
    if not quiet:
        for path in found:
            where = path.relative_to(config.root) if path.is_relative_to(config.root) else path
            click.echo(f"{where}: {'would be removed' if dry_run else 'removed'}")
        if not found:
            click.echo("nothing to remove")
