"""The names that a configuration and a command line choose a manuscript's look by."""

STYLES = ("classic", "modern")
"""Typewriter face and underlined words, or a book face and italics; the second is the default."""
EMPHASES = ("italics", "underline")
"""How words stand out that are in italics in print."""
