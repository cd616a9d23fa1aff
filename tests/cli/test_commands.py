"""Every command has help with examples that parse; the small ones do what they say."""

import json
import shlex
import shutil
import subprocess
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

from command_line import CONFIG, project, typebar
from typebar.cli.root import COMMANDS, root
from typebar.lint.settings import keys as lint_keys
from typebar.project.keys import PROJECT, TARGET


def _command(name: str) -> click.Command:
    command: click.Command = import_module(f"typebar.cli.{COMMANDS[name].module}").command
    return command


def _examples(text: str | None) -> list[list[str]]:
    """The arguments of the examples of `typebar` in a help's end."""
    found = []
    for line in (text or "").partition("Examples:")[2].splitlines():
        command = line.strip().partition("   ")[0].split(" | ")[0].split(" > ")[0].split(" < ")[0]
        if command.startswith("typebar "):
            found.append(shlex.split(command.split(" && ")[0])[1:])
    return found


EXAMPLES = [
    pytest.param(words, id=" ".join(words))
    for text in [root.epilog, *(_command(name).epilog for name in COMMANDS)]
    for words in _examples(text)
]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_table_says_what_the_command_says(name: str) -> None:
    assert _command(name).short_help == COMMANDS[name].summary


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help_with_examples(name: str, tmp_path: Path) -> None:
    outcome = typebar(name, "--help", cwd=tmp_path)
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: typebar {name} ")
    assert "Examples:" in outcome.out
    assert all(len(line) <= 100 for line in outcome.out.splitlines())


@pytest.mark.parametrize("words", EXAMPLES)
def test_examples_are_commands_that_parse(words: list[str]) -> None:
    name, *arguments = words
    command = _command(name)
    with command.make_context(name, arguments, resilient_parsing=False) as context:
        assert context.params is not None


def test_the_version_is_told(tmp_path: Path) -> None:
    assert typebar("-V", cwd=tmp_path).out.startswith("typebar 0.")
    assert typebar("--version", cwd=tmp_path) == typebar("-V", cwd=tmp_path)


def test_nothing_at_all_shows_help(tmp_path: Path) -> None:
    outcome = typebar(cwd=tmp_path)
    assert outcome == typebar("--help", cwd=tmp_path)
    assert outcome.out.startswith("Usage: typebar [OPTIONS]")


def test_the_configuration_is_shown_as_toml_that_can_be_read(tmp_path: Path) -> None:
    outcome = typebar("config", cwd=project(tmp_path / "p"))
    data = tomllib.loads(outcome.out)
    assert data["title"] == "The Lamp"
    assert data["targets"]["book"]["sources"] == ["prose/01-lamp.md"]
    assert data["targets"]["script"]["profile"] == "industry"
    assert data["lint"]["preset"] == "default"
    as_json = json.loads(typebar("config", "--json", cwd=tmp_path / "p").out)
    assert as_json["tables"][""]["title"] == "The Lamp"


def test_every_key_is_listed_and_in_the_schema(tmp_path: Path) -> None:
    text = typebar("config", "--keys", cwd=tmp_path).out
    schema = json.loads(typebar("config", "--schema", cwd=tmp_path).out)
    for key in PROJECT:
        assert f"\n  {key.name}: " in text
        assert key.name in schema["properties"]
    target = schema["properties"]["targets"]["additionalProperties"]
    assert {key.name for key in TARGET} == set(target["properties"])
    for rule in lint_keys():
        assert f"\n  {rule.name}: " in text
        assert rule.name in schema["properties"]["lint"]["properties"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(tmp_path: Path, shell: str) -> None:
    script = typebar("completion", shell, cwd=tmp_path).out
    assert "_TYPEBAR_COMPLETE" in script
    if program := shutil.which(shell):
        path = tmp_path / "completion"
        path.write_text(script, encoding="utf-8")
        subprocess.run([program, "-n", str(path)], check=True)


def test_commands_and_options_are_completed(tmp_path: Path) -> None:
    environment = {
        "_TYPEBAR_COMPLETE": "bash_complete",
        "COMP_WORDS": "typebar build --fo",
        "COMP_CWORD": "2",
    }
    outcome = typebar(cwd=tmp_path, environment=environment)
    assert "plain,--force" in outcome.out


def test_outputs_are_listed(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    typebar("build", "book.json", cwd=root)
    lines = typebar("list", cwd=root).out.splitlines()
    assert "build/book.json: up to date" in lines
    assert "build/script.epub: it was never built here" in lines
    matrix = json.loads(typebar("list", "--json", "book", cwd=root).out)["include"]
    assert [one["output"] for one in matrix] == ["build/book.epub", "build/book.json"]
    assert matrix[0]["sources"] == ["prose/01-lamp.md"]


def test_a_plan_is_written_for_ninja(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    (root / "prose" / "02 two: $.md").write_text("Two.\n", encoding="utf-8")
    text = typebar("graph", "--ninja", cwd=root).out
    assert "build build/script.epub: typebar script.fountain typebar.toml\n" in text
    assert "typebar prose/01-lamp.md prose/02$ two$:$ $$.md typebar.toml\n" in text


def test_a_plan_shows_what_is_made_from_what(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    assert (
        "build/script.epub\n  script.fountain\n  typebar.toml\n" in typebar("graph", cwd=root).out
    )


def test_an_option_without_its_value_names_the_command_that_explains_it(tmp_path: Path) -> None:
    outcome = typebar("build", "--output", cwd=project(tmp_path / "p"))
    assert outcome.code == 2
    assert outcome.err.startswith("error: typebar build: option '--output' requires an argument\n")
    assert '"typebar build --help"' in outcome.err


def test_a_project_with_faults_is_not_listed(tmp_path: Path) -> None:
    root = project(tmp_path / "p", CONFIG.replace("script.fountain", "gone.fountain"))
    assert typebar("list", cwd=root).code == 3


@pytest.mark.parametrize("name", ["", *sorted(root.list_commands(click.Context(root)))])
def test_help_fits_a_terminal_and_has_examples(tmp_path: Path, name: str) -> None:
    outcome = typebar(*name.split(), "--help", cwd=tmp_path)
    assert outcome.code == 0
    assert "Examples:" in outcome.out
    assert [line for line in outcome.out.splitlines() if len(line) > 90] == []
