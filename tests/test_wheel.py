"""The wheel holds what typebar needs where it's installed, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "tools" / "typebar"
_LARGEST = 4 * 1024 * 1024

pytest.importorskip("hatchling", reason="what builds wheels isn't installed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_every_file_of_the_package(names: set[str]) -> None:
    files = (
        path
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith(".tmp")
    )
    expected = {f"typebar/{path.relative_to(PACKAGE).as_posix()}" for path in files}
    assert {"typebar/py.typed", "typebar/__main__.py"} < expected
    for suffix in (".css", ".otf", ".ttf", ".fountain", ".md", ".toml"):
        assert any(name.endswith(suffix) for name in expected), suffix
    assert expected - names == set()


def test_it_holds_nothing_else(names: set[str]) -> None:
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"typebar"}
    assert [name for name in names if "test" in name or name.endswith((".pyc", ".tmp"))] == []


def test_it_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= _LARGEST


def test_it_works_from_where_it_lies(wheel: Path, tmp_path: Path) -> None:
    """A wheel can be imported from: what it brings is read from the wheel's own files."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "import typebar; assert 'site' in typebar.__file__, typebar.__file__\n"
        "from typebar.cli import main; main()"
    )

    def run(*arguments: str, folder: Path) -> None:
        command = [sys.executable, "-c", code, *arguments]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    run("new", "story", "--template", "short", folder=tmp_path)
    run("build", "--jobs", "1", folder=tmp_path / "story")
    made = {path.suffix for path in (tmp_path / "story" / "build").glob("screenplay.*")}
    assert made == {".pdf", ".epub", ".html"}
