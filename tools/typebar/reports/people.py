"""Who is who: cues, aliases and genders brought under one name."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from typebar.model.work import Person, Place
from typebar.reports.words import words

_LONGEST = 5
"""Words of the longest name that is looked for in action."""


class Gender(Enum):
    """As the cast list says it; the value is what people read."""

    WOMEN = "women"
    MEN = "men"
    OTHERS = "others"
    UNKNOWN = "not said"


_WORDS = {
    Gender.WOMEN: "f female woman girl she weiblich frau femme féminin mujer femenino nữ",
    Gender.MEN: "m male man boy he männlich mann homme masculin hombre masculino nam",
}
_KINDS = {word: kind for kind, several in _WORDS.items() for word in several.split(" ")}


def gender(said: str) -> Gender:
    """The gender that a cast list's word means."""
    word = said.strip().casefold()
    if not word:
        return Gender.UNKNOWN
    return _KINDS.get(word, Gender.OTHERS)


def tidy(name: str) -> str:
    """The name with single blanks."""
    return " ".join(name.split())


class Names:
    """Brings what a text calls somebody, or some place, under one name."""

    def __init__(self, entries: Iterable[Person | Place]) -> None:
        self._known: dict[str, str] = {}
        for entry in entries:
            for name in (entry.name, *entry.aliases):
                self._known.setdefault(tidy(name).casefold(), tidy(entry.name))

    def of(self, written: str) -> str:
        """The name in the list, else as it was first written."""
        name = tidy(written)
        return self._known.setdefault(name.casefold(), name)


class Mentions:
    """Finds people in action: in capitals, as a title, or as an alias has them. Time is linear."""

    def __init__(self, speakers: Iterable[str], cast: Sequence[Person]) -> None:
        self._forms: dict[tuple[str, ...], str] = {}
        for person in cast:
            for form in (person.name, person.full_name, *person.aliases):
                self._add(form, tidy(person.name))
        for speaker in speakers:
            self._add(speaker, speaker)
        self._longest = max(map(len, self._forms), default=0)
        self._first = frozenset(form[0] for form in self._forms)

    def _add(self, form: str, name: str) -> None:
        # As listed, as a sentence begins with it, in capitals; a cue's name also as prose has it.
        title = form.title() if form.isupper() else form
        for spelled in (form, form[:1].upper() + form[1:], form.upper(), title):
            parts = tuple(map(_bare, words(spelled)))
            if 0 < len(parts) <= _LONGEST:
                self._forms.setdefault(parts, name)

    def find(self, tokens: Sequence[str]) -> Iterator[str]:
        """Those who are named, in order."""
        return (name for _, name in self.places(tokens))

    def places(self, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Index and name of each mention, the longest name counting at each place."""
        plain = [_bare(token) if token[-1] in "sS" else token for token in tokens]
        at = 0
        while at < len(plain):
            if plain[at] not in self._first:
                at += 1
                continue
            for length in range(min(self._longest, len(plain) - at), 0, -1):
                if name := self._forms.get(tuple(plain[at : at + length])):
                    yield at, name
                    at += length
                    break
            else:
                at += 1


def _bare(word: str) -> str:
    """The word without the ending of an English possessive, which names the same person."""
    return word[:-2] if word.endswith(("’s", "'s", "’S", "'S")) else word
