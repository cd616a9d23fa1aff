"""What a novel of 100,000 words in Markdown costs as an e-book, beside pandoc in the same run.

    python tests/benchmarks/epub.py [--turns N]

CPU seconds of whole processes, start and imports included: the least of some turns, taken one
after the other, so that a busy machine disturbs both alike. Then the same novel in a project of
which one chapter changes: what the build after the change takes. The exit code is 1 where a bar is
missed, or where pandoc isn't there to be compared with (apt-get install pandoc).
"""

import argparse
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

WORDS = 100_000
CHAPTERS = 30
BESIDE_PANDOC = 0.6
AFTER_A_CHANGE = 0.3
SYLLABLES = re.findall("..", "kaloritenmarsoveldapretiko")
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
} | {"SOURCE_DATE_EPOCH": "1700000000"}


def chapter(number: int) -> str:
    """A chapter with what novels have: talk, emphasis, dashes, a break between scenes, a note."""
    luck = random.Random(number)
    blocks = [f"# Title {number}"]
    words = WORDS // CHAPTERS
    while words > 0:
        block = _paragraph(luck)
        words -= len(block.split())
        blocks.append(block)
        if luck.random() < 0.02:
            blocks.append("* * *")
    blocks.append("A last word.[^1]\n\n[^1]: And a note to it.")
    return "\n\n".join(blocks) + "\n"


def _paragraph(luck: random.Random) -> str:
    text = " ".join(_sentences(luck, luck.choice((1, 1, 2, 4, 8))))
    return f'"{text}" said Kal. "It\'s *so*."' if luck.random() < 0.4 else text


def _sentences(luck: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        words = ["".join(luck.choices(SYLLABLES, k=luck.choice((1, 1, 2, 3)))) for _ in range(12)]
        words[luck.randrange(3, 9)] += luck.choice((",", " --", "...", ""))
        if luck.random() < 0.1:
            words[-2] = f"*{words[-2]}*"
        yield " ".join(words).capitalize() + "."


def write(folder: Path) -> list[str]:
    """The novel's files in a project; their names."""
    names = [f"ch-{number:02}.md" for number in range(1, CHAPTERS + 1)]
    for number, name in enumerate(names, 1):
        (folder / name).write_text(chapter(number), encoding="utf-8")
    (folder / "typebar.toml").write_text(
        'title = "A Novel"\nauthors = ["Nobody"]\nlanguage = "en-US"\n'
        '[targets.novel]\nsources = ["*.md"]\nformats = ["epub"]\n',
        encoding="utf-8",
    )
    return names


def cost(folder: Path, *command: str) -> float:
    """CPU seconds of a command and what it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def changed(folder: Path, turn: int) -> float:
    """A build after a sentence was added to one chapter."""
    path = folder / "ch-15.md"
    path.write_text(f"{chapter(15)}\nA sentence more: {turn}.\n", encoding="utf-8")
    return cost(folder, sys.executable, "-m", "typebar", "build")


def beside_pandoc(folder: Path, names: list[str], turns: int) -> tuple[float, float | None]:
    """The least that each takes; None for a pandoc that isn't there."""
    title = ("--title", "A Novel", "--author", "Nobody")
    ours = (sys.executable, "-m", "typebar", "convert", *names, "-o", "ours.epub", *title)
    known = ("--metadata=title:A Novel", "--metadata=author:Nobody", "--metadata=lang:en-US")
    theirs = ("pandoc", *names, "-o", "theirs.epub", "--toc", *known)
    pairs = [
        (cost(folder, *ours), cost(folder, *theirs) if shutil.which("pandoc") else None)
        for _ in range(turns)
    ]
    others = [theirs for _, theirs in pairs if theirs is not None]
    return min(ours for ours, _ in pairs), min(others, default=None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=7)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        names = write(folder)
        ours, theirs = beside_pandoc(folder, names, turns)
        cost(folder, sys.executable, "-m", "typebar", "build")
        again = min(changed(folder, turn) for turn in range(turns))
    print(f"{WORDS:,} words to EPUB          {ours:6.3f} s CPU")
    if theirs is None:
        print("pandoc                        ISN'T INSTALLED: nothing to compare with")
    else:
        print(f"pandoc                        {theirs:6.3f} s CPU")
        print(f"beside pandoc                 {ours / theirs:6.3f}  (bar {BESIDE_PANDOC})")
    print(f"after a change in a chapter   {again:6.3f} s CPU  (bar {AFTER_A_CHANGE})")
    kept = theirs is not None and ours <= BESIDE_PANDOC * theirs and again <= AFTER_A_CHANGE
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
