"""What a web page offers besides its text: a bar with contents and appearance.

All of it works without scripts: the buttons open popovers by attribute, and the style sheet asks
which of the choices is checked.
"""

from xml.etree.ElementTree import Element

from typebar.writers import xhtml
from typebar.writers.xhtml_words import Words

SIZES = (85, 100, 115, 130, 150, 180)
"""Text sizes in percent of the page's own; the second is the one to begin with."""


def skip_link(said: Words) -> Element:
    """The first thing that a keyboard reaches: past the bar to the text."""
    return xhtml.element("a", {"class": "skip", "href": "#text"}, said.skip)


def bar(title: str, said: Words, *, has_contents: bool) -> Element:
    """The bar at the top: button for contents, title, button for appearance."""
    return xhtml.element(
        "header",
        {"class": "bar"},
        _button("contents", said.contents) if has_contents else None,
        xhtml.element("a", {"class": "running", "href": "#text"}, title),
        _button("appearance", said.appearance),
        _appearance(said),
    )


def _button(target: str, text: str) -> Element:
    return xhtml.element(
        "button", {"type": "button", "class": f"opens-{target}", "popovertarget": target}, text
    )


def _appearance(said: Words) -> Element:
    themes = (
        ("auto", said.automatic),
        ("light", said.light),
        ("sepia", said.sepia),
        ("dark", said.dark),
    )
    sizes = tuple((str(size), f"{size} %") for size in SIZES)
    return xhtml.element(
        "div",
        {"id": "appearance", "popover": "auto", "role": "group", "aria-label": said.appearance},
        _choices("theme", said.colours, themes, "auto"),
        _choices("size", said.size, sizes, "100"),
    )


def _choices(name: str, legend: str, choices: tuple[tuple[str, str], ...], chosen: str) -> Element:
    return xhtml.element(
        "fieldset",
        {"class": name},
        xhtml.element("legend", None, legend),
        *(
            xhtml.element(
                "label",
                None,
                xhtml.element(
                    "input",
                    {
                        "type": "radio",
                        "name": name,
                        "id": f"{name}-{value}",
                        "value": value,
                        "checked": "checked" if value == chosen else "",
                    },
                ),
                xhtml.element("span", None, text),
            )
            for value, text in choices
        ),
    )
