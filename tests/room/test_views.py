"""What players, boards and hosts may see of a class, and when."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from viva.asking.response import Arranged, Filled, Judged, Paired, Picked, Response, Wrote
from viva.asking.shown import ShownMatch, ShownOrder
from viva.bank.deck import option_key
from viva.room.commands import Close, Heard, Kick, Leaders, Next, Open, Settings, Show, Talk
from viva.room.disguise import Disguise
from viva.room.progress import Answer
from viva.room.protocol import BoardFrame, HostFrame, JoinAt, PlayerFrame
from viva.room.views import Views

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.room.game import Game

    Class = Callable[..., Game]

CANARY = "kanarienvogel"
SECRETS = (CANARY, "1618033", '"right":true', '"explain"', '"outcome":"', "1 618 033", "1,618,033")
JOIN = JoinAt(("http://192.0.2.1:8765/",), "123456", locked=False)
RIGHT, WRONG = option_key("right"), option_key("wrong")
KINDS = ("choice", "claim", "select", "typed", "number", "cloze", "order", "match", "card", "discuss", "talk")


def seen(game: Game, number: int = 1) -> PlayerFrame:
    """Return what comes to a player, read as a player reads it, and the same in both ways of making it."""
    views = Views(game)
    text = b'{"now":7' + views.player_bytes(number)
    assert json.loads(text) == json.loads(msgspec.json.encode(views.player(number, 7)))
    return msgspec.json.decode(text, type=PlayerFrame)


def give(game: Game, player: int, response: Response) -> None:
    on = game.progress
    game.take(game.check(player, Answer(0, on.place, on.round, 1, response), 0))


def response_to(game: Game) -> Response:
    shown = game.shown(game.progress.place)
    match shown:
        case ShownOrder(items=items):
            return Arranged(tuple(item.key for item in items))
        case ShownMatch(lefts=lefts, rights=rights):
            return Paired(tuple((left.key, rights[0].key) for left in lefts))
        case _:
            plain: dict[str, Response] = {
                "choice": Picked((WRONG,)),
                "select": Picked((option_key("one"), option_key("three"))),
                "claim": Judged("true"),
                "cloze": Filled(("x", "y")),
                "typed": Wrote("canary"),
                "number": Wrote("12"),
            }
            return plain[shown.kind]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("phones", ["whole", "answers"])
def test_no_key_is_in_what_a_player_or_a_board_gets_before_the_reveal(klass: Class, kind: str, phones: Any) -> None:  # noqa: ANN401
    game = klass(kind, settings=Settings(phones=phones, bars="live"), phones=2)
    voted = () if kind == "talk" else (Open(), Close(), Talk("pairs"), Open(), Close())
    for command in (None, Next(), *voted):
        if command:
            game.do(command, 0)
        if game.progress.state == "open" and kind not in {"card", "discuss"}:
            give(game, 1, response_to(game))
        views = Views(game)
        text = (views.player_bytes(1) + msgspec.json.encode(views.board(0, JOIN, here=1))).decode()
        assert [secret for secret in SECRETS if secret in text] == [], game.progress.state
    game.do(Show(), 0)
    assert any(secret in Views(game).player_bytes(1).decode() for secret in SECRETS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_reveal_and_ones_own_result_come_together(klass: Class, kind: str) -> None:
    game = klass(kind, phones=2)
    game.do(Next(), 0)
    if kind != "talk":
        game.do(Open(), 0)
        if kind not in {"card", "discuss"}:
            give(game, 1, response_to(game))
    game.do(Show(), 0)
    mine, silent = seen(game, 1), seen(game, 2)

    assert mine.reveal is not None
    assert mine.reveal == silent.reveal
    assert mine.turn is not None
    assert msgspec.to_builtins(mine.reveal.answer)["kind"] == msgspec.to_builtins(mine.turn.question)["kind"]
    assert silent.you.result is not None
    assert silent.you.result.outcome == "unanswered"


def test_what_was_right_in_parts_is_told_in_the_order_of_the_key(klass: Class) -> None:
    game = klass("cloze", "match", phones=1)
    game.do(Next(), 0)
    game.do(Open(), 0)
    give(game, 1, Filled((CANARY, "no")))
    game.do(Show(), 0)
    result = seen(game).you.result
    assert result is not None
    assert (result.outcome, result.parts, result.points) == ("partly", (True, False), 50)


def test_phones_show_letters_alone_where_eyes_are_wanted_on_the_board(klass: Class) -> None:
    game = klass("choice", settings=Settings(phones="answers"), phones=1)
    game.do(Next(), 0)
    phone = msgspec.to_builtins(seen(game))["turn"]["question"]
    board = msgspec.to_builtins(Views(game).board(0, JOIN, here=1))["turn"]["question"]

    assert (phone["prompt"], {tuple(one["text"]) for one in phone["options"]}) == ((), {()})
    assert board["prompt"] == ("Which ", {"em": ("one",)}, "?")
    hidden = Disguise.of(game, 0).keys
    assert [one["key"] for one in phone["options"]] == [hidden[one["key"]] for one in board["options"]]


@pytest.mark.parametrize(("kind", "picked"), [("choice", (WRONG,)), ("select", (option_key("one"), option_key("two")))])
def test_phones_with_letters_alone_have_keys_of_this_room_that_agree_throughout(
    klass: Class, kind: str, picked: tuple[str, ...]
) -> None:
    def played(room: str) -> tuple[PlayerFrame, dict[str, Any]]:
        game = klass(kind, settings=Settings(phones="answers"), phones=1)
        game.facts = msgspec.structs.replace(game.facts, id=room)
        game.do(Next(), 0)
        game.do(Open(), 0)
        give(game, 1, Picked(picked))
        game.do(Show(), 0)
        frame = seen(game)
        return frame, msgspec.to_builtins(frame)

    (frame, one), (_, other) = played("here"), played("there")
    keys = [option["key"] for option in one["turn"]["question"]["options"]]

    assert [option["key"] for option in one["reveal"]["answer"]["options"]] == keys
    assert set(one["you"]["response"]["keys"]) <= set(keys)
    assert len(set(keys)) == len(keys)
    assert frame.you.result is not None
    assert set(keys).isdisjoint(option["key"] for option in other["turn"]["question"]["options"])
    assert not any(option_key(text) in json.dumps(one) for text in ("right", "off", "wrong", "one", "two", "three"))


@pytest.mark.parametrize(("bars", "when"), [("live", "open"), ("closed", "closed"), ("reveal", "reveal")])
def test_a_board_shows_how_answers_are_spread_from_when_the_host_wants(klass: Class, bars: Any, when: str) -> None:  # noqa: ANN401
    game = klass("choice", settings=Settings(bars=bars), phones=1)
    since = []
    for command in (Next(), Open(), Close(), Show()):
        game.do(command, 0)
        if game.progress.state == "open":
            give(game, 1, Picked((RIGHT,)))
        counts = Views(game).board(0, JOIN, here=1).counts
        assert counts.answered == (game.progress.state != "read")
        since += [game.progress.state] if counts.rounds else []

    assert since[0] == when


def test_phones_stay_at_the_reveal_while_the_board_shows_who_leads(klass: Class) -> None:
    game = klass("choice", settings=Settings(ranking="top"), phones=2)
    for command in (Next(), Open()):
        game.do(command, 0)
    give(game, 1, Picked((RIGHT,)))
    game.do(Show(), 0)
    before = seen(game)
    game.do(Leaders(), 0)
    after = seen(game)

    assert (before.state, after.state, after.you) == ("reveal", "reveal", before.you)
    board = Views(game).board(0, JOIN, here=1)
    assert [(one.rank, one.name, one.points) for one in board.leaders] == [(1, "Player 1", 100)]


@pytest.mark.parametrize("ranking", ["off", "own"])
def test_nobody_stands_on_the_board_unless_the_host_wants_it(klass: Class, ranking: Any) -> None:  # noqa: ANN401
    game = klass("choice", settings=Settings(ranking=ranking), phones=1)
    for command in (Next(), Open()):
        game.do(command, 0)
    give(game, 1, Picked((RIGHT,)))
    game.do(Show(), 0)
    assert seen(game).you.rank == (None if ranking == "off" else 1)
    game.do(Next(), 0)
    final = seen(game)

    assert Views(game).board(0, JOIN, here=1).leaders == ()
    assert final.you.end is not None
    assert final.you.end.rank == (None if ranking == "off" else 1)


def test_at_the_end_each_sees_how_every_question_went(klass: Class) -> None:
    game = klass("choice", "card", "claim", phones=1)
    for command in (Next(), Open()):
        game.do(command, 0)
    give(game, 1, Picked((RIGHT,)))
    for _ in range(3):
        game.do(Show(), 0)
        game.do(Next(), 0)
    end = seen(game).you.end

    assert end is not None
    assert [(one.prompt, one.outcome) for one in end.each] == [
        (("Which ", {"em": ["one"]}, "?"), "right"),
        (("So it is.",), "unanswered"),
    ]


def test_in_the_lobby_the_board_shows_who_is_in_and_later_no_names(klass: Class) -> None:
    game = klass("choice", phones=3)
    game.do(Kick("p2"), 0)
    assert Views(game).board(0, JOIN, here=2).counts.names == ("Player 1", "Player 3")
    game.do(Next(), 0)
    assert Views(game).board(0, JOIN, here=2).counts.names == ()


def test_a_host_sees_who_answered_what_was_typed_and_what_can_be_done(klass: Class) -> None:
    game = klass("typed", phones=3)
    for command in (Next(), Open()):
        game.do(command, 0)
    give(game, 1, Wrote("same"))
    give(game, 2, Wrote("same"))
    views = Views(game)
    host = msgspec.json.decode(msgspec.json.encode(views.host(0, JOIN, here={1})), type=HostFrame)

    assert [(row.answered, row.here) for row in host.players] == [(True, True), (True, False), (False, False)]
    assert [(row.text, row.n, row.outcome) for row in host.texts] == [("same", 2, None)]
    assert "close" in host.can
    assert CANARY in msgspec.json.encode(views.notes()).decode()
    game.do(Show(), 0)
    assert Views(game).host(0, JOIN, here=set()).texts[0].outcome == "wrong"


def test_points_made_in_a_discussion_are_shown_as_they_are_ticked(klass: Class) -> None:
    game = klass("discuss", phones=1)
    game.do(Next(), 0)
    game.do(Heard(1), 0)
    turn = seen(game).turn

    assert turn is not None
    assert turn.heard == ((f"{CANARY} two",),)


def test_a_board_and_a_host_at_every_moment_are_messages_of_their_types(klass: Class) -> None:
    game = klass("choice", settings=Settings(ranking="top"), phones=1)
    for command in (None, Next(), Open(), Close(), Talk(), Open(), Show(), Leaders(), Next()):
        if command:
            game.do(command, 0)
        views = Views(game)
        board = views.board(0, JOIN, here=1)
        assert msgspec.json.decode(msgspec.json.encode(board), type=BoardFrame).state == game.progress.state
        host = views.host(0, JOIN, here={1})
        assert msgspec.json.decode(msgspec.json.encode(host), type=HostFrame).rev == game.progress.rev
        assert seen(game).rev == game.progress.rev


@pytest.mark.parametrize("kind", ["choice", "select"])
def test_options_are_revealed_in_the_order_in_which_they_were_shown(klass: Class, kind: str) -> None:
    for seed in range(8):
        game = klass(kind, phones=1)
        game.facts = msgspec.structs.replace(game.facts, seed=seed)
        game.do(Next(), 0)
        game.do(Show(), 0)
        frame = json.loads(b'{"now":7' + Views(game).player_bytes(1))

        shown = [one["key"] for one in frame["turn"]["question"]["options"]]
        assert [one["key"] for one in frame["reveal"]["answer"]["options"]] == shown
