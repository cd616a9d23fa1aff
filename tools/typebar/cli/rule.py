"""`typebar rule`."""

import click

from typebar.cli import offers
from typebar.cli.choices import JSON
from typebar.cli.root import CONTEXT, examples
from typebar.lint import registry
from typebar.lint.rule import Rule
from typebar.text.errors import UsageError


@click.command(
    context_settings=CONTEXT,
    short_help="Explain a rule of the linter.",
    epilog=examples(
        "typebar rule CUE001",
        "typebar rule doubled-word",
        "typebar rule --all                 every rule in a line",
    ),
)
@click.argument("rules", nargs=-1, metavar="[RULE]...", shell_complete=offers.rules)
@click.option("--all", "every", is_flag=True, help="List every rule in a line.")
@JSON
def command(*, rules: tuple[str, ...], every: bool, as_json: bool) -> None:
    """Print the manual page of RULE: a code such as CUE001, or a name such as doubled-word."""
    if not rules and not every:
        raise UsageError("name a rule", help='"typebar rule --all" lists them')
    chosen = registry.RULES if every else tuple(_find(word) for word in rules)
    if as_json:
        import json  # noqa: PLC0415 -- only here

        click.echo(json.dumps([_data(rule) for rule in chosen], indent=2, ensure_ascii=False))
    elif every:
        for rule in chosen:
            click.echo(f"{rule.code}  {rule.name:<34} {rule.severity.value}")
    else:
        click.echo("\n".join(registry.page(rule) for rule in chosen), nl=False)


def _find(word: str) -> Rule:
    if rule := registry.find(word):
        return rule
    near = registry.nearest(word)
    raise UsageError(
        f"there is no rule {word!r}",
        help=f"did you mean {near!r}?" if near else '"typebar rule --all" lists them',
    )


def _data(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "fix": rule.fixes.value,
        "presets": registry.presets_of(rule),
        "page": registry.page(rule),
    }
