"""`typebar check`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from typebar.cli import offers
from typebar.cli.choices import COLOUR, JSON, QUIET
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import wants_colour
from typebar.pipeline.checking import Verdict, built, check
from typebar.project.discover import discover, required
from typebar.text.plain import finding
from typebar.text.show import show


@click.command(
    context_settings=CONTEXT,
    short_help="Have outputs judged by epubcheck and qpdf.",
    epilog=examples(
        "typebar check                   every EPUB and PDF that is built",
        "typebar check build/book.epub   findings at the manuscript's file and line",
        "typebar check --json            the same for other programs",
    ),
)
@click.argument("outputs", nargs=-1, metavar="[OUTPUT]...", shell_complete=offers.files)
@JSON
@QUIET
@COLOUR
def command(*, outputs: tuple[str, ...], as_json: bool, quiet: bool, colour: str) -> int:
    """Have outputs judged by epubcheck, which needs Java, and by qpdf.

    What is found in a chapter of an e-book is shown at the file and line of the manuscript, as far
    as that hasn't changed since. The variable EPUBCHECK_JAR names another epubcheck.
    """
    verdicts = tuple(_verdicts(outputs))
    if as_json:
        data = [_plain(verdict) for verdict in verdicts]
        click.echo(json.dumps({"outputs": data}, ensure_ascii=False))
    else:
        for verdict in verdicts:
            _tell(verdict, colour, quiet=quiet)
    return int(not all(verdict.passed for verdict in verdicts))


def _verdicts(outputs: Sequence[str]) -> list[Verdict]:
    if not outputs:
        own = required(Path.cwd())
        return [check(own.root / name, name, own) for name in built(own)]
    config = discover(Path.cwd())
    return [check(Path(name), Path(name).as_posix(), config) for name in outputs]


def _tell(verdict: Verdict, when: str, *, quiet: bool) -> None:
    colour = wants_colour(sys.stdout, when)
    for source, remark in verdict.remarks:
        click.echo(show(source, remark, colour=colour), color=colour)
    count = len(verdict.remarks)
    if not (quiet and verdict.passed):
        found = "nothing wrong" if not count else f"{count} finding{'s' if count > 1 else ''}"
        click.echo(f"{verdict.output}: {found} ({verdict.judge})")


def _plain(verdict: Verdict) -> dict[str, Any]:
    return {
        "output": verdict.output,
        "judge": verdict.judge,
        "passed": verdict.passed,
        "findings": [finding(source, remark) for source, remark in verdict.remarks],
    }
