"""The page styles of screenplays, each with a short page that shows it."""

from collections.abc import Iterator

from typebar.layout.page_style import PageStyle
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.page_text import draw

_SAMPLE = """# Act One

INT. LIGHTHOUSE - NIGHT #1#

Rain on the panes. MARTHA climbs the last steps and trims the wick by feel.

MARTHA
(not turning)
You took the coast road. Nobody takes the coast road in this weather, unless something is behind it.

ED
Something was.

MARTHA ^
Sit down.

CUT TO:
"""
_OWN = (
    "A style of your own is a TOML file that names what it changes: "
    'profile = "my-pages.toml", or --profile my-pages.toml.\n\n'
    '    extends = "industry"\n'
    '    summary = "wider speeches"\n\n'
    "    [elements]\n"
    "    dialogue = { width = 40 }\n\n"
    "    [marks]\n"
    '    numbering = "automatic"\n'
)


def gallery() -> Iterator[str]:
    """Name and summary of each page style, and a page in it drawn with characters."""
    script = parse(Source("sample.fountain", _SAMPLE)).script
    for name, style in PROFILES.items():
        pages = paginate(script, _short(style), outline=True)
        yield f"{name}: {style.summary}\n"
        yield draw(pages[0])
    yield _OWN


def _short(style: PageStyle) -> PageStyle:
    """The style on a sheet that the whole sample has room on, whatever the spacing."""
    return style._replace(paper=style.paper._replace(rows=60))
