"""Attribute lists: `{: .verse lang=tl }`, with or without the colon."""

import re
from collections.abc import Iterator

from typebar.text.language import well_formed

LIST = re.compile(r"\{:?([^{}\n]*)\}")
"""One list; the group is what stands between the braces."""
_ITEM = re.compile(
    r"""[#]([^\s#.="'<>]+)|[.]([^\s#.="'<>]+)"""
    r"""|([A-Za-z][\w:-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"']*))"""
)
_BLANKS = re.compile(r"\s*")
_SIZE = re.compile(r"\d{1,5}(?:px|%)?")
_CHECKED = {
    "dir": re.compile("ltr|rtl|auto"),
    "title": re.compile(r"[^\n]*"),
    "width": _SIZE,
    "height": _SIZE,
    "start": re.compile(r"\d{1,6}"),
}
"""The attributes a text may set, and what they may say: nothing here can run or fetch.

Languages are checked apart: those that can't be one are told.
"""


def parse(text: str) -> dict[str, str] | None:
    """The attributes of a list by name; none where it isn't an attribute list at all.

    `class` holds all classes. Names that a text may not set, and values that make no sense for
    theirs, are left out.
    """
    found: dict[str, str] = {}
    classes: list[str] = []
    text = text.strip()
    at = 0
    while at < len(text):
        item = _ITEM.match(text, at)
        if not item:
            return None
        at = item.end()
        if at < len(text) and not text[at].isspace():
            return None
        at = _BLANKS.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        _take(item, found, classes)
    if classes:
        found["class"] = " ".join(dict.fromkeys(classes))
    return found if text else None


def _take(item: re.Match[str], found: dict[str, str], classes: list[str]) -> None:
    identifier, name, key = item[1], item[2], item[3]
    if identifier:
        found["id"] = identifier
    elif name:
        classes.append(name)
    else:
        key = "lang" if names_language(key) else key.lower()
        value = next((group for group in item.group(4, 5, 6) if group is not None), "")
        if key == "class":
            classes.extend(value.split())
        elif key == "id":
            found["id"] = "-".join(value.split())
        elif key == "lang" and is_language(value):
            found[key] = value.replace("_", "-")
        elif key in _CHECKED and _CHECKED[key].fullmatch(value):
            found[key] = value


def names_language(key: str) -> bool:
    """Whether an attribute says what language a text is in."""
    return key.lower() in ("lang", "xml:lang")


def is_language(value: str) -> bool:
    """Whether an attribute's value can be the tag of a language."""
    return value == value.strip() and well_formed(value)


def wrong_languages(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where the items of a list that stands there name a language that can't be one.

    Yields:
        From where to where in the text the tag stands; the item, where it names none.
    """
    for item in _ITEM.finditer(text, start, stop):
        if item[3] and names_language(item[3]):
            group = next(number for number in (4, 5, 6) if item[number] is not None)
            if not is_language(item[group]):
                yield item.span(group) if item[group] else item.span()


def merge(into: dict[str, str], more: dict[str, str]) -> None:
    """Add attributes; classes are joined, the rest replaced."""
    classes = f"{into.get('class', '')} {more.get('class', '')}".split()
    into.update(more)
    if classes:
        into["class"] = " ".join(dict.fromkeys(classes))
