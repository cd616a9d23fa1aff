"""`typebar lint`."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from typebar.cli import offers
from typebar.cli.choices import CACHE_DIR, COLOUR, JOBS, JSON_FORM, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import wants_colour
from typebar.lint.formats import FORMATS, Style, write
from typebar.lint.report import Report
from typebar.lint.settings import LEVELS, PRESETS, Settings
from typebar.lint.wording import many
from typebar.pipeline import linting
from typebar.pipeline.linting import Effort, Mending
from typebar.project.config import Config
from typebar.project.discover import of_paths
from typebar.project.linting import Text, from_input, lint_settings, texts
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
    if not chosen:
        return ()
    from typebar.lint import registry  # noqa: PLC0415 -- all rules, for names on the command line

    for word in chosen:
        if not registry.known(word):
            near = registry.nearest(word)
            raise UsageError(
                f"there is no rule {word!r}",
                help=f"did you mean {near!r}?" if near else '"typebar rule --all" lists them',
            )
    return chosen


@dataclass(frozen=True, slots=True)
class Telling:
    """How findings are told."""

    form: str | None
    output: str | None
    statistics: bool
    quiet: bool
    colour: str

    def _style(self, *, painted: bool) -> Style:
        return Style(colour=painted, quiet=self.quiet)

    def tell(self, report: Report, stream: TextIO) -> None:
        """Write the report to the stream, or into a file."""
        painted = self.output is None and wants_colour(stream, self.colour)
        form = self.form or _usual_form()
        text = (
            _counts(report)
            if self.statistics
            else write(form, report, self._style(painted=painted))
        )
        if self.output is None:
            click.echo(text, file=stream, nl=False, color=painted)
        else:
            linting.write_text(self.output, text)

    def say(self, words: str) -> None:
        """Say on the error stream what was done."""
        if not self.quiet:
            click.echo(words, err=True)


def _usual_form() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "full"


def _counts(report: Report) -> str:
    return "".join(f"{count:6}  {code}  {name}\n" for count, code, name in report.statistics())


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with which texts."""

    paths: tuple[str, ...]
    stdin_filename: str | None
    fix: bool
    unsafe_fixes: bool
    diff: bool
    add_ignores: bool
    baseline: str | None
    write_baseline: str | None
    exit_zero: bool
    jobs: int | None
    no_cache: bool
    cache_dir: Path | None

    def __post_init__(self) -> None:
        """Refuse what would do nothing.

        Raises:
            UsageError: unsafe fixes are wished for, and nothing is to be mended.
        """
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise UsageError(
                "--unsafe-fixes does nothing by itself",
                help="--fix --unsafe-fixes mends, --diff --unsafe-fixes shows what that would do",
            )

    def config(self) -> Config | None:
        """The project that the texts belong to."""
        return of_paths(self.paths if "-" not in self.paths else (self.stdin_filename or ".",))

    def run(self, wishes: Wishes, telling: Telling) -> int:
        """Do it once; the exit code."""
        config = self.config()
        settings = wishes.over(lint_settings(config))
        given = self._texts(config)
        mending = Mending(unsafe=self.unsafe_fixes)
        if self.diff:
            return _show_changes(config, given, settings, mending)
        if self.fix:
            report = _mend(config, given, settings, mending, telling)
        elif self.add_ignores:
            report = _add_ignores(config, given, settings, telling)
        else:
            effort = Effort(not self.no_cache, self.jobs or 0, self.cache_dir)
            report = linting.check(config, given, settings, effort)
        if self.write_baseline:
            return _write_baseline(self.write_baseline, report, telling)
        if self.baseline:
            report = linting.without_baseline(report, self.baseline)
        # The mended text of the input stream has the output stream for itself.
        telling.tell(report, sys.stderr if self.fix and "-" in self.paths else sys.stdout)
        return int(report.fails(settings.fail_level) and not self.exit_zero)

    def _texts(self, config: Config | None) -> tuple[Text, ...]:
        if "-" in self.paths:
            name = self.stdin_filename or "<stdin>"
            return (from_input(name, sys.stdin.buffer.read()),)
        return texts(config, self.paths)


Part = TypeVar("Part", Wishes, Telling, Job)


