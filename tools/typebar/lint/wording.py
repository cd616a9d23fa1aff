"""Numbers and names in messages."""


def times(count: int) -> str:
    """How often, in words where English has one."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def many(count: int, noun: str, plural: str = "") -> str:
    """A number of things: "1 line", "3 lines"."""
    return f"{count} {noun}" if count == 1 else f"{count} {plural or noun + 's'}"


def listed(words: list[str]) -> str:
    """Words in quotation marks with commas between, five at most."""
    shown = ", ".join(f'"{word}"' for word in words[:5])
    return shown + (" ..." if len(words) > 5 else "")


def in_all(texts: int) -> str:
    """What a count in a work of so many texts is of; nothing to say of one text."""
    return " in all texts" if texts > 1 else ""


def cased(model: str, word: str) -> str:
    """The word in the capitals of the model."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
