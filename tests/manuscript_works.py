"""Works of prose for the tests of manuscripts."""

from pathlib import Path

from typebar.model.work import Work
from typebar.project.compose import compose
from typebar.project.material import File, Material

CONTACT = ("1 Sea Road", "writer@example.org")


def book(*texts: str, title: str = "The Long Road to the Sea", language: str = "en-US") -> Work:
    """A book of these chapters by Ursula K. Writer."""
    files = tuple(File(f"{n:02}.md", text.encode()) for n, text in enumerate(texts, 1))
    known = {
        "title": title,
        "authors": ("Ursula K. Writer",),
        "contact": CONTACT,
        "language": language,
    }
    return _work("markdown", files, known)


def script(text: str) -> Work:
    """A screenplay of this text."""
    return _work("fountain", (File("script.fountain", text.encode()),), {})


def _work(language: str, files: tuple[File, ...], known: dict[str, str | tuple[str, ...]]) -> Work:
    material = Material(
        language,
        files,
        Path(),
        (Path("/nonexistent"),),
        None,
        None,
        above=known,
        modified=1_700_000_000,
    )
    return compose(material).work
