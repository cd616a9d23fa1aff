"""How long reports take on a long screenplay, and whether time grows with the text.

    python tests/benchmarks/report.py SCRIPT.fountain [--turns N]

CPU seconds of the whole command, start included, the least of some runs; "x4" is the script four
times over. The exit code is 1 where the overview takes more than its bar, or where four times the
text takes more than five times the time.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

BAR = 0.6
# As on a user's machine: what was compiled once is kept.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
}


def least(arguments: list[str], turns: int) -> float:
    """CPU seconds of `typebar report ARGUMENTS`: the least of some turns."""
    figures = []
    for _ in range(turns):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "typebar", "report", "--quiet", *arguments]
        subprocess.run(command, check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        figures.append(spent)
    return min(figures)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("script", type=Path)
    parser.add_argument("--turns", type=int, default=3)
    wishes = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        longer = Path(folder, "longer.fountain")
        text = wishes.script.read_text(encoding="utf-8")
        longer.write_text("\n\n".join([text] * 4), encoding="utf-8")
        page = str(Path(folder, "report.html"))
        overview = least([str(wishes.script)], wishes.turns)
        whole = least([str(wishes.script), "-o", page], wishes.turns)
        four = least([str(longer), "-o", page], wishes.turns)
    print(f"overview         {overview:6.3f}  (bar {BAR})")
    print(f"all, with charts {whole:6.3f}")
    print(f"the same, x4     {four:6.3f}  ({four / whole:.1f} times)")
    return int(overview > BAR or four > 5 * whole)


if __name__ == "__main__":
    sys.exit(main())
