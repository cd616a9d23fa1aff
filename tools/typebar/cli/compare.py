"""`typebar compare`."""

import sys
from pathlib import Path

import click

from typebar.cli import offers
from typebar.cli.choices import COLOUR, JSON_FORM, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import wants_colour
from typebar.layout.asked import as_asked
from typebar.layout.style import PROFILES
from typebar.model.emphasis import plain
from typebar.model.script import Script
from typebar.project import drafts
from typebar.project.material import File, refuse_emptiness
from typebar.readers.fountain import parse
from typebar.reports.account import Account
from typebar.reports.comparison import comparison
from typebar.text.decode import decode
from typebar.text.errors import UsageError

_FORMATS = ("text", "csv", "json")
_USUAL = "industry"


@click.command(
    context_settings=CONTEXT,
    short_help="Tell what a draft makes of each scene of another.",
    epilog=examples(
        "typebar compare script.fountain      since the last commit",
        "typebar compare draft-1.fountain script.fountain",
        "typebar compare draft-1.fountain script.fountain -o changes.csv",
        "git show v1:script.fountain | typebar compare - script.fountain",
        "typebar convert script.fountain -o blue.pdf --since draft-1.fountain    in the margin",
    ),
)
@click.argument("paths", nargs=-1, metavar="[OLD] NEW", shell_complete=offers.files)
@click.option(
    "--output-format", "form", type=click.Choice(_FORMATS), help="How the comparison is written."
)
@JSON_FORM
@click.option(
    "-o", "--output", help="Write to a file.", metavar="FILE", shell_complete=offers.files
)
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    default=_USUAL,
    help="The page style that pages are counted by.",
)
@QUIET
@COLOUR
def command(
    *,
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    profile: str,
    quiet: bool,
    colour: str,
) -> None:
    """Tell what the screenplay NEW makes of each scene of OLD: new, gone, moved, changed.

    Without OLD it's the draft that git's last commit has. Scenes that are as they were aren't
    listed. One of the two may be -, the input stream.
    """
    old, new = _drafts(paths)
    before, after = _script(old), _script(new)
    style = as_asked(PROFILES[profile], after.title_page)
    report = comparison(before, after, style)
    told = Account(
        f"{old.path} -> {new.path}", _title(after) or new.path, "screenplay", "", (report,)
    )
    target = None if output == "-" else output
    painted = target is None and wants_colour(sys.stdout, colour)
    text = _written(told, form or _form(target), colour=painted)
    if target is None:
        click.echo(text, nl=False, color=painted)
        return
    size = _write(target, text)
    if not quiet:
        click.echo(f"{target}: {size:,} bytes", err=True)


def _drafts(paths: tuple[str, ...]) -> tuple[File, File]:
    """The earlier draft and the later one.

    Raises:
        UsageError: there are none, or more than two; git has no earlier one.
        SourceError: one is missing, or no text.
    """
    if not 1 <= len(paths) <= 2:
        said = (
            "no draft is named" if not paths else f"{len(paths)} drafts are named, and two compared"
        )
        raise UsageError(said, help="typebar compare OLD NEW")
    *earlier, path = paths
    later = drafts.read(path, sys.stdin.buffer)
    if earlier:
        return drafts.read(earlier[0], sys.stdin.buffer), later
    return drafts.committed(path), later


def _script(file: File) -> Script:
    refuse_emptiness((file,), "a comparison")
    return parse(decode(file.path, file.data)[0]).script


def _title(script: Script) -> str:
    page = script.title_page
    return " ".join(map(plain, page.values("title"))) if page else ""


def _form(output: str | None) -> str:
    suffix = Path(output or "").suffix.lower().lstrip(".")
    return suffix if suffix in _FORMATS else _FORMATS[0]


def _written(told: Account, form: str, *, colour: bool) -> str:
    match form:
        case "csv":
            from typebar.reports.formats import separated  # noqa: PLC0415 -- one format a run

            return separated.write([told], told.reports[0].name)
        case "json":
            from typebar.reports.formats import records  # noqa: PLC0415 -- one format a run

            return records.write([told])
    from typebar.reports.formats import text  # noqa: PLC0415 -- one format a run

    return text.write([told], text.Style(0, colour))


def _write(path: str, text: str) -> int:
    from typebar.pipeline import output  # noqa: PLC0415 -- only for files

    data = text.encode("utf-8", "backslashreplace")
    output.write(Path(path), data, path)
    return len(data)
