"""Whether what was broken off is what is asked for now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from viva.bank import library
from viva.bank.library import Found
from viva.study.asked import is_asked
from viva.study.events import Plan
from viva.study.start import Wish

if TYPE_CHECKING:
    from viva.bank.deck import Deck

PLAN = Plan(
    mode="practice",
    lang="en",
    seed=1,
    source="alibaba-covid",
    deck="",
    title="",
    questions=(("fund", "a"), ("fund", "b")),
    count=10,
)


@pytest.fixture(scope="module")
def deck() -> Deck:
    found = library.find("alibaba-covid").deck
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("wish", "same"),
    [
        (Wish(source=""), True),  # nothing said: any will do
        (Wish(source="", count=50), True),  # that is what the settings say
        (Wish(source="", mode="exam", said=frozenset({"mode"})), False),
        (Wish(source="", mode="practice", said=frozenset({"mode"})), True),
        (Wish(source="", count=3, said=frozenset({"count"})), False),
        (Wish(source="", count=10, said=frozenset({"count"})), True),
        (Wish(source="", minutes=1, said=frozenset({"minutes"})), False),
        (Wish(source="", lang="fr", said=frozenset({"lang"})), False),
        (Wish(source="", lang="en", said=frozenset({"lang"})), True),
        (Wish(source="", levels=frozenset({"apply"}), said=frozenset({"levels"})), False),
        (Wish(source="", tags=frozenset({"lesson"}), said=frozenset({"tags"})), False),
        (Wish(source="", flagged=True, said=frozenset({"flagged"})), False),
        (Wish(source="", seed=4, said=frozenset({"seed", "deck", "plain"})), True),
    ],
)
def test_what_was_said_in_so_many_words_is_held_against_the_session(*, wish: Wish, same: bool, deck: Deck) -> None:
    assert is_asked(PLAN, Found(deck), wish) is same


def test_a_bank_is_another_than_its_neighbour_and_than_the_whole_deck(deck: Deck) -> None:
    wish = Wish(source="")
    mixed = replace(PLAN, questions=(("fund", "a"), ("taobao", "c")))

    assert is_asked(PLAN, Found(deck, "fund"), wish)
    assert not is_asked(PLAN, Found(deck, "taobao"), wish)
    assert not is_asked(mixed, Found(deck, "taobao"), wish)
    assert is_asked(mixed, Found(deck), wish)


def test_one_question_found_by_its_words_is_not_the_three_that_are_asked_for(deck: Deck) -> None:
    found = replace(PLAN, count=None, questions=(("fund", "a"),))

    assert not is_asked(found, Found(deck), Wish(source="", count=3, said=frozenset({"count"})))
    assert is_asked(found, Found(deck), Wish(source="", count=1, said=frozenset({"count"})))
