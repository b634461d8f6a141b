"""When two options say the same: an article, a hyphen, a point apart."""

from __future__ import annotations

import re
from typing import Final

_ARTICLE: Final = re.compile(r"^(?P<article>the|an?|les?|la|une?|des|l')(?:(?<=')| +)(?=\S)", re.IGNORECASE)
_BETWEEN_LETTERS: Final = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011](?=[^\W\d_])")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")
"""Words and nothing else: a capital tells nothing there, as it may in code and in units."""
_POINTS: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
"""An abbreviation with its points: I.B.M."""

CLASSES: Final = {"a": "a", "an": "an", "le": "m", "un": "m", "la": "f", "une": "f", "les": "p", "des": "p"}
"""Articles that cannot stand for each other before one word, and so may be what is asked."""


def core(text: str, hyphen: str = " ") -> str:
    """Return what two options share that only differ in an article, a hyphen, quotes or points.

    Accents and signs stay: *ou* is not *où*, nor C C++. A ``hyphen`` between letters counts as that: *e-mail* is
    *email*, and *colour-code* is *colour code*.
    """
    _, rest = _parted(text, hyphen)
    return rest.casefold() if _WORDS.fullmatch(rest) else rest


def say_the_same(one: str, other: str) -> bool:
    """Tell whether two options of one `core` differ in nothing that could be asked.

    An article may be asked (*a* or *an*, *le* or *la*), and so may a capital in single words (*String*, *string*).
    """
    (article, rest), (another, its_rest) = _parted(one, ""), _parted(other, "")
    classes = {CLASSES[name] for name in (article, another) if name in CLASSES}
    if len(classes) > 1:
        return False
    return rest == its_rest or " " in rest + its_rest or bool(article or another)


def _parted(text: str, hyphen: str) -> tuple[str, str]:
    """Return the article of an option, and the rest of it."""
    plain = " ".join(text.translate({0x2019: "'", 0x2018: "'"}).split()).strip(' ;"«»“”')
    plain = _POINTS.sub(lambda found: found[0].replace(".", ""), plain).rstrip(".")
    plain = re.sub(r"(?<=\d) (?=[^\W\d_])", "", _BETWEEN_LETTERS.sub(hyphen, plain))
    found = _ARTICLE.match(plain)
    return (found["article"].casefold(), plain[found.end() :]) if found else ("", plain)
