"""`typebar report`."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from typebar.cli import offers
from typebar.cli.choices import COLOUR, JSON_FORM, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import wants_colour
from typebar.layout.page_style import PageStyle
from typebar.layout.style import PROFILES, chosen
from typebar.project.config import Config, Target
from typebar.project.discover import discover
from typebar.project.material import File, refuse_binary, refuse_emptiness
from typebar.project.reporting import (
    DEFAULT_PROFILE,
    Goals,
    Subject,
    goals_said,
    of_paths,
    of_target,
    of_texts,
)
from typebar.project.toml import nearest
from typebar.readers import registry as readers
from typebar.reports.account import Account, account
from typebar.reports.formats import FORMATS
from typebar.reports.registry import TOPICS, Topic, by_name
from typebar.reports.study import study
from typebar.text.errors import UsageError

STDIN = "<stdin>"
_SUFFIXES = {".csv": "csv", ".json": "json", ".html": "html", ".htm": "html", ".txt": "text"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the arguments ask for."""

    topics: tuple[Topic, ...]
    targets: tuple[str, ...]
    paths: tuple[str, ...]


def _listing() -> str:
    widest = max(len(topic.name) for topic in TOPICS)
    lines = (f"  {topic.name.ljust(widest)}  {topic.summary}" for topic in TOPICS)
    return "\b\nReports:\n" + "\n".join(lines)


@click.command(
    context_settings=CONTEXT,
    short_help="Count scenes, cast, places, pages, words and time.",
    epilog=_listing()
    + "\n\n"
    + examples(
        "typebar report                               the project at a glance",
        "typebar report cast scenes                   two reports",
        "typebar report cast script.fountain          a text, without a project too",
        "typebar report -o report.html                all on one page, with charts",
        "typebar report breakdown -o breakdown.csv    for a schedule, or a spreadsheet",
        "typebar report goals --goal words=50000",
    ),
)
@click.argument("arguments", nargs=-1, metavar="[NAME]... [PATH]...", shell_complete=offers.reports)
@click.option(
    "--output-format",
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="How reports are written.",
)
@JSON_FORM
@click.option(
    "-o",
    "--output",
    help="Write to a file; a folder for CSV.",
    metavar="FILE",
    shell_complete=offers.files,
)
@click.option(
    "--goal", "goals", multiple=True, help="What it should come to: words=50000.", metavar="GOAL"
)
@click.option(
    "-f",
    "--from",
    "language",
    type=click.Choice([language.name for language in readers.LANGUAGES]),
    default=readers.FOUNTAIN.name,
    help="What the input stream (-) is.",
)
@click.option("--profile", type=click.Choice(list(PROFILES)), help="The page style of screenplays.")
@QUIET
@COLOUR
def command(  # noqa: PLR0913 -- one parameter an option: click's way
    *,
    arguments: tuple[str, ...],
    form: str | None,
    output: str | None,
    goals: tuple[str, ...],
    language: str,
    profile: str | None,
    quiet: bool,
    colour: str,
) -> None:
    """Count scenes, cast, places, pages, words and time.

    NAME is a report, or a target of the project; PATH is a text, a script of Final Draft, or a
    folder of texts. Without names: an overview, or all reports for HTML, JSON and a folder of CSV.
    Without paths: the whole project.
    """
    config = discover(Path.cwd())
    wanted = _wanted(config, arguments)
    form = form or _form(output)
    said = goals_said(goals)
    accounts = [
        account(
            study(
                subject.name,
                subject.work,
                PROFILES[profile] if profile else _style(subject),
                tuple((subject.goals | said).items()),
            ),
            wanted.topics or _usual(form, output, subject.goals | said),
        )
        for subject in _subjects(config, wanted, language)
    ]
    _refuse_silence(wanted, accounts)
    written = _tell(accounts, form, output, colour)
    for path, size in () if quiet else written:
        click.echo(f"{path}: {size:,} bytes", err=True)


def _form(output: str | None) -> str:
    """The form that a file's name asks for; a folder is for CSV.

    Raises:
        UsageError: it ends in something that no report is.
    """
    if output in (None, "-"):
        return "text"
    if _is_folder(output):
        return "csv"
    suffix = Path(str(output)).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    said = f'no report is written as "{suffix}"' if suffix else "its end says no kind of report"
    known = ", ".join(one for one in _SUFFIXES if one != ".htm")
    raise UsageError(
        f"{output}: {said}",
        help=f"known are {known}; with --output-format any name will do",
    )


def _style(subject: Subject) -> PageStyle:
    """The page style that the subject's target names; it has been looked at."""
    return chosen(subject.profile, subject.measures) or PROFILES[DEFAULT_PROFILE]


def _wanted(config: Config | None, arguments: Sequence[str]) -> Wanted:
    """The arguments by what they are: reports first, then files, then targets.

    Raises:
        UsageError: one is nothing of these.
    """
    topics, targets, paths = [], [], []
    for argument in arguments:
        if topic := by_name(argument):
            topics.append(topic)
        elif argument == "-" or Path(argument).exists() or readers.by_suffix(argument):
            paths.append(argument)
        elif config and config.target(argument):
            targets.append(argument)
        else:
            raise _unknown(config, argument)
    return Wanted(
        tuple(dict.fromkeys(topics)), tuple(dict.fromkeys(targets)), tuple(dict.fromkeys(paths))
    )


