"""What is said beside answering, in lines: of the last answer, and of the question that waits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from viva import settings
from viva.asking.response import Wrote
from viva.study.events import Event, Given
from viva.study.journal import Journal
from viva.study.memories import Memories

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plain.test_conversation import Play
    from viva.asking.response import Rating

DECK = "0011223344556677"


def states() -> dict[str, float]:
    with Journal(settings.journal_path()) as journal:
        return {name: state.stability for name, state in Memories(journal).of(DECK).items()}


def events(type_: str) -> int:
    with Journal(settings.journal_path()) as journal:
        return int(journal._read("SELECT count(*) FROM event WHERE type = ?", (type_,))[0][0])


@pytest.mark.parametrize("command", [":g", ":2", ":4"])
def test_a_word_on_the_last_answer_changes_what_is_remembered(play: Play, command: str) -> None:
    play("Lima", only="a-typed")
    good = states()["a-typed"]
    play("Lima", command, only="a-typed", by_hand=True)

    said = states()["a-typed"]
    assert (said > good) == (command == ":4")
    assert events("override") == 1


def test_what_was_typed_and_missed_may_have_been_right(play: Play, lang: str) -> None:
    said = play("Maria", ":y", only="a-typed", by_hand=True)

    assert {"en": "Right, by your word.", "fr": "Juste, sur votre parole."}[lang] in said
    assert "Maria" in said.split(":y")[-1]
    assert "✓" not in said
    again = play("Maria", only="a-typed")
    assert {"en": "Right.", "fr": "Juste."}[lang] in again


@pytest.mark.parametrize("command", [":y", ":2", ":4"])
def test_a_word_that_makes_no_sense_of_the_last_answer_is_refused(play: Play, command: str, lang: str) -> None:
    answers = ["Lima"] if command == ":y" else ["Bo"]
    said = play(*answers, command, only="a-typed", by_hand=True)

    reason = {
        ":y": {"en": "that was not right can be", "fr": "qui n’était pas juste peut"},
        ":2": {"en": "Only a right answer can be", "fr": "Seule une réponse juste peut"},
    }
    assert reason[":y" if command == ":y" else ":2"][lang] in said
    assert events("override") == 0


def test_before_the_first_answer_there_is_nothing_to_say_it_of(play: Play, lang: str) -> None:
    said = play(":g", ":u", ":p", only="a-typed")

    assert {"en": "There is no answer to take back.", "fr": "Il n’y a pas de réponse à reprendre."}[lang] in said
    assert events("override") == events("undo") == 0


def test_the_last_answer_is_taken_back_and_its_question_comes_again(play: Play) -> None:
    said = play("Bo", ":u", "Lima", only="a-typed", by_hand=True)

    assert events("undo") == 1
    assert "Score" in said
    assert states() == {}  # its answer was seen


def test_the_passage_of_the_last_answer_is_read_again(play: Play, lang: str) -> None:
    said = play("a", ":p", only="a-choice", by_hand=True)

    assert said.count({"en": "Rivers run down.", "fr": "Les fleuves descendent."}[lang]) == 2


def test_a_flag_and_a_note_are_for_the_question_that_waits(play: Play, lang: str) -> None:
    said = play(":f", ":n Ask Bo, too", ":n", "Lima", only="a-typed")

    assert events("flag") == events("note") == 1
    assert said.count({"en": "Your note: Ask Bo, too", "fr": "Votre note\u00a0: Ask Bo, too"}[lang]) == 2


def test_help_names_them_all(play: Play) -> None:
    said = play(":?", only="a-typed")

    assert all(f"{command} " in said for command in map(":{}".format, "hkqsg24yupfnle"))


def test_after_its_verdict_a_leech_is_called_one_with_what_to_do(play: Play, lang: str, deck: Path) -> None:
    forgotten = given(got=0, rating="again")
    with Journal(settings.journal_path()) as journal:
        for day in range(9):
            at = datetime(2026, 2, 1 + day, 10, tzinfo=UTC)
            journal.append(Event(type="response", at=at, deck=DECK, question="a-typed", lang="en", payload=forgotten))

    said = play("Lima", only="a-typed")
    assert {"en": "A leech, forgotten 8 times", "fr": "Une sangsue, oubliée 8 fois"}[lang] in said
    assert str(deck / f"all.{lang}.yaml") in said
    assert ":n" in said.split({"en": "A leech", "fr": "Une sangsue"}[lang])[1]
    assert {"en": "A leech", "fr": "Une sangsue"}[lang] not in play("a", only="a-choice")


def given(*, got: int, rating: Rating) -> Given:
    return Given(
        session="s",
        mode="practice",
        bank="all",
        kind="typed",
        round=0,
        response=Wrote("x"),
        got=got,
        of=1,
        worth=1,
        rating=rating,
        ms=1000,
        day="2026-02-01",
    )


def test_the_question_that_waits_is_read_out_in_the_other_language(play: Play, lang: str) -> None:
    said = play(":h", ":l", ":l", ":l", "a", only="a-choice")

    asked = [said.count(text) for text in ("Where do rivers end?", "Où finissent les fleuves")]
    assert asked == [2, 2]
    assert {"en": "Les fleuves descendent.", "fr": "Rivers run down."}[lang] in said
    with Journal(settings.journal_path()) as journal:
        assert journal._read("SELECT payload ->> 'hints' FROM event WHERE type = 'response'")[0][0] == 1


def test_another_language_is_for_one_turn(play: Play, lang: str) -> None:
    said = play(":l", "Bo", "Lima", only="a-typed")

    again = said.split({"en": "Once more.", "fr": "Encore une fois."}[lang])[1]
    assert {"en": "Who speaks first?", "fr": "Qui parle d’abord"}[lang] in again


def test_what_was_told_last_is_told_in_the_other_language(play: Play, lang: str) -> None:
    said = play("a", ":l", "", "", only="a-choice", by_hand=True)

    assert {"en": "Les fleuves descendent.", "fr": "Rivers run down."}[lang] in said


def test_how_a_number_was_read_is_said_in_the_language_that_is_shown(play: Play, lang: str) -> None:
    said = play({"en": "16500.4", "fr": "16500,4"}[lang], ":l", "", only="a-number", by_hand=True)

    english, french = "16,500.4 thousand steps", "16\u202f500,4 mille pas"
    assert (said.count(english), said.count(french)) == (1, 1)


def test_a_bank_outside_any_deck_has_no_other_language(play: Play, lang: str, tmp_path: Path) -> None:
    bank = tmp_path / "lakes.en.yaml"
    bank.write_text("viva: 1\nlang: en\ntitle: Lakes\nquestions:\n- {id: a, typed: A?, answer: a}\n", encoding="utf-8")

    said = play(":l", "a", source=str(bank))

    assert {"en": "This question is in one language only.", "fr": "Cette question n’est que dans une langue."}[
        lang
    ] in said


def test_who_stops_here_is_told_how_it_went_and_no_session_is_left(play: Play, lang: str) -> None:
    said = play("b", ":s", "n", by_hand=True)

    assert {"en": "Ended after 1 of 11 questions.", "fr": "Terminé après 1 question sur 11."}[lang] in said
    assert "--resume" not in said
    assert "Score" in said
    with Journal(settings.journal_path()) as journal:
        assert journal._read("SELECT count(*) FROM sitting WHERE ended IS NULL")[0][0] == 0


def test_a_word_that_no_answer_bears_is_refused_with_the_reason(play: Play, lang: str) -> None:
    before = play(":g", only="a-typed")
    back = play("Bo", ":u", ":p", ":y", "Lima", only="a-typed", by_hand=True)
    hinted = play(":h", "a", ":4", "", only="a-choice", by_hand=True)

    assert {"en": "You have not answered anything yet.", "fr": "Vous n’avez encore répondu à rien."}[lang] in before
    taken = {"en": "You have taken your last answer back.", "fr": "Vous avez repris votre dernière réponse."}[lang]
    assert back.count(taken) == 2
    assert {"en": "You had a hint", "fr": "Vous aviez eu un indice"}[lang] in hinted
