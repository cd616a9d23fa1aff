"""Texts and scripts for the laws of Fountain."""

from hypothesis import strategies as st

from typebar.model.inline import Line, Piece
from typebar.model.script import (
    Action,
    Boneyard,
    Centred,
    Cue,
    Dialogue,
    DualSpeech,
    Element,
    Include,
    Lyric,
    Note,
    NoteKind,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Script,
    Section,
    Speech,
    Synopsis,
    TitleEntry,
    TitlePage,
    Transition,
)
from typebar.text.source import Span

WHOLE_LINES = (
    "",
    "",
    " ",
    "  ",
    "\t",
    "INT. HOUSE - DAY",
    "EXT. A #1#",
    ".POV",
    ".38 x",
    "i/e b",
    "BOB",
    "BOB (V.O.)",
    "SUE ^",
    "@Bob",
    "@Bob ^",
    "CUT TO:",
    "CUT TO: ",
    "> FADE OUT.",
    "> END <",
    "# Act",
    "= They meet.",
    "===",
    "=== 12A ===",
    "{{include: a_b.fountain}}",
    "~La la",
    "!BOB",
    "(softly)",
    "(softly",
    "and then)",
    "He walks.",
    "Title: Big Fish",
    "Author:",
    "Include: b.fountain",
    "    value",
    "[[note]]",
    "[[prop: x]]",
    "[[open",
    "close]]",
    "/* bone */",
    "/* open",
    "close */",
    "He [[n]] goes",
    "He [[n]][[m]] goes",
    "!B[[n]]OB",
    "!CUT [[n]] TO:",
    "I[[n]]NT. A",
    "FADE IN:",
    "[[n]] BOB",
    "BOB [[n]]",
    "INT. A - DAY [[n]]",
    "CUT TO: [[n]]",
    "~La [[n]]",
    "> END < [[n]]",
    "He [[over",
    "lines]] goes",
    "*i* **b** _u_",
    "\\*x\\*",
    "TO:",
    "OTTO:",
)
FRAGMENTS = (
    "[[",
    "]]",
    "[",
    "/*",
    "*/",
    "*",
    "**",
    "***",
    "_",
    "\\",
    "(",
    ")",
    "^",
    "#",
    "=",
    "~",
    ">",
    "<",
    "!",
    "@",
    ".",
    ":",
    "{{",
    "}}",
    "include",
    " ",
    "  ",
    "\t",
    "a",
    "B",
    "INT.",
    "TO:",
    "1",
    "é",
    "\u2028",
    "\ufeff",
    "\x00",
    "ß",
    "\ud800",
    "-",
)

line_ends = st.sampled_from(("\n", "\n", "\n", "\r\n", "\r"))
mixed_lines = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
lines = st.one_of(st.sampled_from(WHOLE_LINES), st.sampled_from(WHOLE_LINES), mixed_lines)


def _joined(pairs: list[tuple[str, str]]) -> str:
    return "".join(line + end for line, end in pairs)


texts = st.lists(st.tuples(lines, line_ends), max_size=14).map(_joined)
"""Texts in which everything that the language knows comes up, in every neighbourhood."""


NOWHERE = Span("", 0, 0)
_words = st.sampled_from(
    (
        "He walks.",
        "BOB",
        "INT. HOUSE",
        "CUT TO:",
        "#1 fan",
        "= 2",
        "~tilde",
        "@home",
        "!bang",
        "> cut",
        "> a <",
        ".38",
        "...",
        "(aside)",
        "(open",
        "x (y)",
        "*it* is",
        "a_b_",
        "\\*",
        "two  blanks",
        "[[",
        "a ]] b",
        "/* c",
        "d */",
        "[[[",
        "===",
        "==",
        "{{include: x}}",
        "{",
        "Title: x",
        "X^",
        "太郎",
        "3CPO",
        "TO:",
        "a/b",
        "end\\",
        "f <",
    )
)


def _line(text: str) -> Line:
    return Line(text, NOWHERE)


line = _words.map(_line)
some_lines = st.lists(line, min_size=1, max_size=3).map(tuple)
action_lines = st.lists(
    st.one_of(line, st.sampled_from((_line(""), _line("    in"), _line("  INT. X")))),
    min_size=1,
    max_size=3,
).map(tuple)
spoken_lines = st.lists(st.one_of(line, st.just(_line(""))), max_size=2).flatmap(
    lambda first: line.map(lambda last: (*first, last))
)


def _heading(kind: tuple[str, str, str, str]) -> SceneHeading:
    prefix, location, time, number = kind
    text = " ".join(word for word in (prefix, location) if word)
    text = f"{text} - {time}" if time else text

    def piece(word: str) -> Piece | None:
        return Piece(word, NOWHERE) if word else None

    return SceneHeading(
        NOWHERE, _line(text), piece(prefix), piece(location), piece(time), piece(number)
    )


