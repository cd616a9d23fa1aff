"""How fast a novel of 100,000 words is typeset, against one plain run of WeasyPrint.

    python tests/benchmarks/book.py [WORDS]

Every figure is the median of three fresh processes, start and imports included: seconds on the
clock, and seconds of all processors together. "plain" is WeasyPrint setting the same HTML with the
same style sheet in one go; "changed" sets the book again after a change in one chapter.
"""

import hashlib
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import fromstring

import weasyprint

from typebar.model.prose import LINE_ATTRIBUTE, Chapter, Matter
from typebar.model.work import Metadata, Work
from typebar.pipeline.stretches import Press
from typebar.text.source import Span
from typebar.writers.pdf import book, book_plan, book_press
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.registry import Options

RUNS = 3
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
    return Chapter(span, name, title, "chapter", Matter.BODY, number + 1, True, body)


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
    """One run; prints a digest of what came out."""
    work = novel(words, 7 if kind == "changed" else -1)
    match kind:
        case "plain":
            data = plain(work)
        case "serial":
            data = book.write(work, Options(), Press(1)).data
        case "parallel":
            data = book.write(work, Options(), Press(2)).data
        case _:
            data = book.write(work, Options(), Press(2, Path(folder))).data
    print(hashlib.sha256(data).hexdigest())


def run(kind: str, words: int, folder: str = "") -> tuple[float, float, str]:
    """Seconds on the clock, seconds of processors and digest of a run in a fresh process."""
    command = [sys.executable, __file__, "--once", kind, str(words), folder]
    before, start = os.times(), time.perf_counter()
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    after = os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return time.perf_counter() - start, used, out.strip()


def measure(kind: str, words: int, kept: Path) -> tuple[float, float, set[str]]:
    """The medians of several runs, and what came out of them."""
    results = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(kept, folder, dirs_exist_ok=True)
            results.append(run(kind, words, folder))
    clock, processors, digests = zip(*results, strict=True)
    return statistics.median(clock), statistics.median(processors), set(digests)


def main(words: int) -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        run("kept", words, folder)
        base, base_used, _ = measure("plain", words, kept)
        print(f"{words} words; plain: {base:.2f} s, {base_used:.2f} s of processors")
        outputs = set()
        for kind in ("serial", "parallel", "kept", "changed"):
            clock, used, digests = measure(kind, words, kept)
            outputs |= digests if kind != "changed" else set()
            print(
                f"{kind:9} {clock:6.2f} s {used:6.2f} s: {clock / base:.2f}, {used / base_used:.2f}"
            )
    print("same bytes from all" if len(outputs) == 1 else "the outputs differ")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--once"]:
        once(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
