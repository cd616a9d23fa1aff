"""A container's share of a machine counts, as the kernel tells it."""

import pytest

from typebar.pipeline import processors

GB = 1024 * 1024 * 1024


def _system(monkeypatch: pytest.MonkeyPatch, **files: str) -> None:
    """A machine of 64 processors and 256 GB whose group /ci/job has these files."""
    told = {
        "/proc/meminfo": f"MemTotal: 1 kB\nMemAvailable:  {256 * 1024 * 1024} kB\n",
        "/proc/self/cgroup": "0::/ci/job\n",
        "/sys/fs/cgroup/ci/cpu.max": "max 100000\n",
        "/sys/fs/cgroup/ci/memory.max": "max\n",
    }
    told |= {
        f"/sys/fs/cgroup/ci/job/{name.replace('_', '.')}": text for name, text in files.items()
    }
    monkeypatch.setattr(processors, "_read", lambda path: told.get(path, ""))
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(64)), raising=False)


def test_without_limits_all_processors_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    _system(monkeypatch)
    assert processors.processors() == 64


@pytest.mark.parametrize(("quota", "count"), [("200000", 2), ("150000", 2), ("1000", 1)])
def test_a_share_of_processors_counts(
    monkeypatch: pytest.MonkeyPatch, quota: str, count: int
) -> None:
    _system(monkeypatch, cpu_max=f"{quota} 100000\n")
    assert processors.processors() == count


def test_a_limit_of_memory_counts_and_cached_files_dont(monkeypatch: pytest.MonkeyPatch) -> None:
    _system(
        monkeypatch,
        memory_max=f"{2 * GB}\n",
        memory_current=f"{2 * GB}\n",
        memory_stat=f"anon 5\ninactive_file {GB}\n",
    )
    assert processors.processors() == 2


def test_where_nothing_is_told_nothing_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processors, "_read", lambda _path: "")
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert processors.processors() == 3
