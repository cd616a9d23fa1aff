"""Quotation marks, apostrophes and primes: what a straight mark stands for."""

import re
import unicodedata
from bisect import bisect_right

from typebar.readers.markdown.typography.languages import HAIR, Rules

OPEN, CLOSE, APOSTROPHE, PRIME = "open", "close", "apostrophe", "prime"

_MARKS = "\"'“”‘’«»„‚‹›"
_DASHES = "—–-"
_OPENERS = "([{¿¡/"
_ENDS = ".,;:!?)]}…"
_BLANKS = " \u00a0\u202f"
_YEAR = re.compile(r"\d\d(?:s\b|(?![\w'’]))")
_WORD = re.compile(r"[^\W\d_]+")
_AND = re.compile(r"'n'(?!\w)|'[nN](?=[ -])", re.IGNORECASE)
_INCHES = re.compile(r"'[ ]?\d{1,2}(?:[.,]\d+|[¼½¾⅓⅔⅛⅜⅝⅞]| ?\d/\d)?\"")
_OPENER = re.compile(r"(?<!\S)'(?=\w)")
_CLOSER = re.compile(r"(?<=[^\s—–-])['’](?!\w)")
_FRACTIONS = "¼½¾⅓⅔⅛⅜⅝⅞"
_STRAIGHT = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"}
_STRAIGHT |= {"‚": "'", "‹": "'", "›": "'"}
_PAIRS = {"“": "“”", "„": "„“", "«": "«»", "»": "»«", "‘": "‘’", "‚": "‚‘", "‹": "‹›", "›": "›‹"}

_TOUCHING = [{double, single} for double in "“”„" for single in "‘’‚"]
"""Marks that would run together."""

_REACH = 2000
"""Characters within which a mark looks for its partner."""

Edit = tuple[int, int, str]


