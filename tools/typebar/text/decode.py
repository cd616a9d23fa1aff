"""Bytes to text and back, losing nothing."""

import codecs

from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Source, Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNDEFINED = "\x81\x8d\x8f\x90\x9d"
"""Bytes that Windows-1252 leaves undefined; they are kept as the controls of the same number."""


def decode(path: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The source that these bytes are, and what is to be said of their encoding.

    UTF-8 unless a byte order mark says otherwise; the mark stays in the text. What isn't valid is
    read as Windows-1252 with an error (TBR005), so that nothing is lost.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return Source(path, data.decode(encoding), encoding), ()
    except UnicodeDecodeError as error:
        text = "".join(map(_WINDOWS_1252.__getitem__, data))
        return Source(path, text, "windows-1252"), (_wrong_encoding(path, data, error),)


def _wrong_encoding(path: str, data: bytes, error: UnicodeDecodeError) -> Diagnostic:
    # Windows-1252 has one character a byte: the place in the bytes is the place in the text.
    return Diagnostic(
        "TBR005",
        "unreadable-or-not-utf-8",
        Severity.ERROR,
        Span(path, error.start, min(error.end, len(data))),
        f"this file isn't {error.encoding.upper()}: byte {error.start + 1} is "
        f"0x{data[error.start]:02X}; it was read as Windows-1252",
        help="save it as UTF-8 in your editor, and check its accents and quotation marks",
    )


def encode(source: Source) -> bytes:
    """The bytes that `decode` made this source of."""
    if source.encoding == "windows-1252":
        return bytes(_BYTES[character] for character in source.text)
    return source.text.encode(source.encoding, "surrogatepass")


def _windows_1252(byte: int) -> str:
    character = chr(byte)
    return character if character in _UNDEFINED else bytes((byte,)).decode("windows-1252")


_WINDOWS_1252 = tuple(_windows_1252(byte) for byte in range(256))
_BYTES = {character: byte for byte, character in enumerate(_WINDOWS_1252)}
