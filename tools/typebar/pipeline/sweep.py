"""Removing what builds have left."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from typebar.project.config import Config, Target
from typebar.project.files import is_inside, reason
from typebar.text.errors import ConfigError, OutputError
from typebar.writers.forms import by_name

CACHE = ".cache"
"""The folder, in that of the outputs, where builds remember."""


def leftovers(config: Config, *, outputs: bool) -> tuple[Path, ...]:
    """The memory of builds, half files that a killed build left, and the outputs if asked for.

    Outputs are those that the memory names, and those that a build would write in place of what
    is there; any other file stays.

    Raises:
        ConfigError: the output folder is a link that leads out of the project.
    """
    folder = config.root / config.output
    if not is_inside(config.root, folder):
        raise ConfigError(
            f"{config.path}: the output folder {config.output!r} is a link that leads out of the "
            "project",
            help="remove what is in it by hand",
        )
    found = [path for path in sorted(folder.glob(".*.tmp")) if path.is_file()]
    if outputs:
        records = sorted((folder / CACHE / "outputs").glob("*.json"))
        made = {folder / record.name.removesuffix(".json") for record in records}
        made |= {folder / name for target in config.targets for name in _names(target)}
        found += [path for path in sorted(made) if path.is_file() or path.is_symlink()]
    if (folder / CACHE).is_dir():
        found.append(folder / CACHE)
    return tuple(found)


def _names(target: Target) -> Iterator[str]:
    """The files that a target is built to."""
    for form in target.formats:
        if writer := by_name(form):
            yield target.name + writer.suffixes[0]


def remove(paths: Sequence[Path]) -> None:
    """Remove files and folders.

    Raises:
        OutputError: one can't be removed.
    """
    import shutil  # noqa: PLC0415 -- builds load this module for the folder's name

    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: cannot be removed: {reason(error)}") from None
