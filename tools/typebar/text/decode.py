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

    UTF-8 unless a byte order mark says otherwise; the mark stays in the text. Halves of surrogate
    pairs, which broken programs write, are kept with an error (TBR005). What isn't valid besides
    is read as Windows-1252 with the same error, so that nothing is lost.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        return Source(path, data.decode(encoding), encoding), ()
    except UnicodeDecodeError as error:
        return _with_halves(path, data, error) or _as_windows_1252(path, data, error)


_Decoded = tuple[Source, tuple[Diagnostic, ...]]


def _with_halves(path: str, data: bytes, error: UnicodeDecodeError) -> _Decoded | None:
    """The source, if nothing but halves of surrogate pairs is wrong with it."""
    try:
        text = data.decode(error.encoding, "surrogatepass")
    except UnicodeDecodeError:
        return None
    place = next(at for at, character in enumerate(text) if "\ud800" <= character <= "\udfff")
    found = _finding(
        Span(path, place, place + 1),
        f"this file holds half of a character at byte {error.start + 1}, which no program can show",
        "write the character anew, and save the file as UTF-8",
    )
    return Source(path, text, error.encoding), (found,)


def _as_windows_1252(path: str, data: bytes, error: UnicodeDecodeError) -> _Decoded:
    text = "".join(map(_WINDOWS_1252.__getitem__, data))
    # Windows-1252 has one character a byte: the place in the bytes is the place in the text.
    found = _finding(
        Span(path, error.start, min(error.end, len(data))),
        f"this file isn't {error.encoding.upper()}: byte {error.start + 1} is "
        f"0x{data[error.start]:02X}; it was read as Windows-1252",
        "save it as UTF-8 in your editor, and check its accents and quotation marks",
    )
    return Source(path, text, "windows-1252"), (found,)


def _finding(span: Span, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        "TBR005", "unreadable-or-not-utf-8", Severity.ERROR, span, message, help=remedy
    )


def encode(source: Source) -> bytes:
    """The bytes that `decode` made this source of."""
    if source.encoding == "windows-1252":
        return bytes(_BYTES[character] for character in source.text)
    return source.text.encode(source.encoding, "surrogatepass")


def is_encodable(source: Source) -> bool:
    """Whether the encoding of a source has all of its characters: a changed one may have others."""
    return source.encoding != "windows-1252" or _BYTES.keys() >= set(source.text)


def _windows_1252(byte: int) -> str:
    character = chr(byte)
    return character if character in _UNDEFINED else bytes((byte,)).decode("windows-1252")


_WINDOWS_1252 = tuple(_windows_1252(byte) for byte in range(256))
_BYTES = {character: byte for byte, character in enumerate(_WINDOWS_1252)}
