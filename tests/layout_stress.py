"""A screenplay of everything that breaks pagination, the same on every run."""

import random

_WORDS = (
    *("the", "a", "lamp", "road", "night", "she", "he", "goes", "under", "over", "quiet", "money"),
    *("river", "house", "dog", "key", "letter", "never", "always", "because", "window", "tall"),
)


class _Writer:
    def __init__(self) -> None:
        self.choice = random.Random(7)
        self.lines: list[str] = ["Title: Stress", "Author: Nobody", ""]

    def words(self, least: int, most: int) -> str:
        return " ".join(self.choice.choices(_WORDS, k=self.choice.randint(least, most)))

    def said(self, sentences: int) -> str:
        return " ".join(
            self.words(3, 18).capitalize() + self.choice.choice("..?!") for _ in range(sentences)
        )

    def put(self, *lines: str) -> None:
        self.lines += (*lines, "")

    def scene(self, number: int, time: str) -> None:
        self.put(f"INT. ROOM {number} - {time}")

    def speech(self, name: str, sentences: int) -> None:
        direction = [f"({self.words(1, 9)})"] if self.choice.random() < 0.4 else []
        more = ["(beat)", self.said(3)] if self.choice.random() < 0.2 else []
        self.put(name, *direction, self.said(sentences), *more)

    def song(self, lines: int) -> None:
        self.put(*(f"~{self.words(3, 9)}" for _ in range(lines)))


def stress() -> str:
    """Many dual dialogues, endless speeches and sentences, headings in a row, songs, long words."""
    writer = _Writer()
    number = writer.choice.randint
    for scene in range(30):
        writer.scene(scene, "DAY")
        writer.put(writer.said(number(1, 9)))
        for name in writer.choice.choices(("ANNA", "BOB (V.O.)", "THE MAN IN THE GREY COAT"), k=4):
            writer.speech(name, number(1, 8))
        for _ in range(number(1, 4)):
            writer.speech("ANNA", number(1, 14))
            writer.speech("BOB ^", number(1, 14))
        if scene % 2:
            writer.put("CUT TO:")
    writer.put("ANNA", writer.said(180))
    writer.put("ANNA", writer.said(90))
    writer.put("BOB ^", writer.said(60))
    writer.put(f"One sentence: {writer.words(900, 900)}.")
    for scene in range(120):
        writer.scene(scene, "NIGHT")
    writer.put("CHOIR", "Now!")
    for _ in range(6):
        writer.song(30)
    for cue in range(1000):
        writer.put(("ANNA", "BOB", "CY (V.O.)")[cue % 3], "Yes.")
    writer.put("x" * 10_000)
    return "\n".join(writer.lines)
