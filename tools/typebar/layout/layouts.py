"""Layouts that are remembered: a script that is set again costs what its edit reaches."""

from dataclasses import dataclass, field
from typing import NamedTuple

from typebar.layout.page_style import PageStyle
from typebar.layout.pages import Page
from typebar.layout.paginate import paginate
from typebar.layout.relayout import Setting, pages, set_again, set_anew
from typebar.model.script import Script


class _Laid(NamedTuple):
    style: PageStyle
    setting: Setting
    pages: tuple[Page, ...]


@dataclass(slots=True)
class Layouts:
    """The last layout of each script, for a program that lives on while somebody writes.

    It takes twice the memory of the pages, so what sets a script only once goes without.
    """

    _last: dict[str, _Laid] = field(default_factory=dict)

    def pages(
        self, name: str, script: Script, style: PageStyle, *, outline: bool = False
    ) -> tuple[Page, ...]:
        """The pages that `paginate` gives; those that it gave before are the same objects.

        Args:
            name: what this script is known by from one version to the next.
            script: what is to be set.
            style: its measures; with other ones than before everything is set anew.
            outline: as in `paginate`; such a script isn't remembered.
        """
        if outline:
            return paginate(script, style, outline=True)
        before = self._last.get(name)
        if before and before.style == style:
            setting = set_again(before.setting, script, style)
            drawn = pages(setting, style, (before.setting, before.pages))
        else:
            setting = set_anew(script, style)
            drawn = pages(setting, style)
        self._last[name] = _Laid(style, setting, drawn)
        return drawn
