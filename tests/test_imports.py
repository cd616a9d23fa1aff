"""What commands load: starting is felt with every run, so that what isn't needed stays out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import project

HEAVY = {"weasyprint", "markdown", "lxml", "fontTools", "pydyf", "multiprocessing", "PIL"}
"""What no command loads unless it typesets, packs or reads prose."""

_REPORT = """
import contextlib, io, json, sys
from typebar.cli.program import run
with contextlib.redirect_stdout(io.StringIO()):
    try:
        code = run(sys.argv[1:])
    except SystemExit as end:
        code = end.code
print(json.dumps([code, sorted(sys.modules)]))
"""


def _loaded(*arguments: str, cwd: Path) -> set[str]:
    """The modules that a command loads in an interpreter of its own."""
    run = subprocess.run(
        [sys.executable, "-c", _REPORT, *arguments],
        cwd=cwd,
        capture_output=True,
        check=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1700000000"},
        text=True,
    )
    code, modules = json.loads(run.stdout)
    assert not code, run.stderr
    return set(modules)


def _outside(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules} & HEAVY


def _ours(modules: set[str]) -> set[str]:
    """Our packages among the modules, at the first level."""
    names = {name.split(".")[1] for name in modules if name.startswith("typebar.")}
    return names - {"cli"}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_loads_next_to_nothing(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    modules = _loaded(*arguments, cwd=tmp_path)
    assert _outside(modules) == set()
    assert _ours(modules) == {"text"}


@pytest.mark.parametrize(
    "command", ["build", "convert", "lint", "config", "rule", "clean", "completion"]
)
def test_help_of_a_command_loads_no_typesetter(tmp_path: Path, command: str) -> None:
    assert _outside(_loaded(command, "--help", cwd=tmp_path)) <= {"multiprocessing"}


def test_lint_loads_no_typesetter_and_no_markdown(tmp_path: Path) -> None:
    modules = _loaded("lint", "--exit-zero", cwd=project(tmp_path / "p"))
    assert _outside(modules) == set()
    assert "typebar.pipeline.run" not in modules
    assert "typebar.readers.fountain.parse" in modules


def test_a_build_with_nothing_to_do_reads_and_writes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert "typebar.layout" in _loaded("build", cwd=root)
    modules = _loaded("build", cwd=root)
    assert _outside(modules) == set()
    unwanted = ("typebar.layout", "typebar.lint", "typebar.model")
    assert [name for name in modules if name.startswith(unwanted)] == []
    readers = [name for name in modules if name.startswith(("typebar.readers", "typebar.writers"))]
    assert sorted(readers) == [
        "typebar.readers",
        "typebar.readers.registry",
        "typebar.writers",
        "typebar.writers.forms",
    ]
    assert not modules & {"multiprocessing", "subprocess", "traceback", "typebar.text.decode"}


def test_a_screenplay_is_converted_without_markdown_and_weasyprint(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    modules = _loaded("convert", "script.fountain", "-o", "x.json", cwd=root)
    assert _outside(modules) <= {"multiprocessing"}
