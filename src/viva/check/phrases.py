"""The phrases that rules look for, in English and French, written as `viva.check.folding.fold` leaves a text."""

from __future__ import annotations

import re
from typing import Final

from viva.check.folding import fold

# True and false.

_TRUE_OR_FALSE: Final = r"(?:true|false|right|wrong|correct|incorrect)"
_VRAI_OU_FAUX: Final = r"(?:vraie?|fausse|faux|exacte?|inexacte?|juste)"
TRUTH: Final = re.compile(
    rf"(?:(?:it|this|that|the (?:statement|sentence|claim|assertion)) is )?{_TRUE_OR_FALSE}(?: statement)?|t|f|v"
    r"|(?:yes|no)(?:,? (?:it|they|he|she|you|we|i|there|this|that) \w+(?:'t| not)?)?"
    rf"|(?:c'est |(?:l'affirmation|l'enonce|la phrase|la proposition) est )?{_VRAI_OU_FAUX}"
    rf"|(?:oui|non)(?:,? (?:c'est|ce n'est|il est|elle est)(?: bien| pas)*(?: {_VRAI_OU_FAUX}| le cas)?)?"
)
"""An option that says no more than true or false."""
UNDECIDED: Final = frozenset(
    {"not given", "not said", "cannot say", "can't say", "maybe", "it depends", "i don't know", "don't know", "unknown"}
    | {"cannot be determined", "not stated", "non mentionne", "on ne sait pas", "je ne sais pas", "ca depend"}
    | {"cela depend", "peut-etre", "non dit"}
)

# Words that carry nothing, or too much.

ABSOLUTE: Final = re.compile(
    r"\b(?:always|never|only|all|none|every|completely|entirely|absolutely|invariably|impossible"
    r"|toujours|jamais|uniquement|seulement|tous|toutes|aucune?|completement|entierement|absolument)\b"
)
VAGUE: Final = re.compile(
    r"\b(?:often|usually|sometimes|frequently|rarely|seldom|generally|occasionally|typically|probably|normally|mostly"
    r"|souvent|parfois|rarement|generalement|habituellement|quelquefois|frequemment|en general|probablement"
    r"|plupart)\b"
)

# What a card should not ask.

LIST_ALL: Final = re.compile(
    r"^(?:please |can you |could you )?(?:list|name|enumerate|state|recite|give|mention)(?: me| us| down)? "
    r"(?:(?:all|each|every)\b|(?:the |at least |any )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b)"
    r"|^what are (?:all|the (?:three|four|five|six|seven|eight|nine|ten|\d+))\b"
    r"|^(?:citez?|citer|enumere[zr]?|liste[zr]?|nomme[zr]?|donne[zr]?|indique[zr]?|enoncer|enoncez?)"
    r"(?:-moi|-nous)? (?:tou(?:te)?s (?:les|ces)|chacune? des|(?:les |au moins )?(?:deux|trois|quatre|cinq|six"
    r"|sept|huit|neuf|dix|\d+)\b)"
    r"|^quel(?:le)?s sont (?:tou(?:te)?s )?les (?:trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)\b"
)
DATED: Final = re.compile(
    r"\b(?:currently|nowadays|at present|at the moment|these days|this (?:year|month|week|season)|last (?:year|month)"
    r"|next (?:year|month)|as of now|to date|so far this|in recent years|today's|until today"
    r"|(?:the |who is |is |'s )current (?!(?:is|was|in|of|through|that|which|flows?|across|at)\b)(?=\w)"
    r"|actuellement|de nos jours|cette (?:annee|semaine|saison)|ce mois-ci"
    r"|l'an dernier|l'annee (?:derniere|prochaine)|en ce moment|a ce jour|ces dernieres annees|d'aujourd'hui"
    r"|actuel(?:le)?s?)\b"
)
"""Words that mean another time with each day that passes."""

YEAR: Final = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})\b")

WHICH_IS_TRUE: Final = re.compile(
    r"\bwhich (?:one )?(?:of (?:the following|these)(?: statements?)?|statement|answer"
    r"|option)(?: \w+){0,4}? (?:is|are) "
    r"(?:\w+ )?(?:true|correct|right|accurate|false|incorrect)\b"
    r"|\b(?:quelle|laquelle|lesquelles|quelles|parmi)[^.?]* (?:est|sont) (?:la |les )?(?:vraies?|exactes?"
    r"|correctes?|justes?|bonnes?"
    r"|fausses?|inexactes?)\b"
)

SPELLING: Final = re.compile(
    r"\borthographe\b|\bspel(?:t|led|ling)\b|\bs'ecri|\bis written\b|\bhyphen|\btrait d'union\b"
)
"""A question about how something is written: options may then differ in no more than that."""

# Words that every subject shares, so that nothing is given away by them.

COMMON: Final = frozenset(
    fold(
        """about above according after again against almost along already among another answer around because become
        before being below between called cannot cause caused causes certain change changes could describes described
        difference different does doing during effect effects either enough every example first following found from
        general given gives group groups having holds human important include included includes including increase
        increased increases itself kinds known large later likely made makes making means might months more most mostly
        much needs never number often other others part parts people person place possible process produced question
        reason result results right same second several should show shows since small some something sometimes source
        sources still such support system than that their them then there these they thing things this those three time
        times toward towards type types under until used uses using usually value very water what when where whether
        which while whole whose with within without words world would wrong years
        ainsi alors apres aucun aucune autour autre autres avant avoir beaucoup cause causes celle celles celui cette
        chaque chose choses comme comment contre dans depuis dernier deux dire donne donner effet elles encore ensuite
        entre etaient etait etant etre exemple faire fait faut fois forme francais groupe groupes jamais jours laquelle
        lequel leurs lorsque maintenant meme mettre moins monde nombre notre parce partie parties pendant
        permet personne personnes
        peut peuvent place plusieurs plutot point possible pour pourquoi premier premiere premieres premiers
        presque quand quel quelle quelles quels question raison reponse reponses resultat resultats sans selon seule
        seulement sont source sources souvent suivant suivante suivantes suivants temps toujours toute toutes trois type
        types utilise utiliser valeur venir voici voila votre vraie"""
    ).split()
)

_ENDINGS: Final = {
    "en": re.compile(r"(?:'s|ies|ied|ing|ed|es|s|e|y|ly|al)$"),
    "fr": re.compile(r"(?:aient|ement|ements|ees|ee|es|er|ez|ent|ant|s|e|x)$"),
}


ELIDED: Final = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'")
"""What French writes before a vowel, as one word with the next."""


ROOT: Final = 6
"""Letters that words of one root share: seismologist, seismograph."""


def stemmed(word: str, lang: str) -> str:
    """Return a word without its commonest endings, where five letters are left: enough to hear an echo."""
    pattern = _ENDINGS.get(lang)
    if pattern is None:
        return word
    short = pattern.sub("", word)
    return (short if len(short) > 3 else word)[:ROOT]  # noqa: PLR2004 - fewer letters are no word's own
