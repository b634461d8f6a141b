"""What is shown of a question holds no part of its key, and the same seed shows the same."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from viva.asking.present import present
from viva.asking.shown import ShownCard, ShownChoice, ShownCloze, ShownMatch, ShownOrder, ShownSelect
from viva.bank import library

if TYPE_CHECKING:
    from tests.asking.conftest import Ask
    from viva.asking.shown import Shown

SECRET = "kanarienvogel"  # noqa: S105 - a canary

SECRETS: dict[str, dict[str, Any]] = {
    "choice": {"answer": "x", "wrong": [{"text": "y", "because": SECRET}], "explain": SECRET},
    "select": {"answers": [{"text": "x", "because": SECRET}], "wrong": ["y"], "explain": SECRET},
    "claim": {"answer": "unsaid", "explain": SECRET},
    "typed": {"answer": SECRET, "accept": [f"{SECRET} 2"], "wrong": [{"text": f"{SECRET} 3", "because": SECRET}]},
    "number": {"answer": "12345678.9", "within": "7.31", "unit": "km", "explain": SECRET},
    "cloze": {"prompt": f"A [[{SECRET}|{SECRET} 2]] and *[[more {SECRET}]]*", "explain": SECRET},
    "order": {"items": ["x", "y"], "explain": SECRET},
    "match": {"pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}], "explain": SECRET},
    "card": {"back": SECRET, "explain": SECRET},
    "discuss": {"points": [SECRET, {"text": SECRET}], "explain": SECRET},
}


def text_of(shown: Shown) -> str:
    return msgspec.json.encode(shown, enc_hook=str).decode()


@pytest.mark.parametrize("kind", SECRETS)
def test_no_key_is_shown(ask: Ask, kind: str) -> None:
    question = ask(kind, **SECRETS[kind], cites=["1.3"], elsewhere=["there"], level="remember")

    for seed in range(20):
        told = text_of(present(question, Random(seed)))

        assert not [secret for secret in (SECRET, "12345678", "7.31", "unsaid", "because", 'right"') if secret in told]


def test_a_word_bank_shows_the_words_but_not_their_blanks(ask: Ask) -> None:
    question = ask("cloze", prompt="An [[apple]] and a [[pear|quince]]", extra=["plum"])
    shown = [present(question, Random(seed)) for seed in range(50)]

    assert {frozenset(word.text for word in one.words) for one in shown if isinstance(one, ShownCloze)} == {
        frozenset({"apple", "pear", "plum"})
    }
    assert len({tuple(word.key for word in one.words) for one in shown if isinstance(one, ShownCloze)}) == 6
    assert {one.prompt for one in shown} == {"An [[]] and a [[]]"}


def test_a_word_of_the_bank_is_shown_as_it_is_written(ask: Ask) -> None:
    shown = present(ask("cloze", prompt=r"An [[\*apple\*]]", extra=["plum"]), Random(1))

    assert isinstance(shown, ShownCloze)
    assert {word.text for word in shown.words} == {r"\*apple\*", "plum"}


def test_the_same_seed_shows_the_same() -> None:
    for folder in library.folders().values():
        for question in library.open_deck(folder).questions("en"):
            assert present(question, Random(7)) == present(question, Random(7))


def first_options(ask: Ask, **own: Any) -> Counter[str]:  # noqa: ANN401 - what YAML may hold
    shown = [present(ask("choice", **own), Random(seed)) for seed in range(400)]
    return Counter(one.options[0].text for one in shown if isinstance(one, ShownChoice))


def test_the_right_option_has_no_place_of_its_own(ask: Ask) -> None:
    counts = first_options(ask, answer="w", wrong=["x", "y", "z"])

    assert len(counts) == 4
    assert all(60 < count < 140 for count in counts.values())


@pytest.mark.parametrize(
    ("answer", "wrong", "order"),
    [
        (
            "16.5 million",
            ["2 million", "30 million", "1,000 million"],
            ["2 million", "16.5 million", "30 million", "1,000 million"],
        ),
        ("-5", ["3", "-10"], ["-10", "-5", "3"]),
        ("2 years", ["1 year", "10 years"], ["1 year", "2 years", "10 years"]),
        ("20 000", ["3,5", "1 000 000"], ["3,5", "20 000", "1 000 000"]),
        ("$5", ["$1", "$20"], ["$1", "$5", "$20"]),
    ],
    ids=["millions", "signs", "years", "french", "dollars"],
)
def test_numbers_of_one_unit_come_in_their_order(ask: Ask, answer: str, wrong: list[str], order: list[str]) -> None:
    for seed in range(5):
        shown = present(ask("choice", answer=answer, wrong=wrong), Random(seed))

        assert isinstance(shown, ShownChoice)
        assert [option.text for option in shown.options] == order


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [("5 apples", ["5 pears", "5 plums"]), ("5", ["5.0", "05"]), ("3 March", ["11 February", "1 May"])],
    ids=["other-units", "one-size", "dates"],
)
def test_where_size_says_nothing_the_right_option_is_not_first(ask: Ask, answer: str, wrong: list[str]) -> None:
    assert len(first_options(ask, answer=answer, wrong=wrong)) == 3


def test_every_option_is_shown_once(ask: Ask) -> None:
    shown = present(ask("select", answers=["a", "b"], wrong=["c"]), Random(1))

    assert isinstance(shown, ShownSelect)
    assert sorted(option.text for option in shown.options) == ["a", "b", "c"]
    assert len({option.key for option in shown.options}) == 3


@pytest.mark.parametrize(
    "items", [["a", "b"], ["a", "b", "c"], [{"any": ["a", "b"]}, "c"], ["a", {"any": ["b", "c", "d"]}]], ids=str
)
def test_an_order_is_never_shown_solved(ask: Ask, items: list[Any]) -> None:
    ranks = {
        text: rank for rank, item in enumerate(items) for text in (item["any"] if isinstance(item, dict) else [item])
    }
    for seed in range(100):
        shown = present(ask("order", items=items), Random(seed))

        assert isinstance(shown, ShownOrder)
        order = [ranks[item.text] for item in shown.items]
        assert order != sorted(order)
        assert {item.text for item in shown.items} == set(ranks)


def test_a_match_shows_each_right_once(ask: Ask) -> None:
    pairs = [{"left": "a", "right": "x"}, {"left": "b", "right": "x"}, {"left": "c", "right": "y"}]
    shown = present(ask("match", pairs=pairs, extra=["z"]), Random(1))

    assert isinstance(shown, ShownMatch)
    assert sorted(left.text for left in shown.lefts) == ["a", "b", "c"]
    assert sorted(right.text for right in shown.rights) == ["x", "y", "z"]


def test_a_card_is_asked_from_its_front_unless_it_may_be_turned(ask: Ask) -> None:
    def backwards(reverse: str) -> set[tuple[bool, str]]:
        shown = [present(ask("card", prompt="F", back="B", reverse=reverse), Random(seed)) for seed in range(20)]
        return {(one.backwards, one.prompt) for one in shown if isinstance(one, ShownCard)}

    assert backwards("false") == {(False, "F")}
    assert backwards("true") == {(False, "F"), (True, "B")}


def test_what_is_said_around_a_question() -> None:
    deck = library.open_deck(library.shipped_decks() / "alibaba-covid")
    shown = present(deck.bank("fund", "fr")["fund-amount"], Random(1))

    assert (shown.deck, shown.lang, shown.voices) == (deck.key, "fr", ("Martin Pasquier",))


def test_an_image_is_beside_its_bank(ask: Ask) -> None:
    question = ask("card", back="x", image={"file": "a.png", "alt": "A picture"})
    picture = present(question, Random(1)).picture

    assert picture is not None
    assert (picture.file, picture.alt) == (question.home.path.parent / "a.png", "A picture")
