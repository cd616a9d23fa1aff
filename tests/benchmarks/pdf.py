"""Fountain to PDF, whole processes, beside other programs: `python tests/benchmarks/pdf.py`.

The least of seven runs each, one after the other in turn so that a busy machine slows all alike:
seconds on the clock, seconds of processors, and the memory of the largest run.
Peers that aren't installed are left out by name: `pip install screenplain==0.12.0 reportlab`.
Option `--times N` makes the script N times as long, to see how time grows.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

SCRIPT = Path(__file__).parents[3] / "shared" / "corpus" / "big-fish" / "big-fish.fountain"
RUNS = 7


def commands(script: Path, folder: Path) -> dict[str, list[str]]:
    """The command line of each program that is there."""
    found = {
        "typebar": [
            sys.executable,
            "-m",
            "typebar",
            "convert",
            script,
            "-o",
            folder / "typebar.pdf",
        ]
    }
    if importlib.util.find_spec("screenplain") and importlib.util.find_spec("reportlab"):
        program = "import sys; from screenplain.main import main; main(sys.argv[1:])"
        found["screenplain"] = [
            *(sys.executable, "-c", program),
            *("--format", "pdf", script, folder / "screenplain.pdf"),
        ]
    if wrap := shutil.which("wrap"):
        found["wrap"] = [wrap, "pdf", script, "--out", folder / "wrap.pdf"]
    return {name: [str(word) for word in command] for name, command in found.items()}


class Cost(NamedTuple):
    """What a run of a program takes."""

    clock: float
    """Seconds."""
    processor: float
    """Seconds, of the program and of the system for it."""
    memory: float
    """MB, at its peak."""


def run(command: list[str]) -> Cost:
    """One run of a program, in a process of its own."""
    start = time.perf_counter()
    program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(program.pid, 0)
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {program.returncode}")
    clock = time.perf_counter() - start
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(programs: dict[str, list[str]]) -> dict[str, Cost]:
    """The least time of several runs, and the most memory."""
    costs: dict[str, list[Cost]] = {name: [] for name in programs}
    for _ in range(RUNS):
        for name, command in programs.items():
            costs[name].append(run(command))
    return {
        name: Cost(
            min(cost.clock for cost in found),
            min(cost.processor for cost in found),
            max(cost.memory for cost in found),
        )
        for name, found in costs.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="how often the script is repeated")
    parser.add_argument("script", nargs="?", type=Path, default=SCRIPT)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "script.fountain"
        text = asked.script.read_text(encoding="utf-8")
        script.write_text("\n\n===\n\n".join([text] * asked.times), encoding="utf-8")
        programs = commands(script, folder)
        costs = measure(programs)
        own = costs["typebar"]
        for program, cost in costs.items():
            print(
                f"{program:12} {cost.clock:6.2f} s, {cost.processor:6.2f} s of processors, "
                f"{cost.memory:4.0f} MB; typebar takes {own.clock / cost.clock:.2f} of the time"
            )
        for missing in {"screenplain", "wrap"} - set(programs):
            print(f"{missing:12} not installed")


if __name__ == "__main__":
    main()
