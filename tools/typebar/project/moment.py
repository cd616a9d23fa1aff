"""When a work was last changed, told so that two copies of a project agree."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from typebar.text.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"
_GIT = ("git", "--no-pager", "-c", "log.showSignature=false", "log", "-1", "--format=%ct", "--")


def modified(root: Path, paths: Sequence[str], environment: Mapping[str, str]) -> int:
    """Seconds since 1970 of the last change of these files, whose paths start from `root`.

    SOURCE_DATE_EPOCH, else the time of the last commit that touched one of them, else the newest
    time of the files themselves. In a shallow clone git knows only its oldest commit for older
    changes: fetch the history, or set the variable, where bytes must agree.

    Raises:
        UsageError: SOURCE_DATE_EPOCH isn't a number of seconds.
    """
    if given := environment.get(VARIABLE, "").strip():
        if not given.isascii() or not given.isdigit():
            raise UsageError(
                f"{VARIABLE}={given!r} isn't a number of seconds since 1970",
                help=f"{VARIABLE}=$(git log -1 --format=%ct) sets it to the last commit",
            )
        return int(given)
    return _last_commit(root, paths) or _newest(root, paths)


def _last_commit(root: Path, paths: Sequence[str]) -> int:
    """The commit's time; 0 without git, a repository, or a commit that touched the files."""
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return 0
    try:
        run = subprocess.run(
            [*_GIT, *paths], cwd=root, capture_output=True, check=False, timeout=10, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    answer = run.stdout.strip()
    return int(answer) if run.returncode == 0 and answer.isdigit() else 0


def _newest(root: Path, paths: Sequence[str]) -> int:
    times = [0]
    for path in paths:
        try:
            times.append(int(os.stat(root / path).st_mtime))  # noqa: PTH116 -- one call, no object
        except OSError:
            continue
    return max(times)
