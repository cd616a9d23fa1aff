"""How long many screenplays take: one after the other, in processes, and on Dask.

    python tests/benchmarks/farm.py [--count N]

Wall-clock seconds of the whole command, nothing remembered; the outputs must be the same.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

WAYS = {
    "serial": ("--jobs", "1"),
    "pool": (),
    "dask": ("--executor", "dask"),
}
SCENE = """INT. ROOM {number} - DAY

Rain on the windows. ANNA turns down the lamp of room {number}.

ANNA
You said that it would be the last one. You said so {number} times.

"""


def screenplays(folder: Path, count: int) -> None:
    """A project of so many screenplays of about 10 pages, each a target with PDF and HTML."""
    tables = []
    for number in range(count):
        text = "".join(SCENE.format(number=number + scene) for scene in range(50))
        (folder / f"{number}.fountain").write_text(text, encoding="utf-8")
        tables.append(f'[targets.script-{number}]\nsources = ["{number}.fountain"]\n')
        tables.append('formats = ["pdf", "html"]\n')
    (folder / "typebar.toml").write_text("".join(tables), encoding="utf-8")


def measured(folder: Path, *arguments: str) -> tuple[float, str]:
    """Seconds of a build from nothing, and the digest of all outputs."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "typebar", "build", "--quiet", *arguments],
        cwd=folder,
        check=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"},
    )
    seconds = time.perf_counter() - start
    digest = sha256()
    for path in sorted((folder / "build").glob("script-*")):
        digest.update(path.name.encode() + path.read_bytes())
    return seconds, digest.hexdigest()


def main() -> int:
    """Measure, print, and tell whether the outputs are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    count = parser.parse_args().count
    digests = set()
    with tempfile.TemporaryDirectory() as folder:
        screenplays(Path(folder), count)
        for name, arguments in WAYS.items():
            seconds, digest = measured(Path(folder), *arguments)
            digests.add(digest)
            print(f"{name:<8} {count} screenplays {seconds:7.1f} s")
    print("the same bytes" if len(digests) == 1 else "DIFFERENT BYTES")
    return int(len(digests) != 1)


if __name__ == "__main__":
    sys.exit(main())
