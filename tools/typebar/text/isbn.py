"""International Standard Book Numbers: told from other names, and checked.

Source: ISO 2108; the check digits of ten and of thirteen digits.
"""

import re

_PREFIX = re.compile(r"^(urn:)?isbn[-: ]*", re.IGNORECASE)
_TEN = re.compile(r"[0-9]{9}[0-9Xx]")
_THIRTEEN = re.compile(r"97[89][0-9]{10}")


def isbn(text: str) -> str:
    """The digits of an ISBN whose check digit is right; empty for anything else."""
    digits = _digits(text)
    return digits if digits and digits[-1] == _check(digits) else ""


def wrong_isbn(text: str) -> str:
    """What is wrong with a text that wants to be an ISBN; empty where nothing is.

    Ten digits alone may be any shop's number: without "ISBN" in front they're no wrong ISBN.
    """
    digits, called = _digits(text), _PREFIX.match(text.strip())
    if not digits:
        return f"{text.strip()[:40]!r} isn't an ISBN: one has 10 or 13 digits" if called else ""
    check = _check(digits)
    if digits[-1] == check or (len(digits) == 10 and not called):
        return ""
    return f"{text.strip()!r} isn't an ISBN: with these digits the last would be {check}"


def _digits(text: str) -> str:
    digits = re.sub(r"[-\s‐‑–]", "", _PREFIX.sub("", text.strip())).upper()
    return digits if _TEN.fullmatch(digits) or _THIRTEEN.fullmatch(digits) else ""


def _check(digits: str) -> str:
    if len(digits) == 10:
        rest = -sum(
            place * int(digit) for place, digit in zip(range(10, 1, -1), digits, strict=False)
        )
        return "0123456789X"[rest % 11]
    odd, even = (sum(map(int, digits[start:12:2])) for start in (0, 1))
    return str(-(odd + 3 * even) % 10)
