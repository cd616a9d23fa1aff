"""How fast scripts are read, beside other parsers, on real and on hostile texts.

    python tests/benchmarks/parse.py [--install FOLDER] [--peers FOLDER] [--script FILE]

`--install` makes a folder with the peers (pip in an environment of its own, npm), `--peers` uses
one that was made before; without either, ours is measured alone. All parsers read the same script
in the same run, in turns, each in a process of its own; the best of the turns counts. The exit
code is 1 where a bar is missed.
"""

import argparse
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile_scripts import GENERATORS

from typebar.model.emphasis import runs
from typebar.model.walk import lines, nodes
from typebar.readers.fountain import parse
from typebar.text.source import Source

HERE = Path(__file__).parent
BIG_FISH = HERE / "../../../shared/corpus/big-fish/big-fish.fountain"
TURNS = {1: 10, 10: 3, 40: 2}
"""Scale of the script -> how many turns each parser has."""
SCALES = tuple(TURNS)
PYTHON_PEERS = ("screenplain", "screenplay-tools", "jouvence")
NODE_PEERS = ("fountain-js", "aw-parser")
BARS = {"screenplain": 3.0, "screenplay-tools": 4.0}
"""How many times as fast as a peer ours must be."""


def read_all(text: str) -> None:
    """What is measured: the whole tree with spans and findings."""
    parse(Source("benchmark.fountain", text))


def read_and_emphasise(text: str) -> None:
    """The tree and, which peers leave undone, every line's emphasis."""
    for node in nodes(parse(Source("benchmark.fountain", text)).script):
        for line in lines(node):
            runs(line.text)


def seconds(function: Callable[[str], None], text: str, times: int) -> float:
    """The shortest of some runs in CPU time, which other programs on the machine disturb less."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        function(text)
        best = min(best, time.process_time() - start)
    return best


def peak(text: str) -> int:
    """The most memory in use while a text is read, in bytes."""
    tracemalloc.start()
    read_all(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def install(folder: Path) -> None:
    """Put the peers into a folder, with the ordinary clients of their registries."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    pip = [folder / "venv/bin/pip", "install", "--quiet", *PYTHON_PEERS]
    subprocess.run(pip, check=True)
    npm = ["npm", "install", "--silent", "--prefix", folder, *NODE_PEERS]
    subprocess.run(npm, check=True)


def peer(folder: Path, name: str, script: Path, scale: int) -> float | None:
    """One turn of a peer, in seconds; none where it failed or took more than two minutes."""
    if name in NODE_PEERS:
        command = ["node", HERE / "peers.js", folder / "node_modules", name, script, str(scale)]
    else:
        command = [folder / "venv/bin/python", HERE / "peers.py", name, script, str(scale)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        print(f"  {name} at {scale}x: {type(error).__name__}", file=sys.stderr)
        return None
    return float(json.loads(done.stdout))


def own(script: Path, scale: int, *, emphasis: bool) -> float:
    """One turn of ours, in a process of its own as the peers."""
    flag = ["--emphasis"] if emphasis else []
    command = [sys.executable, __file__, "--turn", str(scale), "--script", script, *flag]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout))


def table(script: Path, peers: Path | None) -> dict[str, dict[int, float]]:
    """Seconds by parser and scale, the best of the turns."""
    names = ["typebar", "typebar with emphasis"]
    names += [*PYTHON_PEERS, *NODE_PEERS] if peers else []
    best: dict[str, dict[int, float]] = {name: {} for name in names}
    for scale in SCALES:
        for _ in range(TURNS[scale]):
            for name, times in best.items():
                taken = _turn(name, script, scale, peers)
                if taken is not None:
                    times[scale] = min(taken, times.get(scale, float("inf")))
    return best


def _turn(name: str, script: Path, scale: int, peers: Path | None) -> float | None:
    if name.startswith("typebar"):
        return own(script, scale, emphasis=name.endswith("emphasis"))
    if peers is None or (name == "fountain-js" and scale > 1):
        return None  # quadratic: 6 seconds at 10x, 107 at 40x
    return peer(peers, name, script, scale)


def report_table(best: dict[str, dict[int, float]]) -> Iterator[str]:
    """Print the table; give what missed its bar."""
    ours = best["typebar"]
    for name, times in best.items():
        cells = " ".join(
            f"{times[scale] * 1e3:10.1f} ms" if scale in times else f"{'-':>13}" for scale in SCALES
        )
        ratio = f"{times[1] / ours[1]:6.1f}" if 1 in times else ""
        print(f"  {name:24}{cells}  {ratio}")
    growth = ours[40] / ours[10]
    print(f"  t(40x) / t(10x) = {growth:.2f}")
    if growth > 4.6:
        yield f"t(40x)/t(10x) is {growth:.2f}, more than 4.6"
    for name, bar in BARS.items():
        if 1 in best.get(name, {}) and best[name][1] / ours[1] < bar:
            yield f"only {best[name][1] / ours[1]:.2f} times as fast as {name}, not {bar}"


def report_hostile() -> Iterator[str]:
    """Print growth of time and memory on hostile texts; give what missed its bar."""
    for name, generate in GENERATORS.items():
        size = _size(generate)
        half, whole = generate(2 * size), generate(4 * size)
        time_growth = min(
            seconds(read_and_emphasise, whole, 3) / seconds(read_and_emphasise, half, 3)
            for _ in range(3)
        )
        # Small texts hold small numbers, which Python keeps once: growth shows in large ones.
        memory_growth = peak(whole) / peak(half)
        print(f"  {name:34} n = {size:8,}  time x{time_growth:.2f}  memory x{memory_growth:.2f}")
        if time_growth > 2.6 or memory_growth > 2.6:
            yield f"{name}: time grows x{time_growth:.2f}, memory x{memory_growth:.2f}"


def _size(generate: Callable[[int], str]) -> int:
    """A size at which reading takes some milliseconds, so that growth can be told from noise."""
    size = 2_000
    while seconds(read_and_emphasise, generate(size), 1) < 0.01 and size < 1_000_000:
        size *= 2
    return size


def main() -> int:
    """Measure, print, and say whether every bar was reached."""
    options = _options()
    if options.turn:
        text = options.script.read_text(encoding="utf-8") * options.turn
        function = read_and_emphasise if options.emphasis else read_all
        print(json.dumps(seconds(function, text, max(1, 5 // options.turn))))
        return 0
    if options.install:
        install(options.install)
    peers = options.peers or options.install
    if peers is None:
        print("NOTE: no peers are measured; --install FOLDER fetches them", file=sys.stderr)
    print(f"{options.script.name}, python {sys.version.split()[0]}; CPU time, best of the turns")
    missed = list(report_table(table(options.script, peers)))
    print("hostile texts, read with emphasis: growth from 2n to 4n")
    missed += report_hostile()
    for line in missed:
        print(f"MISSED: {line}")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--install", type=Path, help="fetch the peers into this folder")
    parser.add_argument("--peers", type=Path, help="a folder that --install made")
    parser.add_argument("--script", type=Path, default=BIG_FISH, help="the script to read")
    parser.add_argument("--turn", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--emphasis", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