def _unknown(config: Config | None, argument: str) -> UsageError:
    names = [topic.name for topic in TOPICS]
    known = [*names, *(target.name for target in config.targets)] if config else names
    near = nearest(argument, known)
    return UsageError(
        f"{argument!r} is no report, no target and no file",
        help=f"did you mean {near!r}?" if near else f"reports: {', '.join(names)}",
    )


def _usual(form: str, output: str | None, goals: Goals) -> tuple[Topic, ...]:
    """What is made when no report is named: a page or files for programs have all of them."""
    if form in ("html", "json") or (form == "csv" and _is_folder(output)):
        return tuple(topic for topic in TOPICS if goals or topic.name != "goals")
    return tuple(
        topic for topic in TOPICS if topic.name == "overview" or (goals and topic.name == "goals")
    )


def _subjects(config: Config | None, wanted: Wanted, language: str) -> list[Subject]:
    """The works to report on.

    Raises:
        UsageError: nothing says which.
    """
    paths = [path for path in wanted.paths if path != "-"]
    found = [of_target(config, target) for target in _targets(config, wanted)] if config else []
    found += of_paths(config, paths)
    if "-" in wanted.paths:
        data = sys.stdin.buffer.read()
        refuse_binary(STDIN, data)
        text = File(STDIN, data)
        refuse_emptiness((text,), "a report")
        found.append(of_texts(None, (text,), (), language))
    if not found:
        raise UsageError(
            "nothing says what to report on: there is no project here",
            help="name a text: typebar report script.fountain",
        )
    return found


def _targets(config: Config, wanted: Wanted) -> list[Target]:
    """The targets that are named; all of them when nothing else is."""
    if wanted.targets:
        return [target for target in config.targets if target.name in wanted.targets]
    return [] if wanted.paths else list(config.targets)


def _refuse_silence(wanted: Wanted, accounts: Sequence[Account]) -> None:
    """Stop where a report that is asked for says nothing of any of the works.

    Raises:
        UsageError: naming it.
    """
    made = {report.name for account in accounts for report in account.reports}
    for topic in wanted.topics:
        if topic.name not in made:
            kinds = " and ".join(sorted({account.kind for account in accounts}))
            raise UsageError(
                f"the report {topic.name!r} says nothing of {kinds}",
                help="reports on it: "
                + ", ".join(one.name for one in TOPICS if _suits(one, accounts)),
            )


def _suits(topic: Topic, accounts: Sequence[Account]) -> bool:
    kinds = {account.kind for account in accounts}
    sorts = {"screenplay": topic.of_play, "prose": topic.of_book}
    return topic.of_either is not None or any(sorts[kind] for kind in kinds)


Written = tuple[tuple[str, int], ...]
"""The files that were written, each with its bytes."""


def _tell(accounts: Sequence[Account], form: str, output: str | None, colour: str) -> Written:
    names = tuple(dict.fromkeys(report.name for one in accounts for report in one.reports))
    if form == "csv" and (len(names) > 1 or _is_folder(output)):
        return _write_folder(accounts, names, output)
    to_stream = output in (None, "-")
    painted = to_stream and wants_colour(sys.stdout, colour)
    text = _render(accounts, form, names, colour=painted, width=_width() if to_stream else 0)
    if to_stream:
        click.echo(text, nl=False, color=painted)
        return ()
    return (_write(str(output), text),)


def _render(
    accounts: Sequence[Account], form: str, names: Sequence[str], *, colour: bool, width: int
) -> str:
    match form:
        case "csv":
            from typebar.reports.formats import separated  # noqa: PLC0415 -- one format a run

            return separated.write(accounts, names[0])
        case "json":
            from typebar.reports.formats import records  # noqa: PLC0415 -- one format a run

            return records.write(accounts)
        case "html":
            from typebar.reports.formats import html  # noqa: PLC0415 -- one format a run

            return html.write(accounts)
    from typebar.reports.formats import text  # noqa: PLC0415 -- one format a run

    return text.write(accounts, text.Style(width, colour))


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith(("/", "\\")) or Path(output).is_dir())


def _write_folder(accounts: Sequence[Account], names: Sequence[str], output: str | None) -> Written:
    """One file for each report.

    Raises:
        UsageError: there is no folder for them.
    """
    from typebar.reports.formats import separated  # noqa: PLC0415 -- for CSV alone

    if output is None or not _is_folder(output):
        raise UsageError(
            f"a CSV file holds one report, and {len(names)} are asked for",
            help="name one, or a folder for all: -o reports/",
        )
    return tuple(
        _write(str(Path(output, f"{name}.csv")), separated.write(accounts, name)) for name in names
    )


def _write(path: str, text: str) -> tuple[str, int]:
    """Write one file; its path and size."""
    from typebar.pipeline import output  # noqa: PLC0415 -- only for files

    data = text.encode("utf-8", "backslashreplace")
    output.write(Path(path), data, path)
    return path, len(data)


def _width() -> int:
    """Columns of the terminal; 0 where the output goes elsewhere."""
    if not sys.stdout.isatty():
        return 0
    import shutil  # noqa: PLC0415 -- for terminals alone

    return shutil.get_terminal_size().columns
