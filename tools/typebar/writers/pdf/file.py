"""A pydyf document as bytes, with its small objects packed together.

pydyf writes itself too, but puts all objects into one stream at the highest compression, and
writes each of them twice to name the file: a second of processor time for a long novel, and a
fifth of a screenplay's whole time.
"""

import struct
import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

_PACKED = 200
"""Objects in one stream."""
_LEVEL = 5
"""Of compression: the next ones take twice the time for a hundredth of the size."""
_PLACE = struct.Struct(">BIH")
"""An entry of the table: its kind, an offset or the number of a stream, a place in that one."""
_FREE, _ALONE, _IN_STREAM = 0, 1, 2


def write(pdf: Any) -> bytes:
    """The file, with an identifier made of its content."""
    pdf.add_object(pdf.info)
    small = [item for item in pdf.objects[1:] if item.compressible]
    streams = -(-len(small) // _PACKED)
    end = len(pdf.objects) + streams
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    table = bytearray(_PLACE.size * (end + 1))
    _place(table, 0, _FREE, 0, 65535)
    for item in pdf.objects[1:]:
        if not item.compressible:
            _place(table, item.number, _ALONE, len(out))
            out += _indirect(item.number, item.data)
    for number, start in enumerate(range(0, len(small), _PACKED), len(pdf.objects)):
        group = small[start : start + _PACKED]
        for index, item in enumerate(group):
            _place(table, item.number, _IN_STREAM, number, index)
        _place(table, number, _ALONE, len(out))
        out += _indirect(number, _object_stream(group))
    start = len(out)
    _place(table, end, _ALONE, start)
    out += _indirect(end, _cross_references(pdf, table, sha256(out).hexdigest()[:32]))
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _place(table: bytearray, number: int, kind: int, where: int, index: int = 0) -> None:
    _PLACE.pack_into(table, number * _PLACE.size, kind, where, index)


def _indirect(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, data)


def _object_stream(group: Sequence[Any]) -> bytes:
    heads, bodies = [], []
    at = 0
    for item in group:
        data = item.data
        heads.append(b"%d %d" % (item.number, at))
        bodies.append(data)
        at += len(data) + 1
    head = b" ".join(heads) + b"\n"
    facts = b"/Type /ObjStm /N %d /First %d" % (len(group), len(head))
    return _stream(facts, head + b"\n".join(bodies))


def _cross_references(pdf: Any, table: bytearray, name: str) -> bytes:
    facts = b"/Type /XRef /Size %d /W [1 4 2] /Root %b /Info %b /ID [<%b> <%b>]" % (
        len(table) // _PLACE.size,
        pdf.catalog.reference,
        pdf.info.reference,
        name.encode(),
        name.encode(),
    )
    return _stream(facts, bytes(table))


def _stream(facts: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, _LEVEL)
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (
        facts,
        len(packed),
        packed,
    )
