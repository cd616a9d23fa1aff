"""What parts of a book are called that have no title of their own, a row a language.

Two roles share a name in languages that don't tell them apart, such as foreword and preface.
"""

from functools import cache

ROLES = (
    "prologue",
    "epilogue",
    "conclusion",
    "dedication",
    "epigraph",
    "credits",
    "foreword",
    "preface",
    "introduction",
    "notice",
    "acknowledgments",
    "afterword",
    "appendix",
    "bibliography",
    "colophon",
    "endnotes",
    "errata",
    "glossary",
    "index",
)
"""In the order of the rows; credits are the page with the copyright. Words has chapter and part."""

_ROWS = """
ar: استهلال; خاتمة; الخلاصة; إهداء; تصدير; حقوق النشر; تقديم; تمهيد; مقدمة; تنبيه; شكر وتقدير; كلمة أخيرة; ملحق; المراجع; حرد المتن; الحواشي; تصويبات; مسرد المصطلحات; الفهرس
cs: Prolog; Epilog; Závěr; Věnování; Motto; Tiráž; Předmluva; Předmluva; Úvod; Upozornění; Poděkování; Doslov; Příloha; Bibliografie; Tiráž; Poznámky; Errata; Slovníček; Rejstřík
da: Prolog; Epilog; Afslutning; Dedikation; Motto; Kolofon; Forord; Forord; Indledning; Bemærkning; Tak; Efterord; Appendiks; Litteraturliste; Kolofon; Noter; Rettelser; Ordliste; Register
de: Prolog; Epilog; Schluss; Widmung; Motto; Impressum; Geleitwort; Vorwort; Einleitung; Hinweis; Danksagung; Nachwort; Anhang; Literaturverzeichnis; Kolophon; Anmerkungen; Errata; Glossar; Register
el: Πρόλογος; Επίλογος; Συμπέρασμα; Αφιέρωση; Μότο; Πνευματικά δικαιώματα; Πρόλογος; Πρόλογος; Εισαγωγή; Σημείωση; Ευχαριστίες; Επίμετρο; Παράρτημα; Βιβλιογραφία; Κολοφώνας; Σημειώσεις; Παροράματα; Γλωσσάρι; Ευρετήριο
es: Prólogo; Epílogo; Conclusión; Dedicatoria; Epígrafe; Créditos; Prólogo; Prefacio; Introducción; Aviso; Agradecimientos; Posfacio; Apéndice; Bibliografía; Colofón; Notas; Fe de erratas; Glosario; Índice analítico
fi: Prologi; Epilogi; Lopuksi; Omistuskirjoitus; Motto; Tekijänoikeudet; Esipuhe; Esipuhe; Johdanto; Huomautus; Kiitokset; Jälkisanat; Liite; Kirjallisuusluettelo; Kolofoni; Viitteet; Oikaisut; Sanasto; Hakemisto
fr: Prologue; Épilogue; Conclusion; Dédicace; Épigraphe; Crédits; Préface; Avant-propos; Introduction; Avertissement; Remerciements; Postface; Annexe; Bibliographie; Colophon; Notes; Errata; Glossaire; Index
he: פרולוג; אפילוג; סיכום; הקדשה; מוטו; זכויות יוצרים; פתח דבר; הקדמה; מבוא; הודעה; תודות; אחרית דבר; נספח; ביבליוגרפיה; קולופון; הערות; תיקוני טעויות; מילון מונחים; מפתח
hu: Prológus; Epilógus; Befejezés; Ajánlás; Mottó; Impresszum; Előszó; Előszó; Bevezetés; Megjegyzés; Köszönetnyilvánítás; Utószó; Függelék; Irodalomjegyzék; Kolofon; Jegyzetek; Hibajegyzék; Szószedet; Tárgymutató
it: Prologo; Epilogo; Conclusione; Dedica; Epigrafe; Crediti; Prefazione; Premessa; Introduzione; Avvertenza; Ringraziamenti; Postfazione; Appendice; Bibliografia; Colophon; Note; Errata corrige; Glossario; Indice analitico
ja: プロローグ; エピローグ; 結び; 献辞; 題辞; クレジット; 序文; まえがき; 序論; おことわり; 謝辞; あとがき; 付録; 参考文献; 奥付; 巻末注; 正誤表; 用語集; 索引
ko: 프롤로그; 에필로그; 맺음말; 헌사; 제사; 판권; 서문; 머리말; 서론; 일러두기; 감사의 말; 후기; 부록; 참고 문헌; 간기; 미주; 정오표; 용어집; 찾아보기
nb: Prolog; Epilog; Avslutning; Dedikasjon; Motto; Kolofon; Forord; Forord; Innledning; Merknad; Takk; Etterord; Tillegg; Litteraturliste; Kolofon; Noter; Rettelser; Ordliste; Register
nl: Proloog; Epiloog; Conclusie; Opdracht; Motto; Colofon; Woord vooraf; Voorwoord; Inleiding; Mededeling; Dankwoord; Nawoord; Bijlage; Bibliografie; Colofon; Noten; Errata; Verklarende woordenlijst; Register
pl: Prolog; Epilog; Zakończenie; Dedykacja; Motto; Stopka redakcyjna; Przedmowa; Przedmowa; Wstęp; Uwaga; Podziękowania; Posłowie; Dodatek; Bibliografia; Kolofon; Przypisy; Errata; Słowniczek; Indeks
pt: Prólogo; Epílogo; Conclusão; Dedicatória; Epígrafe; Créditos; Prefácio; Prefácio; Introdução; Aviso; Agradecimentos; Posfácio; Apêndice; Bibliografia; Colofão; Notas; Errata; Glossário; Índice remissivo
ru: Пролог; Эпилог; Заключение; Посвящение; Эпиграф; Выходные данные; Предисловие; Предисловие; Введение; Уведомление; Благодарности; Послесловие; Приложение; Библиография; Колофон; Примечания; Опечатки; Глоссарий; Указатель
sv: Prolog; Epilog; Avslutning; Dedikation; Motto; Copyright; Förord; Företal; Inledning; Anmärkning; Tack; Efterord; Bilaga; Litteraturförteckning; Kolofon; Noter; Rättelser; Ordlista; Register
tr: Prolog; Epilog; Sonuç; İthaf; Epigraf; Künye; Sunuş; Önsöz; Giriş; Uyarı; Teşekkür; Sonsöz; Ek; Kaynakça; Kolofon; Notlar; Düzeltmeler; Sözlükçe; Dizin
uk: Пролог; Епілог; Висновок; Присвята; Епіграф; Вихідні дані; Передмова; Передмова; Вступ; Повідомлення; Подяки; Післямова; Додаток; Бібліографія; Колофон; Примітки; Виправлення; Глосарій; Покажчик
vi: Mở đầu; Vĩ thanh; Kết luận; Lời đề tặng; Đề từ; Bản quyền; Lời giới thiệu; Lời nói đầu; Giới thiệu; Lưu ý; Lời cảm ơn; Lời bạt; Phụ lục; Thư mục; Thông tin xuất bản; Chú thích; Đính chính; Bảng thuật ngữ; Chỉ mục
zh: 序章; 尾声; 结语; 献词; 题记; 版权页; 序言; 前言; 引言; 声明; 致谢; 后记; 附录; 参考文献; 出版信息; 尾注; 勘误; 词汇表; 索引
zh-hant: 序章; 尾聲; 結語; 獻詞; 題記; 版權頁; 序言; 前言; 引言; 聲明; 致謝; 後記; 附錄; 參考文獻; 出版資訊; 尾註; 勘誤; 詞彙表; 索引
"""  # noqa: E501 -- a row is a language


@cache
def names() -> dict[str, dict[str, str]]:
    """By language and role; English calls a part by its role."""
    split = (row.partition(": ") for row in _ROWS.strip().splitlines())
    return {tag: dict(zip(ROLES, said.split("; "), strict=True)) for tag, _, said in split}
