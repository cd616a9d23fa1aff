"""Small pictures for tests."""

import struct
import zlib


def picture(width: int, height: int = 1) -> bytes:
    """A grey PNG picture; a large one has no pixels in it, only their number."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = (b"\0" * (1 + (width + 7) // 8)) * height if width * height < 1000 else b""
    parts = (("IHDR", head), ("IDAT", zlib.compress(rows)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind.encode(), data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
