"""What names a publication for good."""

import re
import uuid

from typebar.model.work import Metadata

_ISBN_10 = re.compile(r"[0-9]{9}[0-9Xx]")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://idpf.org/epub")


def identifier(metadata: Metadata, kind: str) -> str:
    """The identifier as given, an ISBN as `urn:isbn:`; else one made of title, authors and kind.

    The kind tells a screenplay from the novel that it's made of: "screenplay" or "book".
    """
    given = " ".join(metadata.identifier.split())
    if not given:
        words = "\n".join((kind, metadata.title, *metadata.authors))
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, words.encode('utf-8', 'replace').decode())}"
    number = isbn(given)
    return f"urn:isbn:{number}" if number else given


def isbn(text: str) -> str:
    """The digits of an ISBN whose check digit is right; empty for anything else."""
    digits = re.sub(r"^(urn:)?isbn[-: ]*|[- ]", "", text, flags=re.IGNORECASE)
    if _ISBN_10.fullmatch(digits):
        values = [10 if digit in "Xx" else int(digit) for digit in digits]
        valid = sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True))
        return digits.upper() if valid % 11 == 0 else ""
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        odd, even = (sum(map(int, digits[start::2])) for start in (0, 1))
        return digits if (odd + 3 * even) % 10 == 0 else ""
    return ""
