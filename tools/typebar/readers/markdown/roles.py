"""Which part of a book a source is, told by its file name or its title."""

import re
import unicodedata
from typing import NamedTuple

from typebar.model.prose import Matter

FRONT, BODY, BACK = Matter.FRONT, Matter.BODY, Matter.BACK


class Role(NamedTuple):
    """A DPUB-ARIA role without "doc-", and how parts of that role are treated."""

    name: str
    matter: Matter
    numbered: bool = False
    in_contents: bool = True


CHAPTER = Role("chapter", BODY, numbered=True)
ROLES: dict[str, Role] = {
    role.name: role
    for role in (
        CHAPTER,
        Role("part", BODY, numbered=True),
        Role("prologue", BODY),
        Role("epilogue", BODY),
        Role("conclusion", BODY),
        Role("dedication", FRONT, in_contents=False),
        Role("epigraph", FRONT, in_contents=False),
        Role("credits", FRONT, in_contents=False),
        Role("foreword", FRONT),
        Role("preface", FRONT),
        Role("introduction", FRONT),
        Role("notice", FRONT, in_contents=False),
        Role("acknowledgments", BACK),
        Role("afterword", BACK),
        Role("appendix", BACK),
        Role("bibliography", BACK),
        Role("colophon", BACK, in_contents=False),
        Role("endnotes", BACK),
        Role("errata", BACK),
        Role("glossary", BACK),
        Role("index", BACK),
    )
}
"""By name; what front matter may say as `role`."""

_NAMES = {
    "acknowledgements": "acknowledgments",
    "acknowledgement": "acknowledgments",
    "acknowledgment": "acknowledgments",
    "thanks": "acknowledgments",
    "appendices": "appendix",
    "copyright": "credits",
    "credit": "credits",
    "imprint": "credits",
    "coda": "epilogue",
    "epigraphs": "epigraph",
    "introductory": "introduction",
    "intro": "introduction",
    "postscript": "afterword",
    "postface": "afterword",
    "author-note": "afterword",
    "authors-note": "afterword",
    "author-s-note": "afterword",
    "about-the-author": "afterword",
    "about-author": "afterword",
    "disclaimer": "notice",
    "note": "notice",
    "prelude": "prologue",
    "references": "bibliography",
    "notes": "endnotes",
    "book": "part",
}
_ORDER = re.compile(r"\d+[-_. ]+(?=[^\W\d])")
_PART = re.compile(r"(?:part|book)-")
_CHAPTER = re.compile(r"(?:ch|chap|chapter)-?([0-9]+)(?:-|$)")
_WORDS = (
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ](?:one|two|three|four|five|six|seven|"
    r"eight|nine))?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|first|second|third|last)"
)
_ROMAN = r"(?=[ivxlc]+\b)(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_OPENING = re.compile(
    r"(?i:(?:(?P<chapter>chapter|kapitel|chapitre|cap[ií]tulo|capitolo|chap\.|ch\.)"
    r"|(?P<part>part|book|teil|partie|parte|del|livre|libro|buch))\W+"
    # Other languages, by what stands in front of the number.
    r"|(?:hoofdstuk|kapittel|luku|rozdział|kapitola|глава|розділ|часть|частина|κεφάλαιο|chương"
    r"|bölüm|ה?פרק|الفصل)\s+)"
)
# Apart from what opens a title: together, with numbers thrice, they would take 4 ms to compile.
_NUMBER = re.compile(rf"(?i:\d|{_ROMAN}\b|(?P<words>{_WORDS}\b)|(?P<the>the\b))")
_LAST_WORD = re.compile(r"\w+$")
"""A number in words of a language that has others."""
_ALONE = re.compile(
    r"\d+\W*(?:$|[.:)—–-]\s)"
    r"|第\s*[0-9０-９一二三四五六七八九十百〇零]+\s*[章回話话部卷巻節节編编]"
    r"|제\s*[0-9]+\s*[장화부]"
    # A Roman number alone is written in capitals: "Mix" and "Civil" are words.
    r"|(?=[IVXL]+\b)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\W*(?:$|(?<=[.:)—–-])\s)"
)
_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "ı": "i", "’": "", "'": ""}
)


def slug(text: str) -> str:
    """The text as an id: small ASCII letters, digits and hyphens; empty where nothing is left."""
    ascii_text = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore")
    return re.sub(r"[^0-9a-z]+", "-", ascii_text.decode().lower()).strip("-")


def stem(path: str) -> str:
    """The file name without folder, suffix and the number that only orders it."""
    name = path.replace("\\", "/").rpartition("/")[2]
    name = name.rpartition(".")[0] or name
    return _ORDER.sub("", name, count=1) if _ORDER.match(name) else name


def of_name(name: str) -> Role | None:
    """The role that a file name or a title asks for; none where it says nothing."""
    key = slug(name)
    key = _NAMES.get(key, key)
    if key in ROLES:
        return ROLES[key]
    if _PART.match(key) and says_number(key.replace("-", " ", 1)):
        return ROLES["part"]
    return None


def number_of_name(name: str) -> int | None:
    """The number in a name such as `ch-07`; the order number of `07-the-portal` isn't one."""
    match = _CHAPTER.match(slug(name)) or re.match(r"part-?(\d+)(?:-|$)", slug(name))
    return int(match[1]) if match and len(match[1]) < 6 else None


def says_number(title: str) -> bool:
    """Whether a title says its own number, as `Chapter One` or `IV. The Portal` do."""
    if opening := _OPENING.match(title):
        found = _NUMBER.match(title, opening.end())
        if found and (opening.lastgroup or not found.lastgroup):
            return True
        if opening.lastgroup != "part" and _LAST_WORD.match(title, opening.end()):
            return True
    alone = _NUMBER.match(title)
    if alone and alone["words"] and title[alone.end() :] in ("", "\n"):
        return True
    return bool(_ALONE.match(title))
