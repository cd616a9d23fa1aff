"""The ZIP file around a publication: same content, same bytes.

The standard zipfile writes the same bytes, which a test holds, but can't take what was packed
before, and deflating an unchanged book again takes longer than all the rest of a build.
"""

import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from typebar.text.errors import TypebarError
from typebar.text.pieces import Pieces

_EARLIEST = 315_532_800
"""1980-01-01, where a ZIP file's dates begin, in seconds since 1970."""
_LATEST = 4_354_819_198
"""2107-12-31T23:59:58, where they end."""
_LARGEST = 0xFFFF_FFFF
"""Bytes of the largest file that reading systems open: longer ones need another form."""
_COMPRESSED_ALREADY = (".png", ".jpg", ".gif", ".webp", ".woff2")
_STORED, _DEFLATED = 0, 8
_FACTS = struct.Struct("<HHHHHIIIHH")
"""Version needed, flags, method, time, date, CRC-32, sizes packed and not, lengths of the name and
of extra fields: what stands both before a file and in the directory."""
_ENTRY = struct.Struct("<4sBB")
_REST = struct.Struct("<HHHII")
_END = struct.Struct("<4sHHHHIIH")
_LONG_END = struct.Struct("<4sQBBHIIQQQQ")
_LONG_END_PLACE = struct.Struct("<4sIQI")
_MOST = 0xFFFF
"""Files that the usual end can count."""
_VERSION, _LONG = 20, 45
_UNIX = 3  # on every machine, so that the bytes are the same
_READABLE = 0o100644 << 16
_UTF_8 = 0x800


class _Member(NamedTuple):
    """A file, packed."""

    name: bytes
    facts: bytes
    data: bytes


def pack(files: Mapping[str, bytes], modified: int, pieces: Pieces | None = None) -> bytes:
    """The container: "mimetype" first, stored and without extra fields, then the files by name.

    `pieces` has files that were packed before: deflating a book takes longer than all the rest.

    Source: EPUB 3.3, "OCF ZIP container"; PKWARE's APPNOTE.TXT 6.3.

    Raises:
        TypebarError: it would be longer than such a file may be.
    """
    moment = time.gmtime(min(max(modified, _EARLIEST), _LATEST))
    media_type = {"mimetype": b"application/epub+zip"}
    whole = media_type | {path: files[path] for path in sorted(files)}
    members = [_member(path, data, moment, pieces) for path, data in whole.items()]
    if sum(len(member.data) + 1000 for member in members) > _LARGEST:
        raise TypebarError("the e-book would take more than 4 GB", help="use smaller pictures")
    return b"".join(_parts(members))


def _member(path: str, data: bytes, moment: time.struct_time, pieces: Pieces | None) -> _Member:
    stored = path == "mimetype" or path.endswith(_COMPRESSED_ALREADY)
    packed = data if stored else _deflated(path, data, pieces)
    name = path.encode()
    facts = _FACTS.pack(
        _VERSION,
        0 if path.isascii() else _UTF_8,
        _STORED if stored else _DEFLATED,
        moment.tm_hour << 11 | moment.tm_min << 5 | moment.tm_sec // 2,
        (moment.tm_year - 1980) << 9 | moment.tm_mon << 5 | moment.tm_mday,
        zlib.crc32(data),
        len(packed),
        len(data),
        len(name),
        0,
    )
    return _Member(name, facts, packed)


def _deflated(path: str, data: bytes, pieces: Pieces | None) -> bytes:
    place = f"deflated {path}"
    digest = sha256(data).hexdigest() if pieces else ""
    if pieces and (known := pieces.find(place, digest)) is not None:
        return known
    deflater = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflater.compress(data) + deflater.flush()
    if pieces:
        pieces.keep(place, digest, packed)
    return packed


def _parts(members: list[_Member]) -> Iterator[bytes]:
    """The files, each behind its head, then the directory."""
    at = 0
    directory: list[bytes] = []
    for member in members:
        rest = _REST.pack(0, 0, 0, _READABLE, at)
        directory += (_ENTRY.pack(b"PK\1\2", _VERSION, _UNIX), member.facts, rest, member.name)
        for part in (b"PK\3\4", member.facts, member.name, member.data):
            yield part
            at += len(part)
    listed = b"".join(directory)
    yield listed
    count = len(members)
    if count > _MOST:
        where = (count, count, len(listed), at)
        yield _LONG_END.pack(b"PK\6\6", _LONG_END.size - 12, _LONG, _UNIX, _LONG, 0, 0, *where)
        yield _LONG_END_PLACE.pack(b"PK\6\7", 0, at + len(listed), 1)
        count = _MOST
    yield _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), at, 0)
