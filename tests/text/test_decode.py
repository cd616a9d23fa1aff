"""Bytes become text and bytes again without a loss."""

import pytest

from typebar.text.decode import decode, encode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain", "plain", "utf-8"),
        ("é".encode(), "é", "utf-8"),
        (b"\xef\xbb\xbfmarked", "\ufeffmarked", "utf-8"),
        ("\ufeffé".encode("utf-16-le"), "\ufeffé", "utf-16-le"),
        ("\ufeffé".encode("utf-16-be"), "\ufeffé", "utf-16-be"),
        (b"", "", "utf-8"),
    ],
)
def test_valid_bytes_are_read_without_a_word(data: bytes, text: str, encoding: str) -> None:
    source, found = decode("x", data)
    assert (source.text, source.encoding, found) == (text, encoding, ())
    assert encode(source) == data


def test_other_bytes_are_read_as_windows_1252_with_an_error() -> None:
    data = b"He said \x93caf\xe9\x94 \x81"
    source, (found,) = decode("x", data)
    assert source.text == "He said “café” \x81"
    assert (found.code, found.span.start, found.span.end) == ("TBR005", 8, 9)
    assert "0x93" in found.message
    assert encode(source) == data


def test_every_byte_is_kept() -> None:
    data = bytes(range(256))
    assert encode(decode("x", data)[0]) == data


def test_half_a_surrogate_pair_does_not_spoil_the_rest() -> None:
    data = b"caf\xc3\xa9 \xed\xa0\x80"
    source, (found,) = decode("x", data)
    assert source.text == "café \ud800"
    assert (found.code, found.span.start) == ("TBR005", 5)
    assert encode(source) == data


def test_a_cut_utf_16_file_is_kept() -> None:
    data = "\ufeffab".encode("utf-16-le") + b"c"
    source, (found,) = decode("x", data)
    assert found.code == "TBR005"
    assert encode(source) == data
