"""Options that several commands share, spelled alike everywhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from typebar.cli.terminal import WHEN, ask_for_colour

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _wish(_context: click.Context, _option: click.Parameter, when: str) -> str:
    ask_for_colour(when)
    return when


COLOUR: Decorator = click.option(
    "--color",
    "colour",
    type=WHEN,
    default="auto",
    help="When to use colours: auto, always or never.",
    metavar="WHEN",
    callback=_wish,
)
QUIET: Decorator = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
JSON: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="Write JSON for other programs."
)
JSON_FORM: Decorator = click.option(
    "--json", "form", flag_value="json", help="The same as --output-format json."
)
"""For commands that write several forms, under the parameter `form`."""
FOLDER = click.Path(path_type=Path, file_okay=False)
CACHE_DIR: Decorator = click.option(
    "--cache-dir",
    type=FOLDER,
    envvar="TYPEBAR_CACHE_DIR",
    help="The folder where builds remember; also as $TYPEBAR_CACHE_DIR.",
    metavar="FOLDER",
)
JOBS: Decorator = click.option(
    "-j", "--jobs", type=click.IntRange(1, 256), help="Processes to use.", metavar="N"
)
