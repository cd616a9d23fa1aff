"""`typebar serve`."""

from pathlib import Path

import click

from typebar.cli import offers
from typebar.cli.choices import CACHE_DIR, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.plan import wishes
from typebar.project.discover import required

INTERRUPTED = 130


@click.command(
    context_settings=CONTEXT,
    short_help="Show the pages in a browser while you write.",
    epilog=examples(
        "typebar serve                      all targets, in the browser",
        "typebar serve book                 one of them",
        "typebar serve --no-open --port 9000",
    ),
)
@click.argument("targets", nargs=-1, metavar="[TARGET]...", shell_complete=offers.targets)
@click.option(
    "-p",
    "--port",
    type=click.IntRange(1, 65535),
    help="The port to listen on; else the last one, or one that is free.",
    metavar="N",
)
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser.")
@CACHE_DIR
@QUIET
def command(
    *,
    targets: tuple[str, ...],
    port: int | None,
    opens: bool,
    cache_dir: Path | None,
    quiet: bool,
) -> int:
    """Show pages and chapters in a browser, and renew them whenever a text is saved.

    Only this machine can see them, at an address that nobody can guess. Ctrl-C ends it.
    """
    from typebar.server.start import prepare  # noqa: PLC0415 -- --help needs no server

    config = required(Path.cwd())
    wishes(config, targets)
    preview = prepare(config, targets, port, cache_dir)
    click.echo(preview.server.address)
    if not quiet:
        click.echo("the preview stands at this address; Ctrl-C ends it", err=True)
    if opens:
        click.launch(preview.server.address)
    try:
        preview.run()
    except KeyboardInterrupt:
        if not quiet:
            click.echo("\nthe preview has ended", err=True)
    return INTERRUPTED
