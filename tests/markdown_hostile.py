"""Pieces that, repeated, drive ordinary Markdown readers into quadratic time."""

UNITS = (
    "> ", ">", "- ", "1. ", "[", "![", "[a](", "[a]", "[^a]", "*a ", "**a *b ", "_", "`", "``a`",
    "<", "<a ", "<!--", "<b>", "<i></b>", "<script>", "<script></script>", "&", "{", "{ ", "a{.b}",
    '"', "'", "'a ", '"a ', "-", "- - ", ". ", "#", "# a\n", "a\n=\n", "a\n---\n", "a  \n",
    "a\n: b\n", "|", "|a|b\n", "    a\n\n", "- a\nb\n", "> a\n>\n", ">     a\n>\n", "```a\n",
    "~~~\n", "::: a\n", "[^a]: b\n", "[a]: b\n", "\t- a\n", "[](", '](a "', "*[a](b)*", "\r",
    "\x00", "> [", "|`",
)  # fmt: skip


def repeated(unit: str, size: int) -> str:
    """The piece over and over, `size` characters of it."""
    return (unit * (size // len(unit) + 1))[:size]
