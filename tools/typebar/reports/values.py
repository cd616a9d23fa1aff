"""Values as people read them, and as programs do."""

from typebar.reports import eighths
from typebar.reports.report import Unit, Value

NUMERIC = frozenset((Unit.COUNT, Unit.NUMBER, Unit.EIGHTHS, Unit.SHARE, Unit.SECONDS, Unit.LABEL))
"""Units whose columns stand flush right."""


def shown(value: Value, unit: Unit) -> str:
    """The value as people read it; empty where there is none."""
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join(value)
        case str():
            return value
        case int() | float():
            return _number(value, unit)


def _number(value: float, unit: Unit) -> str:
    match unit:
        case Unit.EIGHTHS:
            return eighths.shown(int(value))
        case Unit.SHARE:
            return f"{value * 100:.0f}%" if not 0 < value < 0.095 else f"{value * 100:.1f}%"
        case Unit.SECONDS:
            return clock(int(value))
        case Unit.NUMBER:
            return f"{value:,.1f}"
        case _:
            return f"{value:,}"


def clock(seconds: int) -> str:
    """Hours, minutes and seconds as far as they are needed: "1:02:03", "0:07"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def minutes(seconds: int) -> str:
    """The same in words, to the minute: "2 h 7 min"."""
    hours, rest = divmod((seconds + 30) // 60, 60)
    if hours:
        return f"{hours} h {rest} min"
    return f"{rest} min" if rest or not seconds else f"{seconds} s"


def plain(value: Value) -> str:
    """The value in one cell for programs: lists parted by semicolons, eighths and seconds whole."""
    match value:
        case None:
            return ""
        case tuple():
            return "; ".join(value)
        case float():
            return f"{value:.4f}".rstrip("0").rstrip(".")
        case _:
            return str(value)


def share(part: float, whole: float) -> float:
    """What part of a whole something is, to four decimals; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def count(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: "1 scene", "1,200 scenes"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
