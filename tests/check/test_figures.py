"""Numbers in two languages: what says the same, and what does not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.check.figures import figures, said, unsaid

SAME = [
    ("It costs 16.5 million.", "Cela coûte 16,5 millions."),
    ("1,000 people", "1 000 personnes"),
    ("1,000 people", "1\u00a0000 personnes"),
    ("1,234,567 people", "1\u202f234\u202f567 personnes"),
    ("1,000.5 km", "1 000,5 km"),
    ("16,500 books", "16.500 livres"),
    ("96% of them", "96\u202f% d’entre eux"),
    ("In the 21st century", "Au XXIe siècle"),
    ("The 21st century", "Le vingt et unième siècle"),
    ("On 1 January 1945", "Le 1er janvier 1945"),
    ("The three ages", "Les 3 âges"),
    ("The 3 ages", "Les trois âges"),
    ("Twenty laws", "20 lois"),
    ("1 billion yuan", "un milliard de yuans"),
    ("a billion people", "1 milliard de personnes"),
    ("11.76 trillion yuan", "11 760 milliards de yuans"),
    ("1,200 million", "1,2 milliard"),
    ("$16.5M", "16,5 M$"),
    ("€3bn", "3 Md€"),
    ("in the 1990s", "dans les années 90"),
    ("in the nineties", "dans les années 1990"),
    ("the 90s", "les années 1990"),
    ("at 3 pm", "à 15 h"),
    ("at 3:30 p.m.", "à 15 h 30"),
    ("at noon", "à 12 h"),
    ("covid-19", "le covid"),
    ("covid", "le Covid-19"),
    ("A 5G network", "Un réseau de cinquième génération"),
    ("H1N1 and the G20", "la grippe et le groupe"),
    ("in 2019–20", "en 2019-2020"),
    ("5 to 15 minutes", "de 5 à 15 minutes"),
    ("5 miles away", "à 8 km de là"),
    ("6 feet tall", "haut de 1,83 m"),
    ("a week", "8 jours"),
    ("in two weeks", "dans 15 jours"),
    ("half of them", "50 % d’entre eux"),
    ("50% of them", "la moitié d’entre eux"),
    ("loans at 0%", "des prêts à taux zéro"),
    ("interest-free loans", "des prêts à 0 %"),
    ("Louis XIV", "Louis XIV"),
    ("World War II", "la 2e Guerre mondiale"),
    ("World War 2", "la Seconde Guerre mondiale"),
    ("the 18th of May", "le 18 mai"),
    ("02/2020", "février 2020"),
    ("seventy-five", "75"),
    ("ninety-seven", "97"),
    ("97", "quatre-vingt-dix-sept"),
    ("80 days", "quatre-vingts jours"),
    ("75", "soixante-quinze"),
    ("200 men", "deux cents hommes"),
    ("three hundred and fifty", "350"),
    ("five thousand two hundred", "5 200"),
    ("a dozen", "12"),
    ("12 eggs", "une douzaine d’œufs"),
    ("twice", "2 fois"),
    ("versions 1.2.3", "les versions 1.2.3"),
    ("years 1,2,3", "les années 1, 2, 3"),
    ("100%", "tous"),
    ("no numbers", "pas de nombres"),
    ("in 2020 100 towns", "en 2020 100 villes"),
    ("From 1914-18", "De 1914-1918"),
    ("mid-2020", "mi-2020"),
    ("after 2008", "post-2008"),
    ("1/3 of them", "1/3 d’entre eux"),
    ("-5 °C", "−5 °C"),
    ("the year 2000", "l’an deux mille"),
    ("a three-way race", "une course à 3"),
    ("less than 0", "négatif"),
]

DIFFERENT = [
    ("It costs 16.5 million.", "Cela coûte 15,6 millions."),
    ("1,000 people", "10 000 personnes"),
    ("96% of them", "69 % d’entre eux"),
    ("In the 21st century", "Au XXe siècle"),
    ("In 1945", "En 1954"),
    ("The 3 ages", "Les quatre âges"),
    ("20 laws", "Douze lois"),
    ("5 billion", "5,5 milliards"),
    ("In 2019 and 2020", "En 2019"),
    ("at 3 pm", "à 16 h"),
    ("11.76 trillion", "1 176 milliards"),
    ("350 to 950", "350 à 900"),
    ("350", "trois cent cinq"),
    ("4.2 points", "42 points"),
    ("On 11 February", "Le 12 février"),
    ("0.5 g", "5 g"),
    ("the 1980s", "les années 1970"),
    ("25 million", "25,4 millions"),
    ("7.25 million codes", "7,52 millions de codes"),
]


@pytest.mark.parametrize(("english", "french"), SAME)
def test_what_says_the_same_is_the_same_both_ways(english: str, french: str) -> None:
    assert unsaid(english, "en", french, "fr") == []
    assert unsaid(french, "fr", english, "en") == []


@pytest.mark.parametrize(("english", "french"), DIFFERENT)
def test_what_says_something_else_is_found(english: str, french: str) -> None:
    assert unsaid(english, "en", french, "fr") + unsaid(french, "fr", english, "en")


def test_a_number_is_told_as_it_is_written() -> None:
    assert unsaid("1\u202f000,5 ou 3", "fr", "three", "en") == ["1\u202f000,5"]


@given(st.integers(0, 99_999))
def test_a_number_is_found_in_its_own_words(number: int) -> None:
    assert said(f"{number:,}", "en") & said(f"{number:,}".replace(",", "\u00a0"), "fr") >= {Decimal(number)}


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    for lang in ("en", "fr", "de"):
        assert said(text, lang) >= {one for figure in figures(text, lang) for one in figure.readings}
