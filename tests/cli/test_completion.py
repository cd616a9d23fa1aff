"""Completion: what is offered, and that the shells themselves take the scripts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

import validators
from command_line import project
from typebar.cli.root import root


def _offered(monkeypatch: pytest.MonkeyPatch, folder: Path, *words: str) -> list[tuple[str, str]]:
    monkeypatch.chdir(folder)
    *before, begun = words
    found = BashComplete(root, {}, "typebar", "_TYPEBAR_COMPLETE").get_completions(before, begun)
    return [(item.type, item.value) for item in found]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("bui",), [("plain", "build")]),
        (("build", "s"), [("plain", "script")]),
        (("watch", "b"), [("plain", "book")]),
        (("new", "x", "--template", "si"), [("plain", "sitcom")]),
        (("lint", "scr"), [("file", "scr")]),
        (("convert", "scr"), [("file", "scr")]),
        (("convert", "a.md", "-o", "x"), [("file", "x")]),
        (("report", "voc"), [("plain", "vocabulary")]),
        (("report", "scr"), [("plain", "script")]),
        (("report", "prose/"), [("file", "prose/")]),
        (("rule", "cue00"), [("plain", f"CUE00{number}") for number in range(1, 10)]),
        (("rule", "misspelt"), [("plain", "misspelt-cue")]),
    ],
)
def test_a_word_that_is_begun_is_completed(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: tuple[str, ...],
    offered: list[tuple[str, str]],
) -> None:
    assert _offered(monkeypatch, project(tmp_path / "p"), *words) == offered


def test_a_broken_configuration_doesnt_disturb(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = project(tmp_path / "p", 'title = "The\n')
    assert _offered(monkeypatch, folder, "build", "s") == []
    assert _offered(monkeypatch, folder, "report", "cas") == [("plain", "cast")]


_SHELLS = {
    "bash": (
        "--norc",
        (
            'eval "$(typebar completion bash)"; COMP_WORDS=(typebar build s); COMP_CWORD=2; '
            '_typebar_completion typebar; echo "${COMPREPLY[@]}"'
        ),
    ),
    "zsh": (
        "-f",
        (
            'autoload -U compinit; compinit -u -D; eval "$(typebar completion zsh)"; '
            '[[ -n $_comps[typebar] ]] && COMP_WORDS="typebar build s" COMP_CWORD=2 '
            "_TYPEBAR_COMPLETE=zsh_complete typebar"
        ),
    ),
    "fish": ("--no-config", 'typebar completion fish | source; complete -C "typebar build s"'),
}


@pytest.mark.parametrize("shell", _SHELLS)
def test_the_shell_itself_completes(tmp_path: Path, shell: str) -> None:
    if not shutil.which(shell):
        validators.missing(shell)
    folder = project(tmp_path / "p")
    option, script = _SHELLS[shell]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    ended = subprocess.run(
        [shell, option, "-c", script],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert "script" in ended.stdout.split(), ended
