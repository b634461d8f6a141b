"""Reading and writing numbers with their units, in English and French. Decimal throughout, never float.

A bare number counts the question's unit (``16.5`` for a unit of *million US dollars* is 16.5 million). A multiplier
or a unit that is typed overrides it: ``16 500 000 dollars`` is 16.5 million too, and ``16.5 dollars`` is not.
In English a comma parts thousands and a point decimals; in French a comma parts decimals and a space thousands, and a
point is taken for a comma, since keypads have nothing else. ``16,5`` in English, which is no English number, is 16.5.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final

from msgspec import Struct

MOST_DIGITS: Final = 40
"""Digits in a number that someone types: more is a cat on the keyboard."""

MULTIPLIERS: Final = {
    "en": {
        "hundred": 2, "thousand": 3, "thousands": 3, "k": 3, "million": 6, "millions": 6, "m": 6, "mn": 6, "mio": 6,
        "billion": 9, "billions": 9, "bn": 9, "b": 9, "trillion": 12, "trillions": 12, "tn": 12,
    },
    "fr": {
        "cent": 2, "cents": 2, "mille": 3, "millier": 3, "milliers": 3, "k": 3, "million": 6, "millions": 6, "m": 6,
        "mio": 6, "milliard": 9, "milliards": 9, "md": 9, "mds": 9, "mrd": 9, "billion": 12, "billions": 12,
    },
}  # fmt: skip
"""Powers of ten by word. A French billion is a million millions."""

SAME_UNIT: Final = {
    "$": "dollar", "us$": "us dollar", "usd": "us dollar", "€": "euro", "eur": "euro", "£": "pound", "gbp": "pound",
    "¥": "yuan", "rmb": "yuan", "cny": "yuan", "renminbi": "yuan", "livre": "pound",
    "%": "percent", "pct": "percent", "percents": "percent", "per cent": "percent", "pour cent": "percent",
    "pourcent": "percent", "americain": "us", "american": "us", "etats-unis": "us",
    "s": "second", "sec": "second", "seconde": "second", "min": "minute", "mn": "minute", "h": "hour", "hr": "hour",
    "heure": "hour", "d": "day", "j": "day", "jour": "day", "semaine": "week", "month": "month", "moi": "month",
    "an": "year", "annee": "year", "yr": "year",
    "m": "metre", "meter": "metre", "km": "kilometre", "kilometer": "kilometre", "kg": "kilogram",
    "kilogramme": "kilogram",
}  # fmt: skip
"""Ways to write a unit, folded and in the singular, and what they count as."""

UNITS: Final = frozenset(part for unit in SAME_UNIT.values() for part in unit.split())
"""Words of units that may stand before a number, too: ``USD 5``."""

SECONDS: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
"""Units of time that have a fixed length."""

MOST_TYPED: Final = 200
"""Characters of a number with its unit: a longer text is something else."""

MOST_POWER: Final = 30
"""Zeros that words may add to a number: a quetta and no more."""

SMALL_WORDS: Final = {
    "of", "de", "d", "des", "the", "les", "in", "en",
    "about", "around", "approximately", "approx", "roughly", "circa", "ca", "some", "environ", "quelque", "quelques",
}  # fmt: skip
"""Words around a number that change nothing about it."""

NUMBER: Final = re.compile(
    r"^(?P<before>[^\d.,+-]{0,24}?)\s*(?P<sign>[+-]?)\s*(?P<currency>[$€£¥]?)\s*"
    r"(?P<digits>\d[\d.,' ]*|[.,]\d+)(?P<after>.*)$",
    re.DOTALL,
)
"""A currency, a sign, digits with their separators, and what follows."""


class Reading(Struct, frozen=True):
    """A typed number as it was understood."""

    value: Decimal
    """In the question's unit."""
    said: str
    """As shown to the learner: ``16.5 million US dollars``."""
    unit_differs: bool = False
    """A unit was typed, and it is not the question's."""


