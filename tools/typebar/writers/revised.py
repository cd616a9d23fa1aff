"""A screenplay's pages as a revision of an earlier draft."""

from typebar.layout.changes import changes
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Page
from typebar.layout.revisions import is_marked, marked
from typebar.layout.sides import CHANGED
from typebar.model.script import Script
from typebar.readers.fountain import parse
from typebar.text.errors import UsageError
from typebar.text.source import Source
from typebar.writers.registry import Options


def revised(
    script: Script, body: tuple[Page, ...], style: PageStyle, options: Options
) -> tuple[tuple[Page, ...], Options]:
    """The pages with marks; those with any alone where these are asked for, and what else is.

    Raises:
        UsageError: changed pages are asked for, and there are none or nothing to compare with.
    """
    if not options.since:
        raise UsageError("changed since when?", help="name the earlier draft: --since FILE")
    old = parse(Source("the earlier draft", options.since)).script
    pages = marked(body, changes(old, script), style)
    if options.pages != CHANGED:
        return pages, options
    found = tuple(page for page in pages if is_marked(page))
    if not found:
        raise UsageError("nothing was changed since that draft", help="leave out --pages changed")
    return found, options._replace(pages="")
