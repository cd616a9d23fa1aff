"""Writing to people: messages, colour where it's wanted, progress where it's seen."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TextIO

import click

WHEN = click.Choice(["auto", "always", "never"])

_asked: ContextVar[str] = ContextVar("asked", default="auto")


def ask_for_colour(when: str) -> None:
    """Take a value of WHEN as the command's wish, for messages about its failure as well."""
    _asked.set(when)


_ERROR = "\x1b[1;31m"
_HELP = "\x1b[36m"


def wants_colour(stream: TextIO, when: str = "auto") -> bool:
    """Whether a stream gets colours: by option, by NO_COLOR and FORCE_COLOR, or by what it is."""
    when = _asked.get() if when == "auto" else when
    if when != "auto":
        return when == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def complain(message: str, way_out: str = "") -> None:
    """Say on the error stream what is wrong and what to do."""
    from typebar.text.show import paint, printable  # noqa: PLC0415 -- most commands never complain

    def whole(text: str) -> str:
        return "\n".join(printable(line) for line in text.split("\n"))

    colour = wants_colour(sys.stderr)
    label = paint("error:", _ERROR, colour=colour)
    lines = [f"{label} {whole(message)}"]
    if way_out:
        lines.append(f"  {paint('help:', _HELP, colour=colour)} {whole(way_out)}")
    click.echo("\n".join(lines), err=True, color=colour)


_PATIENCE = 1.5
"""Seconds after which people wonder whether anything happens."""
ERASE = "\r\x1b[2K"


def takes_back() -> bool:
    """Whether the error stream is a terminal where a line can be taken back."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def at_work(what: str) -> Iterator[None]:
    """Say what is being done on a terminal while it takes long, and take it back in the end."""
    stream = sys.stderr
    if not takes_back():
        yield
        return
    import threading  # noqa: PLC0415 -- for terminals alone

    said = threading.Event()

    def say() -> None:
        stream.write(f"{what} ...")
        stream.flush()
        said.set()

    timer = threading.Timer(_PATIENCE, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        if said.is_set():
            stream.write(ERASE)
            stream.flush()
