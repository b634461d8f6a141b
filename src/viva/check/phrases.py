"""The phrases that rules look for, in English and French, written as `viva.check.folding.fold` leaves a text."""

from __future__ import annotations

import re
from typing import Final

from viva.check.folding import fold

# None of them, all of them.

_OTHERS_EN: Final = (
    r"(?:(?:the |these |those |all |other |others |any |given |listed |previous |preceding |above |following "
    r"|two |three "
    r"|four )*(?:above|these|those|them|listed|mentioned|given|below|others?|options?|answers?|choices?|alternatives?"
    r"|statements?|responses?|reasons?|items?))"
)
_TAIL_EN: Final = (
    r"(?: (?:above|below|here|listed|given|mentioned|provided|stated|options?|answers?|choices?|alternatives?"
    r"|statements?"
    r"|responses?|reasons?|items?|are|is|was|were|correct|true|right|false|wrong|incorrect|apply|applies|listed above"
    r"|mentioned above))*"
)
_ANSWERS_FR: Final = r"(?:reponses?|propositions?|options?|choix|affirmations?|enonces?|items?|assertions?|solutions?)"
_TAIL_FR: Final = (
    r"(?: (?:ci-dessus|ci-dessous|precedentes?|precedents?|proposee?s?|citee?s?|enoncee?s?|suivantes?|n'est"
    r"|n'etait|ne"
    r"|sont|est|convient|conviennent|correctee?s?|correctes?|exactee?s?|exactes?|exacts?|justes?|vraie?s?"
    r"|bonnes?|fausses?"
    r"|possibles?|la|a|fois|en|meme|temps))*"
)

NONE: Final = re.compile(
    rf"(?:none|neither|no one|not any|nothing)(?: one)? of {_OTHERS_EN}{_TAIL_EN}"
    rf"|(?:none|neither) of (?:these|those)(?: \w+){{1,2}}?{_TAIL_EN}"
    r"|(?:none|nothing) (?:above|listed|mentioned)(?: above)?"
    r"|no(?:ne)? (?:correct|right) (?:answer|option|choice)s?(?: (?:is |are )?(?:given|listed|above|provided|here))*"
    r"|there is no (?:correct|right) (?:answer|option)"
    r"|no (?:answer|option|choice) (?:is |given is |listed is |above is )*(?:correct|right|true)"
    r"|all (?:of )?(?:the |these )?(?:above|answers|options|choices|statements)(?: above)? are (?:false|wrong"
    r"|incorrect)"
    r"|(?:some|any)thing else(?: entirely)?|(?:an)?other answer"
    rf"|aucune?(?: seule)?(?: d'entre (?:eux|elles)| (?:de |des |d'|parmi )(?:ces |ses |les |cette |l')?(?:\w+ )?"
    rf"(?:{_ANSWERS_FR}|ceux-ci|celles-ci|deux|trois|quatre|cinq|autres)){_TAIL_FR}"
    rf"|aucune?(?: seule?)? (?:de|parmi) ces(?: \w+){{1,2}}?{_TAIL_FR}"
    rf"|aucune? (?:bonne |des )?{_ANSWERS_FR}{_TAIL_FR}"
    r"|rien de (?:tout )?(?:cela|ca|ceci|ce qui precede)"
    rf"|(?:une )?autre {_ANSWERS_FR}"
    r"|ni l'une? ni l'autre"
    rf"|tou(?:te)?s (?:les |ces ){_ANSWERS_FR}(?: (?:ci-dessus|precedentes|proposees))? sont (?:fausses"
    rf"|inexactes|incorrectes)"
)
"""An option that says: none of the others."""

ALL: Final = re.compile(
    rf"(?:all|any|both|each|every one|either)(?: one)?(?: of)? {_OTHERS_EN}{_TAIL_EN}"
    rf"|(?:all|any|both|each) (?:of )?(?:these|those)(?: \w+){{1,2}}?{_TAIL_EN}"
    r"|all (?:are |is )(?:correct|true|right)"
    r"|(?:all|both) of (?:them|it)"
    rf"|tou(?:te)?s(?: (?:les|ces))?(?: (?:deux|trois|quatre|cinq))?(?: autres)?"
    rf" (?:{_ANSWERS_FR}|ceux-ci|celles-ci){_TAIL_FR}"
    rf"|tou(?:te)?s ces(?: \w+){{1,2}}?{_TAIL_FR}"
    rf"|tou(?:te)?s (?:sont|sont des) {_ANSWERS_FR}?{_TAIL_FR}"
    r"|tout (?:cela|ca|ceci|ce qui precede|est (?:vrai|juste|exact))(?: a la fois)?"
    rf"|l'ensemble (?:de|des) (?:ces )?{_ANSWERS_FR}{_TAIL_FR}"
    rf"|(?:les deux|les trois|les quatre)(?: premiere?s)? {_ANSWERS_FR}{_TAIL_FR}"
)
"""An option that says: all of the others."""

# Combinations of other options.

LABEL: Final = re.compile(
    r"(?:(?:option|answer|statement|choice|reponse|proposition|affirmation|choix)s? )?\(?(?:[a-h]|[1-9]|i{1,3}"
    r"|iv|vi{0,3})[.)]?"
)
"""A letter, a digit or a Roman number that may stand for another option."""

