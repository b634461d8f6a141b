"""From a response to a verdict: the formulas, the notes, and what cannot be an answer."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viva.asking.grade import grade, longest_run, parts
from viva.asking.present import present
from viva.asking.response import (
    Arranged,
    Filled,
    Judged,
    Paired,
    Passed,
    Picked,
    Rated,
    Response,
    ResponseError,
    Talked,
    Wrote,
)
from viva.asking.shown import (
    Shown,
    ShownCard,
    ShownChoice,
    ShownClaim,
    ShownCloze,
    ShownDiscuss,
    ShownMatch,
    ShownNumber,
    ShownOrder,
    ShownSelect,
    ShownTyped,
)
from viva.bank import library
from viva.bank.deck import Question, option_key
from viva.bank.kinds import KINDS, Discuss, Match, Order, Select, Tie
from viva.bank.rules import folded, words_of
from viva.bank.text import answers_of

if TYPE_CHECKING:
    from tests.asking.conftest import Ask

EVERY_QUESTION = [
    question
    for folder in library.folders().values()
    for deck in [library.open_deck(folder)]
    for lang in deck.languages
    for question in deck.questions(lang)
]


def keys(*texts: str) -> tuple[str, ...]:
    return tuple(option_key(text) for text in texts)


def marks(question: Question, response: Response) -> tuple[int, int]:
    verdict = grade(question, response)
    return verdict.got, verdict.of


def notes(question: Question, response: Response) -> list[str]:
    return [note.code for note in grade(question, response).notes]


def right_answer(question: Question) -> Response:
    """The key, as a response."""
    content, original = question.content, question.original
    match content.__class__.__name__, original:
        case "Choice", _:
            return Picked(keys(original.answer))  # type: ignore[union-attr, arg-type]
        case "Select", Select(answers=answers):
            return Picked(keys(*map(words_of, answers)))
        case "Claim", _:
            return Judged(content.answer)  # type: ignore[union-attr, arg-type]
        case (("Typed" | "Number"), _):
            return Wrote(str(content.answer))  # type: ignore[union-attr]
        case "Cloze", _:
            return Filled(tuple(blank[0] for blank in answers_of(content.prompt)))
        case "Order", Order(items=items):
            return Arranged(keys(*(one for item in items for one in (item.any if isinstance(item, Tie) else (item,)))))
        case "Match", Match(pairs=pairs):
            return Paired(tuple((option_key(pair.left), option_key(pair.right)) for pair in pairs))
        case "Card", _:
            return Rated("good")
        case _:
            return Talked()


def test_the_key_is_right_in_every_question_that_ships() -> None:
    for question in EVERY_QUESTION:
        verdict = grade(question, right_answer(question))

        assert verdict.outcome == ("unmarked" if isinstance(question.content, Discuss) else "right"), question.id


def test_giving_up_is_wrong_in_every_question_that_ships() -> None:
    for question in EVERY_QUESTION:
        verdict = grade(question, Passed())

        assert (verdict.got, verdict.of) == (0, parts(question))


# Formulas.


def test_choice(ask: Ask) -> None:
    question = ask("choice", answer="x", wrong=["y", "z"])

    assert marks(question, Picked(keys("x"))) == (1, 1)
    assert marks(question, Picked(keys("y"))) == (0, 1)
    assert marks(question, Picked(())) == (0, 1)


@pytest.mark.parametrize(
    ("picked", "got"),
    [("abc", 3), ("ab", 2), ("a", 1), ("", 0), ("abx", 1), ("ax", 0), ("x", 0), ("xy", 0), ("abcx", 2), ("abcxy", 1)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_select_takes_wrong_picks_from_right_ones(ask: Ask, picked: str, got: int) -> None:
    question = ask("select", answers=list("abc"), wrong=list("xy"))

    assert marks(question, Picked(keys(*picked))) == (got, 3)


@pytest.mark.parametrize("answer", ["true", "false", "unsaid"])
def test_claim(ask: Ask, answer: str) -> None:
    question = ask("claim", answer=answer)

    assert [marks(question, Judged(truth))[0] for truth in ("true", "false", "unsaid")] == [
        int(truth == answer) for truth in ("true", "false", "unsaid")
    ]


@pytest.mark.parametrize(
    ("arranged", "got"),
    [("abcd", 3), ("abdc", 2), ("bacd", 2), ("dabc", 2), ("bcda", 2), ("badc", 1), ("cdab", 1), ("dcba", 0)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_order_counts_the_longest_run(ask: Ask, arranged: str, got: int) -> None:
    assert marks(ask("order", items=list("abcd")), Arranged(keys(*arranged))) == (got, 3)


@pytest.mark.parametrize(
    ("arranged", "got"),
    [("abcd", 2), ("acbd", 2), ("bacd", 1), ("dbca", 0), ("dcba", 0), ("adbc", 1)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_order_lets_ties_stand_either_way(ask: Ask, arranged: str, got: int) -> None:
    assert marks(ask("order", items=["a", {"any": ["b", "c"]}, "d"]), Arranged(keys(*arranged))) == (got, 2)


@given(st.permutations(range(6)), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_the_longest_run_is_the_longest(order: list[int], ranks: list[int]) -> None:
    sequence = [ranks[place] for place in order]
    run = longest_run(sequence)
    taken = [sequence[place] for place in run]

    assert run == sorted(set(run))
    assert taken == sorted(taken)
    assert not any(
        list(chosen) == sorted(chosen)
        for chosen in ([sequence[p] for p in range(6) if mask >> p & 1] for mask in range(64))
        if len(chosen) > len(run)
    )


def test_match_counts_pairs(ask: Ask) -> None:
    pairs = [{"left": "a", "right": "x"}, {"left": "b", "right": "y"}, {"left": "c", "right": "x"}]
    question = ask("match", pairs=pairs, extra=["z"])

    def paired(*rights: str) -> tuple[int, int]:
        return marks(question, Paired(tuple(zip(keys(*"abc"), keys(*rights), strict=False))))

    assert paired("x", "y", "x") == (3, 3)
    assert paired("y", "x", "z") == (0, 3)
    assert paired("x", "x", "x") == (2, 3)
    assert paired("x") == (1, 3)
    assert paired() == (0, 3)


def test_cloze_counts_blanks(ask: Ask) -> None:
    question = ask("cloze", prompt="The [[trust score|social score]] of a [[citizen]]")

    assert marks(question, Filled(("trust score", "citizen"))) == (2, 2)
    assert marks(question, Filled(("Social Score", ""))) == (1, 2)
    assert notes(question, Filled(("Social Score", "citizn"))) == ["forgiven-case", "forgiven-slip"]
    assert marks(question, Filled(("citizen", "trust score"))) == (0, 2)


def test_a_blank_with_signs_that_are_no_marks(ask: Ask) -> None:
    assert marks(ask("cloze", prompt=r"A [[\*so\*]]"), Filled(("*so*",))) == (1, 1)


def test_typed(ask: Ask) -> None:
    question = ask(
        "typed", answer="Sesame Credit", accept=["Zhima"], wrong=[{"text": "Sesame Credits Ltd", "because": "Another."}]
    )

    assert grade(question, Wrote("sesame credit")).notes[0].code == "forgiven-case"
    assert marks(question, Wrote("Zhima")) == (1, 1)
    assert marks(question, Wrote("Sesame Crédit")) == (1, 1)
    assert marks(question, Wrote("Alipay")) == (0, 1)
    assert notes(question, Wrote(" ")) == ["empty"]


def test_a_likely_mistake_wins_over_a_slip(ask: Ask) -> None:
    question = ask("typed", answer="vaccination", wrong=[{"text": "vaccinations", "because": "One only."}])
    verdict = grade(question, Wrote("Vaccinations"))

    assert (verdict.got, verdict.notes[0].params) == (0, {"because": "One only."})


def test_exact_forgives_nothing(ask: Ask) -> None:
    question = ask("typed", answer="C#", exact="true")

    assert marks(question, Wrote("C#")) == (1, 1)
    assert marks(question, Wrote("c#")) == (0, 1)


@pytest.mark.parametrize(
    ("within", "text", "got"),
    [
        ("0", "16.5", 1), ("0", "16.50", 1), ("0", "16.51", 0), ("0.5", "17", 1), ("0.5", "16", 1), ("0.5", "17.01", 0),
        ("10%", "18.15", 1), ("10 %", "14.85", 1), ("10%", "18.16", 0),
        ("0", "16,500,000", 1), ("0", "$16.5 million", 1),
        ("0", "16.5 million euros", 0), ("0", "16500000 dollars", 1), ("0", "16.5 dollars", 0), ("0", "many", 0),
    ],
)  # fmt: skip
def test_number(ask: Ask, within: str, text: str, got: int) -> None:
    question = ask("number", answer="16.5", within=within, unit="million US dollars")

    assert marks(question, Wrote(text)) == (got, 1)


def test_a_number_says_how_it_was_read(ask: Ask) -> None:
    question = ask("number", "fr", answer="16.5", unit="millions de dollars")

    assert grade(question, Wrote("16500000 $")).notes[0].params == {"number": "16\u202f500\u202f000 dollars"}
    assert notes(question, Wrote("16,5 euros")) == ["read-as", "unit-differs"]
    assert grade(question, Wrote("seize")).notes[0].params == {"text": "seize"}
    assert notes(question, Wrote("")) == ["empty"]


@pytest.mark.parametrize(("rating", "got"), [("again", 0), ("hard", 1), ("good", 1), ("easy", 1)])
def test_any_kind_may_be_asked_as_a_card(ask: Ask, rating: str, got: int) -> None:
    for question in (ask("card", back="x"), ask("choice", answer="x", wrong=["y"])):
        assert marks(question, Rated(rating)) == (got, 1)  # type: ignore[arg-type]


def test_a_discussion_is_never_marked(ask: Ask) -> None:
    question = ask("discuss", points=["x", "y"], positions=["for", "against"])

    assert grade(question, Talked((0, 1), 1)).outcome == "unmarked"
    assert grade(question, Passed()).outcome == "unmarked"


# What cannot be an answer.


@pytest.mark.parametrize(
    ("kind", "own", "response"),
    [
        ("choice", {"answer": "x", "wrong": ["y"]}, Picked(("none",))),
        ("choice", {"answer": "x", "wrong": ["y"]}, Picked(keys("x", "y"))),
        ("select", {"answers": ["x"], "wrong": ["y"]}, Picked(keys("x", "x"))),
        ("select", {"answers": ["x"], "wrong": ["y"]}, Picked(keys("x", "z"))),
        ("order", {"items": ["x", "y"]}, Arranged(keys("x"))),
        ("order", {"items": ["x", "y"]}, Arranged(keys("x", "x"))),
        ("order", {"items": ["x", "y"]}, Arranged(keys("x", "z"))),
        ("match", {"pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]}, Paired((("none", "b"),))),
        ("match", {"pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]}, Paired((keys("a", "e"),))),  # type: ignore[arg-type]
        (
            "match",
            {"pairs": [{"left": "a", "right": "b"}, {"left": "c", "right": "d"}]},
            Paired((keys("a", "b"), keys("a", "d"))),  # type: ignore[arg-type]
        ),
        ("cloze", {"prompt": "[[a]] [[b]]"}, Filled(("a",))),
        ("discuss", {"points": ["x"]}, Talked((1,))),
        ("discuss", {"points": ["x"]}, Talked((0,), 0)),
        ("discuss", {"points": ["x"]}, Rated("good")),
        ("claim", {"answer": "true"}, Wrote("true")),
        ("typed", {"answer": "x"}, Filled(("x",))),
        ("number", {"answer": "1"}, Judged("true")),
        ("card", {"back": "x"}, Wrote("x")),
    ],
    ids=str,
)
def test_a_response_that_no_such_question_takes(ask: Ask, kind: str, own: dict[str, Any], response: Response) -> None:
    with pytest.raises(ResponseError):
        grade(ask(kind, **own), response)


# Properties.

TEXTS = st.lists(
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8),
    min_size=4,
    max_size=8,
    unique_by=folded,
)
"""Options that a bank may hold: the reader refuses two that are the same once folded, such as 1 and ¹."""


@given(TEXTS, st.integers(0, 2**32))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_marks_are_from_nothing_to_all_of_it(ask: Ask, texts: list[str], seed: int) -> None:
    random = Random(seed)
    half = len(texts) // 2
    lefts, rights = texts[:half], texts[half : 2 * half]
    questions: dict[Question, Response] = {
        ask("select", answers=texts[:half], wrong=texts[half:]): Picked(keys(*random.sample(texts, half))),
        ask("order", items=texts): Arranged(keys(*random.sample(texts, len(texts)))),
        ask("match", pairs=[{"left": a, "right": b} for a, b in zip(lefts, rights, strict=True)]): Paired(
            tuple(zip(keys(*lefts), keys(*random.choices(rights, k=half)), strict=True))
        ),
    }
    for question, response in questions.items():
        verdict = grade(question, response)

        assert 0 <= verdict.got <= verdict.of == parts(question)
        assert 0 <= verdict.share <= 1
        assert verdict.marks(3) == 3 * Fraction(verdict.got, verdict.of)
        assert grade(question, response) == verdict
        assert grade(question, right_answer(question)).outcome == "right"


@given(TEXTS, st.integers(0, 2**32))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_the_order_of_picks_and_pairs_counts_for_nothing(ask: Ask, texts: list[str], seed: int) -> None:
    random = Random(seed)
    select = ask("select", answers=texts[:2], wrong=texts[2:])
    picked = random.sample(texts, 3)
    pairs = [{"left": text, "right": text} for text in texts[:3]]
    match = ask("match", pairs=pairs)
    given_pairs = [(option_key(text), option_key(random.choice(texts[:3]))) for text in texts[:3]]

    assert len({grade(select, Picked(keys(*order))).got for order in permutations(picked)}) == 1
    assert len({grade(match, Paired(tuple(order))).got for order in permutations(given_pairs)}) == 1


def some_answer(shown: Shown) -> Response:
    """An answer that a face could build from what it drew."""
    match shown:
        case ShownChoice(options=options):
            return Picked((options[0].key,))
        case ShownSelect(options=options):
            return Picked(tuple(option.key for option in options))
        case ShownClaim():
            return Judged("unsaid")
        case ShownTyped() | ShownNumber():
            return Wrote("1")
        case ShownCloze(blanks=blanks):
            return Filled(("x",) * blanks)
        case ShownOrder(items=items):
            return Arranged(tuple(item.key for item in items))
        case ShownMatch(lefts=lefts, rights=rights):
            return Paired(tuple((left.key, rights[0].key) for left in lefts))
        case ShownCard():
            return Rated("hard")
        case ShownDiscuss(positions=positions):
            return Talked((0,), 0 if positions else None)


def test_an_answer_picked_from_what_is_shown_can_be_graded() -> None:
    for question in EVERY_QUESTION:
        shown = present(question, Random(1))
        assert 0 <= grade(question, some_answer(shown)).got <= parts(question)


def test_every_kind_ships() -> None:
    assert {question.kind for question in EVERY_QUESTION} == set(KINDS)
