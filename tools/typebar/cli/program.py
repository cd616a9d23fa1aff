"""From arguments to an exit code: whatever goes wrong becomes one message."""

import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import click

from typebar.cli.root import COMMANDS, root
from typebar.cli.terminal import ask_for_colour, complain
from typebar.text.errors import TypebarError, UsageError

INTERRUPTED = 130
_DEFECT = TypebarError.exit_code


def run(arguments: Sequence[str]) -> int:
    """Run the command that these arguments are; its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    ask_for_colour("auto")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A text may hold what the terminal's encoding can't say.
            stream.reconfigure(errors="backslashreplace")
    try:
        outcome = root.main(args=list(arguments), prog_name="typebar", standalone_mode=False)
    except click.Abort:
        complain("interrupted; outputs are as they were, or whole")
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as bare:
        click.echo(bare.ctx.get_help())
        return 0
    except click.ClickException as error:
        return _usage(error, arguments)
    except TypebarError as error:
        complain(error.message, error.help)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 -- the last resort: a message instead of a traceback
        return _homeless() if _is_homeless() else _defect(error)
    return outcome if isinstance(outcome, int) else 0


def _terminate(number: int, _frame: FrameType | None) -> None:
    """End on SIGTERM by way of every `finally`, so that no worker and no half file is left."""
    raise SystemExit(128 + number)


def _usage(error: click.ClickException, arguments: Sequence[str]) -> int:
    context = getattr(error, "ctx", None)
    # An option without its value is found before click knows whose it is.
    command = next((word for word in arguments[:1] if word in COMMANDS), "")
    name = context.command_path if context else f"typebar {command}".strip()
    message = error.format_message().rstrip(".")
    complain(f"{name}: {message[:1].lower()}{message[1:]}", f'"{name} --help" shows what it takes')
    return 2


def _is_homeless() -> bool:
    """Whether the folder that this was started in has been removed."""
    try:
        os.getcwd()  # noqa: PTH109 -- no path is wanted
    except FileNotFoundError:
        return True
    return False


def _homeless() -> int:
    complain("the folder that this was started in isn't there any more", "go to one that is: cd")
    return UsageError.exit_code


def _defect(error: Exception) -> int:
    import traceback  # noqa: PLC0415 -- 3 ms that only a defect pays

    what = "".join(traceback.format_exception_only(error)).strip()
    if os.environ.get("TYPEBAR_DEBUG") == "1":
        traceback.print_exc()
        way_out = "please report the lines above, and what you did, to the project's issue tracker"
    else:
        way_out = (
            "please report it to the project's issue tracker; with TYPEBAR_DEBUG=1 in the "
            "environment the command writes what is needed for that"
        )
    complain(f"this is a defect in typebar: {what}", way_out)
    sys.stderr.flush()
    return _DEFECT
