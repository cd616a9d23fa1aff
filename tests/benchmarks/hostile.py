"""How reading time grows on hostile prose: twice the text, about twice the time.

    .venv/bin/python tests/benchmarks/hostile.py [SIZE]

Prints each piece whose time grows faster than the text, then the slowest of all.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from markdown_hostile import UNITS, repeated
from typebar.readers.markdown import mask, parse_book
from typebar.text.source import Source

NOISE = 0.25
"""Seconds below which nothing is said."""
GROWTH = 6.0
"""Four times the text may take this many times as long."""


def _seconds(text: str) -> float:
    start = time.process_time()
    parse_book([Source("a.md", text)])
    mask(text)
    return time.process_time() - start


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    slowest = ("", 0.0)
    for unit in UNITS:
        long = _seconds(repeated(unit, size))
        slowest = max(slowest, (unit, long), key=lambda entry: entry[1])
        if long > NOISE and long > GROWTH * (short := _seconds(repeated(unit, size // 4))):
            print(f"{unit!r}: {short:.2f} s, then {long:.2f} s for four times the text")
    print(f"slowest of {len(UNITS)} at {size} characters: {slowest[0]!r}, {slowest[1]:.2f} s")


if __name__ == "__main__":
    main()
