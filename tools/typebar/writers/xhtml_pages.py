"""Where the pages of a screenplay begin, for page lists that agree with its PDF."""

from typebar.layout import paginate
from typebar.layout.pages import Page
from typebar.layout.style import by_name
from typebar.model.script import Script
from typebar.text.errors import UsageError
from typebar.writers.registry import Options
from typebar.writers.xhtml_lines import PageMark


def page_marks(script: Script, options: Options) -> tuple[PageMark, ...]:
    """A mark for each page of the body, at its first character of the writer's.

    Raises:
        UsageError: there is no such profile.
    """
    style = by_name(options.profile)
    if style is None:
        raise UsageError(f"there is no page profile named {options.profile!r}")
    pages = paginate(script, style, outline=options.notes)
    marks: list[PageMark] = []
    end = len(script.elements) and script.elements[-1].span.end
    for page in reversed(pages):
        # A page of nothing but what the layout adds begins where the next one does.
        end = min(_begin(page, end), end)
        marks.append(PageMark(page.label, end))
    return tuple(reversed(marks))


def _begin(page: Page, otherwise: int) -> int:
    return next(
        (row.offset for row in page.lines if row.offset >= 0 and not row.synthetic), otherwise
    )
