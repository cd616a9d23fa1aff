"""Who took part in a work besides its authors: roles, their MARC codes, and how pages name them."""

from collections.abc import Iterable

from typebar.model.work import Contributor

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "sv")
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
        ),
    ),
    "contributor": (
        "ctb",
        ("With", "Mit", "Avec", "Con", "Con", "Com", "Med"),
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
    primary = language.lower().partition("-")[0]
    at = LANGUAGES.index(primary) if primary in LANGUAGES else 0
    return tuple(
        f"{_ROLES.get(role, _ROLES['contributor'])[1][at]} {', '.join(several)}"
        for role, several in names.items()
    )
