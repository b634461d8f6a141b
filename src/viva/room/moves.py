"""What comes of each command: from one progress to the next, or a refusal. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, assert_never

from msgspec.structs import replace

from viva.asking.shown import TRUTHS, ShownChoice, ShownDiscuss, ShownSelect
from viva.bank.kinds import Discuss
from viva.room.commands import (
    Abort,
    Accept,
    Close,
    Command,
    Extend,
    Finish,
    Heard,
    Kick,
    Leaders,
    Lock,
    Next,
    Open,
    Pause,
    Readmit,
    Refused,
    Resume,
    Settle,
    Show,
    Skip,
    Talk,
    Tally,
)
from viva.room.progress import Vote

if TYPE_CHECKING:
    from viva.room.commands import Phase
    from viva.room.game import Game
    from viva.room.progress import Played, Progress, State

ON: Final = frozenset({"read", "open", "paused", "closed"})
"""A question is on, and not revealed."""

AFTER: Final = frozenset({"reveal", "leaderboard"})
GOING: Final = frozenset({"lobby"}) | ON | AFTER
ANY: Final = GOING | {"finished", "aborted"}

FITS: Final[dict[type[Command], frozenset[str]]] = {
    Next: frozenset({"lobby"}) | AFTER,
    Open: frozenset({"read"}),
    Pause: frozenset({"open"}),
    Resume: frozenset({"paused"}),
    Extend: frozenset({"open", "paused"}),
    Close: frozenset({"open", "paused"}),
    Talk: frozenset({"closed", "read"}),
    Show: ON,
    Leaders: frozenset({"reveal"}),
    Skip: ON,
    Finish: GOING,
    Abort: GOING,
    Lock: ANY,
    Kick: ANY,
    Readmit: ANY,
    Accept: ANY - {"lobby"},
    Tally: frozenset({"open", "paused", "closed"}) | AFTER,
    Heard: ON | AFTER,
    Settle: ANY,
}
"""In which states each command may be given."""

MILLI: Final = 1000


def move(game: Game, command: Command, now: int) -> Progress:  # noqa: C901, PLR0911, PLR0912 - an arm for each command
    """Return what comes of a command.

    Raises:
        Refused: ``cannot``; ``full`` where somebody is let back into a room that has no place left.

    """
    on = game.progress
    if on.state not in FITS[type(command)]:
        raise Refused("cannot")
    match command:
        case Next():
            return _next(game, on, now)
        case Open(seconds=seconds):
            return _open(game, seconds, now)
        case Pause():
            left = None if on.until is None else max(on.until - now, 0)
            return _to(on, "paused", until=None, left=left, ran=on.ran_until(now), since=None, ended=now)
        case Resume():
            until = None if on.left is None else now + on.left
            return _to(on, "open", until=until, left=None, since=now, ended=None)
        case Extend(seconds=seconds):
            return _extend(on, seconds, now)
        case Close():
            return _closed(on, now)
        case Talk(phase=phase, seconds=seconds):
            return _talk(on, phase, _end(now, seconds))
        case Show():
            closed = _closed(on, now) if on.state in {"open", "paused"} else on
            return _noted(replace(closed, until=None, ended=None, before=None), "reveal", rev=on.rev + 1, revealed=True)
        case Leaders():
            return _leaders(on)
        case Skip():
            return _next(game, _noted(_stopped(on), on.state, rev=on.rev, skipped=True), now)
        case Finish():
            return _to(_stopped(on), "finished")
        case Abort():
            return _to(_stopped(on), "aborted")
        case Lock(on=locked):
            return _to(on, on.state, locked=locked)
        case Kick(player=player):
            return _to(on, on.state, kicked=tuple(sorted({*on.kicked, _number(game, player)})))
        case Readmit(player=player):
            return _readmit(game, player)
        case Accept():
            return _accept(game, command)
        case Tally():
            return _tally(game, command)
        case Heard(point=point, on=made):
            return _heard(game, point, made=made)
        case Settle(settings=changes):
            return _to(on, on.state, settings=changes.of(on.settings))
        case _:
            assert_never(command)


def due(on: Progress, now: int) -> Command | None:
    """Return the command that the clock gives: a timed vote ends, a timed look at the question ends."""
    if on.until is None or now < on.until:
        return None
    if on.state == "open":
        return Close()
    return Open() if on.state == "read" and on.phase == "read" else None


def can(game: Game) -> tuple[str, ...]:
    """Return the names of the commands that fit where a room is."""
    on = game.progress
    names = [one.__struct_config__.tag for one, states in FITS.items() if on.state in states]
    if on.place >= 0:
        kind = game.questions[on.place].kind
        never = {"accept"} if kind not in {"typed", "number"} else set()
        never |= {"heard"} if kind != "discuss" else set()
        never |= {"open"} if not _may_vote(game, on.place) else set()
        never |= {"leaderboard"} if on.settings.ranking != "top" else set()
        names = [name for name in names if name not in never]
    return tuple(str(name) for name in names)


def _to(on: Progress, state: State, **changes: Any) -> Progress:  # noqa: ANN401 - fields of a progress
    return replace(on, rev=on.rev + 1, state=state, **changes)


def _noted(on: Progress, state: State, *, rev: int, **changes: Any) -> Progress:  # noqa: ANN401 - fields of what was played
    """Return a progress with something noted about the question that is on."""
    played = replace(on.played_at(on.place), **changes)
    return replace(on, rev=rev, state=state, played={**on.played, on.place: played})


def _stopped(on: Progress) -> Progress:
    return replace(on, until=None, left=None, since=None, ran=0, ended=None, before=None)


def _end(now: int, seconds: int | None) -> int | None:
    return now + seconds * MILLI if seconds else None


def _next(game: Game, on: Progress, now: int) -> Progress:
    place = on.place + 1
    if place >= len(game.questions):
        return _to(_stopped(on), "finished")
    until = _end(now, on.settings.read) if _may_vote(game, place) else None
    return _to(_stopped(on), "read", place=place, round=1, phase="read", until=until)


def _may_vote(game: Game, place: int) -> bool:
    content = game.questions[place].content
    return not isinstance(content, Discuss) or bool(content.positions)


def _open(game: Game, seconds: int | None, now: int) -> Progress:
    on = game.progress
    if not _may_vote(game, on.place):
        raise Refused("cannot")
    until = _end(now, on.settings.seconds if seconds is None else seconds)
    opened = _noted(
        on, "open", rev=on.rev + 1, rounds=on.round, spans=_spans(on, None if until is None else until - now)
    )
    return replace(opened, until=until, left=None, since=now, ran=0, ended=None)


def _spans(on: Progress, span: int | None) -> dict[int, int]:
    spans = {number: found for number, found in on.played_at(on.place).spans.items() if number != on.round}
    return spans if span is None else {**spans, on.round: span}


def _extend(on: Progress, seconds: int | None, now: int) -> Progress:
    if seconds is None:
        untimed = _noted(on, on.state, rev=on.rev + 1, spans=_spans(on, None))
        return replace(untimed, until=None, left=None)
    more = seconds * MILLI
    left = (on.left or 0) + more
    if on.state == "open":
        left = max((on.until or now) - now, 0) + more
    timed = _noted(on, on.state, rev=on.rev + 1, spans=_spans(on, on.ran_until(now) + left))
    return replace(timed, left=left) if on.state == "paused" else replace(timed, until=now + left)


def _closed(on: Progress, now: int) -> Progress:
    """Return a vote as it ends: at its time, also where the clock is looked at later, and pauses end nothing twice."""
    if on.state == "paused":
        return _to(on, "closed", left=None)
    ended = now if on.until is None else min(now, on.until)
    return _to(on, "closed", until=None, ran=on.ran_until(now), since=None, ended=ended)


def _talk(on: Progress, phase: Phase, until: int | None) -> Progress:
    """Return a class that talks before the next vote; answers to the last one may still be on their way."""
    if on.state != "closed":
        return _to(on, "read", phase=phase, until=until)
    before = None if on.ended is None else Vote(on.ended, on.ran)
    return _to(on, "read", round=on.round + 1, phase=phase, until=until, ended=None, before=before)


def _leaders(on: Progress) -> Progress:
    if on.settings.ranking != "top":
        raise Refused("cannot")
    return _to(on, "leaderboard")


def _number(game: Game, player: str) -> int:
    for number, one in game.players.items():
        if one.id == player:
            return number
    raise Refused("cannot")


def _readmit(game: Game, player: str) -> Progress:
    on, number = game.progress, _number(game, player)
    if number in on.kicked and len(game.players) - len(on.kicked) >= game.facts.cap:
        raise Refused("full")
    return _to(on, on.state, kicked=tuple(sorted({*on.kicked} - {number})))


def _accept(game: Game, command: Accept) -> Progress:
    on = game.progress
    place = on.place if command.place is None else command.place
    if not 0 <= place <= on.place or game.questions[place].kind not in {"typed", "number"} or not command.text.strip():
        raise Refused("cannot")
    others = tuple(text for text in on.played_at(place).accepted if text != command.text)
    played = replace(on.played_at(place), accepted=(*others, command.text) if command.on else others)
    return _to(on, on.state, played={**on.played, place: played})


def _tally(game: Game, command: Tally) -> Progress:
    on = game.progress
    if not set(command.counts) <= set(tally_keys(game, on.place)):
        raise Refused("cannot")
    played: Played = on.played_at(on.place)
    number = max(played.rounds, 1)
    tallies = {**played.tallies, number: dict(command.counts)}
    return _noted(on, on.state, rev=on.rev + 1, rounds=number, tallies=tallies)


def tally_keys(game: Game, place: int) -> tuple[str, ...]:
    """Return what hands may be raised for: each option, or whether one had it right."""
    shown = game.shown(place)
    match shown:
        case ShownChoice(options=options) | ShownSelect(options=options):
            return tuple(option.key for option in options)
        case ShownDiscuss(positions=positions):
            return tuple(str(position) for position in range(len(positions)))
        case _:
            return TRUTHS if shown.kind == "claim" else ("right", "partly", "wrong")


def _heard(game: Game, point: int, *, made: bool) -> Progress:
    on = game.progress
    content = game.questions[on.place].content
    if not isinstance(content, Discuss) or not 0 <= point < len(content.points):
        raise Refused("cannot")
    others = {one for one in on.played_at(on.place).heard if one != point}
    return _noted(on, on.state, rev=on.rev + 1, heard=tuple(sorted(others | {point} if made else others)))
