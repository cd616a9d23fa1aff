"""What title pages ask of the layout, by keys that other tools made usual.

`Paper: A4` sets the pages of a Letter profile on its A4 twin; a profile for A4 stays one.
`More tag` and `Cont tag` (or `Continued tag`) are what marks a speech that goes on. `Header`,
`Footer` and `Watermark` stand on the pages where no option says anything else (layout.furniture).
Other such keys (Format, Font, X-...) are metadata alone: a profile says what they would.

Source: the manual of Meander, for the keys.
"""

from typebar.layout.measure import columns
from typebar.layout.page_style import PageStyle
from typebar.layout.style import PROFILES
from typebar.model.emphasis import plain
from typebar.model.script import TitlePage

_ON_A4 = {"industry": "a4", "classic": "classic-a4"}
_WIDEST = 20
"""Columns of a mark: with a longer one no room would be left for the name before it."""


def as_asked(style: PageStyle, page: TitlePage | None) -> PageStyle:
    """The style as a script's title page asks for it."""
    if page is None:
        return style
    if _value(page, "paper", "paper size").casefold() == "a4" and style.name in _ON_A4:
        style = PROFILES[_ON_A4[style.name]]
    more = _mark(page, "more tag")
    continued = _mark(page, "cont tag", "continued tag")
    if not more and not continued:
        return style
    marks = style.marks._replace(
        more_text=more or style.marks.more_text,
        continued_text=continued or style.marks.continued_text,
    )
    return style._replace(marks=marks)


def _value(page: TitlePage, *keys: str) -> str:
    return next((plain(value).strip() for value in page.values(*keys)), "")


def _mark(page: TitlePage, *keys: str) -> str:
    mark = _value(page, *keys)
    return mark if columns(mark) <= _WIDEST else ""
