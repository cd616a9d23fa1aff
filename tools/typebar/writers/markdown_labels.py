"""Labels of footnotes and links that several chapters share, told apart where they become one text.

Every chapter has its own `[^1]` and `[x]: ...`; in one file the second would take the first one's
place, or be lost.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

_LONGEST = 200
"""Characters of a label; what is longer is none, and needn't be looked at again and again."""
_CODE = (
    r"(?P<code>^ {0,3}(?P<fence>`{3,}+|~{3,}+).*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?<!`)(?P<ticks>`++).*?[^`](?P=ticks)(?!`))"
)
_NOTE = rf"\[\^(?P<note>[^\[\]\s]{{1,{_LONGEST}}})\]"
_LINK = rf"\[(?P<link>[^\[\]^][^\[\]]{{0,{_LONGEST}}})\](?P<empty>\[\])?"
_LABELS = re.compile(f"{_CODE}|{_NOTE}|{_LINK}", re.MULTILINE | re.DOTALL)
_DEFINED = re.compile(rf"^ {{0,3}}\[(\^?[^\[\]]{{1,{_LONGEST}}})\]:", re.MULTILINE)


def apart(texts: Iterable[str]) -> Iterator[str]:
    """The texts, whose labels get a number behind them where an earlier text has the same ones."""
    taken: set[str] = set()
    for text in texts:
        labels = {_folded(label) for label in _DEFINED.findall(text)}
        new = {label: _free(label, taken | labels) for label in sorted(labels & taken)}
        taken |= (labels - new.keys()) | set(new.values())
        yield _LABELS.sub(partial(_renamed, new), text) if new else text


def _free(label: str, taken: set[str]) -> str:
    number = 2
    while f"{label}-{number}" in taken:
        number += 1
    return f"{label}-{number}"


def _renamed(new: Mapping[str, str], found: re.Match[str]) -> str:
    if found["code"]:
        return found[0]
    if found["note"]:
        label = new.get(_folded(f"^{found['note']}"))
        return f"[{label}]" if label else found[0]
    label = new.get(_folded(found["link"]))
    before = found.string[found.start() - 1 : found.start()]
    behind = found.string[found.end() : found.end() + 1]
    if label is None or behind in ("(", "["):
        return found[0]
    defines = behind == ":" or before == "]"
    return f"[{label}]" if defines else f"[{found['link']}][{label}]"


def _folded(label: str) -> str:
    """Labels are the same whatever their case and blanks."""
    return " ".join(label.split()).casefold()
