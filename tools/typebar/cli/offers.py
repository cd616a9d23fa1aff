"""What shells offer after a word of a command line is begun: files, targets, rules, reports."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def files(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> "list[CompletionItem]":
    """Files and folders, which the shell itself knows."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 -- for shells alone

    return [CompletionItem(begun, type="file")]


def targets(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> "list[CompletionItem]":
    """The project's targets."""
    return _named(_targets(), begun)


def rules(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> "list[CompletionItem]":
    """The rules of the linter, by code; by name where no code begins so."""
    from typebar.lint.registry import RULES  # noqa: PLC0415 -- for shells alone

    codes = _named((rule.code for rule in RULES), begun.upper())
    return codes or _named((rule.name for rule in RULES), begun)


def reports(
    context: click.Context, parameter: click.Parameter, begun: str
) -> "list[CompletionItem]":
    """Reports and targets; files where none begins so."""
    from typebar.reports.registry import TOPICS  # noqa: PLC0415 -- for shells alone

    names = [*(topic.name for topic in TOPICS), *_targets()]
    return _named(names, begun) or files(context, parameter, begun)


def _targets() -> list[str]:
    from typebar.project.discover import discover  # noqa: PLC0415 -- for shells alone
    from typebar.text.errors import TypebarError  # noqa: PLC0415 -- as above

    try:
        config = discover(Path.cwd())
    except TypebarError:
        return []  # while a word is typed nobody wants to read what is wrong elsewhere
    return [target.name for target in config.targets] if config else []


def _named(names: Iterable[str], begun: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 -- for shells alone

    return [CompletionItem(name) for name in dict.fromkeys(names) if name.startswith(begun)]
