"""`typebar fmt`."""

import sys
from collections.abc import Sequence

import click

from typebar.cli import offers
from typebar.cli.choices import QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.lint.fix import diff as unified
from typebar.pipeline.tidying import Tidied, tidy, tidy_numbered, write
from typebar.project.discover import of_paths
from typebar.project.linting import from_input, texts


@click.command(
    context_settings=CONTEXT,
    short_help="Set texts in one tidy form.",
    epilog=examples(
        "typebar fmt                     every text of the project",
        "typebar fmt script.fountain prose/    these files and folders",
        "typebar fmt --check             change nothing; 1 if something would",
        "typebar fmt --diff              show what would change",
        "typebar fmt --renumber script.fountain   number scenes without one",
        "typebar fmt - < script.fountain > tidy.fountain",
        "typebar fmt - --stdin-filename a.md    the input stream, for editors",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=offers.files)
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if something would change.")
@click.option("--diff", is_flag=True, help="Show what would change; else as --check.")
@click.option(
    "--renumber",
    "numbered",
    is_flag=True,
    help="Number scenes that have no number, in each text from 1; those there never change.",
)
@click.option(
    "--stdin-filename",
    "name",
    default="<stdin>",
    help="The name of what comes in on -; a screenplay unless it ends as prose does.",
    metavar="NAME",
)
@QUIET
def command(
    *, paths: tuple[str, ...], check: bool, diff: bool, numbered: bool, name: str, quiet: bool
) -> int:
    """Set texts in one tidy form: blank lines, indentation, headings, title page.

    What a text means stays the same, which is proved before a file is written. PATH is a text or a
    folder; without any, every text of the project is set.
    """
    if "-" in paths:
        given = [from_input(name, sys.stdin.buffer.read())]
    else:
        given = list(texts(of_paths(paths), paths))
    done = tidy_numbered(given) if numbered else tidy(given)
    if diff:
        for one in done:
            click.echo(unified(one.text.source, one.after), nl=False)
    elif not check:
        write(done)
    if given and given[0].place is None and not (check or diff):
        sys.stdout.buffer.write(done[0].data())
    elif not (quiet or diff):
        _tell(done, "would change" if check else "tidied")
    return int((check or diff) and any(one.changed for one in done))


def _tell(done: Sequence[Tidied], word: str) -> None:
    changed = [one.after.path for one in done if one.changed]
    for path in changed:
        click.echo(f"{path}: {word}")
    if not changed:
        click.echo(f"{len(done)} {'text is' if len(done) == 1 else 'texts are'} tidy")
