"""What came of a class, as values and as sheets."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace

from viva.asking.response import Judged, Picked, Response, Wrote
from viva.bank.deck import option_key
from viva.room.commands import Close, Next, Open, Settings, Show, Skip, Talk, Tally
from viva.room.progress import Answer
from viva.room.results import results, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.room.game import Game

    Class = Callable[..., Game]

RIGHT, WRONG = option_key("right"), option_key("wrong")

MORE = ["answers to each", "note"]

CHOSE = "1 × wrong; 0 × off; 1 × right"


@pytest.fixture
def played(klass: Class) -> Game:
    game = klass("choice", "claim", "typed", settings=Settings(marks=20), phones=2)
    lesson: list[list[Response]] = [[Picked((RIGHT,)), Picked((WRONG,))], [Judged("unsaid")], []]
    for given in lesson:
        game.do(Next(), 0)
        game.do(Open(), 0)
        on = game.progress
        for number, response in enumerate(given, 1):
            game.take(game.check(number, Answer(0, on.place, on.round, 1, response), 0))
        game.do(Show() if given else Skip(), 0)
    return game


def rows(game: Game, by: str, **more: Any) -> list[list[str]]:  # noqa: ANN401
    text = sheet(game, by, **more).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";" if game.facts.lang == "fr" else ","))


def test_results_hold_every_answer_and_no_name(played: Game) -> None:
    found = json.loads(msgspec.json.encode(results(played)))

    assert [(one["id"], one["name"], one["points"], one["mark"]) for one in found["players"]] == [
        ("p1", None, 200, "20"),
        ("p2", None, 0, "0"),
    ]
    assert [(one["id"], one["outcome"], one["response"]["gave"]) for one in found["players"][0]["answers"]] == [
        ("choice", "right", "picked"),
        ("claim", "right", "judged"),
    ]
    assert [(one["id"], one["skipped"]) for one in found["questions"]] == [
        ("choice", False),
        ("claim", False),
        ("typed", True),
    ]
    assert found["questions"][0]["rounds"][0]["outcomes"] == {"right": 1, "partly": 0, "wrong": 1}


def test_a_sheet_by_player_has_a_column_for_each_question_that_counted(played: Game) -> None:
    assert rows(played, "player") == [
        ["player", "points", "rank", "mark", "out of", "right", "asked", "choice", "claim"],
        ["p1", "200", "1", "20", "20", "2", "2", "100", "100"],
        ["p2", "0", "2", "0", "20", "0", "2", "0", ""],
    ]
    assert rows(played, "player", names=True)[1][:2] == ["p1", "Player 1"]


def test_a_sheet_by_question_has_a_row_for_each_vote(played: Game) -> None:
    assert rows(played, "question") == [
        ["number", "id", "question", "vote", "answers", "right", "partly right", "wrong", *MORE],
        ["1", "choice", "Which one?", "1", "2", "1", "0", "1", CHOSE, ""],
        ["2", "claim", "So it is.", "1", "1", "1", "0", "0", "0 × True; 0 × False; 1 × Not said", ""],
        ["3", "typed", "Type.", "1", "0", "", "", "", "", "skipped"],
    ]


def test_a_question_that_was_left_out_after_answers_came_counts_in_no_sheet(klass: Class) -> None:
    game = klass("choice", phones=1)
    game.do(Next(), 0)
    game.do(Open(), 0)
    game.take(game.check(1, Answer(0, 0, 1, 1, Picked((RIGHT,))), 0))
    game.do(Skip(), 0)

    assert rows(game, "question")[1][4:8] == ["1", "", "", ""]
    assert rows(game, "question")[1][9] == "skipped"
    assert rows(game, "answer")[1:] == [["p1", "1", "choice", "1", "right", "skipped", "0"]]
    assert results(game)["questions"][0]["rounds"][0]["outcomes"] is None
    assert results(game)["players"][0]["answers"][0]["points"] == 0


def test_who_is_silent_in_the_second_vote_stands_in_it_by_their_first_answer(klass: Class) -> None:
    game = klass("choice", phones=3)
    for number, key in ((1, RIGHT), (2, WRONG), (3, WRONG)):
        if number == 1:
            game.do(Next(), 0)
            game.do(Open(), 0)
        game.take(game.check(number, Answer(0, 0, 1, 1, Picked((key,))), 0))
    for command in (Close(), Talk(), Open()):
        game.do(command, 0)
    game.take(game.check(2, Answer(0, 0, 2, 1, Picked((RIGHT,))), 0))
    game.do(Show(), 0)

    assert [row[3:8] for row in rows(game, "question")[1:]] == [["1", "3", "1", "0", "2"], ["2", "3", "2", "0", "1"]]


def test_a_sheet_by_answer_says_what_was_answered_in_words(played: Game) -> None:
    assert rows(played, "answer")[1:] == [
        ["p1", "1", "choice", "1", "right", "Right", "100"],
        ["p1", "2", "claim", "1", "Not said", "Right", "100"],
        ["p2", "1", "choice", "1", "wrong", "Wrong", "0"],
    ]


def test_a_french_sheet_is_as_french_spreadsheets_take_it(played: Game) -> None:
    played.facts = replace(played.facts, lang="fr")
    head, first, _ = rows(played, "player")

    assert (head[0], head[3]) == ("joueur", "note")
    assert first[0] == "p1"


def test_raised_hands_are_in_the_sheet_too(klass: Class) -> None:
    game = klass("choice")
    for command in (Next(), Open(), Tally({RIGHT: 9, WRONG: 4}), Show()):
        game.do(command, 0)

    assert rows(game, "question")[1][4:8] == ["13", "9", "0", "4"]


def test_what_is_not_revealed_yet_is_not_in_the_results(klass: Class) -> None:
    game = klass("typed", phones=1)
    game.do(Next(), 0)
    game.do(Open(), 0)
    game.take(game.check(1, Answer(0, 0, 1, 1, Wrote("x")), 0))

    assert results(game)["players"][0]["answers"] == []
    assert results(game)["questions"] == []
