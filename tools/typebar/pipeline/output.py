"""Writing a file whole or not at all."""

import contextlib
import errno
import os
import stat
from hashlib import sha256
from pathlib import Path

from typebar.project.files import reason
from typebar.text.errors import OutputError


class FullDiskError(OutputError):
    """There is no room for a file."""


def write(path: Path, data: bytes, shown: str, *, forced: bool = True) -> None:
    """Put the bytes in place of the file, or leave what was there.

    They go to a hidden file beside it, are forced to the disk, and take the name in one step; the
    rights are those that the user's umask gives. Devices and pipes are written to as they are.
    What can be made again needn't be `forced` to the disk: after a power cut it may be damaged.

    Raises:
        FullDiskError: there is no room for it; the message opens with `shown`, as all do.
        OutputError: the folder or file can't be written.
    """
    try:
        if _is_stream(path):
            path.write_bytes(data)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(Path(os.path.realpath(path)), data, forced=forced)
    except OSError as error:
        raise _failure(path, data, shown, error) from None


def digest(data: bytes) -> str:
    """SHA-256 of a file's bytes."""
    return sha256(data).hexdigest()


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)


def _replace(path: Path, data: bytes, *, forced: bool) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, f"{path.name} is a folder")
    # Machines that share a folder may have processes of one number.
    unlike = f"{os.getpid()}-{os.urandom(4).hex()}"
    temporary = path.with_name(f".{path.name[:100]}.{unlike}.tmp")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if forced:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _failure(path: Path, data: bytes, shown: str, error: OSError) -> OutputError:
    kept = "; the previous file was kept" if path.is_file() else ""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return FullDiskError(
                f"{shown}: cannot be written: {_full(path, len(data))}{kept}",
                help="make room, then run the command again",
            )
        case errno.EEXIST | errno.ENOTDIR:
            what = _blocker(path)
            way_out = "move that away, or choose another folder"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            what = reason(error)
            way_out = f"check who may write to {path.parent}"
        case _:
            what = reason(error)
            way_out = "choose another place"
    return OutputError(f"{shown}: cannot be written: {what}{kept}", help=way_out)


def _blocker(path: Path) -> str:
    """What stands where a folder must be."""
    found = next((parent for parent in path.parents if os.path.lexists(parent)), path)
    if found.is_symlink() and not found.exists():
        return f"{found.name} is a link that leads nowhere"
    return f"{found.name or found} is a file where a folder is needed"


def _size(count: int) -> str:
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count / 1000:.1f} kB"


def _full(path: Path, need: int) -> str:
    """What is full: a disk with room enough isn't, but a quota or a device may be."""
    import shutil  # noqa: PLC0415 -- for a full disk alone

    if _is_stream(path):
        return "the device takes no more"
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return f"the disk is full (needs {_size(need)})"
    if free >= need:
        return f"no more may be stored there (needs {_size(need)}): a quota, or too many files"
    return f"the disk is full (needs {_size(need)}, has {_size(free)})"
