"""The few fixed words that outputs need of their own, by language."""

from functools import cache
from typing import NamedTuple

from typebar.text.language import well_formed
from typebar.writers import xhtml, xhtml_roles
from typebar.writers.xhtml_translations import rows

_RIGHT_TO_LEFT = xhtml.name_set("ar arc ckb dv fa he ks ku-arab nqo ps sd syr ug ur yi")


class Words(NamedTuple):
    """What an output says that the manuscript doesn't."""

    contents: str
    cover: str
    title_page: str
    chapter: str
    part: str
    pages: str
    landmarks: str
    start: str
    cast: str
    together: str
    note: str
    notes: str
    back: str
    by: str
    skip: str
    appearance: str
    light: str
    dark: str
    sepia: str
    automatic: str
    colours: str
    size: str


_ENGLISH = Words(
    contents="Contents",
    cover="Cover",
    title_page="Title page",
    chapter="Chapter",
    part="Part",
    pages="Pages",
    landmarks="Landmarks",
    start="Start of the text",
    cast="Cast",
    together="Spoken at the same time",
    note="Note",
    notes="Notes",
    back="Back to the text",
    by="by",
    skip="Skip to the text",
    appearance="Appearance",
    light="Light",
    dark="Dark",
    sepia="Sepia",
    automatic="As the device",
    colours="Theme",
    size="Text size",
)
_GERMAN = Words(
    contents="Inhalt",
    cover="Umschlag",
    title_page="Titelseite",
    chapter="Kapitel",
    part="Teil",
    pages="Seiten",
    landmarks="Wegmarken",
    start="Beginn des Textes",
    cast="Personen",
    together="Gleichzeitig gesprochen",
    note="Anmerkung",
    notes="Anmerkungen",
    back="Zurück zum Text",
    by="von",
    skip="Zum Text springen",
    appearance="Darstellung",
    light="Hell",
    dark="Dunkel",
    sepia="Sepia",
    automatic="Wie das Gerät",
    colours="Farben",
    size="Schriftgröße",
)
_FRENCH = Words(
    contents="Table des matières",
    cover="Couverture",
    title_page="Page de titre",
    chapter="Chapitre",
    part="Partie",
    pages="Pages",
    landmarks="Repères",
    start="Début du texte",
    cast="Personnages",
    together="Dit en même temps",
    note="Note",
    notes="Notes",
    back="Retour au texte",
    by="de",
    skip="Aller au texte",
    appearance="Apparence",
    light="Clair",
    dark="Sombre",
    sepia="Sépia",
    automatic="Comme l’appareil",
    colours="Couleurs",
    size="Taille du texte",
)
_SPANISH = Words(
    contents="Índice",
    cover="Cubierta",
    title_page="Portada",
    chapter="Capítulo",
    part="Parte",
    pages="Páginas",
    landmarks="Puntos de referencia",
    start="Comienzo del texto",
    cast="Personajes",
    together="Dicho al mismo tiempo",
    note="Nota",
    notes="Notas",
    back="Volver al texto",
    by="de",
    skip="Ir al texto",
    appearance="Apariencia",
    light="Claro",
    dark="Oscuro",
    sepia="Sepia",
    automatic="Como el dispositivo",
    colours="Colores",
    size="Tamaño del texto",
)
_ITALIAN = Words(
    contents="Indice",
    cover="Copertina",
    title_page="Frontespizio",
    chapter="Capitolo",
    part="Parte",
    pages="Pagine",
    landmarks="Punti di riferimento",
    start="Inizio del testo",
    cast="Personaggi",
    together="Detto nello stesso momento",
    note="Nota",
    notes="Note",
    back="Torna al testo",
    by="di",
    skip="Vai al testo",
    appearance="Aspetto",
    light="Chiaro",
    dark="Scuro",
    sepia="Seppia",
    automatic="Come il dispositivo",
    colours="Colori",
    size="Dimensione del testo",
)
_PORTUGUESE = Words(
    contents="Índice",
    cover="Capa",
    title_page="Folha de rosto",
    chapter="Capítulo",
    part="Parte",
    pages="Páginas",
    landmarks="Pontos de referência",
    start="Início do texto",
    cast="Personagens",
    together="Dito ao mesmo tempo",
    note="Nota",
    notes="Notas",
    back="Voltar ao texto",
    by="de",
    skip="Ir para o texto",
    appearance="Aparência",
    light="Claro",
    dark="Escuro",
    sepia="Sépia",
    automatic="Como o dispositivo",
    colours="Cores",
    size="Tamanho do texto",
)
_SWEDISH = Words(
    contents="Innehåll",
    cover="Omslag",
    title_page="Titelsida",
    chapter="Kapitel",
    part="Del",
    pages="Sidor",
    landmarks="Riktmärken",
    start="Textens början",
    cast="Personer",
    together="Sägs samtidigt",
    note="Not",
    notes="Noter",
    back="Tillbaka till texten",
    by="av",
    skip="Gå till texten",
    appearance="Utseende",
    light="Ljust",
    dark="Mörkt",
    sepia="Sepia",
    automatic="Som enheten",
    colours="Färger",
    size="Textstorlek",
)
_BY_LANGUAGE = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "it": _ITALIAN,
    "pt": _PORTUGUESE,
    "sv": _SWEDISH,
}


_SAME = {
    "no": "nb",
    "nn": "nb",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
    "iw": "he",
}
"""Languages whose words are those of another one."""


def tables(language: str) -> tuple[str, str]:
    """Under which tags tables of words may have a language, the nearest first."""
    subtags = language.strip().lower().replace("_", "-").split("-")
    near, primary = "-".join(subtags[:2]), subtags[0]
    return _SAME.get(near, near), _SAME.get(primary, primary)


def words(language: str) -> Words:
    """The words of a language, given as a BCP 47 tag; English where we have none."""
    for tag in tables(language):
        if found := _BY_LANGUAGE.get(tag) or _translated().get(tag):
            return found
    return _ENGLISH


def role_name(role: str, language: str) -> str:
    """What a part of a book is called that has no title; English where we have no word."""
    for tag in tables(language):
        if found := xhtml_roles.names().get(tag, {}).get(role):
            return found
    return role.replace("-", " ").capitalize()


@cache
def _translated() -> dict[str, Words]:
    return {tag: Words(*said) for tag, said in rows().items()}


def numbered(name: str, number: int | None) -> str:
    """A chapter's or part's name with its number, if it has one: "Chapter 3", "第3章"."""
    if number is None:
        return name.replace("{}", "").lstrip(". ")
    return name.replace("{}", str(number)) if "{}" in name else f"{name} {number}"


def language_tag(language: str) -> str:
    """The tag as a document may carry it; what can't be one is "und", undetermined."""
    return language.strip().replace("_", "-") if well_formed(language) else "und"


def direction(language: str) -> str:
    """What `dir` says for a language: "rtl" or "ltr"."""
    tag = language.lower()
    if "-latn" in tag:
        return "ltr"
    names = {tag.partition("-")[0], "-".join(tag.split("-")[:2])}
    return "rtl" if names & _RIGHT_TO_LEFT or "-arab" in tag or "-hebr" in tag else "ltr"


def vertical(language: str) -> bool:
    """Whether prose of the language is set in lines from top to bottom: Japanese, Taiwanese."""
    tag = language.lower()
    return tag.partition("-")[0] == "ja" or tag.startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo"))
