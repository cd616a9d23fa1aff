"""The container is a ZIP file as EPUB asks for it, and the same every time."""

import io
import time
import zipfile

import pytest

from book_samples import novel
from script_samples import screenplay
from typebar.model.work import Work
from typebar.text.pieces import kept_together
from typebar.writers import epub
from typebar.writers.epub.container import pack
from typebar.writers.registry import Options


class Store(dict[str, bytes]):
    """A memory without a disk."""

    def find(self, key: str) -> bytes | None:
        """As in text.memory."""
        return self.get(key)

    def keep(self, key: str, data: bytes) -> None:
        """As in text.memory."""
        self[key] = data


@pytest.mark.parametrize("work", [novel(), screenplay()], ids=["book", "script"])
def test_the_same_work_gives_the_same_bytes(work: Work) -> None:
    assert epub.write(work, Options()).data == epub.write(work, Options()).data


def test_the_media_type_comes_first_where_programs_look_for_it() -> None:
    data = epub.write(novel(), Options()).data
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_entries_are_sorted_and_carry_the_date_of_the_work() -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack({"b": b"2", "a": b"1"}, 1_700_000_000)))
    names = [entry.filename for entry in archive.infolist()]
    assert names == ["mimetype", "a", "b"]
    assert {entry.date_time for entry in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}


@pytest.mark.parametrize(("modified", "year"), [(0, 1980), (-5, 1980), (1 << 40, 2107)])
def test_dates_that_a_zip_file_cannot_hold_are_brought_inside(modified: int, year: int) -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack({}, modified)))
    assert archive.infolist()[0].date_time[0] == year


def test_a_book_of_very_many_files_is_counted_right() -> None:
    files = {f"{number}.png": b"" for number in range(66_000)}
    archive = zipfile.ZipFile(io.BytesIO(pack(files, 1_700_000_000)))
    assert len(archive.namelist()) == 66_001


def test_what_was_packed_before_gives_the_same_bytes() -> None:
    memory = Store()
    files = {f"{number}.xhtml": f"Chapter {number}.".encode() * 50 for number in range(3)}
    for changed in (b"", b"One more.", b"One more.", b"Another."):
        files["1.xhtml"] += changed
        with kept_together(memory, "book") as pieces:
            assert pack(files, 1_700_000_000, pieces) == pack(files, 1_700_000_000)


def test_a_file_that_is_not_ascii_by_name_says_so() -> None:
    archive = zipfile.ZipFile(io.BytesIO(pack({"größe.css": b"x"}, 1_700_000_000)))
    assert archive.read("größe.css") == b"x"
    assert archive.testzip() is None


def test_the_bytes_are_those_of_the_standard_library() -> None:
    files = {"b.xhtml": b"text " * 999, "a.png": b"\x89PNG" * 9, "größe.css": b"x"}
    modified = 1_700_000_000
    expected = io.BytesIO()
    with zipfile.ZipFile(expected, "w") as archive:
        for name in ("mimetype", *sorted(files)):
            entry = zipfile.ZipInfo(name, time.gmtime(modified)[:6])
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed = name.endswith(("xhtml", "css"))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            data = files.get(name, b"application/epub+zip")
            archive.writestr(entry, data, compresslevel=9)
    assert pack(files, modified) == expected.getvalue()
