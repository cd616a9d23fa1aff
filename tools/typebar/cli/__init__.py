"""The command line: a thin face on everything below."""

import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from typebar.cli.program import run  # noqa: PLC0415 -- a script that imports the name pays nothing

    sys.exit(run(sys.argv[1:]))
