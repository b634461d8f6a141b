"""What is forgiven in typed words, and that it is told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.asking.wording import Likeness, compare


def forgiven(given: str, answer: str, lang: str = "en") -> set[str] | None:
    likeness = compare(given, answer, lang)
    return None if likeness is None else set(likeness.forgiven)


@pytest.mark.parametrize(
    ("given", "answer", "lang", "names"),
    [
        ("Sesame Credit", "Sesame Credit", "en", set()),
        ("  Sesame \t Credit ", "Sesame Credit", "en", set()),
        ("sesame credit", "Sesame Credit", "en", {"case"}),
        ("epidemie", "épidémie", "fr", {"accents"}),
        ("ÉPIDÉMIE", "épidémie", "fr", {"case"}),
        ("coeur", "cœur", "fr", set()),
        ("colour code.", "colour code", "en", {"punctuation"}),
        ("health-code", "health code", "en", {"punctuation"}),
        ("healthcode", "health code", "en", {"punctuation"}),
        ("live streaming", "live-streaming", "en", {"punctuation"}),
        ("the colour code", "colour code", "en", {"articles"}),
        ("colour code", "a colour code", "en", {"articles"}),
        ("code couleur", "le code couleur", "fr", {"articles"}),
        ("epidemie", "l’épidémie", "fr", {"accents", "articles"}),
        ("l'épidémie", "l’épidémie", "fr", set()),
        ("de la confiance", "confiance", "fr", {"articles"}),
        ("Alibabba", "Alibaba", "en", {"slip"}),
        ("Alibab", "Alibaba", "en", {"slip"}),
        ("Alibaab", "Alibaba", "en", {"slip"}),
        ("Alivaba", "Alibaba", "en", {"slip"}),
        ("vaccinnatoin", "vaccination", "en", {"slip"}),
        ("the alibabba", "Alibaba", "en", {"case", "articles", "slip"}),
        ("“so”", "so", "en", {"punctuation"}),
        ("C#", "C#", "en", set()),
        ("…", "...", "en", set()),
    ],
    ids=lambda value: ascii(sorted(value) if isinstance(value, set) else value),
)
def test_forgiven(given: str, answer: str, lang: str, names: set[str]) -> None:
    assert forgiven(given, answer, lang) == names


@pytest.mark.parametrize(
    ("given", "answer"),
    [
        ("loss", "lots"),  # under five letters
        ("Alb", "Alba"),
        ("typical", "atypical"),  # the first letter
        ("2019", "2020"),  # digits
        ("covid-18", "covid-19"),
        ("B2B1", "B2B2"),
        ("AB12345", "AB12354"),
        ("1 65", "16 5"),  # a space between digits
        ("-5", "5"),
        ("1.5", "15"),
        ("C", "C#"),
        ("Alibab aa", "Alibaba"),
        ("Aliaba code", "Alibaba"),
        ("Alxxaba", "Alibaba"),  # two slips in seven letters
        ("vxccxnatixn", "vaccination"),  # three
        ("", "so"),
        ("so", ""),
        ("-", "so"),
        ("score of trust", "trust score"),
        ("the", "then"),
    ],
    ids=ascii,
)
def test_not_forgiven(given: str, answer: str) -> None:
    assert compare(given, answer, "en") is None


def test_an_article_is_one_of_its_own_language() -> None:
    assert forgiven("the code", "code", "fr") is None
    assert forgiven("le code", "code", "en") is None


@pytest.mark.parametrize("given", ["X = 1", "x=1", "x  = 1.", "the x = 1"], ids=ascii)
def test_exact_forgives_only_spaces_around_words(given: str) -> None:
    assert compare(given, "x = 1", "en", exact=True) is None
    assert compare("  x  =   1 ", "x = 1", "en", exact=True) == Likeness()


def test_one_letter_written_in_two_ways_is_one_letter_even_exactly() -> None:
    assert compare("e\u0301", "é", "fr", exact=True) == Likeness()


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(SENTENCES, st.sampled_from(["en", "fr", "de"]), st.booleans())
def test_an_answer_is_like_itself(answer: str, lang: str, exact: bool) -> None:  # noqa: FBT001 - a value of the property
    assert compare(answer, answer, lang, exact=exact) == Likeness()


@given(st.from_regex(r"\A[a-z]{1,12}( [a-z]{1,12}){0,2}\Z"))
def test_case_is_always_forgiven_and_always_told(answer: str) -> None:
    assert forgiven(answer.upper(), answer, "en") == {"case"}


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "fr"]))
def test_whatever_is_compared_has_an_answer(given: str, answer: str, lang: str) -> None:
    likeness = compare(given, answer, lang)

    assert likeness is None or likeness.slips in range(20)


@pytest.mark.parametrize("piece", ["a", "a ", "'", "l'", "the ", "é", "1."], ids=ascii)
def test_a_long_text_does_not_take_long(piece: str) -> None:
    start = time.process_time()

    compare(piece * 10_000, "An answer of some words", "en")
    compare("An answer of some words", piece * 10_000, "fr")

    assert time.process_time() - start < 2
