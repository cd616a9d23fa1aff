"""How each language is set: quotation marks, dashes, spaces, elisions.

Sources: The Chicago Manual of Style 17, New Hart's Rules, Duden (Rechtschreibung, D 8-13, D 34),
the Lexique des règles typographiques of the Imprimerie nationale, the RAE's Ortografía (2010), the
Svenska skrivregler, the Portuguese and Brazilian publishers' style books.
"""

import re
from functools import cache
from typing import NamedTuple

NO_BREAK = "\u00a0"
NARROW = "\u202f"
HAIR = "\u200a"
EM, EN = "—", "–"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LIKELY_ENGLISH = _words(
    "bout bye cause cept cuz e er fess fore fraid fro gainst hood kay less lectric longside magine "
    "midst mong neath nother nough nuff pears possum pon round s sall scuse spect spose sted stead "
    "tain tarnal tention tude way"
)
_SURE_ENGLISH = _words(
    "tis tisn tisnt twas twasn twasnt twere tweren twill twould twouldn twixt tween til em n "
    "ello im ead eart ope arf ard ouse"
)
"""Words that are elided whatever follows."""


class Rules(NamedTuple):
    """The rules of one language; a pair of marks is a string of two characters."""

    outer: str = "“”"
    """For `"` that stands in no other."""
    inner: str = "“”"
    """For `"` inside `"`."""
    single: str = "‘’"
    """For `'` that stands in no other quotation."""
    within: str = "‘’"
    """For `'` inside another quotation."""
    tight: str = EM
    """For `--` with a word on one side at least."""
    spaced: str = EM
    """For `--` between blanks."""
    opening: str = EM
    """For `--` that opens a paragraph."""
    padding: str = ""
    """What stands inside guillemets."""
    high_marks: bool = False
    """Whether `; ! ?` and `:` have a space before them."""
    speech_space: bool = False
    """Whether a dash that opens a paragraph is followed by a space that doesn't break."""
    sure: frozenset[str] = frozenset()
    """Words that have lost their beginning for certain: 'tis."""
    likely: frozenset[str] = frozenset()
    """Words that have unless a quotation ends behind them: 'cause."""
    ranges: bool = False
    """Whether a dash stands between the years and pages of a range, not a hyphen."""
    bound: str = ""
    """A pattern: blanks in its matches don't break. Those of other languages aren't compiled."""


_UNITS = "|".join(
    ("k?m|[cm]m|km/h|kph|mph|[km]?g|m?l|ha|lbs?|oz|ft|yd", "h|min|s|[kMG]?Hz|k?W|V|[kMGT]B")
)
_FEET = r"(?<=\d['’′] )(?=\d{1,2}[\"”″ ½¼¾])"
_THOUSANDS = r"(?<=\d )(?=\d{3}(?![\d:]))"
"""Where numbers have blanks in them."""
_SMALL_WORDS = r"(?<=\b[aikosuvwzAIKOSUVWZ] )(?=\w)"
"""Where words of one letter don't end a line: in Czech, Slovak and Polish."""


def _bound(titles: str = "", numbers: str = "", more: str = "", beyond: str = "") -> str:
    """A pattern of the blanks at which a line doesn't break.

    Every part begins with the blank and looks back, so that a search goes from blank to blank.

    Args:
        titles: words that hold on to the next word or number.
        numbers: words that hold on to a number.
        more: a pattern of further places, behind a figure, a full stop or a short word.
        beyond: a pattern of places anywhere, with a bar behind it.
    """
    parts = [
        r"(?<=\b[A-Z]\. )(?=[A-Z]\.)",
        r"(?<=& )(?=[A-Z])",
        rf"(?<=\d )(?=(?:{_UNITS}|°[CF])\b|[%€°])",
        _FEET,
    ]
    if titles:
        names = "|".join(rf"(?<=\b{re.escape(word)} )" for word in titles.split())
        parts.append(rf"(?:{names})(?=[\w«“„\"])")
    if numbers:
        counted = "|".join(rf"(?<=\b{re.escape(word)} )" for word in numbers.split())
        parts.append(rf"(?:{counted})(?=\d)")
    if more:
        parts.append(more)
    near = r"(?<=[.\d°º'’′§&] )|(?<=[A-Zglmnr][a-z] )"
    return rf" (?:{beyond}(?:{near})(?:{'|'.join(parts)}))"


