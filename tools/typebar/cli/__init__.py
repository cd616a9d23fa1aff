"""The command line: a thin face on everything below."""

import gc
import sys


def main() -> None:
    """Run the command line and end with its exit code."""
    from typebar.cli.program import run  # noqa: PLC0415 -- a script that imports the name pays nothing

    code = run(sys.argv[1:])
    # What is left isn't looked through for cycles: it ends with the process, a thirtieth earlier.
    gc.freeze()
    sys.exit(code)
