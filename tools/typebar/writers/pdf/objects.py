"""Objects of a PDF written straight as bytes.

pydyf formats dictionaries value by value, which for the 8,000 objects of a tagged screenplay costs
more than laying it out; what is many here is formatted by its maker.
"""

import zlib
from collections.abc import Mapping
from functools import lru_cache

import pydyf

Value = str | int | float


class Raw(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object whose bytes are known."""

    offset = 0
    generation = 0
    free = "n"

    def __init__(self, data: bytes = b"") -> None:
        # pydyf's own constructor gives every object five attributes: a third of a tree's memory.
        self.number = 0
        self.bytes = data

    @property
    def data(self) -> bytes:
        """What stands between `obj` and `endobj`."""
        return self.bytes


class Packed(Raw):
    """A stream of bytes; kept out of object streams, as the format demands."""

    compressible = False

    def __init__(self, content: bytes, extra: str = "", *, packed: bool = True) -> None:
        stored = zlib.compress(content) if packed else content
        named = "/Filter /FlateDecode " if packed else ""
        head = f"<< {extra} {named}/Length {len(stored)} >>\nstream\n"
        super().__init__(head.encode("ascii") + stored + b"\nendstream")


def stored(content: bytes, extra: str) -> Packed:
    """A stream of content that is packed already."""
    return Packed(content, f"{extra} /Filter /FlateDecode", packed=False)


def reference(item: pydyf.Object) -> str:
    """How other objects name this one, once it has been added to a document."""
    return f"{item.number} 0 R"


def text(value: str) -> str:
    """A text string for people: titles, names."""
    if value.isascii() and value.isprintable():
        escaped = value.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def dictionary(entries: Mapping[str, Value]) -> bytes:
    """A dictionary of names (without their slash) and formatted values."""
    body = " ".join(f"/{name} {value}" for name, value in entries.items())
    return f"<< {body} >>".encode("ascii")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A measure in points, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
