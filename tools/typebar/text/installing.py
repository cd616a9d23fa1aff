"""The line that adds a library to where typebar is installed."""


def adding(*libraries: str) -> str:
    """What to type, for pip and for pipx, which keeps each program's libraries apart.

    Libraries go by their own names: `typebar[docx]` would have pip look for typebar itself, which
    may have come from a clone.
    """
    names = " ".join(libraries)
    return f"pip install {names} (with pipx: pipx inject typebar {names})"
