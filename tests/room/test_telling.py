"""What phones are told of what a host does: every step of the class at once, and nothing that they cannot see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viva.room.audience import OFTEN, Audience
from viva.room.commands import (
    Accept,
    Changes,
    Close,
    Command,
    Extend,
    Finish,
    Heard,
    Kick,
    Lock,
    Next,
    Open,
    Pause,
    Settle,
    Show,
)
from viva.room.streams import Slot
from viva.room.telling import when

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.room.game import Game

    Class = Callable[..., Game]


def told(game: Game, command: Command) -> str:
    before = game.progress
    game.do(command, 0)
    return when(command, before, game.progress)


def test_every_step_of_the_class_is_told_at_once(klass: Class) -> None:
    game = klass("choice", phones=1)

    assert {told(game, one) for one in (Next(), Open(), Pause(), Close(), Show(), Finish())} == {"at once"}


def test_what_no_phone_shows_is_told_to_none(klass: Class) -> None:
    game = klass("typed", phones=1)
    game.do(Next(), 0)
    quiet = (Lock(), Kick("p1"), Accept("helth"), Settle(Changes(seconds=9, bars="live")), Settle(Changes(marks=20)))

    assert {told(game, one) for one in quiet} == {"never"}


def test_an_accepted_answer_is_told_where_its_question_is_revealed_or_all_is_over(klass: Class) -> None:
    game = klass("typed", "number", phones=1)
    for one in (Next(), Open(), Show()):
        game.do(one, 0)
    assert told(game, Accept("helth")) == "soon"
    assert told(game, Accept("helth")) == "never"
    game.do(Next(), 0)
    assert told(game, Accept("health", place=0)) == "never"
    game.do(Finish(), 0)
    assert told(game, Accept("helf", place=0)) == "soon"


def test_what_is_seen_but_is_no_step_is_told_soon(klass: Class) -> None:
    game = klass("discuss", phones=1)
    for one in (Next(), Open()):
        game.do(one, 0)

    assert told(game, Heard(0)) == "soon"
    assert told(game, Heard(0)) == "never"
    assert told(game, Extend(30)) == "soon"
    assert told(game, Settle(Changes(ranking="off"))) == "soon"


async def test_phones_get_one_frame_for_whatever_comes_soon_after_another() -> None:
    audience, slot = Audience(), Slot(None)
    audience.player(1, slot)
    slot.state = False
    sent = 0
    at = 0.0
    for tick in range(1, 41):
        audience.soon = True
        at = audience.pass_on(tick * OFTEN / 4, at)
        sent += slot.state
        slot.state = False

    assert sent == 8