headings = st.tuples(
    st.sampled_from(("INT.", "ext", "I/E.", "")),
    st.sampled_from(("HOUSE", "the garden", "38 special", "ROOM #12")),
    st.sampled_from(("", "DAY")),
    st.sampled_from(("", "1", "I-1-A")),
).map(_heading)


def _cue(name: str, extensions: tuple[str, ...], *, dual: bool = False) -> Cue:
    text = name + "".join(f" ({extension})" for extension in extensions)
    pieces = tuple(Piece(extension, NOWHERE) for extension in extensions)
    return Cue(NOWHERE, _line(text), Piece(name, NOWHERE), pieces, dual)


parentheticals = st.sampled_from(
    (("(softly)",), ("(to Sue (his wife))",), ("(looking", "away)"))
).map(lambda texts: Parenthetical(NOWHERE, tuple(_line(text) for text in texts)))
dialogues = spoken_lines.map(lambda several: Dialogue(NOWHERE, several))
lyrics = some_lines.map(lambda several: Lyric(NOWHERE, several))


def _apart(
    parts: list[Parenthetical | Dialogue | Lyric],
) -> tuple[Parenthetical | Dialogue | Lyric, ...]:
    """Parts of which no two of a kind that would run together are neighbours."""
    kept: list[Parenthetical | Dialogue | Lyric] = []
    for part in parts:
        if kept and type(kept[-1]) is type(part) and not isinstance(part, Parenthetical):
            continue
        kept.append(part)
    return tuple(kept)


speech_parts = st.lists(st.one_of(dialogues, parentheticals, lyrics), min_size=1, max_size=4).map(
    _apart
)


def speeches(*, dual: bool = False) -> st.SearchStrategy[Speech]:
    names = st.sampled_from(
        ("BOB", "McCoy", "太郎", "#1 FAN", "INT. VOICE", "CUT TO:", "OTTO:", "A: B", "X^", "=Y")
    )
    extensions = st.sampled_from(((), ("V.O.",), ("on the phone", "CONT'D")))
    return st.tuples(names, extensions, speech_parts).map(
        lambda made: Speech(NOWHERE, _cue(made[0], made[1], dual=dual), made[2])
    )


elements: st.SearchStrategy[Element] = st.one_of(
    headings,
    action_lines.flatmap(
        lambda several: st.integers(0, 2).map(lambda n: Action(NOWHERE, several, blank_lines=n))
    ),
    speeches(),
    st.tuples(speeches(), speeches(dual=True)).map(lambda two: DualSpeech(NOWHERE, *two)),
    some_lines.map(lambda several: Centred(NOWHERE, several)),
    lyrics,
    line.map(lambda one: Transition(NOWHERE, one)),
    st.tuples(st.integers(1, 4), line).map(lambda made: Section(NOWHERE, *made)),
    line.map(lambda one: Synopsis(NOWHERE, one)),
    st.sampled_from(("", "12A")).map(lambda label: PageBreak(NOWHERE, label)),
    st.sampled_from(("b.fountain", "acts/act _two_*.fountain")).map(
        lambda path: Include(NOWHERE, Piece(path, NOWHERE))
    ),
)
title_pages = st.lists(
    st.tuples(st.sampled_from(("Title", "Author", "X-Y", "Draft date")), some_lines),
    min_size=1,
    max_size=3,
).map(
    lambda entries: TitlePage(
        NOWHERE,
        tuple(TitleEntry(NOWHERE, Piece(key, NOWHERE), values) for key, values in entries),
    )
)


def _script(made: tuple[TitlePage | None, list[Element | str]]) -> Script:
    """A script whose notes and boneyards have places of their own, as readers give them."""
    page, several = made
    elements: list[Element] = []
    for at, element in enumerate(several):
        span = Span("", at, at + 1)
        match element:
            case "boneyard":
                elements.append(Boneyard(span, " set\n\naside "))
            case "note":
                elements.append(Note(span, "a\n  \nnote"))
            case "tag":
                elements.append(Note(span, "prop: x", NoteKind.TAG, "prop"))
            case str():
                raise AssertionError(element)
            case _:
                elements.append(element)
    return Script(
        "",
        page,
        tuple(elements),
        tuple(element for element in elements if isinstance(element, Note)),
        tuple(element for element in elements if isinstance(element, Boneyard)),
    )


scripts = st.tuples(
    st.one_of(st.none(), title_pages),
    st.lists(st.one_of(elements, st.sampled_from(("boneyard", "note", "tag"))), max_size=6),
).map(_script)
"""Scripts made as models, with every text where it needs a mark or an escape."""
