"""Where the pages of screenplays begin, for page lists that agree with their PDF."""

from bisect import bisect_right
from itertools import accumulate

from typebar.layout.pages import Page, Placed
from typebar.model.work import Work
from typebar.writers.registry import Options
from typebar.writers.sheets import sheets
from typebar.writers.xhtml_lines import PageMark


def page_marks(work: Work, options: Options) -> tuple[tuple[PageMark, ...], ...]:
    """For each script of the work a mark for every page that begins in it.

    A mark stands at the page's first character of the writer's.

    Raises:
        UsageError: there is no such profile.
    """
    marks: list[list[PageMark]] = [[] for _ in work.scripts]
    stops = list(accumulate(len(script.elements) for script in work.scripts))
    script, offset = len(marks) - 1, 1 << 62
    for page in reversed(sheets(work, options).body):
        # A page of nothing but what the layout adds begins where the next one does.
        if (row := _first(page)) is not None:
            script = bisect_right(stops, row.element)
            offset = row.offset
        marks[script].append(PageMark(page.label, offset))
    return tuple(tuple(reversed(found)) for found in marks)


def _first(page: Page) -> Placed | None:
    return next((row for row in page.lines if row.offset >= 0 and not row.synthetic), None)
