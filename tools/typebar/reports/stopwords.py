"""Words that every text is full of, by language: lists of words used most leave them out."""

_ENGLISH = """
a about above after again against all am an and any are aren't around as at away back be because
been before behind being below between both but by can can't cannot come comes could couldn't did
didn't do does doesn't doing don't down during each even ever every few for from further get gets
go goes going gone got had hadn't has hasn't have haven't having he he'd he'll he's her here here's
hers herself him himself his how how's i i'd i'll i'm i've if in into is isn't it it'd it'll it's
its itself just let let's like made make may me might more most much must mustn't my myself never no
nor not now of off oh on once one only onto or other ought our ours ourselves out over own really
said same say see she she'd she'll she's should shouldn't so some still such take than that that'd
that's the their theirs them themselves then there there's these they they'd they'll they're they've
thing this those through to too toward towards two under until up upon us very was wasn't we we'd
we'll we're we've well were weren't what what's when when's where where's which while who who's whom
why why's will with without won't would wouldn't yes yet you you'd you'll you're you've your yours
yourself yourselves
"""
_GERMAN = """
aber alle allem allen aller alles als also am an andere anderen auch auf aus bei bin bis bist da
damit dann das dass daß dein deine dem den denn der des dich die dies diese diesem diesen dieser
dieses dir doch dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen habe
haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja
jede jedem jeden jeder jetzt kann kein keine können könnte machen man mehr mein meine meinem meinen
meiner mich mir mit muss nach nicht nichts noch nun nur ob oder ohne schon sehr sein seine seinem
seinen seiner sich sie sind so über um und uns unser unter vom von vor war waren was weg weil weiter
wenn wer werde werden wie wieder will wir wird wo wollen wurde wurden zu zum zur zwischen
"""
_FRENCH = """
a ai aie ainsi alors après as au aucun aussi autre aux avant avec avez avoir avons c'est car ce cela
ces cet cette ceux chez comme d'un d'une dans de des deux donc dont du elle elles en encore entre es
est et étaient était étais été être eu fait faut il ils j'ai je jusque l'on la le les leur leurs lui
là ma mais me mes moi moins mon même n'a n'est ne ni nos notre nous on ont ou où par pas peut plus
pour pourquoi qu'elle qu'il qu'on quand que quel quelle qui quoi rien s'il sa sans se sera ses si
son sont sous sur ta te tes toi ton tous tout toute toutes tu un une va vers vos votre vous y à ça
"""
_SPANISH = """
a al algo ahora ante antes así aunque bien cada como con contra cual cuando de del desde donde dos
el ella ellas ellos en entre era eran eres es esa ese eso esta estaba estado estar este esto estoy
está están fue ha había han has hasta hay he ir la las le les lo los me mi mis mucho muy más nada ni
no nos nosotros o otra otro para pero por porque que qué quien quién se sea ser si sin sobre solo
son soy su sus sí también tan te tiene todo todos tu tus tú un una uno va vez y ya yo él
"""

_LISTS = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}


def stop_words(language: str) -> frozenset[str]:
    """The list for a BCP 47 tag, folded; empty for a language that has none here."""
    return frozenset(_LISTS.get(language.partition("-")[0].lower(), "").split())
