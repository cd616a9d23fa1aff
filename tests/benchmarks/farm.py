"""How long many screenplays take: one after the other, in processes, and on Dask.

    python tests/benchmarks/farm.py [--count N]

Seconds of the whole command by the clock and of the processors, nothing remembered; the outputs
must be the same.
"""

import argparse
import os
import resource
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


def used() -> float:
    """Seconds of the processors that the commands have taken so far, with their processes."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measured(folder: Path, *arguments: str) -> tuple[float, float, str]:
    """Seconds of a build from nothing, by the clock and of CPU, and the digest of all outputs."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    start, before = time.perf_counter(), used()
    subprocess.run(
        [sys.executable, "-m", "typebar", "build", "--quiet", *arguments],
        cwd=folder,
        check=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"},
    )
    seconds, work = time.perf_counter() - start, used() - before
    digest = sha256()
    for path in sorted((folder / "build").glob("script-*")):
        digest.update(path.name.encode() + path.read_bytes())
    return seconds, work, digest.hexdigest()


def main() -> int:
    """Measure, print, and tell whether the outputs are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    count = parser.parse_args().count
    digests = set()
    with tempfile.TemporaryDirectory() as folder:
        screenplays(Path(folder), count)
        for name, arguments in WAYS.items():
            seconds, work, digest = measured(Path(folder), *arguments)
            digests.add(digest)
            print(f"{name:<8} {count} screenplays {seconds:7.1f} s, CPU {work:7.1f} s", flush=True)
    print("the same bytes" if len(digests) == 1 else "DIFFERENT BYTES")
    return int(len(digests) != 1)


if __name__ == "__main__":
    sys.exit(main())
