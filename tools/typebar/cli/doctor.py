"""`typebar doctor`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from typebar.cli.choices import COLOUR, JSON
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import wants_colour
from typebar.pipeline.health import Check, State, ails, checks
from typebar.text.errors import MissingToolError
from typebar.text.show import paint, printable

_MARKS = {
    State.FINE: ("ok", "\x1b[32m"),
    State.MISSING: ("missing", "\x1b[1;31m"),
    State.ABSENT: ("absent", "\x1b[33m"),
}


@click.command(
    context_settings=CONTEXT,
    short_help="Look at what typebar needs, and say what is missing.",
    epilog=examples(
        "typebar doctor           the machine, and the letters of these texts",
        "typebar doctor --json    for a report of a fault",
    ),
)
@JSON
@COLOUR
def command(*, as_json: bool, colour: str) -> int:
    """Look at what typebar needs on this machine, and at the letters of the project's texts.

    Says of all that is missing which line installs it. Ends with 5 when something can't be made
    without it; what is merely absent would be of use.
    """
    painted = wants_colour(sys.stdout, colour)
    found: list[Check] = []
    for check in checks(Path.cwd()):
        found.append(check)
        if not as_json:
            click.echo(_line(check, colour=painted), color=painted)
    code = MissingToolError.exit_code if ails(found) else 0
    if as_json:
        click.echo(json.dumps({"checks": [_data(check) for check in found]}, indent=2))
    elif code:
        missing = [check.help for check in found if check.state is State.MISSING and check.help]
        click.echo(f"to mend it: {'; '.join(dict.fromkeys(missing))}")
    else:
        click.echo("all that is needed is here")
    return code


def _line(check: Check, *, colour: bool) -> str:
    word, style = _MARKS[check.state]
    mark = paint(f"{word:<8}", style, colour=colour)
    way_out = f"; {check.help}" if check.state is State.ABSENT else ""
    return f"{mark} {check.name}: {printable(check.detail)}{way_out}"


def _data(check: Check) -> dict[str, str]:
    return asdict(check) | {"state": check.state.value}
