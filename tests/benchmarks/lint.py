"""How fast and how precise linting is, beside proselint and codespell, on real and hostile texts.

    python tests/benchmarks/lint.py [--turns N] [--hostile]

Whole processes, in turns on the same machine, nothing remembered; the median of their processor
seconds counts.
Peers that aren't installed are left out (pip install proselint codespell). Prints the findings on
Big Fish by rule and whether its known defects are among them. `--hostile` prints how the time of
texts that make careless rules quadratic grows from a size to four times that. The exit code is 1
where a bar is missed.
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hostile_texts import TEXTS

from typebar.lint import run
from typebar.lint.document import read
from typebar.lint.settings import Settings
from typebar.text.source import Source

CORPUS = Path(__file__).parent / "../../../shared/corpus"
BIG_FISH = CORPUS / "big-fish/big-fish.fountain"
NOVEL = sorted((CORPUS / "novel").glob("*.md"))
SECONDS = {"novel": 1.0, "Big Fish": 0.6}
"""Bars for whole processes on a quiet machine."""
FINDINGS = 40
"""Bar for the default findings on Big Fish."""
DEFECTS = {"(V.0.)": "TYP015", "noteboook": "WRD002", "BIG-TOP": "SCN003"}
"""Known defects of Big Fish -> the rule that names them."""
GROWTH = 5.5
"""Four times the text may take so many times as long."""


def command(peer: str, files: Sequence[Path]) -> list[str] | None:
    """How to run a linter on files; none where it isn't installed."""
    folder = Path(sys.executable).parent
    paths = [str(path) for path in files]
    if peer == "typebar":
        return [sys.executable, "-m", "typebar", "lint", "--exit-zero", *paths]
    program = shutil.which(peer, path=str(folder)) or shutil.which(peer)
    if program is None:
        return None
    return [program, "check", *paths] if peer == "proselint" else [program, *paths]


def seconds(words: list[str], folder: Path) -> float:
    """Processor seconds of one run of a command, in a folder without a project.

    On a quiet machine that's the time that passes; on a busy one it still compares.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, files: Sequence[Path], turns: int) -> bool:
    """Print the medians on one work; whether ours meets its bar."""
    found = {peer: command(peer, files) for peer in ("typebar", "proselint", "codespell")}
    commands = {peer: words for peer, words in found.items() if words}
    times: dict[str, list[float]] = {peer: [] for peer in commands}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(turns):
            for peer, words in commands.items():
                times[peer].append(seconds(words, Path(folder)))
    ours = statistics.median(times["typebar"])
    for peer, measured in times.items():
        median = statistics.median(measured)
        ratio = f"ours is {ours / median:.2f} of it" if peer != "typebar" else ""
        print(f"{name:10} {peer:10} {median:6.2f} s   {ratio}")
    return ours <= SECONDS[name]


def judge(script: Path) -> bool:
    """Print what is found in Big Fish by default; whether it's little with the defects in it."""
    text = script.read_text(encoding="utf-8")
    report = run.check([read(Source(script.name, text))], Settings())
    for count, code, name in report.statistics():
        print(f"{count:5} {code} {name}")
    lines = {(one.code, text.count("\n", 0, one.span.start)) for one in report.diagnostics}
    missed = [
        defect
        for defect, code in DEFECTS.items()
        if (code, text.count("\n", 0, text.index(defect))) not in lines
    ]
    print(f"{len(report.diagnostics)} findings; defects missed: {', '.join(missed) or 'none'}")
    return len(report.diagnostics) <= FINDINGS and not missed


def checking(text: str, path: str) -> float:
    """CPU seconds of all rules over a text, reading not counted; the better of two runs."""
    document = read(Source(path, text))
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        run.check([document], Settings(preset="strict", cast=("ANNA",)))
        best = min(best, time.process_time() - start)
    return best


def grow(size: int) -> bool:
    """Print how times grow; whether all stay near the growth of the text."""
    linear = True
    for name, make in TEXTS.items():
        for path in ("a.fountain", "a.md"):
            small, large = checking(make(size), path), checking(make(4 * size), path)
            growth = large / max(small, 0.001)
            fits = growth <= GROWTH or large < 0.1
            linear &= fits
            mark = "" if fits else "  <-- more than linear"
            print(
                f"{name:24} {path:10} {small * 1000:8.1f} {large * 1000:8.1f} ms "
                f"x{growth:.1f}{mark}"
            )
    return linear


def main() -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--hostile", action="store_true")
    chosen = parser.parse_args()
    met = []
    if BIG_FISH.exists():
        met.append(judge(BIG_FISH))
        met.append(compare("Big Fish", [BIG_FISH.resolve()], chosen.turns))
        met.append(compare("novel", [path.resolve() for path in NOVEL], chosen.turns))
    else:
        print(f"no corpus in {CORPUS}: only hostile texts can be measured", file=sys.stderr)
    if chosen.hostile:
        met.append(grow(4000))
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
