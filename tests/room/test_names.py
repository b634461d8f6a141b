"""Names: counted as people count letters, whole in every script, and none that nobody can see."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.room.names import MOST, chosen, clean, clusters, suggestions, unique


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Zoë", "Zoë"),
        ("  Ann   Lee ", "Ann Lee"),
        ("O’Brien", "O’Brien"),
        ("Jean-Luc", "Jean-Luc"),
        ("王小明", "王小明"),
        ("محمد", "محمد"),
        ("हिन्दी", "हिन्दी"),
        ("🦦 Otter", "🦦 Otter"),
        ("👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"),
        ("👋🏽", "👋🏽"),
        ("🇫🇷🇧🇪", "🇫🇷🇧🇪"),
        ("ﬁ", "fi"),
        ("\uff21nn", "Ann"),
        ("=1", "1"),
        ("\u3164", ""),
        ("\u200d\u200d", ""),
        ("", ""),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_could_do_anything(typed: str, name: str) -> None:
    assert clean(typed) == name


def test_a_name_is_cut_between_letters_and_never_within_one() -> None:
    assert clean("👨‍👩‍👧‍👦" * 40) == "👨‍👩‍👧‍👦" * MOST
    assert clean("e\u0301" * 40) == "é" * MOST
    assert clean("🇫🇷" * 40) == "🇫🇷" * MOST


def test_no_letter_is_buried_under_its_marks() -> None:
    assert clean("a" + "\u0335" * 50) == "a" + "\u0335" * 3


@given(st.text())
def test_a_clean_name_is_short_and_stays_as_it_is(typed: str) -> None:
    name = clean(typed)

    assert clean(name) == name
    assert len(list(clusters(name))) <= MOST
    assert name.isprintable() or "\u200d" in name


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_a_name_that_somebody_has_gets_a_number(typed: str, others: list[str]) -> None:
    name = clean(typed) or "x"
    taken = [name, *others]
    found = unique(name, taken)

    assert found.casefold() not in {one.casefold() for one in taken}
    assert len(list(clusters(found))) <= MOST


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_there_are_names_for_a_school_in_each_language(lang: str) -> None:
    taken: list[str] = []
    for _ in range(1500):
        taken.append(chosen("", lang, Random(len(taken)), taken, free=False))

    assert len(set(taken)) == 1500
    assert all(len(name) <= MOST + 3 for name in taken)
    assert all(clean(name) == name for name in taken[:1000])


def test_suggestions_are_names_that_nobody_has() -> None:
    first = suggestions("en", Random(1), ())
    second = suggestions("en", Random(1), first)

    assert len(first) == len(second) == 4
    assert set(first).isdisjoint(second)
