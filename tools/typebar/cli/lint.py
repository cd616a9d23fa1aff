"""`typebar lint`."""

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import click

from typebar.cli.choices import COLOUR
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import wants_colour
from typebar.lint import registry
from typebar.lint.document import Document
from typebar.lint.formats import FORMATS, Style, write
from typebar.lint.report import Report
from typebar.lint.run import check
from typebar.lint.settings import LEVELS, PRESETS, Settings
from typebar.project.config import Config
from typebar.project.discover import discover
from typebar.project.linting import documents, from_input, lint_settings, names
from typebar.text.errors import UsageError


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line changes in the settings."""

    preset: str | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_level: str | None
    release: bool

    def over(self, settings: Settings) -> Settings:
        """The settings as changed.

        Raises:
            UsageError: a rule isn't known.
        """
        chosen = replace(
            settings,
            preset=self.preset or settings.preset,
            select=_rules(self.select) or settings.select,
            extend_select=settings.extend_select + _rules(self.extend_select),
            ignore=settings.ignore + _rules(self.ignore),
            fail_level=self.fail_level or settings.fail_level,
            release=self.release or settings.release,
        )
        # What the command line selects isn't taken back by what the project ignores.
        return replace(chosen, ignore=_rules(self.ignore)) if self.select else chosen


def _rules(words: tuple[str, ...]) -> tuple[str, ...]:
    """Codes, names and families, commas between them allowed.

    Raises:
        UsageError: one means no rule.
    """
    chosen = tuple(part.strip() for word in words for part in word.split(",") if part.strip())
    for word in chosen:
        if not registry.known(word):
            near = registry.nearest(word)
            raise UsageError(
                f"there is no rule {word!r}",
                help=f"did you mean {near!r}?" if near else '"typebar rule --all" lists them',
            )
    return chosen


@click.command(
    context_settings=CONTEXT,
    short_help="Find what is wrong in screenplays and prose.",
    epilog=examples(
        "typebar lint                           every text of the project",
        "typebar lint script.fountain prose/    files and folders, with or without a project",
        "typebar lint --select TYP,FTN001       these rules alone",
        "typebar lint --output-format github    for another program",
        "typebar lint - --stdin-filename a.md   the input stream, for editors",
        "typebar rule CUE001                    what a rule is about",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--preset", type=click.Choice(PRESETS), help="The set of rules to start from.")
@click.option("--select", multiple=True, help="Look for these alone.", metavar="RULES")
@click.option("--extend-select", multiple=True, help="Look for these as well.", metavar="RULES")
@click.option("--ignore", multiple=True, help="Leave these out.", metavar="RULES")
@click.option("--release", is_flag=True, help="The texts go out: notes and TODOs must not.")
@click.option(
    "--fail-level", type=click.Choice(LEVELS), help="The least severity that ends with 1."
)
@click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule instead.")
@click.option(
    "--output-format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="How findings are written.",
)
@click.option("-o", "--output", type=click.Path(), help="Write findings to a file.", metavar="FILE")
@click.option("--stdin-filename", help="The name of what comes in on -.", metavar="NAME")
@COLOUR
def command(  # noqa: PLR0913 -- one parameter an option: click's way
    *,
    paths: tuple[str, ...],
    exit_zero: bool,
    statistics: bool,
    form: str | None,
    output: str | None,
    stdin_filename: str | None,
    colour: str,
    **wishes: object,
) -> int:
    """Find what is wrong in screenplays and prose.

    PATH is a text or a folder of texts; without any, every text of the project is looked at. Ends
    with 1 when something is found.
    """
    config = discover(Path.cwd())
    settings = Wishes(**wishes).over(lint_settings(config))  # type: ignore[arg-type]  # click has made them of these types
    report = check(_texts(config, paths, stdin_filename), settings, names(config))
    _tell(report, form or _usual_form(), output, colour, statistics=statistics)
    return int(report.fails(settings.fail_level) and not exit_zero)


def _texts(
    config: Config | None, paths: tuple[str, ...], stdin_name: str | None
) -> tuple[Document, ...]:
    if "-" in paths:
        return (from_input(stdin_name or "<stdin>", sys.stdin.buffer.read()),)
    return documents(config, paths)


def _usual_form() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _tell(report: Report, form: str, path: str | None, colour: str, *, statistics: bool) -> None:
    painted = path is None and wants_colour(sys.stdout, colour)
    text = _counts(report) if statistics else write(form, report, Style(colour=painted))
    if path is None:
        click.echo(text, nl=False, color=painted)
        return
    from typebar.pipeline import output  # noqa: PLC0415 -- only for files

    output.write(Path(path), text.encode("utf-8", "backslashreplace"), path)


def _counts(report: Report) -> str:
    return "".join(f"{count:6}  {code}  {name}\n" for count, code, name in report.statistics())
