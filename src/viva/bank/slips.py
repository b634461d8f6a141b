"""What an author meant by a word that a bank does not have: the key, the value or the number to propose.

Near spellings are found by difflib; the tables hold the words that other programs, other languages and plain sense
use for the same thing.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "correct": ("answer", "answers"),
    "right": ("answer", "answers"),
    "solution": ("answer", "answers"),
    "key": ("answer", "answers"),
    "réponse": ("answer", "answers"),
    "reponse": ("answer", "answers"),
    "réponses": ("answers", "answer"),
    "reponses": ("answers", "answer"),
    "distractors": ("wrong",),
    "incorrect": ("wrong",),
    "faux": ("wrong",),
    "feedback": ("explain",),
    "explanation": ("explain",),
    "explication": ("explain",),
    "reason": ("because",),
    "why": ("because",),
    "raison": ("because",),
    "indice": ("hints",),
    "indices": ("hints",),
    "niveau": ("level",),
    "difficulty": ("level",),
    "tag": ("tags",),
    "étiquette": ("tags",),
    "étiquettes": ("tags",),
    "source": ("cites",),
    "sources": ("cites",),
    "passages": ("cites",),
    "points": ("points", "marks"),
    "score": ("marks",),
    "tolerance": ("within",),
    "tolérance": ("within",),
    "unité": ("unit",),
    "synonyms": ("accept",),
    "aliases": ("accept",),
    "language": ("lang", "languages"),
    "langue": ("lang", "languages"),
    "langues": ("languages", "lang"),
    "name": ("title", "id"),
    "titre": ("title",),
}
"""Keys that authors try, by what the first of them that is a key of the thing is."""

PROMPTS: Final = frozenset({"question", "prompt", "stem", "énoncé", "ask"})
"""Keys under which other programs have what is asked."""

VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "true": ("yes", "y", "on", "vrai", "oui", "t", "v", "true"),
    "false": ("no", "n", "off", "faux", "non", "f", "false"),
    "unsaid": ("unknown", "not said", "not given", "silent", "non dit", "inconnu", "unsaid"),
    "remember": ("se souvenir", "mémoriser", "retenir", "recall", "recognise", "recognize", "rappeler", "knowledge"),
    "understand": ("comprendre", "comprehend", "comprehension", "compréhension"),
    "apply": ("appliquer", "use", "application"),
    "analyse": ("analyser", "analyze", "analysis"),
    "evaluate": ("évaluer", "evaluer", "create", "créer", "judge", "juger", "evaluation", "évaluation"),
}
"""Words that authors use for a value, by the value."""

SPACES: Final = " \u00a0\u202f\u2009'’_"
"""What groups the digits of a number in one country or another."""

GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
"""Groups parted by commas, as in English."""

SPACED: Final = re.compile(rf"[+-]?\d+(?:[{SPACES}]\d{{3}})*(?:[.,]\d+)?")
"""Groups parted by spaces or not at all, and a comma or a point before the decimals."""

DOTTED: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+")
"""Groups parted by points, as in German: only a comma after them tells."""


def key_meant(key: str, fields: Iterable[str]) -> str:
    """Return the key among ``fields`` that was probably meant by ``key``; empty where nobody can tell."""
    known = list(fields)
    for meant in KEYS.get(key.casefold(), ()):
        if meant in known:
            return meant
    return next(iter(get_close_matches(key.lower(), known, n=1, cutoff=0.6)), "")


def value_meant(text: str, allowed: list[str]) -> str:
    """Return the one of ``allowed`` that was probably meant by ``text``; empty where nobody can tell."""
    folded = text.strip().casefold()
    for value, others in VALUES.items():
        if value in allowed and folded in others:
            return value
    return next(iter(get_close_matches(text.lower(), allowed, n=1)), "")


def number_meant(text: str) -> str:
    """Return a number as a bank writes it: digits and a point; empty for what is no number anywhere.

    >>> number_meant("1,250.5"), number_meant("1 250,5"), number_meant("16,5"), number_meant("1,250")
    ('1250.5', '1250.5', '16.5', '')

    A comma before three digits alone may be either, so nothing is proposed.
    """
    text = text.strip()
    if re.fullmatch(r"[+-]?\d{1,3},\d{3}", text):
        return ""
    if GROUPED.fullmatch(text):
        return text.replace(",", "")
    if DOTTED.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if SPACED.fullmatch(text):
        return re.sub(f"[{SPACES}]", "", text).replace(",", ".")
    return ""
