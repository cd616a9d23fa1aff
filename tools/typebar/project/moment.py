"""When a work was last changed, told so that two copies of a project agree."""

import os
import re
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path

from typebar.text.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"
_GIT = ("git", "--no-pager", "-c", "log.showSignature=false", "log", "-1", "--format=%ct", "--")
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_PATIENCE = 10
"""Seconds that git may take."""


def modified(
    root: Path,
    paths: Sequence[str],
    environment: Mapping[str, str],
    known: MutableMapping[str, int] | None = None,
) -> int:
    """Seconds since 1970 of the last change of these files, whose paths start from `root`.

    SOURCE_DATE_EPOCH, else the time of the last commit that touched one of them, else the newest
    time of the files themselves. In a shallow clone git knows only its oldest commit for older
    changes: fetch the history, or set the variable, where bytes must agree.

    `known` remembers what git said: it's asked again only after a commit.

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
    return _last_commit(root, paths, {} if known is None else known) or _newest(root, paths)


def _last_commit(root: Path, paths: Sequence[str], known: MutableMapping[str, int]) -> int:
    """The commit's time; 0 without git, a repository, or a commit that touched the files."""
    repository = next((up / ".git" for up in (root, *root.parents) if (up / ".git").exists()), None)
    if repository is None:
        return 0
    commit = _head(repository)
    key = "\n".join((commit, *paths))
    if not commit or key not in known:
        known[key] = _ask(root, paths)
    return known[key]


def _ask(root: Path, paths: Sequence[str]) -> int:
    import subprocess  # noqa: PLC0415 -- 15 ms that a build with nothing to do never pays

    try:
        run = subprocess.run(
            [*_GIT, *paths],
            cwd=root,
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            text=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    answer = run.stdout.strip()
    return int(answer) if run.returncode == 0 and answer.isdigit() else 0


def _head(repository: Path) -> str:
    """The commit that is checked out, read without git; empty where that is beyond plain files."""
    try:
        folder = _git_folder(repository)
        head = (folder / "HEAD").read_text(encoding="utf-8").strip()
        if not head.startswith("ref: "):
            return head if _COMMIT.fullmatch(head) else ""
        name = head.removeprefix("ref: ")
        common = _common(folder)
        for place in (folder, common):
            if (place / name).is_file():
                return (place / name).read_text(encoding="utf-8").strip()
        return _packed(common, name)
    except (OSError, ValueError):
        return ""


def _git_folder(repository: Path) -> Path:
    """The folder itself, or the one that a worktree's `.git` file names."""
    if repository.is_dir():
        return repository
    words = repository.read_text(encoding="utf-8").strip()
    return repository.parent / words.removeprefix("gitdir: ")


def _common(folder: Path) -> Path:
    """The repository that a worktree shares its branches with."""
    file = folder / "commondir"
    return folder / file.read_text(encoding="utf-8").strip() if file.is_file() else folder


def _packed(folder: Path, name: str) -> str:
    for line in (folder / "packed-refs").read_text(encoding="utf-8").splitlines():
        if line.endswith(f" {name}"):
            return line.split(" ", 1)[0]
    return ""


def _newest(root: Path, paths: Sequence[str]) -> int:
    times = [0]
    for path in paths:
        try:
            times.append(int(os.stat(root / path).st_mtime))  # noqa: PTH116 -- one call, no object
        except OSError:
            continue
    return max(times)
