"""Builds on Dask: the same bytes, a worker's death survived, and no process left.

Each runs in an interpreter of its own, as Dask starts threads and processes.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from command_line import files, project, typebar
from counted_work import WAITS
from pictures import picture
from typebar.pipeline import farm
from typebar.pipeline.plan import Order
from typebar.pipeline.render import Failure, Rendered
from typebar.pipeline.steps import Job
from typebar.project.material import Material

pytest.importorskip("distributed", reason="Dask isn't installed")

COMMAND = (sys.executable, "-m", "typebar", "build", "--executor", "dask", "--json", "--jobs", "2")
ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path / "p")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in sorted(files(folder))}


def _workers(process: int) -> list[int]:
    """The processes started by this one that work, not those that watch over resources."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            command = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if parent == process and b"spawn_main" in command:
            found.append(int(path.parent.name))
    return found


def _gone(processes: list[int]) -> bool:
    deadline = time.monotonic() + WAITS
    while time.monotonic() < deadline:
        if not any(Path(f"/proc/{one}").exists() for one in processes):
            return True
        os.sched_yield()
    return False


def _lines(build: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
    assert build.stdout is not None
    return (json.loads(line) for line in build.stdout)


HASTY = """
from typebar.cli import main
from typebar.pipeline import farm

farm._PATIENCE = 0.2
main()
"""
PART = '# One\n\n"It rained," said *Anna*, and "it will -- it must -- rain."\n\n'


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are counted in /proc")
def test_a_killed_worker_is_named_its_work_done_by_another_and_all_end(root: Path) -> None:
    (root / "prose" / "01-lamp.md").write_text(PART * 4_000, encoding="utf-8")
    with subprocess.Popen(
        COMMAND,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        text=True,
    ) as build:
        events = []
        for event in _lines(build):
            events.append(event)
            if event["event"] == "ended" and "script.epub" in event["output"]:
                break
        # The screenplay is done in no time; the book takes seconds, one worker or the other.
        workers = _workers(build.pid)
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        events += list(_lines(build))
        assert build.stderr is not None
        complaints = build.stderr.read()
        workers += _workers(build.pid)
    assert build.returncode == 0, complaints
    assert len(workers) >= 2
    assert _gone(workers)
    again = [event for event in events if event["event"] == "retried"]
    assert {Path(event["output"]).name for event in again} == {"book.epub", "book.json"}
    assert all("its worker ended unexpectedly (tls://127.0.0.1:" in one["reason"] for one in again)
    assert "Traceback" not in complaints
    made = _bytes(root / "build")
    assert set(made) == {"book.epub", "book.json", "script.epub", "script.json"}
    typebar("build", "--force", "--jobs", "1", cwd=root)
    assert _bytes(root / "build") == made


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with one worker."""
    place = tmp_path / "scheduler.json"
    common = ("--scheduler-file", str(place), "--host", "127.0.0.1", "--no-dashboard")
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    commands = (
        (sys.executable, "-m", "distributed.cli.dask_scheduler", *common, "--port", "0"),
        (sys.executable, "-m", "distributed.cli.dask_worker", *common, "--no-nanny"),
    )
    started = [subprocess.Popen(command, cwd=tmp_path, **quiet) for command in commands]
    try:
        deadline = time.monotonic() + WAITS
        while not place.exists() or not place.read_bytes():
            assert time.monotonic() < deadline
            os.sched_yield()
        yield json.loads(place.read_bytes())["address"]
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_scheduler_that_is_there_is_used_and_gives_the_same_bytes(
    root: Path, scheduler: str
) -> None:
    typebar("build", "--jobs", "1", cwd=root)
    expected = _bytes(root / "build")
    command = (*COMMAND, "--force", "--scheduler", scheduler)
    run = subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.count(b'"outcome": "built"') == 4
    assert _bytes(root / "build") == expected
    assert "nothing to do" in typebar("build", cwd=root).out


def test_no_scheduler_is_one_message(root: Path) -> None:
    run = subprocess.run(
        (sys.executable, "-c", HASTY, *COMMAND[3:], "--scheduler", "tcp://127.0.0.1:1"),
        cwd=root,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert run.returncode == 2
    assert run.stderr.startswith("error: no scheduler answers at tcp://127.0.0.1:1")
    assert "Traceback" not in run.stderr


def test_a_scheduler_without_dask_is_a_mistake(root: Path) -> None:
    outcome = typebar("build", "--scheduler", "tcp://127.0.0.1:1", cwd=root)
    assert outcome.code == 2
    assert "add --executor dask" in outcome.err


def test_without_dask_the_way_to_it_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    outcome = typebar("build", "--executor", "dask", cwd=root)
    assert outcome.code == 5
    assert "pip install dask distributed" in outcome.err


def _job(tmp_path: Path) -> Job:
    return Job("a.json", Order(Material("fountain", (), tmp_path, (tmp_path,)), "json", {}))


def test_a_worker_of_another_version_makes_nothing(tmp_path: Path) -> None:
    ((result, _),) = farm.work([_job(tmp_path)], farm.tools() | {"weasyprint": "0.1"})
    assert isinstance(result, Failure)
    assert result.message.startswith("a worker has another version of weasyprint")


def test_what_was_made_with_other_images_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(picture(1))
    made = Rendered(b"x", (), {"map.png": "another"})
    result = farm._checked(_job(tmp_path), made)
    assert isinstance(result, Failure)
    assert "a worker found another image at map.png" in result.message


def test_a_batch_over_its_time_is_given_up_and_the_rest_goes_on(root: Path) -> None:
    (root / "prose" / "01-lamp.md").write_text(PART * 60_000, encoding="utf-8")
    command = (*COMMAND, "--keep-going", "--timeout", "2")
    run = subprocess.run(
        command, cwd=root, env=ENVIRONMENT, capture_output=True, check=False, text=True
    )
    assert run.returncode == 70, run.stderr
    ended = [json.loads(line) for line in run.stdout.splitlines() if '"ended"' in line]
    late = {Path(one["output"]).name for one in ended if one["outcome"] == "failed"}
    assert late == {"book.epub", "book.json"}
    assert all(
        "longer than 2 seconds" in one["reason"] for one in ended if one["outcome"] == "failed"
    )
