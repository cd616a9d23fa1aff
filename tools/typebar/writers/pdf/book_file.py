"""A pydyf document as bytes, with its small objects packed together.

pydyf writes itself too, but puts all objects into one stream at the highest compression, and
writes each of them twice to name the file: a second of processor time for a long novel.
"""

import zlib
from hashlib import sha256
from typing import Any

_PACKED = 200
"""Objects in one stream."""
_LEVEL = 6


def write(pdf: Any) -> bytes:
    """The file, with an identifier made of its content."""
    pdf.add_object(pdf.info)
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 65535)}
    small: list[tuple[int, bytes]] = []
    number = len(pdf.objects)
    for item in pdf.objects[1:]:
        if item.compressible:
            small.append((item.number, item.data))
        else:
            places[item.number] = (1, len(out), 0)
            out += _indirect(item.number, item.data)
    for start in range(0, len(small), _PACKED):
        group = small[start : start + _PACKED]
        places |= {name: (2, number, index) for index, (name, _) in enumerate(group)}
        places[number] = (1, len(out), 0)
        out += _indirect(number, _object_stream(group))
        number += 1
    end = len(out)
    places[number] = (1, end, 0)
    out += _indirect(number, _cross_references(pdf, places, sha256(out).hexdigest()[:32]))
    out += b"startxref\n%d\n%%%%EOF\n" % end
    return bytes(out)


def _indirect(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, data)


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    heads = []
    at = 0
    for number, data in group:
        heads.append(b"%d %d" % (number, at))
        at += len(data) + 1
    head = b" ".join(heads) + b"\n"
    facts = b"/Type /ObjStm /N %d /First %d" % (len(group), len(head))
    return _stream(facts, head + b"\n".join(data for _, data in group))


def _cross_references(pdf: Any, places: dict[int, tuple[int, int, int]], name: str) -> bytes:
    rows = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + index.to_bytes(2, "big")
        for _, (kind, where, index) in sorted(places.items())
    )
    facts = b"/Type /XRef /Size %d /W [1 4 2] /Root %b /Info %b /ID [<%b> <%b>]" % (
        len(places),
        pdf.catalog.reference,
        pdf.info.reference,
        name.encode(),
        name.encode(),
    )
    return _stream(facts, rows)


def _stream(facts: bytes, data: bytes) -> bytes:
    packed = zlib.compress(data, _LEVEL)
    return b"<<%b /Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (
        facts,
        len(packed),
        packed,
    )
