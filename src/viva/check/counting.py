"""Numbers in words, in English and French, as `viva.check.folding.fold` leaves them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_EN: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_EN_ORDINALS: Final = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_FR: Final = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt"
)
_FR_ORDINALS: Final = (
    "zeroieme premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme "
    "douzieme treizieme quatorzieme quinzieme seizieme dix-septieme dix-huitieme dix-neuvieme vingtieme"
)


def _counted(*lists: str) -> dict[str, int]:
    return {word: value for words in lists for value, word in enumerate(words.split())}


WORDS: Final[dict[str, dict[str, int]]] = {
    "en": _counted(_EN, _EN_ORDINALS)
    | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
    | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000}
    | {"once": 1, "single": 1, "twice": 2, "double": 2, "both": 2, "pair": 2, "couple": 2, "triple": 3, "dozen": 12}
    | {"an": 1, "a": 1},
    "fr": _counted(_FR, _FR_ORDINALS)
    | {
        "une": 1,
        "unieme": 1,
        "premiere": 1,
        "seconde": 2,
        "second": 2,
        "double": 2,
        "paire": 2,
        "triple": 3,
        "dizaine": 10,
    }
    | {"trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80}
    | {"nonante": 90, "dizaine": 10, "vingts": 20, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30}
    | {"quarantaine": 40, "cinquantaine": 50, "centaine": 100, "centieme": 100, "millieme": 1000},
}
"""Words that add up."""

SCALES: Final[dict[str, dict[str, int]]] = {
    "en": {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    | {"hundreds": 100, "thousands": 10**3, "millions": 10**6, "billions": 10**9, "trillions": 10**12},
    "fr": {"cent": 100, "cents": 100, "mille": 10**3, "millier": 10**3, "milliers": 10**3, "million": 10**6}
    | {"millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12, "billions": 10**12},
}
"""Words that multiply."""

MULTIPLES: Final[dict[str, dict[str, int]]] = {
    "en": SCALES["en"] | {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12},
    "fr": SCALES["fr"] | {"k": 10**3, "K": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9},
}
"""What may stand after a number in figures and multiply it."""

TENS: Final = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
"""How the decades of a century begin: the twenties."""

HUNDRED: Final = 100
EIGHTY: Final = 80


def _values(*numbers: str) -> set[Decimal]:
    return {Decimal(number) for number in numbers}


def _said(*rows: tuple[str, Iterable[str]]) -> tuple[tuple[re.Pattern[str], set[Decimal]], ...]:
    return tuple((re.compile(rf"\b(?:{pattern})\b"), _values(*numbers)) for pattern, numbers in rows)


def _months(names: str) -> Iterator[tuple[str, list[str]]]:
    for number, name in enumerate(names.split(), 1):
        yield name, [str(number)]


SAID: Final[dict[str, tuple[tuple[re.Pattern[str], set[Decimal]], ...]]] = {
    "en": _said(
        (r"half|halves", ["0.5", "50", "2"]),
        (r"quarters?", ["0.25", "25", "4", "15"]),
        (r"three quarters", ["0.75", "75"]),
        (r"thirds?", ["33", "3"]),
        (r"noon|midday", ["12"]),
        (r"midnight", ["0", "24", "12"]),
        (r"weeks?|weekly", ["7", "8"]),
        (r"two weeks|fortnight(?:ly)?", ["14", "15"]),
        (r"decades?", ["10"]),
        (r"century|centuries", ["100"]),
        (r"millennium", ["1000"]),
        (r"days?|daily", ["24"]),
        (r"years?", ["12", "365"]),
        (r"interest-free|free|nothing|no|none", ["0"]),
        (r"nonzero|negatives?|positives?", ["0"]),
        (r"all|whole|entirely|fully", ["100"]),
        *((f"{ten}ies", [str(10 * tens), str(1900 + 10 * tens)]) for tens, ten in enumerate(TENS, 2)),
        *_months("january february march april may june july august september october november december"),
    ),
    "fr": _said(
        (r"moities?|demie?s?", ["0.5", "50", "2"]),
        (r"quarts?", ["0.25", "25", "4", "15"]),
        (r"trois quarts", ["0.75", "75"]),
        (r"tiers", ["33", "3"]),
        (r"midi", ["12"]),
        (r"minuit", ["0", "24", "12"]),
        (r"semaines?|hebdomadaires?", ["7", "8"]),
        (r"deux semaines|quinzaine", ["14", "15"]),
        (r"decennies?", ["10"]),
        (r"siecles?", ["100"]),
        (r"millenaires?", ["1000"]),
        (r"jours?|journees?|quotidien\w*", ["24"]),
        (r"ans?|annees?", ["12", "365"]),
        (r"sans (?:interets?|frais)|gratuite?s?|rien|aucune?|nul(?:le)?", ["0"]),
        (r"negati(?:f|ve)s?|positi(?:f|ve)s?", ["0"]),
        (r"tous?|toutes?|entierement", ["100"]),
        *_months("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"),
    ),
}  # fmt: skip
"""Words that say a number without counting."""


def numbers_in_words(folded: str, lang: str) -> set[Decimal]:
    """Return the numbers that a folded text says in words: each word by itself, and what neighbours make together."""
    words, scales = WORDS.get(lang, {}), SCALES.get(lang, {})
    found: set[int] = set()
    run: list[int] = []
    for token in re.findall(r"[a-z]+(?:-[a-z]+)*|[^\sa-z]", folded):
        pieces = [token] if token in words else token.split("-")
        values = [words.get(piece) or scales.get(piece) or -(piece not in words) for piece in pieces]
        if all(value >= 0 for value in values):
            run += values
        elif token not in {"and", "et"}:
            found |= _made(run) | {value for value in values if value >= 0}  # three-way
            run = []
    return {Decimal(value) for value in found | _made(run)}


def _made(run: list[int]) -> set[int]:
    """Return what words in a row say: each alone, each beginning and each end of the row."""
    found = set(run)
    for cut in range(len(run)):
        found |= {composed(run[cut:]), composed(run[: cut + 1])}
    return found


def composed(run: list[int]) -> int:
    """Add up and multiply: two hundred and five thousand; quatre-vingt-dix."""
    total = current = 0
    for value in run:
        if value == HUNDRED:
            current = max(current, 1) * HUNDRED
        elif value > HUNDRED:
            total, current = total + max(current, 1) * value, 0
        elif value == 20 and current % HUNDRED == 4:  # noqa: PLR2004 - quatre-vingts
            current += EIGHTY - 4
        else:
            current += value
    return total + current
