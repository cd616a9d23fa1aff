"""How fast and how precise linting is, beside other linters, on real and hostile texts.

    python tests/benchmarks/lint.py [--turns N] [--hostile] [--peers FOLDER...]

Whole processes, in turns on the same machine; the median of their processor seconds counts: with
nothing remembered, and a second run in a project with nothing changed. Peers are looked for beside
this Python, on the path and in the folders given (pip install proselint codespell; npm install
cspell); those that aren't there are named. Prints the findings on Big Fish by rule and whether its
known defects are among them, and how many of the faults that the rules' own pages show are found in
the middle of real texts. `--hostile` prints how the time of texts that make careless rules
quadratic grows from a size to four times that. The exit code is 1 where a bar is missed.
"""

import argparse
import json
import math
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from hostile_texts import TEXTS

from typebar.lint import registry, run
from typebar.lint.document import read
from typebar.lint.rule import Page, Rule, page_of
from typebar.lint.settings import Settings, from_table
from typebar.text.source import Source

CORPUS = Path(__file__).parent / "../../../shared/corpus"
BIG_FISH = CORPUS / "big-fish/big-fish.fountain"
NOVEL = sorted((CORPUS / "novel").glob("*.md"))
SECONDS = {"novel": 1.0, "Big Fish": 0.6}
"""Bars for whole processes on a quiet machine."""
AGAIN = 0.2
"""Bar for a second run with nothing changed, on a quiet machine."""
OF_PROSELINT = 0.25
"""Bar for our share of proselint's time on the novel."""
PEERS = ("proselint", "codespell", "cspell")
WHOLE = {"FTN015", "FTN021", "FTN022", "FTN023", "FTN025", "SCN006", "SCN009"}
WHOLE |= {"PRD001", "WRD001", "MDS002", "MDS011", "MDS012"}
"""Rules whose fault is one of a whole text or of its head: it can't stand in the middle."""
FINDINGS = 40
"""Bar for the default findings on Big Fish."""
DEFECTS = {"(V.0.)": "TYP015", "noteboook": "WRD002", "BIG-TOP": "SCN003"}
"""Known defects of Big Fish -> the rule that names them."""
GROWTH = 5.5
"""Four times the text may take so many times as long."""


OURS = [sys.executable, "-m", "typebar", "lint", "--exit-zero"]


def command(peer: str, files: Sequence[Path], folders: Sequence[str]) -> list[str] | None:
    """How to run another linter on files; none where it isn't installed."""
    paths = [str(path) for path in files]
    places = os.pathsep.join([str(Path(sys.executable).parent), *folders])
    program = shutil.which(peer, path=places) or shutil.which(peer)
    if program is None:
        return None
    return [program, *{"proselint": ["check"], "cspell": ["lint"]}.get(peer, []), *paths]


def seconds(words: list[str], folder: Path) -> float:
    """Processor seconds of one run of a command, in a folder without a project.

    On a quiet machine that's the time that passes; on a busy one it still compares.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, cwd=folder, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, files: Sequence[Path], turns: int, folders: Sequence[str]) -> bool:
    """Print the medians on one work; whether ours meets its bars."""
    found = {peer: command(peer, files, folders) for peer in PEERS}
    commands = {"typebar": [*OURS, *map(str, files)], "again": OURS}
    commands |= {peer: words for peer, words in found.items() if words}
    times: dict[str, list[float]] = {peer: [] for peer in commands}
    with tempfile.TemporaryDirectory() as temporary:
        bare = Path(temporary, "bare")
        bare.mkdir()
        project = made_project(Path(temporary, "project"), files)
        subprocess.run(OURS, cwd=project, capture_output=True, check=True)
        for _ in range(turns):
            for peer, words in commands.items():
                times[peer].append(seconds(words, project if peer == "again" else bare))
    medians = {peer: statistics.median(measured) for peer, measured in times.items()}
    for peer, median in medians.items():
        ratio = (
            ""
            if peer in ("typebar", "again")
            else f"ours is {medians['typebar'] / median:.2f} of it"
        )
        print(f"{name:10} {peer:10} {median:6.2f} s   {ratio}")
    if absent := [peer for peer, words in found.items() if not words]:
        print(f"{name:10} not installed: {', '.join(absent)}")
    share = medians["typebar"] / medians.get("proselint", math.inf)
    fits = name != "novel" or share <= OF_PROSELINT
    return medians["typebar"] <= SECONDS[name] and medians["again"] <= AGAIN and fits


def made_project(folder: Path, files: Sequence[Path]) -> Path:
    """A project of copies of these files."""
    folder.mkdir()
    for path in files:
        (folder / path.name).write_bytes(path.read_bytes())
    names = json.dumps([path.name for path in files])
    (folder / "typebar.toml").write_text(
        f'title = "A"\n[targets.all]\nsources = {names}\nformats = ["html"]\n'
    )
    return folder


def recall() -> bool:
    """Print how many faults of the default rules' pages are found in the middle of real texts."""
    texts = {
        "fountain": BIG_FISH.read_text(encoding="utf-8"),
        "markdown": "".join(path.read_text(encoding="utf-8") for path in NOVEL[9:10]),
    }
    chosen = [
        (entry, page)
        for entry in registry.RULES
        if entry.default and entry.family != "TTL" and entry.code not in WHOLE
        for page in [page_of(entry)]
        if page.section("Fires on") and page.language in texts
    ]
    missed = [entry.code for entry, page in chosen if not seeded(entry, page, texts[page.language])]
    print(f"{len(chosen)} faults put into real texts; missed: {', '.join(missed) or 'none'}")
    return not missed


def seeded(entry: Rule, page: Page, text: str) -> bool:
    """Whether a rule says more of a text with its page's fault in the middle than without."""
    settings = from_table(tomllib.loads(page.section("With")))
    fault = re.sub(r"\\(s|t|u[0-9a-f]{4})", _sign, page.section("Fires on"))
    opening = r"^INT\. " if page.language == "fountain" else r"(?<=\n\n)^"
    places = [match.start() for match in re.finditer(opening, text, re.MULTILINE)]
    middle = places[len(places) // 2]
    path = "a.fountain" if page.language == "fountain" else "a.md"
    said = [
        [
            one.message
            for one in run.check([read(Source(path, each))], settings).diagnostics
            if one.code == entry.code
        ]
        for each in (text, f"{text[:middle]}{fault}\n\n{text[middle:]}")
    ]
    return len(said[1]) > len(said[0]) or bool(set(said[1]) - set(said[0]))


def _sign(match: re.Match[str]) -> str:
    """What stands for a sign that nobody sees in a page."""
    return {"s": " ", "t": "\t"}.get(match[1]) or chr(int(match[1][1:], 16))


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
    parser.add_argument("--peers", nargs="*", default=[], metavar="FOLDER")
    chosen = parser.parse_args()
    met = []
    if BIG_FISH.exists():
        met.append(judge(BIG_FISH))
        met.append(recall())
        met.append(compare("Big Fish", [BIG_FISH.resolve()], chosen.turns, chosen.peers))
        met.append(compare("novel", [path.resolve() for path in NOVEL], chosen.turns, chosen.peers))
    else:
        print(f"no corpus in {CORPUS}: only hostile texts can be measured", file=sys.stderr)
    if chosen.hostile:
        met.append(grow(4000))
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
