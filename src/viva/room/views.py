"""What each in a room may see of it: a player, a board, a host. All that goes to a phone is made here.

A view is of the game at one revision, the one that is on disk. What everybody sees is worked out once for all.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from viva.asking.response import Wrote
from viva.asking.reveal import RevealedBlanks, RevealedOrder, RevealedPairs, reveal
from viva.render.safe import visible
from viva.room import scores, wire
from viva.room.commands import Refused
from viva.room.disguise import Disguise
from viva.room.game import OVER, Game
from viva.room.moves import AFTER, ON, can
from viva.room.protocol import (
    BoardFrame,
    Counts,
    CountsFrame,
    HostCounts,
    HostFrame,
    JoinAt,
    Notes,
    PlayerFrame,
    PlayerRow,
    RoomWire,
    TextRow,
    Turn,
    You,
)
from viva.room.shapes import NoteWire, Result

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from viva.asking.response import Response
    from viva.asking.verdict import Verdict
    from viva.room.progress import State
    from viva.room.protocol import Trouble
    from viva.room.shapes import RevealWire, Text

MOST_NAMES: Final = 60
"""Names in the lobby: more do not fit on a board."""

MOST_TEXTS: Final = 40
"""Different texts that a host is shown of what was typed."""


class Views(Struct, dict=True):
    """The views of a game as it stands; make new ones when it has moved on."""

    game: Game

    # For everybody.

    @property
    def revealed(self) -> bool:
        """The key may be seen."""
        on = self.game.progress
        return on.state in AFTER

    @property
    def going(self) -> bool:
        """A question is on."""
        return self.game.progress.state not in OVER | {"lobby"}

    @cached_property
    def room(self) -> RoomWire:
        """What a class is."""
        facts, settings = self.game.facts, self.game.progress.settings
        return RoomWire(facts.id, facts.title, facts.lang, settings.each, settings.phones, settings.ranking)

    @cached_property
    def reveal(self) -> RevealWire | None:
        """The key, once it may be seen; nothing before that."""
        on = self.game.progress
        if not self.revealed:
            return None
        return wire.revealed(self.game.questions[on.place], self.game.shown(on.place), on.played_at(on.place).heard)

    @cached_property
    def standings(self) -> scores.Standings:
        """How everybody stands."""
        return scores.standings(self.game)

    def turn(self, *, silent: bool = False) -> Turn | None:
        """Return the question that is on; ``silent``, for phones that show only letters."""
        on = self.game.progress
        if not self.going:
            return None
        return Turn(
            place=on.place,
            of=len(self.game.questions),
            round=on.round,
            phase=on.phase,
            until=on.until,
            left=on.left,
            question=wire.question(self.game.shown(on.place), on.place, silent=silent),
            heard=self._heard(),
        )

    def _heard(self) -> tuple[Text, ...]:
        on = self.game.progress
        made = on.played_at(on.place).heard
        points = getattr(self.game.questions[on.place].content, "points", ()) if made else ()
        return tuple(
            wire.text(point if isinstance(point, str) else point.text)
            for place, point in enumerate(points)
            if place in made
        )

    # For a player.

    def player(self, number: int, now: int) -> PlayerFrame:
        """Return a player's snapshot."""
        return PlayerFrame(
            now=now,
            rev=self.game.progress.rev,
            state=self.state_of_phones,
            room=self.room,
            turn=self._turn_of_phones,
            reveal=self._reveal_of_phones,
            you=self.you(number),
        )

    @cached_property
    def shared(self) -> bytes:
        """What every player's snapshot has in common: JSON without its first brace, ``now`` and ``you``."""
        frame = {
            "rev": self.game.progress.rev,
            "state": self.state_of_phones,
            "room": self.room,
            "turn": self._turn_of_phones,
            "reveal": self._reveal_of_phones,
        }
        return msgspec.json.encode(frame)[1:-1]

    def player_bytes(self, number: int) -> bytes:
        """Return a player's snapshot as `player` does, but for ``now``, which stands before it when it is sent."""
        return b',%b,"you":%b}' % (self.shared, msgspec.json.encode(self.you(number)))

    def you(self, number: int) -> You:
        """Return what is a player's alone."""
        game, on = self.game, self.game.progress
        answer = game.standing(on.place, number) if self.going else None
        ranked = on.settings.ranking != "off"
        return You(
            id=game.players[number].id,
            name=game.players[number].name,
            n=answer.n if answer else 0,
            round=answer.round if answer else 0,
            response=self._disguise.out(answer.response) if answer else None,
            result=self._result(number) if self.revealed else None,
            points=self.standings.points.get(number, 0),
            rank=self.standings.ranks.get(number) if ranked and scores.counting(game) else None,
            end=scores.end(game, number, self.standings, self._prompts) if on.state == "finished" else None,
        )

    @cached_property
    def _prompts(self) -> dict[int, Text]:
        return {place: wire.question(self.game.shown(place), place).prompt for place in scores.counting(self.game)}

    @property
    def state_of_phones(self) -> State:
        """The state as phones have it: while the board shows who leads, theirs stay where they are."""
        state = self.game.progress.state
        return "reveal" if state == "leaderboard" else state

    @cached_property
    def _turn_of_phones(self) -> Turn | None:
        turn = self.turn(silent=self.game.progress.settings.phones == "answers")
        return turn and msgspec.structs.replace(turn, question=self._disguise.question(turn.question))

    @cached_property
    def _reveal_of_phones(self) -> RevealWire | None:
        return self.reveal and self._disguise.reveal(self.reveal)

    @cached_property
    def _disguise(self) -> Disguise:
        return Disguise.of(self.game, self.game.progress.place)

    def _result(self, number: int) -> Result:
        game, place = self.game, self.game.progress.place
        answer = game.standing(place, number)
        if answer is None:
            return Result(outcome="unanswered", of=scores.unanswered(game, place).of)
        if not scores.is_marked(game, place):
            return Result(outcome="unmarked")
        verdict = scores.verdict(game, place, answer.response)
        known = self._results.get(answer.response)
        if known is None:
            known = self._results[answer.response] = _told(game, place, answer.response, verdict)
        return msgspec.structs.replace(known, points=scores.points(game, answer))

    @cached_property
    def _results(self) -> dict[Response, Result]:
        return {}

    # For a board.

    def board(self, now: int, join: JoinAt, *, here: int) -> BoardFrame:
        """Return a board's snapshot."""
        on = self.game.progress
        shown = on.state == "finished" or (on.state == "leaderboard" and on.settings.ranking == "top")
        return BoardFrame(
            now=now,
            rev=on.rev,
            state=on.state,
            room=self.room,
            join=join,
            turn=self.turn(),
            reveal=self.reveal,
            counts=self.board_counts(now, here=here).counts,
            shift=scores.shift(self.game) if self.revealed else None,
            leaders=scores.leaders(self.game, self.standings) if shown and on.settings.ranking == "top" else (),
        )

    def board_counts(self, now: int, *, here: int) -> CountsFrame:
        """Return the counts that a board may show: how answers are spread from when the host wants it."""
        on = self.game.progress
        counts = self.counts(here=here)
        early = on.settings.bars == "live" or (on.settings.bars == "closed" and on.state == "closed")
        if not (early or self.revealed):
            counts = msgspec.structs.replace(counts, rounds=())
        return CountsFrame(now=now, counts=counts)

    def counts(self, *, here: int) -> Counts:
        """Return all counts of the question that is on."""
        if not self.going:
            inside = [one.name for number, one in self.game.players.items() if number not in self.game.progress.kicked]
            waiting = inside[-MOST_NAMES:] if self.game.progress.state == "lobby" else []
            return Counts(len(inside), here, 0, (), tuple(waiting))
        return scores.counts(self.game, here=here, revealed=self.revealed)

    # For a host.

    def host(self, now: int, join: JoinAt, *, here: AbstractSet[int], troubles: tuple[Trouble, ...] = ()) -> HostFrame:
        """Return a host's snapshot."""
        board = self.board(now, join, here=len(here))
        more = {
            "counts": self.counts(here=len(here)),
            "settings": self.game.progress.settings,
            "players": self._rows(here),
            "texts": self._texts(),
            "can": can(self.game),
            "troubles": troubles,
        }
        return HostFrame(**msgspec.structs.asdict(board) | more)

    def past(self, now: int, join: JoinAt, place: int, *, here: AbstractSet[int]) -> HostFrame:
        """Return what a host saw at the reveal of an earlier question, with what has been counted since.

        Raises:
            Refused: ``cannot`` for one that was not played, or is on.

        """
        on = self.game.progress
        played = on.played_at(place)
        if not (played.revealed or played.skipped) or (place == on.place and on.state in ON):
            raise Refused("cannot")
        then = msgspec.structs.replace(
            on, place=place, state="reveal", round=max(played.rounds, 1), phase="read", until=None, left=None
        )
        return Views(msgspec.structs.replace(self.game, progress=then)).host(now, join, here=here)

    def host_counts(self, now: int, *, here: AbstractSet[int]) -> HostCounts:
        """Return what changes for a host while answers come in."""
        counts = self.counts(here=len(here))
        return HostCounts(now=now, counts=counts, players=self._rows(here), texts=self._texts())

    def notes(self) -> Notes:
        """Return what a teacher may see before the reveal, and nobody else."""
        on = self.game.progress
        question = self.game.questions[on.place]
        revealed = wire.revealed(question, self.game.shown(on.place), on.played_at(on.place).heard)
        return Notes(revealed, tuple(wire.text(hint) for hint in question.hints))

    def _rows(self, here: AbstractSet[int]) -> tuple[PlayerRow, ...]:
        game, on = self.game, self.game.progress
        answered = game.answers.get((on.place, on.round), {})
        points = self.standings.points
        return tuple(
            PlayerRow(
                id=one.id,
                name=one.name,
                here=number in here,
                kicked=number in on.kicked,
                answered=number in answered,
                points=points.get(number, 0),
            )
            for number, one in game.players.items()
        )

    def _texts(self) -> tuple[TextRow, ...]:
        game, on = self.game, self.game.progress
        if not self.going:
            return ()
        answers = scores.standing_answers(game, on.place, on.played_at(on.place).rounds).values()
        typed = Counter(one.response for one in answers if isinstance(one.response, Wrote))
        return tuple(
            TextRow(
                visible(response.text),
                n,
                scores.verdict(game, on.place, response).outcome if self.revealed else None,
                scores.accepted_as(game, on.place, response) or "",
            )
            for response, n in typed.most_common(MOST_TEXTS)
        )


def _told(game: Game, place: int, response: Response, verdict: Verdict) -> Result:
    """Return how a response went, but for its points."""
    match reveal(game.questions[place], response).answer:
        case RevealedBlanks(blanks=blanks):
            went = tuple(blank.right for blank in blanks)
        case RevealedOrder(items=items):
            went = tuple(item.right for item in items)
        case RevealedPairs(pairs=pairs):
            went = tuple(pair.is_right for pair in pairs)
        case _:
            went = ()
    notes = tuple(NoteWire(note.code, dict(note.params)) for note in verdict.notes)
    return Result(outcome=verdict.outcome, got=verdict.got, of=verdict.of, parts=went, notes=notes)
