"""The command `typebar` and what it knows of its subcommands without loading them."""

import sys
from importlib import import_module
from typing import NamedTuple

import click

from typebar import __version__


class Entry(NamedTuple):
    """A subcommand: the module below typebar.cli that holds it as `command`, and its summary."""

    module: str
    summary: str


COMMANDS: dict[str, Entry] = {
    "build": Entry("build", "Make the outputs of a project."),
    "watch": Entry("watch", "Build again whenever a text changes."),
    "serve": Entry("serve", "Show the pages in a browser while you write."),
    "lint": Entry("lint", "Find what is wrong in screenplays and prose."),
    "fmt": Entry("fmt", "Set texts in one tidy form."),
    "report": Entry("report", "Count scenes, cast, places, pages, words and time."),
    "compare": Entry("compare", "Tell what a draft makes of each scene of another."),
    "convert": Entry("convert", "Turn texts into another form, without a project."),
    "check": Entry("check", "Have outputs judged by epubcheck and qpdf."),
    "new": Entry("new", "Start a project."),
    "doctor": Entry("doctor", "Look at what typebar needs, and say what is missing."),
    "config": Entry("config", "Show the configuration and its keys."),
    "rule": Entry("rule", "Explain a rule of the linter."),
    "list": Entry("listing", "List the outputs of a project."),
    "graph": Entry("graph", "Show what a build makes from what."),
    "clean": Entry("clean", "Remove outputs and what builds remember."),
    "completion": Entry("completion", "Print the shell's completion of typebar."),
}

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Commands(click.Group):
    """A group that loads a command's module when the command is called.

    Subclassing is how click is told; `typebar --help` takes a tenth of the time this way.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """The names, in the order in which they are of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """The command of that name, loaded."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"typebar.cli.{COMMANDS[cmd_name].module}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with."""
        name = args[0] if args else ""
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from typebar.project.toml import nearest  # noqa: PLC0415 -- only a mistake pays

        near = nearest(name, tuple(COMMANDS))
        hint = f"; did you mean {near!r}?" if near else ""
        raise click.UsageError(f"there is no command {name!r}{hint}", ctx)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; Ctrl-C ends it without the empty line that click writes into logs."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            if sys.stderr.isatty():  # behind the terminal's ^C
                click.echo(err=True)
            raise click.Abort from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- as above
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])


def examples(*lines: str) -> str:
    """The end of a command's help: examples, set as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


_EXIT_CODES = """

\b
Exit codes:
  0  all is well              4    an output can't be written; the old one stays
  1  something was found      5    a library, program or font is missing
  2  usage or configuration   70   a defect in typebar
  3  a text is missing,       130  interrupted
     no text, or not UTF-8"""


@click.command(
    cls=Commands,
    context_settings=CONTEXT,
    epilog=examples(
        "typebar new my-story                    a project with a screenplay and a chapter",
        "typebar build                           everything, into build/",
        "typebar convert script.fountain -o script.pdf",
    )
    + _EXIT_CODES,
)
@click.version_option(__version__, "-V", "--version", message="typebar %(version)s")
def root() -> None:
    """Screenplays and books from plain text, linted, typeset and converted.

    Fountain, Markdown and FDX in; PDF, EPUB, HTML, DOCX, FDX and plain text out.

    "typebar COMMAND --help" says more of a command.
    """