def read_number(text: str, lang: str, unit: str | None) -> Reading | None:
    """Return how ``text`` is read as an amount of ``unit`` in the language ``lang``, or None when it is no number."""
    if len(text) > MOST_TYPED:
        return None
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("’", "'").strip()
    match = NUMBER.match(re.sub(r"\s+", " ", plain))
    if match is None:
        return None
    number = _decimal(match["digits"], lang)
    if number is None or re.search(r"(?<![^\W\d_])\d", match["after"]):
        return None  # a second number: nobody can say which one is meant
    number = -number if match["sign"] == "-" else number
    own_power, own_unit = _split_unit(unit or "", lang, own=True)
    before_power, before_unit = _split_unit(match["before"], lang)
    if (before_power and not match["currency"]) or not before_unit <= own_unit | UNITS:
        return None  # a text with digits in it: room 101
    typed = f"{match['before']}{match['currency']} {match['after']}"
    typed_power, typed_unit = _split_unit(typed, lang, known=own_unit)
    if (typed_power or 0) > MOST_POWER:
        return None
    if not typed_unit and typed_power is None:
        return Reading(number, _said(number, unit, lang))
    value = number.scaleb((typed_power or 0) - (own_power or 0))
    bare = _bare_unit(unit, lang)
    if typed_power is None:
        bare = re.sub(r"^(?:de |d['’])", "", bare)  # French says "de" after a million, not after digits
    said = _said(number, " ".join(filter(None, (_word(typed_power, number, lang), bare))), lang)
    if not typed_unit or not own_unit or typed_unit <= own_unit:
        if typed_unit and typed_power is None and own_power is None:
            return Reading(number, _said(number, unit, lang))
        return Reading(value, said)
    seconds = _seconds(typed_unit, own_unit)
    if seconds is None:
        typed = " ".join(match[part].strip() for part in ("after", "before", "currency") if match[part].strip())
        return Reading(value, _said(number, typed, lang), unit_differs=True)
    value = value * seconds[0] / seconds[1]  # in this order: 14 days are two weeks and nothing beside
    return Reading(value, _said(+value.quantize(Decimal("0.0001")), unit, lang))


def read_plainly(text: str, lang: str, unit: str | None) -> Reading | None:
    """Return a bare number read without the multiplier of ``unit``: 16,500,000 as 16.5 million.

    None unless the number is bare, the unit begins with a multiplier, and the digits spell it out.
    """
    power, _ = _split_unit(unit or "", lang, own=True)
    bare = read_number(text, lang, unit)
    if (
        not power
        or bare is None
        or bare.said != _said(bare.value, unit, lang)
        or abs(bare.value) < Decimal(10) ** power
    ):
        return None
    value = bare.value.scaleb(-power)
    return Reading(value, _said(value, unit, lang))


def write_number(number: Decimal, lang: str) -> str:
    """Return a number as people write it: ``16,500`` and ``16.5`` in English, ``16 500`` and ``16,5`` in French."""
    plain = f"{number.normalize():f}" if number else "0"
    sign, plain = ("-", plain[1:]) if plain.startswith("-") else ("", plain)
    whole, _, fraction = plain.partition(".")
    french = lang.partition("-")[0] == "fr"
    # Four digits stand together in both languages, so that a year stays a year.
    if len(whole) > 4:  # noqa: PLR2004
        whole = f"{int(whole):,}".replace(",", "\u202f" if french else ",")
    return sign + whole + (("," if french else ".") + fraction if fraction else "")


def _decimal(digits: str, lang: str) -> Decimal | None:
    """Return the value of digits with separators, or None when they make no number in ``lang``."""
    digits = digits.strip().rstrip(".,'").replace(" ", "").replace("'", "")
    if not digits or sum(sign.isdigit() for sign in digits) > MOST_DIGITS:
        return None
    if lang.partition("-")[0] == "fr":
        if digits.count(".") > 1 or ("." in digits and "," in digits and digits.index(".") < digits.index(",")):
            digits = digits.replace(".", "")  # 1.000.000 and 1.000,5
        digits = digits.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d*)?", digits) or digits.count(",") > 1 or "." in digits:
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    if digits.count(".") > 1:
        return None
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in digits)
    return Decimal(plain if not plain.startswith(".") else "0" + plain)


