"""Options that speak of other options: none of them, all of them, some together. English and French.

The patterns are written as `viva.check.folding.fold` leaves a text, and match a whole option (`bare`).
"""

from __future__ import annotations

import re
from typing import Final

# What an author calls the options, and what is said of them.

_THINGS: Final = (
    r"(?:options?|answers?|choices?|alternatives?|statements?|responses?|reasons?|items?|things?|ones?|propositions?"
    r"|possibilities|explanations?)"
)
_CHOSES: Final = (
    r"(?:reponses?|propositions?|options?|choix|affirmations?|enonces?|items?|assertions?|possibilites?|raisons?)"
)
_NUMBER_EN: Final = r"(?:two|three|four|five)"
_NUMBER_FR: Final = r"(?:deux|trois|quatre|cinq)"
_LISTED: Final = (
    r"(?:above|below|here|listed|given|mentioned|named|provided|stated|described|cited|shown|suggested|proposed)"
)
_CITEES: Final = (
    r"(?:ci-dessus|ci-dessous|precedente?s?|proposee?s?|citee?s?|enoncee?s?|mentionnee?s?|indiquee?s?|donnee?s?"
    r"|suivante?s?|ci-contre|qui precedent?)"
)
_TRUE: Final = r"(?:correct|true|right|acceptable|possible|valid|appropriate|suitable|accurate)"
_FALSE: Final = r"(?:false|wrong|incorrect|untrue|invalid|inaccurate)"
_VRAIES: Final = (
    r"(?:correctes?|exactes?|exacts?|justes?|vraie?s?|bonnes?|bons?|possibles?|valables?|correctee?s?|acceptees?"
    r"|admises?)"
)
_FAUSSES: Final = r"(?:fausses?|faux|inexactes?|inexacts?|incorrectes?|incorrects?|erronee?s?)"
_IS: Final = r"(?:is|are|was|were|applies|apply|fits?|works?|answers?|describes?|would be|can be)"
_EST: Final = r"(?:n'est|n'etait|ne sont|ne|est|sont|convient|conviennent|s'applique|s'appliquent)"

_OF_THEM: Final = (
    rf"(?:the above|(?:the |these |those |all |other |others |{_NUMBER_EN} |{_LISTED} |of )*"
    rf"(?:above|these|those|them|{_LISTED}|others?|{_THINGS}))"
)
_TAIL: Final = rf"(?: (?:{_LISTED}|{_THINGS}|{_IS}|{_TRUE}|really|actually|at all))*"
_SUITE: Final = rf"(?: (?:{_CITEES}|{_EST}|{_VRAIES}|{_CHOSES}|la|le|les|a la fois|en meme temps|pas))*"

