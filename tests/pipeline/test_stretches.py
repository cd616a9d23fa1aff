"""Stretches of a book give the same bytes however they're typeset."""

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from book_samples import novel
from counted_work import WAITS
from typebar.pipeline import stretches
from typebar.pipeline.shelf import Shelf
from typebar.pipeline.stretches import Press
from typebar.writers.pdf import book, book_keep, book_plan
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.pdf.book_unit import Unit
from typebar.writers.registry import Options

pytestmark = pytest.mark.skipif(
    book.probe() is not None, reason=f"books can't be typeset here: {book.probe()}"
)
TRIM = TRIMS["A5"]


@pytest.fixture(scope="module")
def serial() -> bytes:
    return book.write(novel(), Options()).data


@pytest.fixture(autouse=True)
def _always_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "_WORTH", 0)


def count_typesetting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which stretches are typeset in this process from now on."""
    names: list[str] = []
    real = stretches.typeset

    def counted(unit: Unit, trim: object) -> object:
        names.append(unit.name)
        return real(unit, trim)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(stretches, "typeset", counted)
    return names


def test_several_processes_give_the_same_bytes(serial: bytes) -> None:
    assert book.write(novel(), Options(), Press(jobs=3)).data == serial


def test_kept_stretches_give_the_same_bytes_and_are_not_typeset_again(
    serial: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = Press(shelf=Shelf(tmp_path))
    assert book.write(novel(), Options(), press).data == serial
    names = count_typesetting(monkeypatch)
    assert book.write(novel(), Options(), press).data == serial
    assert names == []


def test_chapters_on_either_side_give_the_same_bytes_too(tmp_path: Path) -> None:
    options = Options(openings="any", bleed="3mm", crop_marks=True, archive=True)
    serial = book.write(novel(), options).data
    assert book.write(novel(), options, Press(jobs=2)).data == serial
    for _ in range(2):
        assert book.write(novel(), options, Press(shelf=Shelf(tmp_path))).data == serial


def test_a_damaged_stretch_is_typeset_again(serial: bytes, tmp_path: Path) -> None:
    press = Press(shelf=Shelf(tmp_path))
    book.write(novel(), Options(), press)
    for number, path in enumerate(sorted(tmp_path.iterdir())):
        path.write_bytes(path.read_bytes()[: 100 * number] if number % 2 else b"7\n{}")
    assert book.write(novel(), Options(), press).data == serial


def test_a_process_that_dies_loses_nothing(serial: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()
    real = stretches.typeset

    def deadly(unit: Unit, trim: object) -> object:
        if os.getpid() != parent and unit.name == "portal":
            os._exit(9)
        return real(unit, trim)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(stretches, "typeset", deadly)
    assert book.write(novel(), Options(), Press(jobs=2)).data == serial


def test_no_process_is_left_behind(serial: bytes) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    book.write(novel(), Options(), Press(jobs=2))
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_processes_end_when_nobody_waits_for_them(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    script = tmp_path / "script.py"
    script.write_text(
        "import os, sys, time\n"
        "from typebar.pipeline import stretches\n"
        "from typebar.writers.pdf.book_trim import TRIMS\n"
        "from typebar.writers.pdf.book_unit import Unit\n"
        "units = [Unit(str(n), '<p>' + 'word ' * 300, '') for n in range(4000)]\n"
        "found = stretches.Press(2)._typeset(list(enumerate(units)), TRIMS['A5'])\n"
        "next(found); next(found)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    read, write = os.pipe()
    with subprocess.Popen([sys.executable, str(script)], pass_fds=[write]) as process:
        os.close(write)
        assert process.wait() == -9
    # The pipe is at its end when the last process that has it is gone.
    assert select.select([read], [], [], WAITS)[0]
    assert os.read(read, 1) == b""
    os.close(read)


INTERRUPTED = """
import os, signal, sys
from typebar.pipeline import stretches
from typebar.writers.pdf.book_trim import TRIMS
from typebar.writers.pdf.book_unit import Unit

def end(number, frame):
    raise SystemExit(7)

def fork(real=os.fork):
    process = real()
    os.kill(os.getpid(), signal.SIGNUMBER)
    return process

os.fork = fork
signal.signal(signal.SIGTERM, end)
units = [Unit(str(n), "<p>" + "word " * 300, "") for n in range(400)]
try:
    stretches.Press(2)(units, TRIMS["A5"])
finally:
    print("cleared")
"""


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 7), ("SIGINT", -2)])
def test_an_interruption_while_a_process_is_made_leaves_none(
    tmp_path: Path, number: str, code: int
) -> None:
    if sys.platform != "linux":
        pytest.skip("processes are forked on Linux only")
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED.replace("SIGNUMBER", number))
    read, write = os.pipe()
    with subprocess.Popen(
        [sys.executable, str(script)],
        pass_fds=[write],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(write)
        # The pipe is at its end when the last process that has it is gone.
        assert select.select([read], [], [], WAITS)[0]
        assert os.read(read, 1) == b""
        out, complaint = process.communicate(timeout=WAITS)
    os.close(read)
    assert process.returncode == code
    assert out == "cleared\n"
    assert complaint.count("Traceback") == (number == "SIGINT"), complaint


def test_stretches_in_fonts_of_the_machine_are_not_kept(tmp_path: Path) -> None:
    unit = Unit("a", "<p>\u0378</p>", "\u0378")
    Press(shelf=Shelf(tmp_path))([unit], TRIM)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("in the way")
    unit = Unit("a", "<p>x</p>", "x")
    assert len(Press(shelf=Shelf(file / "below"))([unit], TRIM)) == 1


def test_a_packed_stretch_comes_back_as_it_was() -> None:
    for part in book_plan.plan(novel()).parts:
        if part.unit is not None:
            sheets = stretches.typeset(part.unit, TRIM)
            assert book_keep.unpack(book_keep.pack(sheets)) == sheets


def test_the_key_changes_with_everything_that_shows() -> None:
    unit = Unit("a", "<p>x</p>", "x", "", (("typebar:image/0", b"1"),))
    others = [
        Unit("a", "<p>y</p>", "x", "", (("typebar:image/0", b"1"),)),
        Unit("a", "<p>x</p>", "z", "", (("typebar:image/0", b"1"),)),
        Unit("a", "<p>x</p>", "x", "o", (("typebar:image/0", b"1"),)),
        Unit("a", "<p>x</p>", "x", "", (("typebar:image/0", b"2"),)),
        Unit("a", "<p>x</p>", "x"),
    ]
    keys = {book_keep.key(one, TRIM) for one in (unit, *others)}
    keys.add(book_keep.key(unit, TRIMS["6x9in"]))
    assert len(keys) == 7
    assert book_keep.key(Unit("another name", "<p>x</p>", "x"), TRIM) in keys
