"""How fast a novel of 100,000 words is typeset, against one plain run of WeasyPrint.

    python tests/benchmarks/book.py [WORDS [RUNS]]

Every figure is the least of three fresh processes, start and imports included: seconds on the
clock, seconds of all processors together, and what the clock would show were two processors free,
which is the figure to go by on a busy machine. "plain" is WeasyPrint setting the same HTML with the
same style sheet in one go; "kept" has everything from the run before; "changed" sets the book again
after a change in one chapter.

Wanted: parallel 0.65 of plain or less, changed 0.15 or less, the same bytes from all.
"""

import hashlib
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

import weasyprint

from typebar.model.prose import LINE_ATTRIBUTE, Blocks, Chapter, Matter
from typebar.model.work import Metadata, Work
from typebar.pipeline.shelf import Shelf
from typebar.pipeline.stretches import Press
from typebar.text.source import Span
from typebar.writers.pdf import book, book_plan, book_press
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.registry import Options

KINDS = ("plain", "serial", "parallel", "kept", "changed")
CHAPTERS = 30
SYLLABLES = re.findall("..", "kaloritenmarsoveldapretiko")


def novel(words: int, changed: int = -1) -> Work:
    """A novel of nonsense with the rhythm of prose; one chapter may be changed."""
    return Work(
        Metadata(title="A Novel", authors=("Nobody",)),
        tuple(
            _chapter(number, words // CHAPTERS, 1000 * number + (number == changed))
            for number in range(CHAPTERS)
        ),
    )


def _chapter(number: int, words: int, seed: int) -> Chapter:
    body = fromstring(f"<div>{''.join(_paragraphs(random.Random(seed), words))}</div>")
    for line, block in enumerate(body, 1):
        block.set(LINE_ATTRIBUTE, str(line))
    name, title = f"ch-{number + 1:02}", f"Title {number + 1}"
    span = Span(f"{name}.md", 0, 0)
    return Chapter(span, name, title, "chapter", Matter.BODY, number + 1, True, Blocks(body))


def _paragraphs(luck: random.Random, words: int) -> Iterator[str]:
    kind = " class='first'"
    while words > 0:
        count = luck.choice((6, 12, 40, 80, 120))
        sizes = luck.choices((1, 1, 2, 2, 3, 4), k=count)
        text = " ".join("".join(luck.choices(SYLLABLES, k=size)) for size in sizes)
        yield f"<p{kind}>{text}.</p>"
        kind = ""
        words -= count


def plain(work: Work) -> bytes:
    """One run of WeasyPrint over everything."""
    units = [part.unit for part in book_plan.plan(work).parts if part.unit]
    bodies = [unit.html.partition("<body")[2].partition(">")[2] for unit in units]
    leaves = (f"<div style='break-before: right'>{body}</div>" for body in bodies)
    html = f"<!DOCTYPE html><html lang='en-US'><body data-verso='A'>{''.join(leaves)}"
    html = html.replace("</body>\n</html>", "")
    configuration, sheet = book_press._style(TRIMS["5.5x8.5in"])
    with book_press.quiet():
        document = weasyprint.HTML(
            string=html, base_url="typebar:/", url_fetcher=book_press.fetcher({})
        ).render(font_config=configuration, stylesheets=[sheet])
        data: bytes = document.write_pdf(pdf_tags=True)
    return data


def once(kind: str, words: int, folder: str) -> None:
    """One run; prints a digest of what came out, and processor seconds of the other processes."""
    work = novel(words, 7 if kind == "changed" else -1)
    match kind:
        case "plain":
            data = plain(work)
        case "serial":
            data = book.write(work, Options(), Press(1)).data
        case "parallel":
            data = book.write(work, Options(), Press(2)).data
        case _:
            data = book.write(work, Options(), Press(2, Shelf(Path(folder)))).data
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(hashlib.sha256(data).hexdigest(), others.ru_utime + others.ru_stime)


class Run(NamedTuple):
    """What a run in a fresh process took, start and imports included."""

    clock: float
    used: float
    """Seconds of all processors together."""
    others: float
    """Those of its own processes, which share the work evenly."""
    digest: str

    @property
    def free(self) -> float:
        """What the clock would show with two processors and nothing else to do."""
        return self.used - self.others / 2


def run(kind: str, words: int, kept: Path) -> Run:
    """A run of one kind, with a copy of what was kept."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(kept, folder, dirs_exist_ok=True)
        command = [sys.executable, __file__, "--once", kind, str(words), folder]
        before, start = os.times(), time.perf_counter()
        out = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
        clock, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    digest, others = out.split()
    return Run(clock, used, float(others), digest)


def main(words: int, runs: int) -> None:
    """Measure everything in turn, so that a busy machine slows all alike, and print it."""
    found: dict[str, list[Run]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        once_kept = [sys.executable, __file__, "--once", "kept", str(words), folder]
        subprocess.run(once_kept, stdout=subprocess.DEVNULL, check=True)
        for _ in range(runs):
            for kind in KINDS:
                found[kind].append(run(kind, words, Path(folder)))
    print(f"{words} words, least of {runs}; in brackets against plain")
    print("           clock            processors       on two free ones")
    for kind, results in found.items():
        shown = [
            (min(getattr(one, name) for one in results), min(getattr(one, name) for one in base))
            for base in (found["plain"],)
            for name in ("clock", "used", "free")
        ]
        print(f"{kind:9}", *(f"{own:6.2f} s ({own / plain_:.2f}) " for own, plain_ in shown))
    made = {one.digest for kind in KINDS if kind not in ("plain", "changed") for one in found[kind]}
    print("same bytes from all" if len(made) == 1 else "the outputs differ")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        asked = [int(argument) for argument in sys.argv[1:]]
        main(*(asked + [100_000, 3][len(asked) :]))
