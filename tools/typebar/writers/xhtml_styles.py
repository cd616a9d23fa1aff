"""Style sheets and fonts that come with the package."""

import re
from functools import cache

from typebar.text.packaged import packaged


@cache
def style(*names: str) -> str:
    """The style sheets of these names, one behind the other, without comments."""
    return "\n".join(_uncommented(asset(f"{name}.css").decode()) for name in names)


def asset(path: str) -> bytes:
    """The bytes of a file in `writers/assets`."""
    return packaged("typebar.writers", f"assets/{path}")


_STRING = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
_BLANKS = re.compile(r"\s+")
_NEEDLESS = re.compile(r" ?([{};]) ?|([,:]) ")
_LAST = re.compile(r";+}")


def minified(sheet: str) -> str:
    """A style sheet that means the same in fewer bytes; what stands in strings stays.

    Only blanks go, those around braces, semicolons and commas and behind colons, and semicolons
    before a closing brace: a blank before a colon, or around a plus, means something.
    """
    # Strings have odd places; each is put back behind what is made of the text between.
    pieces = _STRING.split(sheet)
    pieces[::2] = [
        _NEEDLESS.sub(lambda found: found[1] or found[2] or "", _BLANKS.sub(" ", piece))
        for piece in pieces[::2]
    ]
    return _LAST.sub("}", "".join(pieces)).strip()


def compact(script: str) -> str:
    """A script of ours without indentation, empty lines and lines of comment.

    Line ends stay, as statements may end there; no text in it may go over lines.
    """
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _uncommented(text: str) -> str:
    """The style sheet with comments cut out; ours have no "/*" inside strings."""
    head, *rest = text.split("/*")
    kept = [head, *(piece.partition("*/")[2] for piece in rest)]
    lines = (line.rstrip() for line in "".join(kept).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
