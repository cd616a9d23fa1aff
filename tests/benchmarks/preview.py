"""From a save to its pixels, in headless Chromium: `python tests/benchmarks/preview.py`.

`typebar serve` shows a screenplay of 127 pages; a dozen times a paragraph in its middle is changed,
or another one added before it, which moves what follows. The time runs from the save, a rename as
editors do it, to the frame after the one that shows the new text, as the script outside sees it.
The system's load is told beside it: the claim, 300 ms, is one for a machine that has nothing else
to do. On a busy one, `--cpu` tells what one round costs the server in processor time.
"""

import argparse
import gc
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

SCRIPT = Path(__file__).parents[3] / "shared" / "corpus" / "big-fish" / "big-fish.fountain"
CONFIG = '[targets.screenplay]\nsources = ["script.fountain"]\n'
ROUNDS = 12


def pixels(folder: Path) -> list[int]:
    """Milliseconds from save to pixels, for each edit."""
    import validators  # noqa: PLC0415 -- for this measurement alone

    times: list[int] = validators.preview(sys.executable, folder, "script.fountain", mode="time")
    return times


def rounds(folder: Path) -> list[float]:
    """Milliseconds of processor time for the views of each edit, tabs and linter left out."""
    from typebar.project.discover import required  # noqa: PLC0415 -- as above
    from typebar.server.board import Board  # noqa: PLC0415 -- as above
    from typebar.server.press import Press  # noqa: PLC0415 -- as above

    path = folder / "script.fountain"
    config, press, board = required(folder), Press(), Board()
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    times = []
    for number in range(ROUNDS + 1):
        middle = len(paragraphs) // 2
        text = [*paragraphs[:middle], f"Mark {number}.", *paragraphs[middle:]]
        path.write_text("\n\n".join(text), encoding="utf-8")
        gc.disable()
        start = time.process_time()
        board.show([press.view(config, config.targets[0])])
        times.append(1000 * (time.process_time() - start))
        gc.enable()
    return times[1:]


def main() -> None:
    """Measure, and tell."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cpu", action="store_true", help="processor time of the server alone")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(SCRIPT, folder / "script.fountain")
        (folder / "typebar.toml").write_text(CONFIG, encoding="utf-8")
        times = rounds(folder) if chosen.cpu else pixels(folder)
    what = "processor time of a round" if chosen.cpu else "save to pixels"
    print(
        f"{what}: median {statistics.median(times):.0f} ms, best {min(times):.0f}, "
        f"worst {max(times):.0f}; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )


if __name__ == "__main__":
    main()
