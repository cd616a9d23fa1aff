"""A chapter's section made ready for print: opening, first lines, notes at the foot."""

import re
import sys
from collections.abc import Iterable, Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

from typebar.model.prose import Chapter, Matter
from typebar.readers.markdown.roles import says_number
from typebar.text import trees
from typebar.writers import xhtml
from typebar.writers.pdf.book_ends import round_off

ALONE = frozenset(("dedication", "epigraph"))
"""Roles that stand alone on a page, a third down."""
_DROPPED = frozenset(("chapter", "prologue", "epilogue", "conclusion"))
"""Roles that open with a drop capital."""
JOINER = "\u2060"
"""Between it and what stands beside it no line breaks; nothing is drawn for it."""
_DASH = re.compile(r"(?<=[^\s—])—+|(?P<opens>(?<!\S)—(?=\w)|(?<=\d)–(?=\d))")
"""Dashes that belong to what stands before them, and those that open something or join figures."""
_AS_TYPED = frozenset(("pre", "code", "kbd", "samp"))
_INLINE = frozenset(("em", "i", "strong", "b", "cite", "q", "span"))
"""What a first paragraph may begin with."""
_ROOM = 150
"""Characters that fill three lines of every trim, which is how high a drop capital is: beside it
a line holds 60 at the most, and no other paragraph is to begin there."""
_LEAD = 24
"""About how many characters of a first line are set in small capitals."""
_MONSTER = 160
"""More characters than any word has."""
_MONSTROUS = re.compile(rf"\S{{{_MONSTER},}}")
_PAUSE = re.compile(r"[.!?,;:—–…][”“’‘\"'»«›‹)\]]*$|[”“\"»)\]]$")
"""Where a lead must end: at a pause, or where what is said closes, in German with “ or «."""
_STEP = re.compile(r"\s*[^\s—]+|\s*—+")
"""What a lead grows by: a word, or dashes."""
_OPENING = re.compile(r"\s*([“”\"‘’'«»‹›„‚¿¡(\[—–…\u200a]*)\s*(\w)(\S*)(.*)", re.DOTALL)


def wants_capitals(chapters: Iterable[Chapter]) -> bool:
    """Whether drop capitals suit a book: half of the chapters have room for one, or more.

    The odd chapter without one is an exception; the odd chapter with one looks like a mistake.
    """
    opened = [part for part in chapters if _is_opened(part)]
    return 2 * sum(map(_has_room, opened)) >= len(opened)


def _has_room(part: Chapter) -> bool:
    first = part.body.find("p")
    return first is not None and _length(first) >= _ROOM


def _is_opened(part: Chapter) -> bool:
    return part.role in _DROPPED and part.matter is Matter.BODY


def dress(made: Element, part: Chapter, *, capitals: bool = True) -> Element:
    """Change a chapter's section, as writers.xhtml_prose makes it, for the printed page.

    It opens with a drop capital only where the book has `capitals` at all.
    """
    _open(made)
    _notes(made)
    _loosen(made)
    _stanzas(made)
    round_off(made)
    if _is_opened(part):
        _first_lines(made, _ROOM if capitals else sys.maxsize)
    _hold_dashes(made)
    if part.role in ALONE:
        made.set("class", f"alone {part.role}")
    elif part.role == "part":
        made.set("class", "part-page")
    return made


def _stanzas(made: Element) -> None:
    """Tell verse whose paragraphs are stanzas, with lines broken in them, from those of lines."""
    for item in made.iter():
        classes = item.get("class", "").split()
        if {"verse", "poem"} & set(classes) and item.find("p//br") is not None:
            item.set("class", " ".join((*classes, "stanzas")))


def _loosen(made: Element) -> None:
    """Let words of monstrous length break anywhere: WeasyPrint tries each of their letters."""
    for item in made.iter():
        if item.text and len(item.text) > _MONSTER:
            item.text = _MONSTROUS.sub(_broken, item.text)
        if item.tail and len(item.tail) > _MONSTER:
            item.tail = _MONSTROUS.sub(_broken, item.tail)


