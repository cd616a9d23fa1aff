"""How a book's text is read."""

from typing import NamedTuple


class ProseStyle(NamedTuple):
    """What a project decides about the reading of its prose."""

    language: str = "en-US"
    """A BCP 47 tag: it chooses quotation marks, dashes and spaces."""
    raw_html: bool = False
    """Whether harmless HTML tags in the text become elements; else they are left out."""
    typography: bool = True
    """Whether quotes, dashes and ellipses are set; else they stay as typed."""