NONE: Final = re.compile(
    # None of the above; not one of these is right; neither option
    rf"(?:none|neither|no one|not any|not one|nothing)(?: one)? of {_OF_THEM}{_TAIL}"
    rf"|(?:none|neither|not one) of (?:these|those)(?: \w+){{1,2}}?{_TAIL}"
    rf"|(?:none|nothing) {_LISTED}(?: above)?|neither {_THINGS}|nota|n\.o\.t\.a"
    # No correct answer; the right answer is not listed
    rf"|(?:there is )?no(?:ne)? {_TRUE} {_THINGS}(?: (?:is|are|{_LISTED}))*"
    rf"|no {_THINGS}(?: (?:is|are|{_LISTED}))* {_TRUE}"
    rf"|(?:the |a )?{_TRUE} {_THINGS} (?:is not|isn't|are not|aren't|does not appear)(?: \w+){{0,3}}"
    # All of these are wrong
    rf"|all (?:of )?{_OF_THEM}(?: {_LISTED})* are {_FALSE}|(?:they|both|all) (?:are|were)(?: all)? {_FALSE}"
    r"|(?:some|any)thing else(?: entirely)?|(?:an)?other answer"
    # Aucune de ces réponses; aucun des quatre cités; pas de bonne réponse
    rf"|(?:aucune?|pas une?)(?: seule?)?(?: d'entre (?:eux|elles)| (?:de |des |d'|parmi )(?:ces |ses |les |cette |l')?"
    rf"(?:{_NUMBER_FR} )?(?:\w+ )?(?:{_CHOSES}|ceux-ci|celles-ci|{_NUMBER_FR}|autres|{_CITEES})){_SUITE}"
    rf"|aucune?(?: seule?)? (?:de|parmi) ces(?: \w+){{1,2}}?{_SUITE}"
    r"|aucune? (?:bonne |des )?(?:reponse|proposition|affirmation|option)s?"
    rf"{_SUITE}"
    rf"|(?:il n'y a )?pas de (?:bonne |bon )?(?:{_CHOSES})(?: {_VRAIES})?"
    rf"|la (?:bonne )?{_CHOSES}(?: {_VRAIES})? n'(?:est pas|y figure pas|apparait pas)(?: \w+){{0,3}}"
    r"|rien de (?:tout )?(?:cela|ca|ceci|ce qui precede)"
    rf"|(?:une )?autre {_CHOSES}|ni l'une? ni l'autre"
    rf"|tou(?:te)?s (?:les |ces )?{_CHOSES}(?: {_CITEES})* sont {_FAUSSES}|tou(?:te)?s (?:sont )?{_FAUSSES}"
)
"""An option that says: none of the others."""

ALL: Final = re.compile(
    # All of the above; every one of the things listed; everything mentioned above
    r"(?:do |doing )?(?:all|any|both|each|every(?: single)? one|either)(?: one)?(?: of)? "
    rf"{_OF_THEM}{_TAIL}"
    rf"|(?:all|any|both|each) (?:of )?(?:these|those)(?: \w+){{1,2}}?{_TAIL}"
    r"|all (?:of )?the above(?: \w+){0,4}"
    rf"|(?:everything|anything) (?:that is |that was |which is )?{_LISTED}(?: above)?"
    rf"|(?:both|all|they|all {_NUMBER_EN})(?: {_THINGS})? (?:are|were|would be|can be)(?: all| both)? {_TRUE}"
    # Toutes ces réponses; l'une et l'autre conviennent; n'importe laquelle des mesures citées
    rf"|tou(?:te)?s(?: (?:les|ces))?(?: {_NUMBER_FR})?(?: autres)? (?:{_CHOSES}|ceux-ci|celles-ci){_SUITE}"
    rf"|tou(?:te)?s ces(?: \w+){{1,2}}?{_SUITE}|tou(?:te)?s (?:sont|sont des)(?: {_CHOSES})?{_SUITE}"
    rf"|tout (?:cela|ca|ceci|ce qui precede|est {_VRAIES})(?: a la fois)?"
    rf"|l'ensemble (?:de|des) (?:ces )?{_CHOSES}{_SUITE}"
    rf"|les {_NUMBER_FR}(?: premiere?s)? (?:{_CHOSES}){_SUITE}|les {_NUMBER_FR}{_SUITE} {_VRAIES}"
    rf"|(?:l'une? et l'autre|l'une? ou l'autre|les {_NUMBER_FR}|tou(?:te)?s)(?: {_CHOSES})?"
    rf" (?:conviennent|convient|sont {_VRAIES})"
    rf"|n'importe (?:le|la)quel(?:le)? des (?:\w+ )?(?:{_CHOSES}|{_CITEES}){_SUITE}"
)
"""An option that says: all of the others."""

BOTH: Final = frozenset({"both", "les deux", "tous les deux", "toutes les deux", "l'un et l'autre", "l'une et l'autre"})
NEITHER: Final = frozenset({"neither", "none", "aucun", "aucune", "aucun des deux", "aucune des deux"})
"""What says all or none where just two others stand beside it; elsewhere it may be an answer like any other."""