class Quotes:
    """The quotation marks of one block, from left to right, with those that are open."""

    def __init__(self, text: str, rule: Rules) -> None:
        self._text = text
        self._rule = rule
        self._open: list[tuple[str, str]] = []
        """What was typed, and the pair it stands for."""
        self._last = (-2, "")
        """Place and kind of the mark read last."""
        self._edit: Edit | None = None
        """What came instead of it."""
        self._closers: list[int] | None = None

    def read(self, at: int) -> Edit | None:
        """What comes instead of the mark at that place.

        Between marks of two quotations, or a quotation's and an apostrophe, comes a hair space.
        Marks keep lines from breaking at it (UAX 14, LB19); the narrow space that doesn't break
        by itself is as wide as any in many faces.
        """
        before, edit = self._edit, self._read(at)
        self._edit = edit
        if not at or self._text[at - 1] not in _MARKS:
            return edit
        shown = edit[2] if edit else self._text[at]
        if {before[2][-1] if before else self._text[at - 1], shown} not in _TOUCHING:
            return edit
        return (*edit[:2], f"{HAIR}{shown}") if edit else (at, at, HAIR)

    def _read(self, at: int) -> Edit | None:
        mark = self._text[at]
        if mark in _STRAIGHT:
            self._set_already(mark, at)
            return self._padded(mark, at) if self._rule.padding else None
        kind = self._double(at) if mark == '"' else self._single(at)
        self._last = (at, kind)
        match kind:
            case "open":
                return self._opened(mark, at)
            case "close":
                return self._closed(mark, at)
            case "prime":
                return at, at + 1, "″" if mark == '"' else "′"
        return at, at + 1, "’"

    def _opened(self, mark: str, at: int) -> Edit:
        rule = self._rule
        if mark == '"':
            pair = rule.inner if self._is_open('"') else rule.outer
        else:
            pair = rule.within if self._open else rule.single
        self._open.append((mark, pair))
        stop = at + 1
        if rule.padding and pair[0] in "«‹":
            stop += self._text[stop : stop + 1] in (*_BLANKS,)
            return at, stop, pair[0] + rule.padding
        return at, stop, pair[0]

    def _closed(self, mark: str, at: int) -> Edit:
        pair = self._rule.outer if mark == '"' else self._rule.single
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == mark:
                pair = self._open[place][1]
                del self._open[place:]
                break
        if self._rule.padding and pair[1] in "»›":
            start = at - (self._text[at - 1 : at] in (*_BLANKS,) and at > 0)
            return start, at + 1, self._rule.padding + pair[1]
        return at, at + 1, pair[1]

    def _set_already(self, mark: str, at: int) -> None:
        """Follow a mark that the writer set: it may open or close."""
        typed = _STRAIGHT[mark]
        if mark == "’" and self._is_word(at - 1) and self._is_word(at + 1):
            self._last = (at, APOSTROPHE)
            return
        pairs = (self._rule.outer, self._rule.inner, self._rule.single, self._rule.within)
        closes = any(mark == pair[1] for pair in pairs) and self._is_open(typed)
        opens = mark in "“‘„‚«‹" or any(mark == pair[0] for pair in pairs)
        if closes and not (opens and self._after_gap(at)):
            while self._open.pop()[0] != typed:
                pass
            self._last = (at, CLOSE)
        elif opens and not self._before_gap(at):
            mine = next((pair for pair in pairs if pair[0] == mark), _PAIRS.get(mark, mark * 2))
            self._open.append((typed, mine))
            self._last = (at, OPEN)
        else:
            self._last = (at, CLOSE)

    def _padded(self, mark: str, at: int) -> Edit | None:
        """The space inside a guillemet that the writer set."""
        padding = self._rule.padding
        if mark in "«‹" and self._character(at + 1):
            return at, at + 1 + (self._text[at + 1] in _BLANKS), mark + padding
        if mark in "»›" and at:
            return at - (self._text[at - 1] in _BLANKS), at + 1, padding + mark
        return None

    def _is_open(self, typed: str) -> bool:
        return any(entry[0] == typed for entry in self._open)

    def _character(self, at: int) -> str:
        return self._text[at] if 0 <= at < len(self._text) else ""

    def _is_word(self, at: int) -> bool:
        character = self._character(at)
        return bool(character) and (
            character.isalnum()
            or character == "\ufffc"
            or unicodedata.category(character)[0] == "M"
        )

    def _after_gap(self, at: int) -> bool:
        """Whether the mark stands behind a blank, a bracket, a dash or a mark that opens."""
        before = self._character(at - 1)
        if before in _MARKS and before:
            return self._last == (at - 1, OPEN)
        return not before or before.isspace() or before in _OPENERS or before in _DASHES

    def _before_gap(self, at: int) -> bool:
        """Whether nothing but more marks stands between this one and a blank or the end."""
        while (after := self._character(at := at + 1)) and after in _MARKS:
            pass
        return not after or after.isspace()

    def _double(self, at: int) -> str:
        before, after = self._character(at - 1), self._character(at + 1)
        is_open = self._is_open('"')
        if (before.isdigit() or before in (*_FRACTIONS,)) and self._inch(at, is_open=is_open):
            return PRIME
        if self._last == (at - 1, APOSTROPHE) and not self._before_gap(at) and not is_open:
            return OPEN
        if self._after_gap(at):
            return self._double_after_gap(at, is_open=is_open)
        if self._is_word(at + 1) or after in (*_OPENERS,):
            closes = is_open or before in _ENDS
            return CLOSE if closes else OPEN
        return CLOSE

    def _double_after_gap(self, at: int, *, is_open: bool) -> str:
        before, after = self._character(at - 1), self._character(at + 1)
        if self._before_gap(at):
            return CLOSE if is_open else OPEN
        if before and before in _DASHES and is_open:
            return CLOSE
        if is_open and before.isspace() and after in (*".,;:)!?",):
            return OPEN if self._character(at + 2) == "." else CLOSE
        return OPEN

    def _inch(self, at: int, *, is_open: bool) -> bool:
        """Whether a mark behind a number is a prime: not where a quotation needs it to close."""
        following = self._text.find('"', at + 1, at + _REACH)
        if not is_open:
            return not (self._is_word(at + 1))
        if following < 0:
            return False
        opens = self._text[following - 1 : following].isspace() and self._is_word(following + 1)
        return not opens

    def _single(self, at: int) -> str:
        before, word_after = self._character(at - 1), self._is_word(at + 1)
        if before.isdigit() and _INCHES.match(self._text, at):
            return PRIME
        if self._is_word(at - 1):
            if word_after:
                return APOSTROPHE
            return self._behind_word(at)
        if self._after_gap(at):
            return self._before_word(at) if word_after else self._alone(at)
        if word_after and not self._is_open("'"):
            return APOSTROPHE if before not in _ENDS else OPEN
        return CLOSE

    def _behind_word(self, at: int) -> str:
        """A mark that ends a word: it closes, or stands for a letter."""
        before = self._character(at - 1)
        if not self._is_open("'"):
            return PRIME if before.isdigit() and not self._is_word(at + 1) else APOSTROPHE
        if (
            before in "szxSZX"
            and self._character(at + 1) == " "
            and self._closer_behind(at, before_opener=True)
        ):
            return APOSTROPHE
        return CLOSE

    def _before_word(self, at: int) -> str:
        """A mark that opens a word: a quotation, or a letter that was dropped."""
        text, rule = self._text, self._rule
        if _AND.match(text, at) and "n" in rule.sure:
            return APOSTROPHE
        if text[at + 1].isdigit():
            year = _YEAR.match(text, at + 1)
            quoted = self._closer_behind(at, punctuated=True) and not (year and year[0][-1] == "s")
            return APOSTROPHE if year and (not quoted or self._is_open("'")) else OPEN
        found = _WORD.match(text, at + 1)
        word = found[0].lower() if found else ""
        directly_closed = bool(found) and self._closes_directly(found.end() if found else at)
        if word in rule.sure and not (directly_closed and len(word) > 2):
            return APOSTROPHE
        if self._is_open("'"):
            return OPEN if self._opens_within(at) else APOSTROPHE
        if (
            word in rule.likely
            and not directly_closed
            and not self._closer_behind(at, punctuated=True)
        ):
            return APOSTROPHE
        if not self._closer_behind(at) and text[:at].strip():
            return APOSTROPHE
        return OPEN

    def _opens_within(self, at: int) -> bool:
        """Whether a mark inside "..." that stands in '...' itself opens a third quotation."""
        if self._open[-1][0] != '"':
            return False
        stop = self._text.find('"', at, at + _REACH)
        closer = _CLOSER.search(self._text, at + 1, stop) if stop > 0 else None
        return closer is not None

    def _closes_directly(self, at: int) -> bool:
        return self._character(at) in ("'", "’") and not self._is_word(at + 1)

    def _alone(self, at: int) -> str:
        """A mark with a gap before it and no word behind it."""
        before = self._character(at - 1)
        if self._before_gap(at) or (before and before in _DASHES):
            return CLOSE if self._is_open("'") else self._dropped(at)
        return APOSTROPHE if self._is_open("'") and before.isspace() else OPEN

    def _dropped(self, at: int) -> str:
        after = self._character(at + 1)
        if after in ('"', "”") or not self._text[:at].strip():
            return OPEN
        return APOSTROPHE

    def _closer_behind(
        self, at: int, *, punctuated: bool = False, before_opener: bool = False
    ) -> bool:
        """Whether a later mark can close: behind a word or punctuation, before none.

        Args:
            at: the place of the mark in question.
            punctuated: only a mark behind punctuation counts.
            before_opener: only one that comes before the next mark that opens.
        """
        if self._closers is None:
            self._closers = [found.start() for found in _CLOSER.finditer(self._text)]
        place = bisect_right(self._closers, at)
        opener = len(self._text)
        if before_opener:
            found = _OPENER.search(self._text, at + 1)
            opener = found.start() if found else opener
        for closer in self._closers[place : place + 8]:
            if closer > opener:
                return False
            if not punctuated or self._text[closer - 1] in (*_ENDS, "—"):
                return True
        return False
