"""Texts that make parsers slow: each a function of a size, for 25 kinds of malice."""

from collections.abc import Callable

Generator = Callable[[int], str]

GENERATORS: dict[str, Generator] = {
    "notes that open": lambda n: "[[x " * n,
    "notes that open, by paragraph": lambda n: "[[x\n\n" * n,
    "notes that open, one closing": lambda n: "[[x\n\n" * n + "]]",
    "notes that close": lambda n: "x ]] " * n,
    "notes in one line": lambda n: "a [[b]] " * n,
    "notes on lines under a cue": lambda n: "BOB\n" + "[[b]]\n" * n,
    "boneyards that open": lambda n: "/* x\n" * n,
    "boneyards that close": lambda n: "x */\n" * n,
    "boneyards in one line": lambda n: "a /* b */ " * n,
    "bold that opens": lambda n: "**a " * n,
    "stars alone": lambda n: "*" * n,
    "stars and letters": lambda n: "*a" * n,
    "underscores and stars": lambda n: "_*" * n + "a" + "*_" * n,
    "backslashes": lambda n: "\\" * n + "*",
    "capitals, then blanks": lambda n: "BOB" + " " * n + "x",
    "blanks, then a letter": lambda n: " " * n + "x",
    "tabs, then a letter": lambda n: "\t" * n + "x",
    "brackets that open in a cue": lambda n: "BOB " + "(" * n + "\nHi.",
    "bracketed groups in a cue": lambda n: "BOB " + "(a)" * n + "\nHi.",
    "brackets that open under a cue": lambda n: "BOB\n" + "(a\n" * n,
    "capitals and held lines": lambda n: "BOB\n" + "  \n" * n,
    "hashes in a heading": lambda n: "INT. A " + "#1" * n + "#",
    "dashes in a heading": lambda n: "INT. A" + " - B" * n,
    "carriage returns": lambda n: "\r" * n + "x",
    "keys of a title page": lambda n: "Title: x\n" * n,
}
