"""Who took part in a work besides its authors: roles, their MARC codes, and how pages name them."""

from collections.abc import Iterable
from functools import cache

from typebar.model.work import Contributor
from typebar.writers.xhtml_words import tables

_RELATORS = {
    "editor": "edt",
    "translator": "trl",
    "illustrator": "ill",
    "photographer": "pht",
    "adapter": "adp",
    "foreword": "aui",
    "introduction": "aui",
    "afterword": "aft",
    "cover": "cov",
    "designer": "bkd",
    "contributor": "ctb",
}
"""Role -> its MARC relator code."""

ROLES = tuple(_RELATORS)

_ROWS = """
en: Edited by; Translated by; Illustrated by; Photographs by; Adapted by; Foreword by; Introduction by; Afterword by; Cover by; Designed by; With
ar: تحرير:; ترجمة:; رسوم:; تصوير:; اقتباس:; تقديم:; مقدمة بقلم; خاتمة بقلم; تصميم الغلاف:; تصميم:; بمشاركة
cs: Redakce:; Překlad:; Ilustrace:; Fotografie:; Adaptace:; Předmluva:; Úvod:; Doslov:; Obálka:; Grafická úprava:; Spolupráce:
da: Redigeret af; Oversat af; Illustreret af; Fotografier af; Bearbejdet af; Forord af; Indledning af; Efterord af; Omslag af; Grafisk tilrettelægning af; Med
de: Herausgegeben von; Übersetzt von; Illustriert von; Fotografien von; Bearbeitet von; Vorwort von; Einleitung von; Nachwort von; Umschlag von; Gestaltet von; Mit
el: Επιμέλεια:; Μετάφραση:; Εικονογράφηση:; Φωτογραφίες:; Διασκευή:; Πρόλογος:; Εισαγωγή:; Επίμετρο:; Εξώφυλλο:; Σχεδιασμός:; Συνεργασία:
es: Edición de; Traducción de; Ilustraciones de; Fotografías de; Adaptación de; Prólogo de; Introducción de; Epílogo de; Cubierta de; Diseño de; Con
fi: Toimitus:; Suomennos:; Kuvitus:; Valokuvat:; Sovitus:; Esipuhe:; Johdanto:; Jälkisanat:; Kansi:; Ulkoasu:; Mukana:
fr: Sous la direction de; Traduit par; Illustré par; Photographies de; Adapté par; Préface de; Introduction de; Postface de; Couverture de; Conception graphique de; Avec
he: עריכה:; תרגום:; איורים:; צילומים:; עיבוד:; פתח דבר:; מבוא:; אחרית דבר:; עיצוב העטיפה:; עיצוב:; בהשתתפות
hu: Szerkesztette; Fordította; Illusztrálta; A fényképeket készítette; Átdolgozta; Az előszót írta; A bevezetést írta; Az utószót írta; A borítót tervezte; A könyvet tervezte; Közreműködött
it: A cura di; Traduzione di; Illustrazioni di; Fotografie di; Adattamento di; Prefazione di; Introduzione di; Postfazione di; Copertina di; Progetto grafico di; Con
ja: 編集; 翻訳; 挿絵; 写真; 翻案; 序文; 序論; あとがき; 表紙; デザイン; 協力
ko: 엮은이; 옮긴이; 그린이; 사진; 각색; 서문; 들어가는 글; 후기; 표지; 디자인; 함께한 이
nb: Redigert av; Oversatt av; Illustrert av; Fotografier av; Bearbeidet av; Forord av; Innledning av; Etterord av; Omslag av; Grafisk formgivning av; Med
nl: Onder redactie van; Vertaald door; Geïllustreerd door; Foto’s van; Bewerkt door; Voorwoord van; Inleiding van; Nawoord van; Omslag van; Vormgegeven door; Met
pl: Redakcja:; Przekład:; Ilustracje:; Fotografie:; Adaptacja:; Przedmowa:; Wstęp:; Posłowie:; Okładka:; Projekt graficzny:; Współpraca:
pt: Edição de; Tradução de; Ilustrações de; Fotografias de; Adaptação de; Prefácio de; Introdução de; Posfácio de; Capa de; Design de; Com
ru: Редактура:; Перевод:; Иллюстрации:; Фотографии:; Адаптация:; Предисловие:; Введение:; Послесловие:; Обложка:; Дизайн:; При участии:
sv: Redigerad av; Översättning av; Illustrationer av; Fotografier av; Bearbetning av; Förord av; Inledning av; Efterord av; Omslag av; Formgivning av; Med
tr: Editör:; Çeviri:; Çizimler:; Fotoğraflar:; Uyarlama:; Önsöz:; Giriş:; Sonsöz:; Kapak:; Tasarım:; Katkı:
uk: Редагування:; Переклад:; Ілюстрації:; Фотографії:; Адаптація:; Передмова:; Вступ:; Післямова:; Обкладинка:; Дизайн:; За участі:
vi: Biên tập:; Người dịch:; Minh họa:; Ảnh:; Chuyển thể:; Lời tựa:; Lời giới thiệu:; Lời bạt:; Thiết kế bìa:; Thiết kế:; Cộng tác:
zh: 编辑; 翻译; 插图; 摄影; 改编; 序言; 引言; 后记; 封面; 设计; 协助
zh-hant: 編輯; 翻譯; 插圖; 攝影; 改編; 序言; 引言; 後記; 封面; 設計; 協助
"""  # noqa: E501 -- a row is a language
"""What stands before the name, by ROLES.

Languages that would bend the name behind a verb or a preposition have a noun and a colon, as their
title pages do, so that a name stands as it's given and one phrase does for several.
"""


def relator(role: str) -> str:
    """The MARC code of a role; that of contributors at large for one that we don't know."""
    return _RELATORS.get(role, _RELATORS["contributor"])


def lines(people: Iterable[Contributor], language: str) -> tuple[str, ...]:
    """What a title page says of them, a line a role: "Translated by A. Writer, B. Writer"."""
    names: dict[str, list[str]] = {}
    for person in people:
        role = person.role if person.role in _RELATORS else "contributor"
        names.setdefault(role, []).append(person.name)
    known = phrases()
    said = next((known[tag] for tag in tables(language) if tag in known), known["en"])
    return tuple(f"{said[role]} {', '.join(several)}" for role, several in names.items())


@cache
def phrases() -> dict[str, dict[str, str]]:
    """What stands before the names, by language and role."""
    split = (row.partition(": ") for row in _ROWS.strip().splitlines())
    return {tag: dict(zip(ROLES, said.split("; "), strict=True)) for tag, _, said in split}