_EN = _bound(
    "Mr. Mrs. Ms. Mx. Dr. Drs. Prof. Rev. Hon. Sen. Rep. Gov. Pres. Capt. Lt. Lieut. Sgt. Cpl. "
    "Pvt. Maj. Col. Gen. Cmdr. Adm. Det. Insp. Supt. Messrs. Mme. Mlle. Mt. Ft. Mr Mrs Ms Mx Dr",
    "No. Nos. no. nos. p. pp. vol. vols. ch. fig. c. ca.",
    r"(?<=\d )(?=[ap]\.?m\b|[AP]\.?M\b|o['’]clock\b|(?:m|b|tr)illion\b)|(?<=\bSt\. )(?=[A-Z])"
    r"|(?<=[ “]M\. )(?=[A-Z])",
)
_DE = _bound(
    "Dr. Prof. Hr. Fr. St.",
    "Nr. Bd. Art. S. Abb. Kap.",
    r"(?<=\b[zZ]\. )(?=B\.)|(?<=\b[dD]\. )(?=h\.)|(?<=\bu\. )(?=[aUÄä]\.)|(?<=\bo\. )(?=[äÄ]\.)"
    r"|(?<=\b[vn]\. )(?=Chr\.)|(?<=§ )(?=\d)|(?<=\d )(?=Uhr\b)"
    rf"|{_THOUSANDS}"
    r"|(?<=\d\. )(?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|"
    r"Dezember)\b)",
)
_FR = _bound(
    "M. MM. St. Mme Mlle Mgr Me Dr Pr",
    "n° nº p. vol. chap.",
    rf"(?<=\d )(?=heures\b|[$£])|{_THOUSANDS}",
)
_ES = _bound("Sr. Sra. Srta. Dr. Dra. Prof. D. Ud. Uds. Vd.", "núm. p. pág. n.º", _THOUSANDS)
_IT = _bound("Sig. Dott. Prof. Ing. Avv. sig. dott.", "n. p. pag. vol.", _THOUSANDS)
_PT = _bound("Sr. Sra. Dr. Dra. Prof. D. Exmo. Exma.", "n.º n.° p.", _THOUSANDS)
_SV = _bound("dr prof. Dr fru Fru herr", "nr kl. s. kap.", rf"(?<=\d )(?=kr\b)|{_THOUSANDS}")
_OTHERS = _bound(more=_THOUSANDS)
_SLAVIC = _bound(more=_THOUSANDS, beyond=rf"{_SMALL_WORDS}|")

_ENGLISH_RULES = Rules(sure=_SURE_ENGLISH, likely=_LIKELY_ENGLISH, ranges=True, bound=_EN)
_GERMAN = Rules(
    "„“",
    "‚‘",
    "‚‘",
    "‚‘",
    EN,
    EN,
    EN,
    sure=_words("s n ne nen nem ner nes ran rauf raus rein rum runter rüber nauf naus"),
    ranges=True,
    bound=_DE,
)
_FRENCH = Rules(
    "«»",
    "“”",
    "‘’",
    "“”",
    EM,
    EN,
    EM,
    padding=NARROW,
    high_marks=True,
    speech_space=True,
    sure=frozenset(("tit", "tite", "tits")),
    bound=_FR,
)
_SPANISH = Rules("«»", "“”", "‘’", "“”", bound=_ES)
_AMERICAN_SPANISH = Rules("“”", "‘’", "‘’", "‘’", bound=_ES)
_ITALIAN = Rules(
    "«»",
    "“”",
    "‘’",
    "“”",
    EM,
    EN,
    EM,
    speech_space=True,
    sure=_words("sto sta sti ste ndrangheta"),
    bound=_IT,
)
_PORTUGUESE = Rules("“”", "‘’", "‘’", "‘’", EM, EM, EM, speech_space=True, bound=_PT)
_SWEDISH = Rules("””", "’’", "’’", "’’", EN, EN, EN, speech_space=True, ranges=True, bound=_SV)

