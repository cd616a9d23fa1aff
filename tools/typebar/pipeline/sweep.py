"""Removing what builds have left."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from typebar.pipeline.shelf import FINDINGS, OBJECTS, PARTS, STRETCHES
from typebar.pipeline.store import MOMENTS, OUTPUTS
from typebar.project.config import Config, Target
from typebar.project.files import is_inside, reason
from typebar.text.errors import ConfigError, OutputError
from typebar.writers.forms import by_name

CACHE = ".cache"
"""The folder, in that of the outputs, where builds remember."""
_MEMORY = (OUTPUTS, OBJECTS, FINDINGS, STRETCHES, PARTS, MOMENTS)


def memory(config: Config, given: Path | None = None) -> Path:
    """The folder where builds of a project remember, unless another one is given."""
    return given or config.root / config.output / CACHE


def leftovers(config: Config, given: Path | None, *, outputs: bool) -> tuple[Path, ...]:
    """The memory of builds, half files that a killed build left, and the outputs if asked for.

    Outputs are those that the memory names, and those that a build would write in place of what
    is there; any other file stays, in a folder that was `given` for the memory too.

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
        made = {folder / record.name for record in (folder / CACHE / OUTPUTS).glob("*")}
        made |= {folder / name for target in config.targets for name in _names(target)}
        found += [path for path in sorted(made) if path.is_file() or path.is_symlink()]
    remembered = [given / name for name in _MEMORY] if given else [folder / CACHE]
    return (*found, *(path for path in remembered if os.path.lexists(path)))


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
        except FileNotFoundError:  # a build beside this one let go of something first
            shutil.rmtree(path, ignore_errors=True)
        except OSError as error:
            raise OutputError(f"{path}: cannot be removed: {reason(error)}") from None