COUNTED: Final = re.compile(
    rf"(?:all|both)(?: of)?(?: the)?(?: {_NUMBER_EN})?(?: of)?(?: them| these| those)?(?: {_THINGS})?{_TAIL}"
    rf"|only the first {_NUMBER_EN}|(?:tou(?:te)?s )?les {_NUMBER_FR}(?: {_CHOSES})?{_SUITE}"
    rf"|tou(?:te)?s(?: les)?(?: {_CHOSES})?{_SUITE}"
)
"""What counts statements that a stem lists, rather than options."""

# Combinations.

LABEL: Final = re.compile(
    rf"(?:(?:number|no\.?|numero|{_THINGS}|{_CHOSES}) )?\(?(?:[a-h]|[1-9]|i{{1,3}}|iv|vi{{0,3}})[.)]?"
    r"|(?:the |la |le )?(?:first|second|third|fourth|fifth|last|premiere?|deuxieme|seconde?|troisieme|quatrieme"
    rf"|cinquieme|derniere?)(?: {_THINGS}| {_CHOSES})?"
    r"|number (?:one|two|three|four|five)"
)
"""What may stand for another option: a letter, a digit, a Roman number, an ordinal."""

ENUMERATED: Final = re.compile(r"^\s*\(?(?:[a-h]|[1-9]|i{1,3}|iv|v)[.):]\s", re.IGNORECASE)
"""An option that begins with its own label."""
LISTED: Final = re.compile(r"(?:^|[\s(])(?:[1-9]|i{1,3}|iv|v|[a-e])[.):]\s", re.IGNORECASE | re.MULTILINE)
"""A stem that lists statements under labels."""
OWN_LETTERS: Final = re.compile(r"\b[A-Z]\d*\b")
"""Letters that are things themselves: vitamins, blood groups, roots."""

_JOINED: Final = re.compile(
    r"\s*(?:,? (?:and also|and|et aussi|et|or|ou|nor|ni|as well as|along with|together with|plus|ainsi que|de meme que"
    r"|but not|mais pas) |[,&+/]|,? & )\s*"
)
_AROUND: Final = re.compile(
    r"^(?:both|only|either|neither|seulement|uniquement|a la fois|ni|soit)\s+"
    rf"|^(?:les |the )?(?:{_THINGS}|{_CHOSES})\s+(?=\(?\w\W)"
    r"|\s+(?:only|both|alone|together|seulement|seule?s?|uniquement|ensemble"
    rf"|(?:are|is|sont|est) (?:all |both |toutes |tous )?(?:{_TRUE}|{_VRAIES}))$"
    r"|,? (?:depending on|according to|selon|suivant) .*$"
)
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
A_FEW: Final = 5
"""Letters that an author may use for options, even where there are fewer."""


JOINERS: Final = (
    *(f" {word} " for word in ("and", "or", "et", "ou", "nor", "ni", "plus", "with", "que", "as", "but", "mais")),
    *",&+/",
)
"""One of these is in every text that joins others: a quick look before the slow one."""


def parts_of(text: str) -> list[str]:
    """Return what an option joins with *and*, *or*, a comma: the folded parts, without the words around them."""
    if not any(joiner in text for joiner in JOINERS):
        return [text]
    inside = _AROUND.sub("", _AROUND.sub("", text))
    return [part.strip() for part in _JOINED.split(inside) if part.strip()]


def labels_of(text: str, options: int) -> list[str]:
    """Return the labels that an option consists of, two at least; empty where it says something else.

    A letter must be one that the ``options`` can have, or a list of eight.
    """
    parts = parts_of(text)
    if len(parts) < 2 or not all(LABEL.fullmatch(part) for part in parts):  # noqa: PLR2004 - a combination
        return []
    found = [re.sub(r"^.* |[().]", "", part) for part in parts]
    letters = [label for label in found if len(label) == 1 and label.isalpha() and label not in _ROMAN]
    if len(letters) == len(found):
        return found if max(ord(label) - 96 for label in found) <= max(options, A_FEW) else []
    return found
