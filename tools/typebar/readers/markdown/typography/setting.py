"""The pass itself."""


def curl(text: str, language: str = "en-US") -> str:
    """The text set by the rules of the language."""
    return set_pieces([text], language)[0]


def set_pieces(pieces: list[str], language: str) -> list[str]:
    """The pieces of one block set as one text."""
    return pieces
