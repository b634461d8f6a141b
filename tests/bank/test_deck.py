"""A deck and its banks as a program sees them: places, lookups, identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva.bank import library
from viva.bank.deck import Deck, option_key
from viva.bank.files import read_deck_folder
from viva.bank.problems import Place

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bank.conftest import Read


@pytest.fixture(scope="module")
def deck() -> Deck:
    return library.open_deck(library.shipped_decks() / "alibaba-covid")


BANK = """\
# A comment before anything.

- id: first
  choice: >-
    What is it?
  answer: this
  wrong:
  - that
  - text: the other
    because: It is not.
  cites: [1.3, "1.4"]
- {id: second, claim: So it is., answer: "true"}
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("first",), 7, 3),
        (("first", "id"), 7, 7),
        (("first", "choice"), 8, 11),
        (("first", "prompt"), 8, 11),
        (("first", "wrong", 0), 12, 5),
        (("first", "wrong", 1, "because"), 14, 14),
        (("first", "cites", 1), 15, 16),
        (("first", "cites", 9), 15, 10),
        (("first", "elsewhere", 0), 7, 3),
        (("second", "answer"), 16, 42),
        (("second", "prompt"), 16, 23),
        (("none",), 1, 1),
    ],
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_where_something_stands(read: Read, path: tuple[str | int, ...], line: int, column: int) -> None:
    question, *keys = path

    assert read(BANK).place(str(question), *keys) == Place(line, column)


def test_where_the_head_stands(read: Read) -> None:
    bank = read(BANK)

    assert (bank.place_of_key("title"), bank.place_of_key("translates")) == (Place(3, 8), Place(1, 1))


def test_ten_thousand_places_need_one_reading(read: Read) -> None:
    bank = read("".join(f"- {{id: q-{n}, typed: What?, answer: this}}\n" for n in range(2000)))

    assert [bank.place(f"q-{n}", "answer").line for n in range(2000)] == list(range(5, 2005))


def test_the_banks_of_a_deck_come_in_its_order(deck: Deck) -> None:
    assert [bank.key for bank in deck.banks("fr")] == [ref.file for ref in deck.file.banks]


def test_a_bank_is_read_once(deck: Deck) -> None:
    assert deck.bank("fund", "fr") is deck.bank("fund", "fr")


def test_both_languages_ask_the_same_questions(deck: Deck) -> None:
    english, french = (list(deck.questions(lang)) for lang in ("en", "fr"))

    assert [question.id for question in english] == [question.id for question in french]
    assert [question.original for question in french] == [question.content for question in english]


def test_a_question_by_its_id(deck: Deck) -> None:
    assert deck.bank("fund", "en")["fund-amount"].kind == "number"
    with pytest.raises(KeyError):
        deck.bank("fund", "en")["none"]


def test_what_a_question_rests_on(deck: Deck) -> None:
    question = deck.bank("fund", "fr")["fund-amount"]

    assert [passage.id for passage in question.passages] == list(question.content.cites)
    assert [entry.id for entry in question.elsewhere] == list(question.content.elsewhere)
    assert question.voice(question.passages[0]) == "Martin Pasquier"


def test_a_question_can_stand_in_a_set(deck: Deck) -> None:
    questions = list(deck.questions("en"))

    assert len(set(questions)) == len(questions)


def test_the_key_of_an_option_is_that_of_its_words() -> None:
    assert option_key("A  Colour\u00a0code") == option_key("a colour code")
    assert option_key("a colour code") != option_key("a color code")
    assert option_key("a colour code") == "b2f25bb871"


def test_a_tag_is_called_what_its_deck_calls_it_and_else_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        'viva: 1\nkey: "0011223344556677"\nlanguages: [en, fr]\ntitle: Lakes\nbanks: [{file: a, anki: A}]\n'
        "tags: {deep: {en: deep water, fr: eaux *profondes*}, salt: Salt}\n",
        encoding="utf-8",
    )
    deck = read_deck_folder(tmp_path)

    assert [deck.tag("deep", lang) for lang in ("en", "fr", "de")] == ["deep water", "eaux profondes", "deep water"]
    assert (deck.tag("salt", "fr"), deck.tag("wide", "fr")) == ("Salt", "wide")