def _part(kind: type[Part], options: dict[str, Any]) -> Part:
    """What the options say of one thing."""
    return kind(**{item.name: options[item.name] for item in fields(kind)})


@click.command(
    context_settings=CONTEXT,
    short_help="Find what is wrong in screenplays and prose.",
    epilog=examples(
        "typebar lint                           every text of the project",
        "typebar lint script.fountain prose/    texts, without a project too",
        "typebar lint --fix                     mend what can be mended safely",
        "typebar lint --diff                    show what --fix would change",
        "typebar lint --watch                   again whenever a text changes",
        "typebar lint --select TYP,FTN001       these rules alone",
        "typebar lint --output-format github    for another program",
        "typebar lint - --stdin-filename a.md   the input stream, for editors",
        "typebar rule CUE001                    what a rule is about",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=offers.files)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also what needs a look.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option(
    "--add-ignores", is_flag=True, help="Write directives that allow all that is found now."
)
@click.option("--watch", is_flag=True, help="Look again whenever a text changes; Ctrl-C ends it.")
@click.option("--add-word", multiple=True, help="Add a word to the project's list.", metavar="WORD")
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
    "--baseline",
    help="Leave out what this file lists.",
    metavar="FILE",
    shell_complete=offers.files,
)
@click.option(
    "--write-baseline",
    help="List all findings in this file, for --baseline.",
    metavar="FILE",
    shell_complete=offers.files,
)
@click.option(
    "--output-format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="How findings are written.",
)
@JSON_FORM
@click.option("-o", "--output", type=click.Path(), help="Write findings to a file.", metavar="FILE")
@JOBS
@click.option("--no-cache", is_flag=True, help="Look at every text, found before or not.")
@CACHE_DIR
@click.option("--stdin-filename", help="The name of what comes in on -.", metavar="NAME")
@QUIET
@COLOUR
def command(*, watch: bool, add_word: tuple[str, ...], **options: object) -> int:
    """Find what is wrong in screenplays and prose.

    PATH is a text or a folder of texts; without any, every text of the project is looked at. Ends
    with 1 when something is found.
    """
    job, wishes = _part(Job, options), _part(Wishes, options)
    telling = _part(Telling, options)
    if add_word:
        return _add_words(job.config(), add_word)
    if watch:
        from typebar.cli.lint_watch import watching  # noqa: PLC0415 -- for --watch alone

        return watching(job, wishes, telling)
    return job.run(wishes, telling)


def _add_words(config: Config | None, words: tuple[str, ...]) -> int:
    """Put words on the project's list.

    Raises:
        UsageError: there is no project, or a word isn't one.
    """
    from typebar.pipeline.words import add  # noqa: PLC0415 -- for --add-word alone

    place, added = add(config, words)
    said = ", ".join(added) if added else "nothing: it has them"
    click.echo(f"added to {place}: {said}", err=True)
    return 0


def _write_baseline(path: str, report: Report, telling: Telling) -> int:
    """List all findings in a file; they aren't told as well."""
    linting.write_baseline(path, report)
    telling.say(f"{path}: {many(len(report.diagnostics), 'finding')} listed")
    return 0


def _add_ignores(
    config: Config | None, given: Sequence[Text], settings: Settings, telling: Telling
) -> Report:
    changed, report = linting.add_ignores(config, given, settings)
    for path in changed:
        telling.say(f"{path}: directives added")
    return report


def _mend(
    config: Config | None,
    given: Sequence[Text],
    settings: Settings,
    mending: Mending,
    telling: Telling,
) -> Report:
    """Mend the files; the mended text of the input stream goes to the output stream."""
    changes, report = linting.mend(config, given, settings, mending)
    linting.write_changes(changes)
    for change in changes:
        count = len(change.mended.applied)
        if change.place is None:
            click.echo(linting.bytes_of(change), nl=False)
        elif change.mended.changed:
            telling.say(f"{change.mended.after.path}: {many(count, 'finding')} mended")
    return report


def _show_changes(
    config: Config | None, given: Sequence[Text], settings: Settings, mending: Mending
) -> int:
    changes, _ = linting.mend(config, given, settings, mending)
    for change in changes:
        click.echo(linting.diff(change), nl=False)
    return int(any(change.mended.changed for change in changes))
