"""Screenplays and books from plain text: lint, convert and typeset Fountain and Markdown."""

__version__ = "0.1.0"
