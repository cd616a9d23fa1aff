"""Reports on a case's text, as the terminal shows them."""

from dataclasses import replace

from report_samples import made, of_fountain, of_markdown
from typebar.reports.account import Account
from typebar.reports.formats.text import Style, write


def report(text: str, language: str, options: dict[str, str]) -> str:
    """The report `of=`, on `width=` columns; cast=NAME:gender:alias;NAME ... is the cast list."""
    cast = tuple(filter(None, options.get("cast", "").split(";")))
    given = of_fountain(text, *cast) if language == "fountain" else of_markdown(text, cast=cast)
    found = made(options["of"], given)
    whole = Account("", "", "", "", (found,))
    # Without the work's own heading, and without how it was counted: each case is about numbers.
    shown = write(
        [whole._replace(reports=(replace(found, notes=()),))], Style(int(options.get("width", 0)))
    )
    return shown.split("\n", 2)[2]
