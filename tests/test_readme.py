"""Commands and links of the README work, in the order in which they stand there."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from typebar import fountain

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RECURSIVE = "sh tools/run test"
"""The README's own test command is what runs this test."""


def commands() -> list[str]:
    """The lines of the shell fences, without the remarks beside them."""
    lines = [line for fence in _FENCE.findall(README) for line in fence.splitlines()]
    plain = [re.sub(r"\s+#.*$", "", line).strip() for line in lines]
    return [line for line in plain if line]


def places() -> set[str]:
    """The folders and files of this repository that the README names."""
    text = re.sub(r"`[^`\n]*`", "", README)
    linked = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'src="([^":]+)"', README)
    return set(linked)


def _run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
    }
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_readme_names_both_commands() -> None:
    assert "sh tools/run build" in commands()
    assert RECURSIVE in commands()


def test_every_command_of_the_readme_works_in_the_order_given(tmp_path: Path) -> None:
    shutil.copy(ROOT / "manuscript/screenplay.fountain", tmp_path / "script.fountain")
    shutil.copytree(ROOT / "manuscript/prose", tmp_path / "chapters")
    folder = tmp_path
    for command in commands():
        if command == RECURSIVE:
            continue
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
            continue
        done = _run(command, ROOT if command.startswith("sh tools/run") else folder)
        assert done.returncode == 0, f"$ {command}\n{done.stdout}\n{done.stderr}"


def test_its_example_in_python_runs() -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.stdout.startswith("1 SceneHeading\n3 Speech\n{"), done.stderr


def test_its_settings_of_the_linter_hold(tmp_path: Path) -> None:
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (tmp_path / "typebar.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "notes").mkdir()
    for name in ("a.fountain", "notes/b.md"):
        (tmp_path / name).write_text("We see Applesilver ,alone.\n", encoding="utf-8")
    done = _run("typebar lint --output-format concise", tmp_path)
    assert "a.fountain:1:1: info[ACT002]" in done.stdout, done.stderr
    assert "notes/b.md" not in done.stdout


def test_its_example_of_a_finding_is_what_lint_prints(tmp_path: Path) -> None:
    (shown,) = re.findall(r"^```\n(ferry.*?)^```$", README, re.MULTILINE | re.DOTALL)
    speeches = [
        ("MARGARET", "Who's there?"),
        ("BEN", "Me. I have lost the rope."),
        ("MARGARET", "Both of us, then."),
        ("BEN", "It was a good rope."),
        ("MARGRET", "It was the only one."),
    ]
    said = "".join(f"{name}\n{words}\n\n" for name, words in speeches).rstrip()
    head = "Title: The Ferry\nAuthor: A. Writer\n\nINT. FERRY - NIGHT\n\n"
    (tmp_path / "ferry.fountain").write_text(f"{head}{said}\n", encoding="utf-8")
    assert shown in _run("typebar lint ferry.fountain", tmp_path).stdout


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ("INT. HALL - DAY #12A#", "SceneHeading"),
        ("=== 12A ===", "PageBreak"),
        ("[[Is this too soon?]]", "Note"),
        ("[[marker blue: the turn]]", "Note"),
        ("# Act One", "Section"),
        ("= They meet.", "Synopsis"),
        ("{{include: act-two.fountain}}", "Include"),
        ("[[typebar: ignore CUE001 -- they are twins]]", "Note"),
    ],
)
def test_what_productions_type_is_what_it_says(typed: str, node: str) -> None:
    assert f"`{typed}`" in README
    (element,) = fountain.parse(f"\n{typed}\n").elements
    assert type(element).__name__ == node


def inline() -> set[str]:
    """The commands inside sentences, without those that stand for any."""
    text = re.sub(r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL)
    spans = {" ".join(span.split()) for span in re.findall(r"`(typebar [^`]+)`", text)}
    return {span for span in spans if span.split()[1].islower()}


@pytest.mark.parametrize("command", sorted(inline()))
def test_a_command_inside_a_sentence_is_one(command: str) -> None:
    _, *words = shlex.split(command)
    name = next((word for word in words if not word.startswith("-")), "")
    shown = _run(f"typebar {name} --help", ROOT)
    assert shown.returncode == 0, shown.stderr
    known = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", shown.stdout))
    assert {word for word in words if word.startswith("-") and word != "-"} <= known


@pytest.mark.parametrize("place", sorted(places()))
def test_what_the_readme_links_to_is_there(place: str) -> None:
    assert (ROOT / place).exists()
