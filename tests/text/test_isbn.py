"""ISBNs are told from other names, and wrong ones from right ones."""

import pytest

from typebar.text.isbn import isbn, wrong_isbn


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("978-3-16-148410-0", "9783161484100"),
        ("urn:isbn:9783161484100", "9783161484100"),
        ("ISBN 0-8044-2957-X", "080442957X"),
        ("0-306-40615-2", "0306406152"),
        ("979‑10‑90636‑07‑1", "9791090636071"),
    ],
)
def test_right_ones(text: str, digits: str) -> None:
    assert isbn(text) == digits
    assert wrong_isbn(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("978-3-16-148410-1", "the last would be 0"),
        ("ISBN 0-8044-2957-1", "the last would be X"),
        ("isbn:12345", "10 or 13 digits"),
    ],
)
def test_wrong_ones(text: str, words: str) -> None:
    assert isbn(text) == ""
    assert words in wrong_isbn(text)


@pytest.mark.parametrize("text", ["", "1234567890", "urn:uuid:1", "my-book-9783", "4006381333931"])
def test_other_names(text: str) -> None:
    assert isbn(text) == ""
    assert wrong_isbn(text) == ""
