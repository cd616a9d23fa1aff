"""Which HTML a text may hold, and which of it a book takes."""

import re
from collections.abc import Iterator

from typebar.readers.markdown.attributes import is_language, merge, names_language, parse
from typebar.text.entities import unescaped


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


KNOWN = _names(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound "
    "big blink blockquote body br button canvas caption center cite code col colgroup data "
    "datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font "
    "footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img "
    "input ins isindex kbd keygen label legend li link listing main map mark marquee math menu "
    "menuitem meta meter nav nobr noembed noframes noscript object ol optgroup option output p "
    "param picture plaintext pre progress q rb rbc rp rt rtc ruby s samp script search section "
    "select slot small source span strike strong style sub summary sup svg table tbody td "
    "template textarea tfoot th thead time title tr track tt u ul var video wbr xml xmp"
)
"""The names of HTML: any other word in angle brackets is the writer's own, as <sigh>."""
SILENT = _names("script style template object iframe svg math applet noembed noframes")
"""Elements whose content isn't text for readers."""
ALLOWED = _names(
    "abbr b bdi bdo br cite code del dfn em i ins kbd mark q rp rt ruby s samp small span "
    "strong sub sup u var wbr"
)
"""Elements inside a paragraph that are taken as they are where HTML is allowed."""
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w:-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""")


def allowed_attributes(text: str) -> dict[str, str]:
    """The attributes of a tag that a text may set; nothing that runs, fetches or styles."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(text):
        value = unescaped(match[2].strip("\"'")).replace('"', "")
        merge(found, parse(f'{match[1].lower()}="{value}"') or {})
    return found


def wrong_languages(text: str) -> Iterator[tuple[int, int]]:
    """From where to where a tag's attributes name a language that can't be one."""
    for match in _ATTRIBUTE.finditer(text):
        if names_language(match[1]) and not is_language(unescaped(match[2].strip("\"'"))):
            quoted = match[2][0] in "\"'"
            yield match.start(2) + quoted, match.end(2) - quoted
