"""How long builds take: with nothing to do, of many documents, after one changed scene.

    python tests/benchmarks/build.py [--turns N]

Each figure is the least of some runs in CPU seconds of the whole command, which other programs on
the machine disturb less; Python's own start is measured in the same run and taken off where it's
said. The exit code is 1 where a bar is missed.
"""

import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
# As on a user's machine: what was compiled once is kept.
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
} | {"SOURCE_DATE_EPOCH": "1700000000"}
SCENE = """INT. ROOM {number} - DAY

Rain on the windows. ANNA turns the lamp down, and looks at what is left of the letter {number}.

ANNA
(low)
You said that it would be the last one. You said so {number} times.

TOM
I said a good many things, and most of them were true when I said them.

He goes to the door, and stands there.

"""


class Bar(NamedTuple):
    """A figure, and what it must not exceed."""

    name: str
    figure: float
    most: float

    def __str__(self) -> str:
        kept = "" if self.figure <= self.most else "   MISSED"
        return f"{self.name:<58} {self.figure:6.3f}  (bar {self.most}){kept}"


def least(work: Callable[[], None], turns: int, before: Callable[[], None] = lambda: None) -> float:
    """CPU seconds of the processes that some work starts: the least of some turns."""
    figures = []
    for _ in range(turns):
        before()
        earlier = resource.getrusage(resource.RUSAGE_CHILDREN)
        work()
        later = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures.append(later.ru_utime + later.ru_stime - earlier.ru_utime - earlier.ru_stime)
    return min(figures)


def typebar(folder: Path, *arguments: str) -> None:
    """Run a command in a folder."""
    subprocess.run(
        [sys.executable, "-m", "typebar", *arguments],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        env=ENVIRONMENT,
    )


def start(turns: int) -> float:
    """What Python itself takes."""

    def nothing() -> None:
        subprocess.run([sys.executable, "-c", "pass"], check=True)

    return least(nothing, turns)


def nothing_to_do(folder: Path, turns: int) -> float:
    """A build of what is built already."""
    typebar(folder, "build")
    return least(lambda: typebar(folder, "build"), turns)


def story(folder: Path) -> Path:
    """This repository's manuscript, copied."""
    shutil.copytree(ROOT / "manuscript", folder / "manuscript")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def many(folder: Path, count: int) -> Path:
    """A project of so many screenplays, each a target of its own."""
    tables = []
    for number in range(count):
        text = "".join(SCENE.format(number=number + scene) for scene in range(3))
        (folder / f"{number}.fountain").write_text(text, encoding="utf-8")
        tables.append(f'[targets.script-{number}]\nsources = ["{number}.fountain"]\n')
        tables.append('formats = ["txt"]\n')
    (folder / "typebar.toml").write_text("".join(tables), encoding="utf-8")
    return folder


def long_script(folder: Path, scenes: int = 250) -> Path:
    """A project with a screenplay of about 120 pages, no two paragraphs of which are the same.

    What is said again and again is set once, so repeated scenes would make a full build too quick.
    """
    told = "".join(path.read_text("utf-8") for path in (ROOT / "manuscript").rglob("*.md"))
    words = sorted(set(re.findall(r"[A-Za-z]+", told)))
    draw = random.Random(1)

    def said(count: int) -> str:
        return " ".join(draw.choices(words, k=count)) + "."

    text = "".join(
        f"INT. ROOM {number} - DAY\n\nThe letter {number}. {said(25)}\n\n"
        f"ANNA\n(low)\n{said(30)}\n\nTOM\n{said(20)}\n\n{said(12)}\n\n"
        for number in range(scenes)
    )
    (folder / "long.fountain").write_text(text, encoding="utf-8")
    (folder / "typebar.toml").write_text(
        '[targets.long]\nsources = ["long.fountain"]\nformats = ["pdf", "epub", "html"]\n',
        encoding="utf-8",
    )
    return folder


def after_a_change(folder: Path, turns: int) -> tuple[float, float]:
    """A build from nothing, and one after a scene has changed."""
    path = folder / "long.fountain"

    def anew() -> None:
        typebar(folder, "build")

    full = least(anew, turns, before=lambda: shutil.rmtree(folder / "build", ignore_errors=True))
    text = path.read_text(encoding="utf-8")
    numbers = iter(range(turns))

    def change() -> None:
        changed = text.replace("letter 150.", f"letter {next(numbers)} again.")
        path.write_text(changed, encoding="utf-8")
        typebar(folder, "build")

    return full, least(change, turns)


def while_watched(folder: Path, turns: int) -> float:
    """What `typebar watch` takes for a changed scene, looking at files meanwhile included.

    Read from /proc, in hundredths of a second. At the first change it loads what it needs.
    """
    path = folder / "long.fountain"
    text = path.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "typebar", "watch", "--json"]
    figures: list[float] = []
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, env=ENVIRONMENT, text=True
    ) as watch:
        assert watch.stdout is not None
        _until_ended(watch.stdout, 3)
        for number in range(turns):
            time.sleep(1.0)
            before = _spent(watch.pid)
            path.write_text(text.replace("letter 99.", f"letter {number}!"), encoding="utf-8")
            _until_ended(watch.stdout, 3)
            time.sleep(0.2)
            figures.append(_spent(watch.pid) - before)
        watch.terminate()
    return min(figures)


def _until_ended(stream: Iterable[str], count: int) -> None:
    """Read events until so many outputs have ended."""
    for line in stream:
        count -= json.loads(line)["event"] == "ended"
        if not count:
            return


def _spent(process: int) -> float:
    """CPU seconds of a process that runs."""
    words = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    ticks = int(words[11]) + int(words[12])
    return ticks / float(os.sysconf("SC_CLK_TCK"))


def figures(place: Path, turns: int) -> Iterator[Bar]:
    """Every figure, as it's measured."""
    python = start(turns)
    print(f"Python's own start: {python:.3f} s")
    folders = {name: place / name for name in ("story", "many", "long")}
    for folder in folders.values():
        folder.mkdir()
    own = nothing_to_do(story(folders["story"]), turns) - python
    yield Bar("nothing to do, this repository, beyond Python's start", own, 0.15)
    yield Bar("nothing to do, 100 documents", nothing_to_do(many(folders["many"], 100), turns), 0.3)
    full, changed = after_a_change(long_script(folders["long"]), turns)
    print(f"120 pages to PDF, EPUB and HTML: {full:.2f} s from nothing")
    watched = while_watched(folders["long"], turns)
    print(f"one changed scene: {changed:.2f} s in a new process, {watched:.2f} s while watched")
    yield Bar("one changed scene while watched, as a share of the full", watched / full, 0.35)
    yield Bar("one changed scene in a new process, as a share", changed / full, 0.35)


def main() -> int:
    """Measure, print, and tell whether every bar is kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=5)
    turns = parser.parse_args().turns
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for bar in figures(Path(folder), turns):
            print(bar)
            missed |= bar.figure > bar.most
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
