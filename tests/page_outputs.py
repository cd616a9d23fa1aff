"""Output fences for screenplay pages: how they look, and why they end where they do."""

from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Page
from typebar.layout.paginate import paginate
from typebar.layout.style import PROFILES
from typebar.layout.title import title_page
from typebar.model.script import Script
from typebar.model.work import Metadata
from typebar.readers.fountain import parse
from typebar.text.source import Source
from typebar.writers.page_text import draw

_MARGIN = 8


def pages(text: str, language: str, options: dict[str, str]) -> str:
    """Pages drawn with characters, each under a line with its label.

    Options: `profile`, `rows` (so that breaks show in few lines), `title=yes` for the title page.
    """
    script, style, body = _laid_out(text, options)
    title = title_page(script, Metadata(), style) if options.get("title") else None
    shown = [*([title] if title else []), *body]
    return "\n".join(
        f"-- page {page.label or 'title'}\n{draw(page, margin=_MARGIN)}" for page in shown
    )


def breaks(text: str, language: str, options: dict[str, str]) -> str:
    """Why each page ends where it does, and what else was weighed."""
    lines = []
    for page in _laid_out(text, options)[2]:
        lines.append(f"page {page.label}: {page.break_reason or 'the end'}")
        for cut in page.rejected:
            state = f"score {cut.score}" if cut.score else f"forbidden, {cut.rule}"
            lines.append(f"  not after row {cut.rows}, {cut.reason}: {state}")
    return "\n".join(lines)


def _laid_out(text: str, options: dict[str, str]) -> tuple[Script, PageStyle, tuple[Page, ...]]:
    script = parse(Source("case.fountain", text)).script
    style = PROFILES[options.get("profile", "industry")]
    if rows := options.get("rows"):
        style = style._replace(paper=style.paper._replace(rows=int(rows)))
    return script, style, paginate(script, style, outline=options.get("outline") == "yes")
