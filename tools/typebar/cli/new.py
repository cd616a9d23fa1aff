"""`typebar new`."""

import datetime
from pathlib import Path

import click

from typebar.cli.choices import QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.start import KINDS, start


@click.command(
    context_settings=CONTEXT,
    short_help="Start a project.",
    epilog=examples(
        "typebar new my-story",
        "typebar new my-film -t feature --title 'My Film' --author 'A. Writer'",
        "cd my-story && typebar build",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-t",
    "--template",
    type=click.Choice(list(KINDS)),
    default="both",
    help="What to start with: "
    + "; ".join(f"{name}, {kind.summary}" for name, kind in KINDS.items())
    + ".",
)
@click.option("--title", help="The title of the work.", metavar="TEXT")
@click.option("--author", default="A. Writer", help="Who writes it.", metavar="TEXT")
@QUIET
def command(*, folder: Path, template: str, title: str | None, author: str, quiet: bool) -> None:
    """Start a project in FOLDER: texts to write over, a cast list, and a configuration."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    facts = {
        "title": _one_line(title or _title_of(folder)),
        "author": _one_line(author),
        "date": f"{today:%B} {today.day}, {today.year}",
    }
    made = start(folder, str(folder), KINDS[template], facts)
    if not quiet:
        for path in made:
            click.echo(f"{folder}/{path}")
        click.echo(f"next: cd {folder} && typebar build")


def _title_of(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"


def _one_line(text: str) -> str:
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
