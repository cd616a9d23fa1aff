"""One turn of a Python peer: peers.py NAME SCRIPT SCALE prints seconds as JSON.

Runs in the peers' own environment and imports nothing of ours.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def reader(name: str) -> Callable[[str], object]:
    """The function of a peer that reads a whole script."""
    if name == "screenplain":
        from screenplain.parsers import fountain  # noqa: PLC0415 -- only this peer's

        return lambda text: list(fountain.parse(io.StringIO(text)))
    if name == "screenplay-tools":
        from screenplay_tools.fountain.parser import Parser  # noqa: PLC0415 -- likewise

        return lambda text: Parser().add_text(text)
    if name == "jouvence":
        from jouvence.parser import JouvenceParser  # noqa: PLC0415 -- likewise

        return lambda text: JouvenceParser().parseString(text)
    raise SystemExit(f"no such peer: {name}")


def main() -> None:
    """Read the script some times; print the shortest."""
    _, name, path, scale = sys.argv
    read = reader(name)
    text = Path(path).read_text(encoding="utf-8") * int(scale)
    best = float("inf")
    for _ in range(max(1, 5 // int(scale))):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    print(json.dumps(best))


main()
