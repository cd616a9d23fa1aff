"""Fountain to PDF, whole processes, beside other programs: `python tests/benchmarks/pdf.py`.

Median of five runs each, one after the other in turn so that a busy machine slows all alike.
Peers that aren't installed are left out by name: `pip install screenplain==0.12.0 reportlab`.
Option `--times N` makes the script N times as long, to see how time grows.
"""

import argparse
import importlib.util
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SCRIPT = Path(__file__).parents[3] / "shared" / "corpus" / "big-fish" / "big-fish.fountain"
RUNS = 5


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


def measure(programs: dict[str, list[str]]) -> dict[str, float]:
    """Median seconds of wall clock."""
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(RUNS):
        for name, command in programs.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in seconds.items()}


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
        medians = measure(programs)
        for program, seconds in medians.items():
            ratio = medians["typebar"] / seconds
            print(f"{program:12} {seconds:6.2f} s   typebar takes {ratio:.2f} of it")
        for missing in {"screenplain", "wrap"} - set(programs):
            print(f"{missing:12} not installed")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"largest child process: {peak:.0f} MB")


if __name__ == "__main__":
    main()
