"""`typebar completion`."""

import click
from click.shell_completion import get_completion_class

from typebar.cli.root import CONTEXT, examples, root
from typebar.text.errors import UsageError

SHELLS = ("bash", "zsh", "fish")


@click.command(
    context_settings=CONTEXT,
    short_help="Print the shell's completion of typebar.",
    epilog=examples(
        'eval "$(typebar completion bash)"       in ~/.bashrc',
        'eval "$(typebar completion zsh)"        in ~/.zshrc',
        "typebar completion fish > ~/.config/fish/completions/typebar.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
def command(*, shell: str) -> None:
    """Print what teaches SHELL to complete typebar's commands and options."""
    known = get_completion_class(shell)
    if known is None:
        raise UsageError(f"there is no completion for {shell}", help=f"one of {', '.join(SHELLS)}")
    click.echo(known(root, {}, "typebar", "_TYPEBAR_COMPLETE").source())
