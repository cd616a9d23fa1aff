"""Texts that make careless rules quadratic, by name: each takes a size and gives about as much."""

from collections.abc import Callable
from itertools import islice, product
from string import ascii_uppercase


def _letters(count: int) -> list[str]:
    """That many different groups of four capitals."""
    return ["".join(four) for four in islice(product(ascii_uppercase, repeat=4), count)]


def _speeches(size: int) -> str:
    return "".join(f"NAME{name}\nHi.\n\n" for name in _letters(size // 14))


def _headings(size: int) -> str:
    return "".join(f"INT. PLACE{name} - DAY\n\nX.\n\n" for name in _letters(size // 30))


def _names(size: int) -> str:
    return " ".join(f"Word{name.lower()}" for name in _letters(size // 9))


TEXTS: dict[str, Callable[[int], str]] = {
    "stars": lambda size: "*" * size,
    "bold that opens": lambda size: "**a " * (size // 4),
    "ticks": lambda size: "`" * size,
    "ticks and letters": lambda size: "` a " * (size // 4),
    "brackets": lambda size: "[" * size,
    "notes that open": lambda size: "[[x " * (size // 4),
    "footnote marks that open": lambda size: "[^" * (size // 2),
    "links that open": lambda size: "[a](" * (size // 4),
    "tags that open": lambda size: "<a " * (size // 3),
    "comments that open": lambda size: "<!-- \n\n" * (size // 7),
    "boneyards that open": lambda size: "/* x\n" * (size // 5),
    "braces": lambda size: "{{ " * (size // 3),
    "blanks": lambda size: " " * size + "x",
    "tabs": lambda size: "\t" * size + "x",
    "straight quotes": lambda size: '"' * size,
    "opening quotes": lambda size: "“" * size,
    "closing quotes": lambda size: "”a " * (size // 3),
    "elisions": lambda size: "‘em " * (size // 4),
    "dots": lambda size: "." * size,
    "hyphens": lambda size: "-" * size,
    "dashes": lambda size: "a—" * (size // 2),
    "commas": lambda size: "ab,c" * (size // 4),
    "one long word": lambda size: "x" * size,
    "one word": lambda size: "the " * (size // 4),
    "an article": lambda size: "a " * (size // 2),
    "names": _names,
    "speakers": _speeches,
    "places": _headings,
    "one speaker": lambda size: "ANNA\nHi.\n\n" * (size // 10),
    "cues under action": lambda size: "ANNA\nx\n\nShe.\nANNA\ny\n\n" * (size // 24),
    "extensions": lambda size: "A " + "(V.O)" * (size // 5) + "\nx\n",
    "a heading of blanks": lambda size: "INT. A" + " " * size + "-X\n\nx\n",
    "directives": lambda size: "[[typebar: ignore TYP001]] the the\n\n" * (size // 37),
    "comment directives": lambda size: (
        "<!-- typebar: disable TYP001 -->\n\nthe the\n\n" * (size // 44)
    ),
    "line feeds": lambda size: "\n" * size,
    "carriage returns": lambda size: "\r" * size,
    "mixed line ends": lambda size: "\r\n\n" * (size // 3),
    "accents": lambda size: "e\u0301" * (size // 2),
    "no-break spaces": lambda size: "\u00a0" * size,
    "two alphabets": lambda size: "a\u0430" * (size // 2),
    "headings": lambda size: "# x\n\n" * (size // 5),
    "breaks": lambda size: "***\n\n* * *\n\n" * (size // 12),
    "fences": lambda size: "```\n~~~\n" * (size // 8),
    "lists": lambda size: "- a\n" * (size // 4),
    "quotations": lambda size: "> " * (size // 2),
    "addresses": lambda size: "http://" * (size // 7),
    "links to nowhere": lambda size: "[a](#b)\n\n" * (size // 9),
    "notes": lambda size: "[^1]: x\n\n" * (size // 9),
    "marks of notes": lambda size: "[^1] " * (size // 5),
}
