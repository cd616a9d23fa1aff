"""The preview's own web server: this machine only, by a secret address, reading only."""

import hmac
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from typebar import __version__
from typebar.server.board import Board
from typebar.server.resources import Resource, Resources

HOST = "127.0.0.1"
_HEARTBEAT = 15.0
"""Seconds after which a tab that hears nothing gets a sign of life."""
_MOST_TABS = 24
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Server(ThreadingHTTPServer):
    """Listens on 127.0.0.1; a thread for each connection, none of which outlives the program."""

    daemon_threads = True
    allow_reuse_address = True
    # Closing doesn't wait for tabs: they are told, and their threads end by themselves.
    block_on_close = False

    def __init__(self, port: int, token: str, board: Board) -> None:
        """Take the port; 0 means any that is free.

        Raises:
            OSError: the port is in use.
        """
        super().__init__((HOST, port), Handler)
        self.token = token
        self.board = board
        self.resources = Resources(board)
        self.tabs = 0

    @property
    def address(self) -> str:
        """What a browser opens."""
        return f"http://{HOST}:{self.server_port}/{self.token}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that a browser of this machine calls it by."""
        return (f"{HOST}:{self.server_port}", f"localhost:{self.server_port}")

    def handle_error(self, request: object, client_address: object) -> None:
        """A tab that goes away in the middle is nothing to speak of."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET, and nothing else."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "typebar"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Serve a resource, or the events."""
        refusal = self._refusal()
        if refusal is not None:
            self._send_text(refusal)
            return
        name = self._name()
        if name == "events":
            self._send_events()
            return
        found = None if name is None else self.server.resources.find(name)
        if found is None:
            self._send_text(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, found)

    def _refusal(self) -> HTTPStatus | None:
        """Why a request isn't answered: another site's page may have sent it.

        A foreign name that leads to this machine shows in Host, whatever the name servers say.
        """
        hosts = self.headers.get_all("Host") or []
        if len(hosts) != 1 or hosts[0].lower() not in self.server.hosts:
            return HTTPStatus.MISDIRECTED_REQUEST
        site = self.headers.get("Sec-Fetch-Site", "none")
        mode = self.headers.get("Sec-Fetch-Mode", "navigate")
        if site not in ("none", "same-origin") and mode != "navigate":
            return HTTPStatus.FORBIDDEN
        return None

    def _name(self) -> str | None:
        """What is asked for, behind the right token; None behind another."""
        path = self.path.partition("?")[0]
        empty, _, rest = path.partition("/")
        token, slash, name = rest.partition("/")
        given, right = token.encode("utf-8", "replace"), self.server.token.encode()
        if empty or not slash or not hmac.compare_digest(given, right):
            return None
        return name

    def _send(self, status: HTTPStatus, resource: Resource) -> None:
        self.send_response(status)
        self._send_headers(
            {"Content-Type": resource.media_type, "Content-Length": str(len(resource.data))}
        )
        self.wfile.write(resource.data)

    def _send_headers(self, headers: Mapping[str, str]) -> None:
        for name, value in (*_HEADERS.items(), *headers.items()):
            self.send_header(name, value)
        self.end_headers()

    def _send_text(self, status: HTTPStatus) -> None:
        self.close_connection = True
        text = f"{status.value} {status.phrase}\n".encode()
        self._send(status, Resource("text/plain; charset=utf-8", text))

    def send_error(self, code: int, *_: object) -> None:
        """What http.server itself refuses, other methods first of all: told like the rest."""
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:
            status = HTTPStatus.METHOD_NOT_ALLOWED
        if not hasattr(self, "headers"):
            self.request_version = self.protocol_version
        self._send_text(status)

    def _send_events(self) -> None:
        """News, as server-sent events, until the tab or the program ends."""
        if self.server.tabs >= _MOST_TABS:
            self._send_text(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self.server.tabs += 1
        self.close_connection = True
        try:
            self.send_response(HTTPStatus.OK)
            self._send_headers({"Content-Type": "text/event-stream", "Connection": "close"})
            self._write(f"retry: 1000\nevent: hello\ndata: {__version__}\n\n")
            for news in self.server.board.listen(_HEARTBEAT):
                self._write(
                    f"event: {news[0]}\ndata: {news[1]}\n\n" if news else ": still here\n\n"
                )
        except OSError:
            return
        finally:
            self.server.tabs -= 1

    def _write(self, text: str) -> None:
        self.wfile.write(text.encode("utf-8", "replace"))
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- http.server's name
        """Keep the terminal for what matters."""
