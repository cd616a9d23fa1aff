"""Running the command line in tests, and small projects to run it in."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from typebar.cli.program import run

SCRIPT = """Title: The Lamp
Author: A. Writer

INT. KITCHEN - NIGHT

Rain. ANNA lights the lamp.

ANNA
Who's there?
"""

CHAPTER = """# The Lamp

It was raining. "Who's there?" said Anna.
"""

CONFIG = """title = "The Lamp"
authors = ["A. Writer"]

[targets.script]
sources = ["script.fountain"]
formats = ["epub", "json"]

[targets.book]
sources = ["prose/*.md"]
formats = ["epub", "json"]
"""


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A text stream that keeps its bytes."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", write_through=True, newline="\n")

    @property
    def text(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8", "replace")  # type: ignore[attr-defined]  # a BytesIO

    def close(self) -> None:
        """Stay open: click closes what it wraps."""


def typebar(
    *arguments: str,
    cwd: Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Run `typebar ARGUMENTS` in a folder, in this process."""
    out, err = _Stream(), _Stream()
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    before = Path.cwd()
    plain = {"GITHUB_ACTIONS": "", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1700000000"}
    os.chdir(cwd)
    try:
        with (
            mock.patch.dict(os.environ, plain | dict(environment or {})),
            mock.patch.object(sys, "stdin", given),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = _code(arguments)
    finally:
        os.chdir(before)
    return Outcome(code, out.text, err.text)


def _code(arguments: tuple[str, ...]) -> int:
    try:
        return run(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def project(folder: Path, config: str = CONFIG) -> Path:
    """A small project with a screenplay and a book."""
    (folder / "prose").mkdir(parents=True)
    (folder / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    (folder / "prose" / "01-lamp.md").write_text(CHAPTER, encoding="utf-8")
    (folder / "typebar.toml").write_text(config, encoding="utf-8")
    return folder


def long_project(folder: Path) -> Path:
    """The small project with a screenplay of a dozen pages."""
    root = project(folder)
    scenes = "".join(
        f"\nINT. ROOM {number} - DAY\n\nAnna opens door number {number} and listens.\n\n"
        f"ANNA\nIs somebody in room {number}?\n"
        for number in range(1, 61)
    )
    path = root / "script.fountain"
    path.write_text(path.read_text(encoding="utf-8") + scenes, encoding="utf-8")
    return root


def files(folder: Path) -> set[str]:
    """The files below a folder, what builds remember left out."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }
