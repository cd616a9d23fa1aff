"""The preview's server answers its own tab, and nobody and nothing else."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from command_line import long_project, project
from counted_work import WAITS
from typebar.project.discover import required
from typebar.server.board import Board
from typebar.server.http import Server
from typebar.server.press import Press

TOKEN = "t" * 32


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    config = required(project(tmp_path / "p"))
    press, board = Press(), Board()
    board.show([press.view(config, target) for target in config.targets])
    made = Server(0, TOKEN, board)
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    board.close()
    made.shutdown()
    thread.join()
    made.server_close()


def _ask(
    server: Server, path: str, *, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=WAITS)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def test_the_page_comes_with_every_guard(server: Server) -> None:
    answer, data = _ask(server, f"/{TOKEN}/")
    assert answer.status == 200
    assert data.startswith(b"<!DOCTYPE html>")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_it_listens_on_this_machine_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_nothing_in_the_page_stands_in_line(server: Server) -> None:
    _, data = _ask(server, f"/{TOKEN}/")
    text = data.decode()
    assert "<style" not in text
    assert " style=" not in text
    assert "onclick" not in text
    assert text.count("<script") == text.count('src="preview.js"') == 1


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""],
)
def test_another_host_is_refused(server: Server, host: str) -> None:
    answer, data = _ask(server, f"/{TOKEN}/", Host=host.format(port=server.server_port))
    assert answer.status in (400, 421)
    assert b"<html" not in data


def test_this_machines_name_is_accepted(server: Server) -> None:
    answer, _ = _ask(server, f"/{TOKEN}/", Host=f"LocalHost:{server.server_port}")
    assert answer.status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/preview.js",
        f"/{TOKEN}",
        f"/{TOKEN[:-1]}/",
        f"/{TOKEN}x/preview.js",
        f"/é{TOKEN}/",
    ],
)
def test_without_the_token_there_is_nothing(server: Server, path: str) -> None:
    host = f"127.0.0.1:{server.server_port}"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=WAITS) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"<html" not in answer


def test_two_hosts_are_refused(server: Server) -> None:
    lines = f"GET /{TOKEN}/ HTTP/1.1\r\nHost: {server.hosts[0]}\r\nHost: evil.example\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=WAITS) as connection:
        connection.sendall(lines.encode())
        assert connection.makefile("rb").read().startswith(b"HTTP/1.1 421 ")


@pytest.mark.parametrize(
    "name",
    [
        "../preview.js",
        "../../typebar.toml",
        "%2e%2e/typebar.toml",
        "/etc/passwd",
        "assets/preview.js",
        "font/../CourierPrime-Regular.otf",
        "font/OFL.txt",
        "font/",
        "image/../../x.png",
        "image/",
        "parts/",
        "parts/" + ",".join(["a"] * 65),
        "place/0/0",
        "place/0/0/-1",
        "place/9/0/0",
        "place/0/9/0",
        "place/0/0/99999999999999999999",
        "script.fountain",
        "typebar.toml",
        "preview.js/x",
    ],
)
def test_only_the_table_is_served(server: Server, name: str) -> None:
    answer, data = _ask(server, f"/{TOKEN}/{name}")
    expected = 200 if name == "place/0/0/99999999999999999999" else 404
    assert answer.status == expected, data


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"])
def test_only_get_is_answered(server: Server, method: str) -> None:
    answer, _ = _ask(server, f"/{TOKEN}/", method=method)
    assert answer.status == 405
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_other_sites_read_nothing(server: Server, site: str) -> None:
    answer, _ = _ask(server, f"/{TOKEN}/preview.js", Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")
    assert answer.status == 403


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("preview.css", "text/css; charset=utf-8"),
        ("preview.js", "text/javascript; charset=utf-8"),
        ("book.css", "text/css; charset=utf-8"),
        ("icon.svg", "image/svg+xml"),
        ("font/CourierPrime-Bold.otf", "font/otf"),
        ("font/Vollkorn-Italic.ttf", "font/ttf"),
    ],
)
def test_own_files_have_their_types(server: Server, name: str, media_type: str) -> None:
    answer, data = _ask(server, f"/{TOKEN}/{name}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, media_type)
    assert data


def test_parts_are_asked_for_by_digest(server: Server) -> None:
    digest = next(iter(server.board.markup))
    answer, data = _ask(server, f"/{TOKEN}/parts/{digest},unknown")
    assert answer.status == 200
    assert json.loads(data) == {digest: server.board.markup[digest]}


def test_a_row_has_its_place(server: Server) -> None:
    view = server.board.views[0]
    row = next(
        index
        for index, (_, offset) in enumerate(view.rows[1])
        if offset == view.sources["script.fountain"].text.index("Rain.")
    )
    _, data = _ask(server, f"/{TOKEN}/place/0/1/{row}")
    assert json.loads(data) == {"path": "script.fountain", "line": 6}


def test_a_late_tab_hears_the_latest_of_each_kind_and_then_what_is_new(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=WAITS)
    connection.request("GET", f"/{TOKEN}/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    kinds = [_event(answer) for _ in range(3)]
    assert [kind for kind, _ in kinds] == ["hello", "pages", "outline"]
    assert [view["name"] for view in json.loads(kinds[1][1])["views"]] == ["script", "book"]
    server.board.post("trouble", {"errors": []})
    assert _event(answer) == ("trouble", '{"errors":[]}')
    server.board.close()
    assert answer.read() == b""
    connection.close()


def test_after_an_edit_the_news_hold_the_changed_page_and_no_other(tmp_path: Path) -> None:
    root = long_project(tmp_path / "p")
    config, press, board = required(root), Press(), Board()
    board.show([press.view(config, target) for target in config.targets])
    before = json.loads(dict(_heard(board))["pages"])["views"][0]["parts"]
    path = root / "script.fountain"
    path.write_text(path.read_text("utf-8").replace("door number 30 and", "gate 30 and"), "utf-8")
    board.show([press.view(config, target) for target in config.targets])
    news = dict(_heard(board))
    after = json.loads(news["pages"])["views"][0]["parts"]
    told = json.loads(news["parts"])
    changed = [new for old, new in zip(before, after, strict=True) if old != new]
    assert [digest for digest, *_ in changed] == list(told)
    assert len(told) == 1
    assert "gate 30 and" in next(iter(told.values()))


def test_of_many_new_pages_only_the_first_are_told(tmp_path: Path) -> None:
    root = long_project(tmp_path / "p")
    config, press, board = required(root), Press(), Board()
    path = root / "script.fountain"
    text = path.read_text("utf-8")
    for opening in ("", "Snow. " * 90):
        path.write_text(text.replace("Rain.", f"Rain. {opening}"), "utf-8")
        board.show([press.view(config, config.targets[0])])
    news = dict(_heard(board))
    told = json.loads(news["parts"])
    assert len(told) == 6
    assert set(told) <= {digest for digest, *_ in json.loads(news["pages"])["views"][0]["parts"]}
    assert any("Snow." in markup for markup in told.values())


def _heard(board: Board) -> Iterator[tuple[str, str]]:
    """The news that a new tab gets."""
    for news in board.listen(0):
        if news is None:
            return
        yield news


def _event(answer: http.client.HTTPResponse) -> tuple[str, str]:
    kind = data = ""
    while True:
        line = answer.readline().decode().rstrip("\n")
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "data":
            data = value
        elif not line and kind:
            return kind, data


def test_news_that_is_known_isnt_told_again() -> None:
    board = Board()
    board.post("trouble", {"errors": []})
    board.post("trouble", {"errors": []})
    heard = board.listen(0)
    assert next(heard) == ("trouble", '{"errors":[]}')
    assert next(heard) is None
