"""What several rules ask of a stem: whether it asks for what is not so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from viva.check.folding import fold, last_sentence, sentences, words

if TYPE_CHECKING:
    from viva.check.item import Item

NEGATIVE: Final = {
    "en": re.compile(
        r"\bexcept\b(?! for\b)|\bexcept for\b(?=\W*$)|\bis the exception\b(?! to the rule)|\bwith one exception\b"
        r"|\bleast (?=likely|accurate|appropriate|important|true|common(?! (?:multiple|denominator))|probable|suitable"
        r"|useful|effective|correct|associated|consistent)"
        r"|\bnot\b(?! only\b| just\b| yet\b| least\b| to mention\b)|\bcannot\b|\b\w+n't\b|\bnever\b"
        r"|\b(?:is|are) (?:false|incorrect|untrue|wrong)\b(?! (?:with|in|about)\b)|\bunlikely\b"
        r"|\b(?:false|incorrect|untrue|wrong) (?:statement|answer|option|one)\b|\bodd (?:one|man|word) out\b"
        r"|\bwhich (?:\w+ ){0,6}?(?:lacks|(?:has|have|had|contains?|needs?|requires?|shows?|makes?) no)\b(?! longer)"
    ),
    "fr": re.compile(
        r"\bsauf\b(?!-| erreur| si\b)|\bhormis\b|\bexcepte\b|\ba l'exception\b|\b(?:fait|faisant|font|une) exception\b"
        r"|(?:\bne |\bn')(?:\S+ ){1,4}?(?:pas|jamais|aucune?|point|nullement|guere|plus)\b"
        r"(?! seulement| que\b| uniquement| encore\b)"
        r"|\b(?:est|sont) (?:fausses?|faux|inexacte?s?|incorrecte?s?|erronee?s?)\b|\bintrus\b"
        r"|\b(?:affirmation|proposition|reponse)s? (?:fausse|inexacte|incorrecte|erronee)s?\b"
        r"|\bl(?:e|a|es) moins (?=probable|approprie|adapte|important|vrai|frequent|susceptible|plausible|exact"
        r"|pertinent)"
        r"|\b(?:caracteris|correspond|convien|decri|represent|expliqu|illustr)\w* le moins\b"
    ),
}
"""What turns a question into its contrary. French *ne … que* is a restriction and is not among them."""

RESTRICTION: Final = re.compile(
    # Whether or not; why … not: a reason is asked for.
    r"\bwhether or not\b|\bor not\b|\bwhy (?:\w+ ){1,2}not\b|\bnot only\b|\bif not\b|\bn'est-ce pas\b"
    r"|\bpas seulement\b|\bpourquoi [^?]*|\bwhy [^?]*|\bnon plus\b|\bnot until\b|\bnot (?:one|all|every)\b"
    r"|\bnotwithstanding\b"
    # Those who cannot; means that it was not; for not coming; de ne pas venir: said by the way.
    r"|(?<=\w )who(?:se)? (?:\w+ ){0,3}?(?:not|never|cannot|\w+n't)\b[^,;:?.]*"
    r"|, who(?:se)? (?:\w+ ){0,3}?(?:not|never|cannot|\w+n't)\b[^,;:?.]*"
    r"|\b(?:mean|say|show|indicate|suggest|state|believe|claim|argue|prove|ensure)s? that [^,;?]*|\bmeant that [^,;?]*"
    r"|\b(?:for|by|of|from|despite|about|in) not (?:\w+ )?\w+ing\b"
    r"|\b(?:de|pour|a|sans) ne (?:pas|plus|jamais) \w+"
    # If it does not open: a case, not a question.
    r"|(?<=\w )(?:if|when|because|since|although|though|unless|while) [^,;:?.]*"
    r"|^(?:if|when|because|since|although|though|unless|while|as) [^,?]*,"
    r"|(?<=\w )(?:si|s'ils?|quand|lorsqu(?:e |')|parce qu(?:e |')|puisqu(?:e |')|bien qu(?:e |'))[^,;:?.]*"
    r"|^(?:si|s'ils?|quand|lorsqu(?:e |')|parce qu(?:e |')|puisqu(?:e |')|bien qu(?:e |'))[^,?]*,"
)
"""What looks like a negation and asks for nothing false: left out before looking."""

BLANK: Final = re.compile(
    r"_{2,}|-{4,}|\.{5,}|…{2,}|[(<\[] ?blank ?[)>\]]|\[\s*(?:à compléter|\.{3}|…|\?)?\s*\]|\(\s*(?:\.{3}|…|\?)\s*\)"
    r"|^(?:\.{3}|…)(?=\s*\w)",
    re.IGNORECASE,
)
"""A gap to fill: underscores, dashes, a row of points that is longer than an ellipsis, empty brackets."""

ELLIPSIS: Final = re.compile(r"(?<=\s)(?:\.{3}|…)(?=\s+[^\W\d_A-ZÀ-Ý])")
"""Three points between two words: a gap in a sentence that asks nothing, and else perhaps a pause."""
STATED: Final = re.compile(r"[.!»”\"]\s*$")

QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
EXAMPLE: Final = re.compile(r"(?<=\w):\s+(?=(?:\S+\s+){2})[^?]*$|(?<=\w) :\s+(?=(?:\S+\s+){2})[^?]*$")
"""A sentence to work on, after a colon: choose the spelling: I do not know …"""
ONLY_ASKS: Final = re.compile(r"(?:which|lequel|laquelle)(?: one| is it| est-ce| est-elle| est-il)?\W*")
"""A last sentence that asks about the one before."""


def negation(item: Item) -> str:
    """Return the word that turns what is asked into its contrary; empty where there is none.

    Only the sentence that asks counts, and in it neither what is quoted nor what is said by the way: what a story tells
    may well not be so.
    """
    pattern = NEGATIVE.get(item.lang)
    if pattern is None:
        return ""
    plain = EXAMPLE.sub(":", QUOTED.sub(" … ", item.stem))
    stem = plain if words(plain) else item.stem
    asked = last_sentence(stem)
    if ONLY_ASKS.fullmatch(fold(asked)):
        asked = " ".join(sentences(stem)[-2:])
    if has_inner_gap(stem):  # the sentence is there to be filled, whatever it denies
        return ""
    asked = fold(asked)
    found = pattern.search(asked) and pattern.search(RESTRICTION.sub(" ", asked))
    return found[0].split()[-1] if found else ""


def has_inner_gap(stem: str) -> bool:
    """Tell whether a gap to fill stands at the beginning or in the middle of a stem, with words after it."""
    gap = BLANK
    if not BLANK.search(stem):
        if "?" in stem or not STATED.search(stem) or not ELLIPSIS.search(stem):
            return False
        gap = ELLIPSIS
    return bool(words(gap.split(stem)[-1]))


def is_negative(item: Item) -> bool:
    """Tell whether a stem asks for what is not so."""
    return bool(negation(item))
