"""A work's screenplay laid out: what every output with pages starts from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from typebar.layout import paginate, title_page
from typebar.layout.asked import as_asked
from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Page, Placed
from typebar.layout.sides import Wanted, sides
from typebar.layout.style import PROFILES, chosen
from typebar.model.script import Script
from typebar.model.work import Work
from typebar.text.errors import UsageError
from typebar.writers.registry import Options


@dataclass(frozen=True, slots=True)
class Sheets:
    """A script on pages."""

    script: Script
    style: PageStyle
    title: Page | None
    body: tuple[Page, ...]

    @property
    def all(self) -> tuple[Page, ...]:
        """The title page, if any, and the body."""
        return (self.title, *self.body) if self.title else self.body

    def rows(self) -> Iterator[Placed]:
        """Every row of every page."""
        for page in self.all:
            yield from page.lines


def sheets(work: Work, options: Options) -> Sheets:
    """The pages of a work; several scripts are set as one, under the first one's title page.

    Where pages, scenes or characters are asked for, these sides alone, without a title page.

    Raises:
        UsageError: no profile, page, scene or character has the name that is asked for.
    """
    style = chosen(options.profile, options.measures)
    if style is None:
        raise UsageError(
            f'there is no page profile "{options.profile}"',
            help=f"the profiles are {', '.join(PROFILES)}",
        )
    first, *others = work.scripts
    style = as_asked(style, first.title_page)
    elements = (*first.elements, *(element for script in others for element in script.elements))
    script = replace(first, elements=elements) if others else first
    body = paginate(script, style, outline=options.notes)
    wanted = Wanted(options.pages, options.scenes, options.characters)
    if any(wanted):
        return Sheets(script, style, None, sides(script, body, wanted))
    return Sheets(script, style, title_page(script, work.metadata, style), body)
