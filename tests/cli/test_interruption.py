"""A build that is interrupted leaves no partial file and no process."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from command_line import files
from counted_work import WAITS

CONFIG = """[targets.one]
sources = ["long.md"]
formats = ["epub"]

[targets.two]
sources = ["long.md"]
formats = ["epub"]
"""


def _children(process: int) -> list[int]:
    """Processes whose parent this one is."""
    path = Path(f"/proc/{process}/task/{process}/children")
    return [int(word) for word in path.read_text(encoding="ascii").split()]


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are counted in /proc")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_build_leaves_nothing(
    tmp_path: Path, number: int, code: int, jobs: str
) -> None:
    (tmp_path / "typebar.toml").write_text(CONFIG, encoding="utf-8")
    text = '# One\n\n"It rained," said *Anna*, and "it will -- it must -- rain."\n\n' * 60_000
    (tmp_path / "long.md").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "typebar", "build", "--json", "--jobs", jobs]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
    ) as build:
        assert build.stdout is not None
        events = [json.loads(build.stdout.readline()) for _ in range(int(jobs) + 1)]
        assert [event["event"] for event in events[1:]] == ["started"] * int(jobs)
        workers = _children(build.pid)
        build.send_signal(number)
        _, complaint = build.communicate(timeout=WAITS)
    assert build.returncode == code
    assert len(workers) == (0 if jobs == "1" else 2)
    deadline = time.monotonic() + WAITS
    while any(map(_runs, workers)) and time.monotonic() < deadline:
        os.sched_yield()
    assert not any(map(_runs, workers))
    assert files(tmp_path) == {"typebar.toml", "long.md"}
    assert "Traceback" not in complaint
    if number == signal.SIGINT:
        assert complaint.startswith("error: interrupted")
