"""Starting the preview at an address that stays the same from one start to the next."""

import errno
import json
import os
import re
import secrets
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from typebar.pipeline.sweep import CACHE
from typebar.project.config import Config
from typebar.server.board import Board
from typebar.server.http import Server
from typebar.server.loop import Loop
from typebar.text.errors import OutputError

FIRST_PORT = 8417
_TRIES = 50
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


class Preview(NamedTuple):
    """A server that listens, and what keeps its pages up to date."""

    server: Server
    loop: Loop

    def run(self) -> None:
        """Serve until something interrupts; rounds are made in this thread."""
        requests = threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True
        )
        requests.start()
        try:
            self.loop.run()
        finally:
            self.close()
            requests.join(5)

    def close(self) -> None:
        """Stop watching, tell the tabs by hanging up, and let go of the port."""
        self.loop.stop.set()
        self.server.board.close()
        self.server.shutdown()
        self.server.server_close()


class Address(NamedTuple):
    """Where a project's preview was last."""

    port: int
    token: str


def prepare(
    config: Config, words: tuple[str, ...], port: int | None, cache_dir: Path | None = None
) -> Preview:
    """A preview that listens already.

    A tab that was left open finds it again: port and token are those of the last time, if they're
    free and nobody else could read them. They stay with the project, wherever `cache_dir` has its
    findings.

    Raises:
        OutputError: the port is in use.
    """
    board = Board()
    folder = config.root / config.output / CACHE
    last = _remembered(folder)
    token = last.token if last else secrets.token_urlsafe(24)
    server = _server(port, last.port if last else FIRST_PORT, token, board)
    _remember(folder, Address(server.server_port, token))
    return Preview(server, Loop(config, words, board, cache_dir))


def _server(asked: int | None, first: int, token: str, board: Board) -> Server:
    if asked is not None:
        try:
            return Server(asked, token, board)
        except OSError as error:
            raise _refused(asked, error) from None
    for port in (first, *range(FIRST_PORT, FIRST_PORT + _TRIES), 0):
        with suppress(OSError):
            return Server(port, token, board)
    raise OutputError("no port of this machine is free for the preview")


def _refused(port: int, error: OSError) -> OutputError:
    if error.errno == errno.EADDRINUSE:
        return OutputError(
            f"port {port} is in use by another program",
            help="leave --port out, and a free one is taken",
        )
    return OutputError(
        f"port {port} can't be listened on: {error.strerror or error}",
        help="ports below 1024 are kept for the system; leave --port out",
    )


def _remembered(folder: Path) -> Address | None:
    path = folder / "preview.json"
    try:
        if os.name == "posix" and path.stat().st_mode & 0o077:
            return None
        data = json.loads(path.read_bytes())
        port, token = data["port"], data["token"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    valid = isinstance(port, int) and isinstance(token, str) and _TOKEN.fullmatch(token)
    return Address(port, token) if valid and 0 < port < 65536 else None


def _remember(folder: Path, address: Address) -> None:
    """Keep the address, for its owner alone; without it the next one is another."""
    path = folder / "preview.json"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            json.dump(address._asdict(), file)
