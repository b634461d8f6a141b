"""How a typed number is read, in English and in French."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.asking.quantity import read_number, read_plainly, write_number

EN = "million US dollars"
FR = "millions de dollars américains"
S = "\u202f"


@pytest.mark.parametrize(
    ("text", "lang", "unit", "value", "said"),
    [
        # A bare number counts the unit.
        ("16.5", "en", EN, "16.5", "16.5 million US dollars"),
        ("about 16.5", "en", EN, "16.5", "16.5 million US dollars"),
        ("environ 16,5", "fr", FR, "16.5", "16,5 millions de dollars américains"),
        ("11", "en", None, "11", "11"),
        # A multiplier or a unit that is typed overrides it.
        ("16.5 million", "en", EN, "16.5", "16.5 million US dollars"),
        ("16.5m", "en", EN, "16.5", "16.5 million US dollars"),
        ("$16.5 million", "en", EN, "16.5", "16.5 million US dollars"),
        ("US$16.5M", "en", EN, "16.5", "16.5 million US dollars"),
        ("16,500,000 dollars", "en", EN, "16.5", "16,500,000 US dollars"),
        ("16.5 billion", "en", EN, "16500", "16.5 billion US dollars"),
        ("16.5 dollars", "en", EN, "0.0000165", "16.5 US dollars"),
        ("16,5 M$", "fr", FR, "16.5", "16,5 millions de dollars américains"),
        ("16 500 000 $", "fr", FR, "16.5", f"16{S}500{S}000 dollars américains"),
        ("16,5 milliards", "fr", FR, "16500", "16,5 milliards de dollars américains"),
        ("20k", "fr", "yuans", "20000", "20 mille yuans"),
        ("20 000 RMB", "fr", "yuans", "20000", f"20{S}000 yuans"),
        ("11 city", "en", "cities", "11", "11 cities"),
        ("5 percent", "en", "%", "5", "5 %"),
        ("5 pour cent", "fr", "%", "5", "5 %"),
        ("14 jours", "fr", "semaines", "2", "2 semaines"),
        ("90 minutes", "en", "hours", "1.5", "1.5 hours"),
        # A letter is a multiplier or a unit, as the question has it.
        ("5 m", "en", "m", "5", "5 m"),
        ("5 metres", "en", "m", "5", "5 m"),
        ("5000000 $", "en", "M$", "5", "5,000,000 $"),
        ("5 mn", "fr", "minutes", "5", "5 minutes"),
        # Separators by language.
        ("1,650", "en", None, "1650", "1650"),
        ("16,500", "en", None, "16500", "16,500"),
        ("16,5", "en", None, "16.5", "16.5"),
        ("16,500", "fr", None, "16.5", "16,5"),
        ("16.5", "fr", None, "16.5", "16,5"),
        ("1.000.000,5", "fr", None, "1000000.5", f"1{S}000{S}000,5"),
        ("1\u00a0000", "fr", None, "1000", "1000"),
        ("1'000", "en", None, "1000", "1000"),
        (".5", "en", None, "0.5", "0.5"),
        ("5.", "en", None, "5", "5"),
        ("−5", "en", None, "-5", "-5"),
        ("+5", "en", None, "5", "5"),
        ("٣", "en", None, "3", "3"),
    ],
    ids=ascii,
)
def test_a_number_is_read_as_it_was_meant(text: str, lang: str, unit: str | None, value: str, said: str) -> None:
    reading = read_number(text, lang, unit)

    assert reading is not None
    assert (reading.value, reading.said, reading.unit_differs) == (Decimal(value), said, False)


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("16.5 million euros", EN, "16.5 million euros"),
        ("€16.5 million", EN, "16.5 million €"),
        ("2 km", "miles", "2 km"),
        ("3 dogs", "cats", "3 dogs"),
    ],
    ids=["euros", "sign", "kilometres", "dogs"],
)
def test_another_unit_is_another_answer(text: str, unit: str, said: str) -> None:
    reading = read_number(text, "en", unit)

    assert reading is not None
    assert (reading.unit_differs, reading.said) == (True, said)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "sixteen",
        "million",
        "5 or 6",
        "5-6",
        "1/2",
        "½",
        "1h30",
        "1.2.3",
        "9" * 41,
        "5" + " million" * 6,
        "-",
        "$",
    ],
    ids=ascii,
)
def test_what_is_no_one_number_is_not_read(text: str) -> None:
    assert read_number(text, "en", None) is None


def test_all_the_digits_without_the_unit() -> None:
    plain = read_plainly("16,500,000", "en", EN)

    assert plain is not None
    assert (plain.value, plain.said) == (Decimal("16.5"), "16.5 million US dollars")
    assert read_plainly("16.5", "en", EN) is None
    assert read_plainly("16,500,000 dollars", "en", EN) is None
    assert read_plainly("16,500,000", "en", "dollars") is None


NUMBERS = st.decimals(-(10**15), 10**15, places=3)


@given(NUMBERS, st.sampled_from(["en", "fr"]), st.sampled_from([None, "yuan", "km", "%"]))
def test_a_number_that_we_write_is_read_as_itself(number: Decimal, lang: str, unit: str | None) -> None:
    reading = read_number(write_number(number, lang) + (f" {unit}" if unit else ""), lang, unit)

    assert reading is not None
    assert (reading.value, reading.unit_differs) == (number, False)


@given(st.text(max_size=80), st.sampled_from(["en", "fr", "de"]), st.one_of(st.none(), st.text(max_size=20)))
def test_whatever_is_typed_is_read_or_not(text: str, lang: str, unit: str | None) -> None:
    reading = read_number(text, lang, unit)

    assert reading is None or reading.value.is_finite()


@pytest.mark.parametrize("piece", ["1", "1,", "million ", "1 ", "$", "-", "a", "'"], ids=ascii)
def test_a_cat_on_the_keyboard_does_not_take_long(piece: str) -> None:
    start = time.process_time()

    read_number(piece * 20_000, "en", EN)
    read_number("1" + piece * 20_000, "fr", FR)

    assert time.process_time() - start < 2


@pytest.mark.parametrize("unit", [None, EN, "km"])
@pytest.mark.parametrize("text", ["a4u", "x 12", "room 101", "it was 16.5", "B52"])
def test_digits_among_other_words_are_no_number_yet(text: str, unit: str | None) -> None:
    assert read_number(text, "en", unit) is None


@pytest.mark.parametrize("text", ["USD 16.5 million", "about $16.5", "km 4", "dollars 5", "M$ 5", "roughly 5"])
def test_what_belongs_to_a_number_may_stand_before_it(text: str) -> None:
    assert read_number(text, "en", "km" if "km" in text else EN) is not None
