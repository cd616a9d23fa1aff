"""A work's screenplay laid out: what every output with pages starts from."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from typebar.layout.asked import as_asked
from typebar.layout.compose import automatic
from typebar.layout.furniture import Furniture, asked, furnished
from typebar.layout.page_style import Numbering, PageStyle
from typebar.layout.pages import Page, Placed
from typebar.layout.paginate import paginate
from typebar.layout.sides import CHANGED, Wanted, sides
from typebar.layout.style import PROFILES, chosen
from typebar.layout.title import title_page
from typebar.model.emphasis import plain
from typebar.model.inline import Piece
from typebar.model.script import SceneHeading, Script, TitlePage
from typebar.model.work import Work
from typebar.text.errors import UsageError
from typebar.text.source import Span
from typebar.writers.once import once
from typebar.writers.registry import Options

if TYPE_CHECKING:
    from typebar.layout.layouts import Layouts

_layouts: ContextVar["Layouts | None"] = ContextVar("layouts", default=None)


@contextmanager
def remembered_in(layouts: "Layouts") -> Iterator[None]:
    """Meanwhile, a script that is set again is set only where it has changed."""
    token = _layouts.set(layouts)
    try:
        yield
    finally:
        _layouts.reset(token)


class Sheets(NamedTuple):
    """A script on pages."""

    script: Script
    style: PageStyle
    title: Page | None
    body: tuple[Page, ...]
    watermark: str = ""
    """What stands across every page."""

    @property
    def all(self) -> tuple[Page, ...]:
        """The title page, if any, and the body."""
        return (self.title, *self.body) if self.title else self.body

    def rows(self) -> Iterator[Placed]:
        """Every row of every page."""
        for page in self.all:
            yield from page.lines


@once
def sheets(work: Work, options: Options) -> Sheets:
    """The pages of a work; several scripts are set as one, under the first one's title page.

    Where pages, scenes or characters are asked for, these sides alone, without a title page.

    Raises:
        UsageError: no profile, page, scene or character has the name that is asked for.
    """
    script = joined(work)
    style = page_style(options, script.title_page)
    layouts = _layouts.get()
    if layouts is None:
        body = paginate(script, style, outline=options.notes)
    else:
        name = f"{options.profile} {' '.join(source.path for source in work.sources)}"
        body = layouts.pages(name, script, style, outline=options.notes)
    return dressed(work, options, style, body)


def joined(work: Work) -> Script:
    """The scripts of a work as one."""
    first, *others = work.scripts
    elements = (*first.elements, *(element for script in others for element in script.elements))
    return replace(first, elements=elements) if others else first


def numbered(work: Work, options: Options) -> tuple[Script, ...]:
    """The scripts of a work, their scenes under the numbers that pages have them under.

    Raises:
        UsageError: there is no such profile.
    """
    whole = joined(work)
    style = page_style(options, whole.title_page)
    if style.marks.numbering is Numbering.KEPT:
        return work.scripts
    given = iter(automatic(whole.elements, style))
    return tuple(
        replace(
            script,
            elements=tuple(
                _under(element, next(given, "")) if isinstance(element, SceneHeading) else element
                for element in script.elements
            ),
        )
        for script in work.scripts
    )


def _under(heading: SceneHeading, number: str) -> SceneHeading:
    end = heading.line.span.end
    piece = Piece(number, Span(heading.span.source, end, end)) if number else None
    return replace(heading, number=piece)


def dressed(work: Work, options: Options, style: PageStyle, body: tuple[Page, ...]) -> Sheets:
    """The pages of a body, whoever has set it, with what options ask for round them.

    Raises:
        UsageError: no page, scene or character has the name that is asked for.
    """
    script = joined(work)
    page = script.title_page
    header, footer = (
        options.header or asked(page, "header"),
        options.footer or asked(page, "footer"),
    )
    if header or footer or style.marks.scene_continued:
        furniture = Furniture(header, footer, _facts(work, script))
        body = furnished(script, body, style, furniture)
    if options.since or options.pages == CHANGED:
        from typebar.writers.revised import revised  # noqa: PLC0415 -- for revisions alone

        body, options = revised(script, body, style, options)
    watermark = options.watermark or asked(page, "watermark")
    wanted = Wanted(options.pages, options.scenes, options.characters)
    if any(wanted):
        return Sheets(script, style, None, sides(script, body, wanted), watermark)
    title = title_page(script, work.metadata, style)
    return Sheets(script, style, title, body, watermark)


def page_style(options: Options, page: TitlePage | None) -> PageStyle:
    """The page style that is asked for, with what options and title page ask for besides.

    Raises:
        UsageError: there is no such profile.
    """
    style = chosen(options.profile, options.measures)
    if style is None:
        raise UsageError(
            f'there is no page profile "{options.profile}"',
            help=f"the profiles are {', '.join(PROFILES)}",
        )
    style = as_asked(style, page)
    if not (options.scene_numbers or options.continued):
        return style
    marks = style.marks
    numbering = Numbering(options.scene_numbers) if options.scene_numbers else marks.numbering
    continued = options.continued or marks.scene_continued
    return style._replace(marks=marks._replace(numbering=numbering, scene_continued=continued))


def _facts(work: Work, script: Script) -> dict[str, str]:
    """What headers and footers may name."""
    known = work.metadata
    page = script.title_page
    revision = " ".join(plain(line).strip() for line in page.values("revision")) if page else ""
    return {
        "title": plain(known.title),
        "draft": plain(known.draft),
        "date": known.date,
        "revision": revision,
    }