_JOINED: Final = re.compile(r"\s*(?:,? (?:and|et|or|ou|nor|ni) |[,&+/]|,? & )\s*")
_AROUND: Final = re.compile(
    r"^(?:both|only|either|neither|seulement|uniquement|a la fois|ni)\s+"
    r"|^(?:les |the )?(?:answers|options|statements|choices|reponses|propositions|affirmations|choix)\s+(?=\(?\w\W)"
    r"|\s+(?:only|both|alone|seulement|uniquement|(?:are|is|sont|est) (?:correct|true|right|exactes?|correctes?|justes?"
    r"|vraies?))$"
)
LISTED: Final = re.compile(r"(?:^|[\s(])(?:[1-9]|i{1,3}|iv|v|[a-e])[.):]\s", re.IGNORECASE | re.MULTILINE)
"""A stem that lists statements under labels."""

_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def parts_of(text: str) -> list[str]:
    """Return what an option joins with *and*, *or*, a comma: the folded parts, without the words around them."""
    inside = _AROUND.sub("", _AROUND.sub("", text))
    return [part.strip() for part in _JOINED.split(inside) if part.strip()]


def labels_of(text: str, options: int) -> list[str]:
    """Return the labels that an option consists of, two at least; empty where it says something else.

    A letter or a digit must be one that the ``options`` can have, or a list of eight.
    """
    parts = parts_of(text)
    if len(parts) < 2 or not all(LABEL.fullmatch(part) for part in parts):  # noqa: PLR2004 - a combination
        return []
    found = [re.sub(r"^.* |[().]", "", part) for part in parts]
    if all(len(label) == 1 and label.isalpha() and label not in _ROMAN for label in found):
        return found if max(ord(label) - 96 for label in found) <= max(options, 5) else []
    return found


# Options that are the same.

_ARTICLE: Final = re.compile(r"^(?:the|an?|l'|les?|la|une?|des)(?<=')|^(?:the|an?|les?|la|une?|des) +")
_BETWEEN_LETTERS: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011 ]+(?=[^\W\d_])")


def sameness(text: str) -> str:
    """Return what two options share that only differ in an article, a hyphen, quotes or their last point.

    Accents and signs stay: *ou* is not *où*, nor C C++. An article is dropped only before two words, since elsewhere it
    may be what is asked.
    """
    plain = " ".join(text.translate({0x2019: "'", 0x2018: "'"}).casefold().split()).strip(' .;"«»“”')
    parted = _BETWEEN_LETTERS.sub(" ", plain)
    short = _ARTICLE.sub("", parted)
    return short if " " in short else parted


# True and false.

TRUTHS: Final = frozenset(
    {"true", "false", "yes", "no", "right", "wrong", "correct", "incorrect", "vrai", "faux", "oui", "non", "exact"}
    | {"inexact", "vraie", "fausse", "true statement", "false statement", "t", "f", "juste"}
)
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

# Negations.

_NEGATED_VERB: Final = (
    r"(?:is|are|was|were|do|does|did|can|could|may|might|must|should|would|will|has|have|had|be|need)"
)
NEGATIVE: Final = {
    "en": re.compile(
        r"\bexcept\b(?! for\b)|\bexcept for\b(?=\W*$)|\bleast (?=likely|accurate|appropriate|important|true"
        r"|common|probable|suitable"
        r"|useful|effective|correct|associated|consistent)|\bnot\b(?! only\b| just\b| yet\b| least\b"
        r"| to mention\b)|\bcannot\b|\b\w+n't\b"
        r"|\bnever\b|\b(?:is|are) (?:false|incorrect|untrue|wrong)\b|\bunlikely\b|\b(?:false|incorrect|untrue|wrong)"
        r" (?:statement|answer|option|one)\b"
    ),
    "fr": re.compile(
        r"\bsauf\b(?!-| erreur| si\b)|\bhormis\b|\bexcepte\b|\bexception\b|(?:\bne |\bn')(?:\S+ ){1,4}?(?:pas"
        r"|jamais|aucune?|point"
        r"|nullement|guere|plus)\b(?! seulement| que\b| uniquement| encore\b)|\b(?:est|sont) (?:fausses?|faux"
        r"|inexacte?s?|incorrecte?s?"
        r"|erronee?s?)\b|\bintrus\b|\b(?:affirmation|proposition|reponse)s? (?:fausse|inexacte|incorrecte"
        r"|erronee)s?\b"
    ),
}
"""What turns a question into its contrary. French *ne … que* is a restriction and is not among them."""

RESTRICTION: Final = re.compile(
    r"\bwhether or not\b|\bor not\b|\bwhy (?:\w+ ){1,2}not\b|\bnot only\b|\bif not\b|\bn'est-ce pas\b"
    r"|\bpas seulement\b"
    r"|\bpourquoi [^?]*|\bwhy [^?]*|\bnon plus\b|\bnot until\b|\bnot (?:one|all|every)\b|\bnotwithstanding\b"
)
"""What looks like a negation and asks for nothing false: left out before looking. *Why … not* asks for a reason."""

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
    r"|(?:the |who is |is |'s )current (?=\w)|actuellement|de nos jours|cette (?:annee|semaine|saison)|ce mois-ci"
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


def stemmed(word: str, lang: str) -> str:
    """Return a word without its commonest endings, where five letters are left: enough to hear an echo."""
    pattern = _ENDINGS.get(lang)
    if pattern is None:
        return word
    short = pattern.sub("", word)
    return short if len(short) > 3 else word  # noqa: PLR2004 - fewer letters are no word's own