def _broken(word: re.Match[str]) -> str:
    return "\u200b".join(
        word[0][at : at + _MONSTER // 4] for at in range(0, len(word[0]), _MONSTER // 4)
    )


def _hold_dashes(made: Element) -> None:
    """Keep dashes from beginning a line, or from ending one where they open what follows.

    By the rules of Unicode a line may break on either side of "—" (UAX 14, B2).
    """
    for item in made.iter():
        if item.tag in _AS_TYPED:
            continue
        if item.text and ("—" in item.text or "–" in item.text):
            item.text = _DASH.sub(_joined, item.text)
        if item.tail and ("—" in item.tail or "–" in item.tail):
            text = item.tail.lstrip("—")
            dashes = item.tail[: len(item.tail) - len(text)]
            glue = JOINER if dashes and item.tag in _INLINE else ""
            item.tail = glue + dashes + _DASH.sub(_joined, text)


def _joined(dash: re.Match[str]) -> str:
    return f"{dash[0]}{JOINER}" if dash.lastgroup == "opens" else f"{JOINER}{dash[0]}"


def _open(made: Element) -> None:
    """Put the heading into the sink of a chapter's first page."""
    for index, item in enumerate(made):
        if item.get("class") == "chapter-title":
            number = item.find("span[@class='number']")
            if number is None:
                _part_title(item)
            elif not (number.text or "").isdigit():
                number.set("class", "label")
            opening = xhtml.element("div", {"class": "opening"}, item)
            opening.tail, item.tail = item.tail, None
            made[index] = opening
            below = made.find("p[@class='subtitle']")
            if below is not None:
                made.remove(below)
                opening.append(below)
            return


def _part_title(heading: Element) -> None:
    """Set what a title says of its number above the rest: "Part One: The Quiet Room"."""
    title = heading.find("span[@class='title']")
    label, mark, name = ((title.text or "") if title is not None else "").partition(": ")
    if title is None or len(title) or not (mark and name.strip() and says_number(label)):
        return
    title.text = name.strip()
    above = xhtml.element("span", {"class": "label"}, label)
    above.tail = " "
    heading.insert(0, above)


def _notes(made: Element) -> None:
    """Move each note to where it's called; WeasyPrint sets it at the foot of that page.

    A second call of a note shows its number again. Notes that nothing calls stay at the end.
    """
    notes = {
        note.get("id"): (note, parent)
        for parent in made.iter()
        for note in parent
        if note.tag in {"aside", "li"} and note.get("id") and _in_notes(parent, made)
    }
    numbers: dict[str, int] = {}
    for parent, index, call in list(_calls(made)):
        name = call.get("href", "").removeprefix("#")
        if name not in notes:
            continue
        if name in numbers:
            _replace(parent, index, xhtml.element("sup", {"class": "again"}, str(numbers[name])))
            continue
        numbers[name] = len(numbers) + 1
        _replace(parent, index, _note(notes[name][0]))
    for name in numbers:
        note, parent = notes[name]
        parent.remove(note)
    _drop_empty(made)


def _in_notes(parent: Element, made: Element) -> bool:
    return any(
        parent is item
        for block in made
        if "footnotes" in block.get("class", "").split()
        for item in block.iter()
    )


def _calls(made: Element) -> Iterator[tuple[Element, int, Element]]:
    for parent in made.iter():
        for index, item in enumerate(parent):
            if item.tag == "a" and "footnote-ref" in item.get("class", "").split():
                yield parent, index, item


def _replace(parent: Element, index: int, made: Element) -> None:
    made.tail = parent[index].tail
    parent[index] = made


def _note(note: Element) -> Element:
    """The note as one inline element; later paragraphs of it become lines of their own."""
    made = xhtml.element("span", {"class": "footnote"})
    blocks = [item for item in note if item.tag in {"p", "div", "blockquote", "pre"}]
    if not blocks:
        _fill(made, note)
    for index, block in enumerate(blocks):
        target = made if not index else xhtml.element("span", {"class": "more"})
        _fill(target, block)
        if index:
            made.append(target)
    return made


def _fill(target: Element, block: Element) -> None:
    trees.append(target, ((block.text or "").lstrip(),))
    for item in block:
        if "footnote-back" in item.get("class", ""):
            trees.append(target, (item.tail,))
            continue
        copied = deepcopy(item)
        copied.tag = "span" if copied.tag in {"p", "div", "blockquote", "pre"} else copied.tag
        target.append(copied)
    _strip_end(target)


def _strip_end(target: Element) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "").rstrip()
    else:
        target.text = (target.text or "").rstrip()


def _drop_empty(made: Element) -> None:
    for block in list(made):
        if "footnotes" in block.get("class", "").split() and not any(
            item.tag in {"aside", "li"} for item in block.iter()
        ):
            made.remove(block)


def _first_lines(made: Element, room: int) -> None:
    """Give the first paragraph a drop capital, or small capitals where it's shorter than `room`.

    Scripts without capitals have neither: letters that join are never set apart.
    """
    index, first = next(
        ((index, item) for index, item in enumerate(made) if _is_text(item)), (0, None)
    )
    if not index or first is None or first.get("class") != "first":
        return
    while not (first.text or "").strip() and len(first) and first[0].tag in _INLINE:
        first = first[0]
    if first.get("class") == "missing-picture":
        return
    match = _OPENING.fullmatch(first.text or "")
    if match is None:
        return
    marks, letter, rest, after = match.groups()
    if not (letter.isdigit() or letter.upper() != letter.lower()):
        return
    pieces: list[trees.Content]
    if letter.isdigit() or _length(made[index]) < room:
        lead, after = _lead(marks + letter + rest, after)
        pieces = [xhtml.element("span", {"class": "lead"}, lead), after]
    else:
        lead, after = _lead(rest, after)
        mark = xhtml.element("span", {"class": "mark"}, marks) if marks else None
        pieces = [
            xhtml.element("span", {"class": "drop"}, mark, letter.upper()),
            xhtml.element("span", {"class": "lead"}, lead) if lead else None,
            after,
        ]
    children = list(first)
    first.text = None
    for child in children:
        first.remove(child)
    trees.append(first, (*pieces, *children))


def _is_text(item: Element) -> bool:
    return item.tag == "p" and "epigraph" not in item.get("class", "").split()


def _length(block: Element) -> int:
    """How many characters a paragraph has; those of its notes stand at the foot of the page."""
    notes = block.iter("span")
    below = sum(len("".join(note.itertext())) for note in notes if note.get("class") == "footnote")
    return len("".join(block.itertext())) - below


def opening(made: Element) -> str:
    """The text of the drop capital of a section with the small capitals after it; empty: none."""
    spans = [item for item in made.iter("span") if item.get("class") in {"drop", "lead"}]
    if len(spans) != 2 or spans[0].get("class") != "drop":
        return ""
    return "".join("".join(span.itertext()) for span in spans)


def _lead(word: str, after: str) -> tuple[str, str]:
    """The words that open a text, up to a handy length or a pause, and what follows them."""
    text = word + after
    end = 0
    for found in _STEP.finditer(text):
        pause = found[0].lstrip().startswith("—") or _PAUSE.search(text[:end])
        if end and (pause or found.end() > _LEAD):
            break
        end = found.end()
    return text[:end], text[end:]
