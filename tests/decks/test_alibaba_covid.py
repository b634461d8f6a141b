"""What the shipped deck promises of itself: how much it asks, how far above recall, and of what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

import viva
from viva.bank.kinds import Choice, Discuss, Distractor, Match, Point, Select
from viva.bank.library import shipped_decks
from viva.words import LANGUAGES

if TYPE_CHECKING:
    from viva.bank.deck import Deck, Question

# The levels, `elsewhere` and tags of a translation are those of its original: where a test counts these, English stands
# for both, and the first test keeps the two alike.


@pytest.fixture(scope="module")
def deck() -> Deck:
    return viva.read_deck(shipped_decks() / "alibaba-covid")


@pytest.fixture(scope="module")
def questions(deck: Deck) -> list[Question]:
    return list(deck.questions("en"))


@pytest.fixture(scope="module")
def marked(questions: list[Question]) -> list[Question]:
    return [question for question in questions if not isinstance(question.content, Discuss)]


def others(question: Question) -> set[str]:
    """Return the ids of all other sources that a question names, in its points too."""
    points = question.content.points if isinstance(question.content, Discuss) else ()
    return {
        *question.content.elsewhere,
        *(one for point in points if isinstance(point, Point) for one in point.elsewhere),
    }


def test_french_asks_what_english_asks(deck: Deck) -> None:
    assert deck.languages == LANGUAGES
    assert [question.id for question in deck.questions("fr")] == [question.id for question in deck.questions("en")]


def test_there_is_enough_to_answer_and_to_talk_about(questions: list[Question], marked: list[Question]) -> None:
    assert len(marked) >= 52
    assert len(questions) - len(marked) >= 8


def test_every_question_says_how_far_it_asks_and_what_it_rests_on(questions: list[Question]) -> None:
    assert [question.id for question in questions if not question.content.level or not question.content.cites] == []


def test_every_passage_is_asked_twice_and_once_above_recall(deck: Deck, marked: list[Question]) -> None:
    assert deck.source is not None
    asked = Counter(cited for question in marked for cited in question.content.cites)
    above = {cited for question in marked if question.content.level != "remember" for cited in question.content.cites}

    assert len(deck.source.passages) == 17
    assert [passage.id for passage in deck.source.passages if asked[passage.id] < 2 or passage.id not in above] == []


def test_at_most_half_is_plain_recall(marked: list[Question]) -> None:
    assert sum(question.content.level == "remember" for question in marked) <= len(marked) / 2


def test_a_dozen_questions_weigh_him_against_another_source(marked: list[Question]) -> None:
    weighing = [q for q in marked if q.content.level in {"analyse", "evaluate"} and q.content.elsewhere]

    assert len(weighing) >= 12


def test_whatever_another_source_says_is_used(deck: Deck, questions: list[Question]) -> None:
    assert set(deck.elsewhere) == {one for question in questions for one in others(question)}


def test_a_lesson_is_eighteen_questions_with_a_talk_at_its_end(deck: Deck, questions: list[Question]) -> None:
    lesson = [question for question in questions if "lesson" in question.content.tags]

    assert len(lesson) == 18
    assert [question.kind == "discuss" for question in lesson] == [*[False] * 17, True]
    assert Counter(question.home.bank for question in lesson) == dict.fromkeys((ref.file for ref in deck.file.banks), 3)


def test_a_lesson_mixes_the_kinds(questions: list[Question]) -> None:
    lesson = [question for question in questions if "lesson" in question.content.tags]

    assert len({question.kind for question in lesson}) >= 6
    for bank in {question.home.bank for question in lesson}:
        assert len({question.kind for question in lesson if question.home.bank == bank}) >= 2, bank


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_distractor_has_a_reason_of_its_own(deck: Deck, lang: str) -> None:
    for question in deck.questions(lang):
        if isinstance(question.content, Choice | Select):
            reasons = [wrong.because for wrong in question.content.wrong if isinstance(wrong, Distractor)]

            assert len(reasons) >= 2, question.id
            assert all(reasons), question.id
            assert len({*reasons}) == len(question.content.wrong), question.id


def test_every_bank_sorts_facts_from_judgements_or_forecasts(deck: Deck) -> None:
    for bank in deck.banks("en"):
        sorting = [question for question in bank.questions if "sorting" in question.content.tags]

        assert [isinstance(question.content, Match | Select) for question in sorting] == [True], bank.key


def test_nothing_is_to_mend(deck: Deck) -> None:
    assert [(finding.code, finding.place) for finding in viva.check(deck)] == []
