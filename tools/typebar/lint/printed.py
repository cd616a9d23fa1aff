"""How many rows a text takes in print, without setting whole pages."""

from collections.abc import Iterable

from typebar.model.emphasis import plain
from typebar.model.inline import Line

ACTION_COLUMNS = 61
DIALOGUE_COLUMNS = 35


def printed_rows(lines: Iterable[Line], columns: int, enough: int) -> int:
    """Rows of these lines at a width, as the paginator breaks them; stops counting past enough."""
    shown = [plain(line.text) for line in lines]
    if sum(len(text) for text in shown) + columns * len(shown) <= columns * enough // 2:
        return len(shown)
    from typebar.layout.wrap import Measure, next_row  # noqa: PLC0415 -- for long texts alone

    measure = Measure(columns, 1)
    rows = 0
    for text in shown:
        at = 0
        rows += 1
        while rows <= enough and (
            at := next_row(text, at, measure, plain=text.isascii()).next
        ) < len(text):
            rows += 1
    return rows
