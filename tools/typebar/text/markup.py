"""What markup of every kind asks of text: no forbidden characters, names made of safe ones."""

import re

_BLANKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def clean(text: str) -> str:
    """The text with what neither XML nor HTML can hold replaced.

    Other line ends become LF or a blank; control characters, lone surrogates and noncharacters
    become U+FFFD, so that a reader sees that something stood there.
    """
    if text.isprintable():
        return text
    if _FORBIDDEN.search(text) or "\u2028" in text or "\u2029" in text:
        text = _BLANKS.sub(lambda found: "\n" if found[0][0] == "\r" else " ", text)
        text = _FORBIDDEN.sub("\ufffd", text)
    return text


def identifier(text: str, fallback: str = "part") -> str:
    """A name for ids and files made of a text: ASCII letters, digits and hyphens."""
    name = re.sub(r"[^0-9A-Za-z]+", "-", text).strip("-").lower()
    return name if name[:1].isalpha() else f"{fallback}-{name}".strip("-")
