"""The preview's address: taken, kept, refused."""

import json
import socket
import stat
from pathlib import Path

import pytest

from command_line import project, typebar
from typebar.project.discover import required
from typebar.server.start import Preview, prepare


def _prepare(root: Path, port: int | None = None) -> Preview:
    return prepare(required(root), (), port)


def _close(preview: Preview) -> None:
    preview.server.server_close()


def test_the_address_stays_from_one_start_to_the_next(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    first = _prepare(root)
    _close(first)
    second = _prepare(root)
    _close(second)
    assert first.server.address == second.server.address
    assert len(first.server.token) == 32


def test_two_projects_have_two_tokens_and_ports(tmp_path: Path) -> None:
    one, other = _prepare(project(tmp_path / "a")), _prepare(project(tmp_path / "b"))
    _close(one)
    _close(other)
    assert one.server.token != other.server.token
    assert one.server.server_port != other.server.server_port


def test_only_the_owner_reads_the_token(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    first = _prepare(root)
    _close(first)
    path = root / "build" / ".cache" / "preview.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    second = _prepare(root)
    _close(second)
    assert second.server.token != first.server.token


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"port": 1, "token": "../x"}', "\x00"])
def test_a_spoilt_memory_is_forgotten(tmp_path: Path, text: str) -> None:
    root = project(tmp_path / "p")
    path = root / "build" / ".cache" / "preview.json"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    path.chmod(0o600)
    preview = _prepare(root)
    _close(preview)
    assert json.loads(path.read_text())["token"] == preview.server.token


def test_a_port_in_use_is_passed_by(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    first = _prepare(root)
    second = _prepare(root)
    _close(first)
    _close(second)
    assert first.server.server_port != second.server.server_port


def test_a_port_in_use_that_was_asked_for_is_an_error(tmp_path: Path) -> None:
    root = project(tmp_path / "p")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = typebar("serve", "--no-open", "--port", str(port), cwd=root)
    assert done.code == 4
    assert f"port {port} is in use" in done.err
    assert "--port" in done.err
