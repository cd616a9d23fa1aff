"""Finding the project that a folder belongs to."""

from collections.abc import Sequence
from pathlib import Path

from typebar.project import toml
from typebar.project.config import Config, from_document
from typebar.project.files import is_inside, read_text
from typebar.text.errors import ConfigError
from typebar.text.source import Source

OWN_FILE = "typebar.toml"
PYTHON_FILE = "pyproject.toml"
_TABLE = ("tool", "typebar")


def discover(start: Path) -> Config | None:
    """The project of the nearest folder, from `start` upwards, that has a configuration.

    A pyproject.toml counts when it has a [tool.typebar] table; beside a typebar.toml it is left
    alone.

    Raises:
        ConfigError: the configuration is wrong.
        SourceError: it can't be read.
    """
    folder = start.resolve()
    for root in (folder, *folder.parents):
        if config := read(root):
            return config
    return None


def of_paths(paths: Sequence[str]) -> Config | None:
    """The project that all of these files and folders belong to; that of this folder for none.

    Raises:
        ConfigError: its configuration is wrong.
        SourceError: it can't be read.
    """
    first = Path(paths[0]) if paths else Path()
    config = discover(first if first.is_dir() else first.parent)
    if config and all(is_inside(config.root, Path(path)) for path in paths):
        return config
    return None


def read(root: Path) -> Config | None:
    """The configuration of this very folder."""
    if (root / OWN_FILE).is_file():
        return from_document(toml.read(read_text(root / OWN_FILE, OWN_FILE)), root)
    path = root / PYTHON_FILE
    if path.is_file():
        source = read_text(path, PYTHON_FILE)
        # Somebody else's pyproject.toml isn't ours to judge: it's parsed only where we are named.
        if "typebar" in source.text and (config := _tool_table(source, root)):
            return config
    return None


def required(start: Path) -> Config:
    """The project of a folder.

    Raises:
        ConfigError: there is none, or its configuration is wrong.
    """
    if config := discover(start):
        return config
    raise ConfigError(
        f"there is no {OWN_FILE}, and no [tool.typebar] in a {PYTHON_FILE}, here or in a folder "
        "above",
        help='"typebar new ." makes one of the texts in this folder; "typebar convert" needs none',
    )


def _tool_table(source: Source, root: Path) -> Config | None:
    document = toml.read(source)
    tool = document.data.get("tool")
    if not isinstance(tool, dict) or "typebar" not in tool:
        return None
    return from_document(document, root, _TABLE)
