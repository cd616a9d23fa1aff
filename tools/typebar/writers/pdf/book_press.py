"""WeasyPrint as we use it: no network, no disk, no log; one stretch of a book at a time."""

import atexit
import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib import resources
from typing import Any

from typebar.model.prose import LINE_ATTRIBUTE
from typebar.text.errors import MissingToolError
from typebar.writers.pdf.book_extract import FAMILY, Opening, extract
from typebar.writers.pdf.book_notes import to_push
from typebar.writers.pdf.book_trim import Trim, page_css
from typebar.writers.pdf.book_unit import Sheets, Unit
from typebar.writers.pdf.shaped_text import name_glyphs

INSTALL = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The line for Debian and Ubuntu; `brew install pango` on macOS."""
FONTS = (
    "vollkorn/Vollkorn-Regular.ttf",
    "vollkorn/Vollkorn-Italic.ttf",
    "vollkorn/Vollkorn-Bold.ttf",
    "vollkorn/Vollkorn-BoldItalic.ttf",
    "courier-prime/CourierPrime-Regular.otf",
)
ORNAMENT = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 92 12">'
    b'<path d="M46 .6 51 6l-5 5.4L41 6Z"/>'
    b'<path d="M36 6 20 6.55 4 6l16-.55ZM56 6l16 .55L88 6 72 5.45Z"/></svg>'
)
_SELDOM = (50_000, 20, 20)
"""Objects that come in before Python looks through the youngest of them (usually 700), and how
often the younger ones are looked through before the older ones are."""
_PUSHES = 12
"""How many paragraphs of a stretch may be sent on to keep notes in place."""
DOTS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10">'
    b'<circle cx="5" cy="6.4" r="0.7"/></svg>'
)
RULE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 1" preserveAspectRatio="none">'
    b'<path d="M0 0H9V1H0Z"/></svg>'
)


def probe() -> str | None:
    """What keeps books from being typeset, in one sentence; None when nothing does."""
    try:
        library()
    except MissingToolError as error:
        return error.message
    return None


def font_file(name: str) -> bytes:
    """A font of the package, by its path below assets/fonts."""
    folder = resources.files("typebar.writers").joinpath("assets", "fonts")
    return folder.joinpath(*name.split("/")).read_bytes()


@contextmanager
def quiet() -> Iterator[list[str]]:
    """Keep the typesetter's log from the user's terminal; gives the warnings as they come."""
    messages: list[str] = []
    handler = _Collector(messages)
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [(logger.propagate, logger.level) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    try:
        yield messages
    finally:
        for logger, (propagate, level) in zip(loggers, before, strict=True):
            logger.removeHandler(handler)
            logger.propagate = propagate
            logger.setLevel(level)


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let Python look for unreachable cycles seldom meanwhile.

    A layout is a heap of objects that live until it's drawn: looking through them over and over
    takes a tenth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == "weasyprint":
            self._messages.append(record.getMessage())


def typeset(unit: Unit, trim: Trim) -> Sheets:
    """Set a stretch on pages.

    About 0.15 CPU seconds for 1,000 words.

    Raises:
        MissingToolError: WeasyPrint or a library that it needs isn't there.
    """
    weasyprint = library()
    configuration, sheet = _style(trim)
    with quiet() as messages, seldom_collecting():
        html = weasyprint.HTML(
            string=unit.html, base_url="typebar:/", url_fetcher=fetcher(dict(unit.images))
        )
        document = render(html, configuration, sheet)
        document.fonts = _Fonts()
        try:
            document.write_pdf(
                finisher=partial(_finish, unit, trim), pdf_tags=True, uncompressed_pdf=True
            )
        except _Enough as enough:
            return enough.sheets.with_messages(messages)
    raise AssertionError("WeasyPrint called no finisher")


class _Fonts(dict[Any, Any]):
    """A document's fonts; those of the package aren't cut down, as book_face does it for all.

    A font that lacks letters of the text stays with its stretch, and is cut down there.
    """

    def __setitem__(self, key: Any, font: Any) -> None:
        font.clean = partial(self._clean, font, font.clean)
        super().__setitem__(key, font)

    def _clean(self, font: Any, clean: Callable[..., None], *given: Any) -> None:
        """Cut a font down, once what its glyphs say is known for all that share its file."""
        for other in self.values():
            if other.hash == font.hash:
                name_glyphs(other)
        if font.family != FAMILY or font.missing:
            clean(*given)


class _Enough(Exception):  # noqa: N818 -- no error: it ends the work before the file is written
    """What WeasyPrint's finisher has seen; the file that would follow isn't wanted."""

    def __init__(self, sheets: Sheets) -> None:
        super().__init__()
        self.sheets = sheets


def _finish(unit: Unit, trim: Trim, document: Any, pdf: Any) -> None:
    raise _Enough(extract(document, pdf, Opening(unit.opening, trim.drop), unit.text))


def render(html: Any, configuration: Any, *sheets: Any) -> Any:
    """The laid out document, again and again until each note is on the page of its call.

    Its paragraphs carry LINE_ATTRIBUTE, each another one.
    """
    weasyprint = library()
    pushed: list[str] = []
    while True:
        push = "{ break-before: page; margin-top: 0 }"
        rules = "".join(f'[{LINE_ATTRIBUTE}="{line}"] {push}' for line in pushed)
        extra = weasyprint.CSS(string=rules, font_config=configuration)
        document = html.render(font_config=configuration, stylesheets=[*sheets, extra])
        line = to_push(document.pages, pushed)
        if not line.isdigit() or line in pushed or len(pushed) == _PUSHES:
            return document
        pushed.append(line)


def library() -> Any:
    """WeasyPrint.

    Raises:
        MissingToolError: it or a library that it needs isn't there.
    """
    try:
        import weasyprint  # noqa: PLC0415 -- costs a second, and needs libraries of the system
    except ImportError as error:
        raise MissingToolError(
            f"books are typeset by WeasyPrint, which isn't installed ({error})",
            help='install it with "pip install weasyprint"',
        ) from error
    except OSError as error:
        missing = str(error).partition("'")[2].partition("'")[0] or "a library"
        raise MissingToolError(
            f"books are typeset by WeasyPrint, which misses {missing} on this machine",
            help=f'install it with "{INSTALL}" (Debian, Ubuntu) or "brew install pango" (macOS)',
        ) from error
    return weasyprint


@lru_cache(maxsize=4)
def _style(trim: Trim) -> tuple[Any, Any]:
    """The font configuration and the style sheet of a trim, made once in a process."""
    weasyprint = library()
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- as above

    configuration = FontConfiguration()
    atexit.register(_style.cache_clear)  # it removes files, which needs a whole interpreter
    text = resources.files("typebar.writers").joinpath("assets", "book.css").read_text("utf-8")
    fonts = {f"typebar:font/{name}": font_file(name) for name in FONTS}
    css = weasyprint.CSS(
        string=f"{text}\n{page_css(trim)}",
        base_url="typebar:/",
        font_config=configuration,
        url_fetcher=fetcher(fonts),
    )
    return configuration, css


def fetcher(files: dict[str, bytes]) -> Any:
    """A fetcher that knows these files, the ornaments and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415 -- as above

    known = files | {
        "typebar:ornament": ORNAMENT,
        "typebar:rule": RULE,
        "typebar:dots": DOTS,
    }

    class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Serves what the package hands it; every other address is refused."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:  # noqa: ARG002 -- WeasyPrint's signature
            if url not in known:
                raise ValueError("only files of the manuscript are shown")
            return URLFetcherResponse(url, known[url])

    return Shelf()
