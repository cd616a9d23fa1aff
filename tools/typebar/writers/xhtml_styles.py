"""Style sheets and fonts that come with the package."""

from functools import cache
from importlib.resources import files


@cache
def style(*names: str) -> str:
    """The style sheets of these names, one behind the other, without comments."""
    return "\n".join(_uncommented(asset(f"{name}.css").decode()) for name in names)


def asset(path: str) -> bytes:
    """The bytes of a file in `writers/assets`."""
    return files("typebar.writers").joinpath("assets", *path.split("/")).read_bytes()


def _uncommented(text: str) -> str:
    """The style sheet with comments cut out; ours have no "/*" inside strings."""
    head, *rest = text.split("/*")
    kept = [head, *(piece.partition("*/")[2] for piece in rest)]
    lines = (line.rstrip() for line in "".join(kept).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
