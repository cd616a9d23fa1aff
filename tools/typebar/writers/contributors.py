"""Who took part in a work besides its authors: roles, their MARC codes, and how pages name them."""

from collections.abc import Iterable

from typebar.model.work import Contributor
from typebar.writers.xhtml_words import tables

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv", "ja", "zh", "zh-hant")
_ROLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "editor": (
        "edt",
        (
            "Edited by",
            "Herausgegeben von",
            "Sous la direction de",
            "Edición de",
            "A cura di",
            "Edição de",
            "Redigerad av",
            "編集",
            "编辑",
            "編輯",
        ),
    ),
    "translator": (
        "trl",
        (
            "Translated by",
            "Übersetzt von",
            "Traduit par",
            "Traducción de",
            "Traduzione di",
            "Tradução de",
            "Översättning av",
            "翻訳",
            "翻译",
            "翻譯",
        ),
    ),
    "illustrator": (
        "ill",
        (
            "Illustrated by",
            "Illustriert von",
            "Illustré par",
            "Ilustraciones de",
            "Illustrazioni di",
            "Ilustrações de",
            "Illustrationer av",
            "挿絵",
            "插图",
            "插圖",
        ),
    ),
    "photographer": (
        "pht",
        (
            "Photographs by",
            "Fotografien von",
            "Photographies de",
            "Fotografías de",
            "Fotografie di",
            "Fotografias de",
            "Fotografier av",
            "写真",
            "摄影",
            "攝影",
        ),
    ),
    "adapter": (
        "adp",
        (
            "Adapted by",
            "Bearbeitet von",
            "Adapté par",
            "Adaptación de",
            "Adattamento di",
            "Adaptação de",
            "Bearbetning av",
            "翻案",
            "改编",
            "改編",
        ),
    ),
    "foreword": (
        "aui",
        (
            "Foreword by",
            "Vorwort von",
            "Préface de",
            "Prólogo de",
            "Prefazione di",
            "Prefácio de",
            "Förord av",
            "序文",
            "序言",
            "序言",
        ),
    ),
    "introduction": (
        "aui",
        (
            "Introduction by",
            "Einleitung von",
            "Introduction de",
            "Introducción de",
            "Introduzione di",
            "Introdução de",
            "Inledning av",
            "序論",
            "引言",
            "引言",
        ),
    ),
    "afterword": (
        "aft",
        (
            "Afterword by",
            "Nachwort von",
            "Postface de",
            "Epílogo de",
            "Postfazione di",
            "Posfácio de",
            "Efterord av",
            "あとがき",
            "后记",
            "後記",
        ),
    ),
    "cover": (
        "cov",
        (
            "Cover by",
            "Umschlag von",
            "Couverture de",
            "Cubierta de",
            "Copertina di",
            "Capa de",
            "Omslag av",
            "表紙",
            "封面",
            "封面",
        ),
    ),
    "designer": (
        "bkd",
        (
            "Designed by",
            "Gestaltet von",
            "Conception graphique de",
            "Diseño de",
            "Progetto grafico di",
            "Design de",
            "Formgivning av",
            "デザイン",
            "设计",
            "設計",
        ),
    ),
    "contributor": (
        "ctb",
        ("With", "Mit", "Avec", "Con", "Con", "Com", "Med", "協力", "协助", "協助"),
    ),
}
"""Role -> its MARC relator code, and what stands before the name, by LANGUAGES."""

ROLES = tuple(_ROLES)


def relator(role: str) -> str:
    """The MARC code of a role; that of contributors at large for one that we don't know."""
    return _ROLES.get(role, _ROLES["contributor"])[0]


def lines(people: Iterable[Contributor], language: str) -> tuple[str, ...]:
    """What a title page says of them, a line a role: "Translated by A. Writer, B. Writer"."""
    names: dict[str, list[str]] = {}
    for person in people:
        names.setdefault(person.role, []).append(person.name)
    at = next((LANGUAGES.index(tag) for tag in tables(language) if tag in LANGUAGES), 0)
    return tuple(
        f"{_ROLES.get(role, _ROLES['contributor'])[1][at]} {', '.join(several)}"
        for role, several in names.items()
    )