_TABLE: dict[str, Rules] = {
    "en": _ENGLISH_RULES,
    "en-gb": Rules(spaced=EN, sure=_SURE_ENGLISH, likely=_LIKELY_ENGLISH, ranges=True, bound=_EN),
    "de": _GERMAN,
    "de-ch": Rules("«»", "‹›", "‹›", "‹›", EN, EN, EN, sure=_GERMAN.sure, ranges=True, bound=_DE),
    "fr": _FRENCH,
    "fr-ch": Rules(
        "«»", "‹›", "‹›", "‹›", EM, EN, EM, NARROW, high_marks=True, speech_space=True, bound=_FR
    ),
    "es": _SPANISH,
    "es-419": _AMERICAN_SPANISH,
    "es-mx": _AMERICAN_SPANISH,
    "es-ar": _AMERICAN_SPANISH,
    "es-co": _AMERICAN_SPANISH,
    "es-us": _AMERICAN_SPANISH,
    "it": _ITALIAN,
    "it-ch": Rules("«»", "‹›", "‹›", "‹›", EM, EN, EM, sure=_ITALIAN.sure, bound=_IT),
    "pt": _PORTUGUESE,
    "pt-pt": Rules("«»", "“”", "‘’", "“”", EM, EM, EM, speech_space=True, bound=_PT),
    "sv": _SWEDISH,
    "fi": Rules("””", "’’", "’’", "’’", EN, EN, EN, speech_space=True, ranges=True, bound=_OTHERS),
    "da": Rules("»«", "›‹", "›‹", "›‹", EN, EN, EN, speech_space=True, ranges=True, bound=_OTHERS),
    "nb": Rules("«»", "‘’", "‘’", "‘’", EN, EN, EN, speech_space=True, ranges=True, bound=_OTHERS),
    "nl": Rules(sure=_words("s t n k m r"), tight=EN, spaced=EN, opening=EN, bound=_OTHERS),
    "pl": Rules("„”", "«»", "‚’", "«»", EN, EN, EM, speech_space=True, ranges=True, bound=_SLAVIC),
    "cs": Rules("„“", "‚‘", "‚‘", "‚‘", EN, EN, EN, speech_space=True, ranges=True, bound=_SLAVIC),
    "ru": Rules("«»", "„“", "„“", "„“", EM, EM, EM, speech_space=True, bound=_OTHERS),
}
_SAME = {"no": "nb", "nn": "nb", "sk": "cs", "uk": "ru", "be": "ru", "pt-ao": "pt-pt"}
_SAME |= {f"en-{place}": "en-gb" for place in ("au", "ie", "in", "nz", "za")}
_LEFT_ALONE = frozenset(("ja", "zh", "ko", "yue", "th", "ar", "fa", "he", "ur", "km", "lo", "my"))
"""Scripts whose writers type their own marks."""


@cache
def rules(language: str) -> Rules | None:
    """The rules for a BCP 47 tag; none where texts are left alone.

    A language that isn't in the table is set as English is: its quotes at least are curly.
    """
    tag = language.replace("_", "-").lower()
    primary = tag.partition("-")[0]
    if primary in _LEFT_ALONE:
        return None
    for name in (tag, primary):
        name = _SAME.get(name, name)  # noqa: PLW2901 -- the name that the table has
        if name in _TABLE:
            return _TABLE[name]
    return _TABLE["en"]
