"""`typebar new`."""

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from typebar.cli.choices import QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.pipeline.start import KINDS, Facts, adopt_texts, start


@click.command(
    context_settings=CONTEXT,
    short_help="Start a project.",
    epilog=examples(
        "typebar new my-story",
        "typebar new my-film -t feature --title 'My Film' --author 'A. Writer'",
        "typebar new .                 a configuration for the texts in this folder",
        "cd my-story && typebar build",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "-t",
    "--template",
    type=click.Choice(list(KINDS)),
    help="What to start with (both): "
    + "; ".join(f"{name}, {kind.summary}" for name, kind in KINDS.items())
    + ".",
)
@click.option("--title", help="The title of the work.", metavar="TEXT")
@click.option(
    "--author", "authors", multiple=True, help="Who writes it; may be repeated.", metavar="TEXT"
)
@QUIET
def command(
    *,
    folder: Path,
    template: str | None,
    title: str | None,
    authors: tuple[str, ...],
    quiet: bool,
) -> None:
    """Start a project in FOLDER: texts to write over, a cast list, and a configuration.

    In a FOLDER that holds texts of yours, such as "." for this one, only the configuration is
    added, and they stay as they are.
    """
    facts = Facts(_one_line(title or _title_of(folder)), tuple(map(_one_line, authors)))
    if template is None and (adopted := adopt_texts(folder, str(folder), facts)):
        lines = [f"{draft.name}: {', '.join(draft.sources)}" for draft in adopted.adoption.targets]
        lines += [f"in no target: {path}" for path in adopted.adoption.left]
        _tell(folder, adopted.written, lines, quiet=quiet)
        return
    today = datetime.datetime.now(tz=datetime.UTC).date()
    facts = Facts(
        facts.title, facts.authors or ("A. Writer",), f"{today:%B} {today.day}, {today.year}"
    )
    made = start(folder, str(folder), KINDS[template or "both"], facts)
    _tell(folder, made, (), quiet=quiet)


def _tell(folder: Path, made: Sequence[str], lines: Sequence[str], *, quiet: bool) -> None:
    if quiet:
        return
    for path in made:
        click.echo(folder / path)
    for line in lines:
        click.echo(line)
    away = "" if folder.resolve() == Path.cwd() else f"cd {folder} && "
    click.echo(f"next: {away}typebar build")


def _title_of(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words) or "Untitled"


def _one_line(text: str) -> str:
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
