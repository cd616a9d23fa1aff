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