def _fold(text: str) -> str:
    split = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def _split_unit(
    text: str, lang: str, *, own: bool = False, known: frozenset[str] = frozenset()
) -> tuple[int | None, frozenset[str]]:
    """Return the power of ten that a unit begins with, if it does, and the set of its words.

    A letter or two may be a multiplier or a unit, as the m of metres: in the question's ``own`` unit it is a
    multiplier only before a currency, and in what was typed only if it is not ``known`` as the question's unit.
    """
    plain = _fold(text).replace("per cent", "%").replace("pour cent", "%")
    found = re.findall(r"us\$|[$€£¥%]|[^\W\d_]+(?:-[^\W\d_]+)*|[^\s\w]", plain)
    words = [word for word in found if word not in SMALL_WORDS and (word[0].isalnum() or word in SAME_UNIT)]
    table = MULTIPLIERS.get(lang.partition("-")[0], MULTIPLIERS["en"])
    power: int | None = None
    rest: list[str] = []
    for word in words:
        long = len(word) > 2  # noqa: PLR2004
        # Beyond that only right after the digits: the m of "5 US m" may be anything.
        first = _canonical(word) not in known and not any(before.isalpha() for before in rest)
        if own and not long:
            first = re.search(rf"\b{word} ?(us)?[$€£¥]", plain) is not None
        if word in table and (long or first):
            power = (power or 0) + table[word]
        else:
            rest.append(word)
    return power, frozenset(part for word in rest for part in _canonical(word).split())


def _canonical(word: str) -> str:
    if word in SAME_UNIT:
        return SAME_UNIT[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    single = word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # noqa: PLR2004 - "gas" is no plural
    return SAME_UNIT.get(single, single)


def _seconds(typed: frozenset[str], own: frozenset[str]) -> tuple[int, int] | None:
    """Return the seconds in two units of time, or None where one of them is no such unit."""
    given, wanted = (SECONDS.get(next(iter(unit))) if len(unit) == 1 else None for unit in (typed, own))
    return (given, wanted) if given and wanted else None


def _word(power: int | None, number: Decimal, lang: str) -> str:
    """Return how a language writes a power of ten before a unit."""
    if power is None:
        return ""
    french = lang.partition("-")[0] == "fr"
    names = {2: "cent", 3: "mille", 6: "million", 9: "milliard", 12: "billion"} if french else {
        2: "hundred", 3: "thousand", 6: "million", 9: "billion", 12: "trillion"
    }  # fmt: skip
    name = names.get(power, f"× 10^{power}")
    return f"{name}s" if french and power > 3 and abs(number) >= 2 and power in names else name  # noqa: PLR2004


def _bare_unit(unit: str | None, lang: str) -> str:
    """Return a unit without the multiplier it begins with: *US dollars* of *million US dollars*, *$* of *M$*."""
    words = (unit or "").split()
    table = MULTIPLIERS.get(lang.partition("-")[0], MULTIPLIERS["en"])
    while len(words) > 1 and _split_unit(words[0], lang)[0] and (len(words[0]) > 2 or words[1][0] in "$€£¥"):  # noqa: PLR2004
        words = words[1:]
    bare = " ".join(words)
    joined = re.match(r"([^\W\d_]{1,2})(?=[$€£¥])", bare)
    if (joined and _fold(joined[1]) in table) or (len(words) == 1 and len(bare) > 2 and _fold(bare) in table):  # noqa: PLR2004
        return bare[joined.end() :] if joined else ""
    return bare


def _said(number: Decimal, unit: str | None, lang: str) -> str:
    return f"{write_number(number, lang)} {unit}".strip() if unit else write_number(number, lang)
