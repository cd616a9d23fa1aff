"""Typography: straight quotes, hyphens and dots become what a printer would set."""

from typebar.readers.markdown.typography.setting import curl, set_pieces

__all__ = ["curl", "set_pieces"]
