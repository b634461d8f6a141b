"""What the answers of a room come to: verdicts, points, ranks, counts, the shift between two votes.

Everything is derived from the answers each time, never added up on the way: so an answer that is let count later, a
crash, or other settings change every score as if it had always been so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from viva.asking.grade import grade, parts
from viva.asking.response import Judged, Picked, Response, ResponseError, Talked, Wrote
from viva.asking.shown import TRUTHS
from viva.asking.verdict import Note, Verdict
from viva.bank.rules import folded
from viva.room.protocol import Counts, End, Leader, Outcomes, RoundCounts, Share, Shift, Went
from viva.study.exam import UNMARKED, mark

if TYPE_CHECKING:
    from viva.room.game import Game
    from viva.room.progress import Answer
    from viva.room.shapes import HowWent, Text

POINTS: Final = 100
"""What a right answer to a question of one mark is worth: whole numbers, so that a third is no fraction."""

FIRST: Final = 5
"""Names on the board; nobody is shown to be last."""


NOTHING_SAID: Final[Mapping[int, Text]] = {}


class Standings(Struct, frozen=True):
    """The points of every player who is in, and their ranks; those with as many share one."""

    points: Mapping[int, int]
    ranks: Mapping[int, int]


def verdict(game: Game, place: int, response: Response) -> Verdict:
    """Return how a response to a question goes, with what the host let count."""
    accepted = game.progress.played_at(place).accepted
    known = (place, accepted, response)
    if known not in game.verdicts:
        found = _graded(game, place, response)
        if found.outcome != "right" and accepted_as(game, place, response) is not None:
            found = Verdict(found.of, found.of, (Note("accepted"),))
        game.verdicts[known] = found
    return game.verdicts[known]


def accepted_as(game: Game, place: int, response: Response) -> str | None:
    """Return the text that the host let count which a response comes to, if there is one."""
    if not isinstance(response, Wrote):
        return None
    fold = str.strip if getattr(game.questions[place].content, "exact", False) else folded
    given = fold(response.text)
    return next((text for text in game.progress.played_at(place).accepted if fold(text) == given), None)


def _graded(game: Game, place: int, response: Response) -> Verdict:
    """Grade a response; one that names what its question has lost since, in an edit, is one that was not given."""
    try:
        return grade(game.questions[place], response)
    except ResponseError:
        return unanswered(game, place)


def is_marked(game: Game, place: int) -> bool:
    """Tell whether there is anything to get in a question."""
    return game.questions[place].kind not in UNMARKED


def counting(game: Game) -> list[int]:
    """Return the places of the questions that count: revealed, marked, and not skipped."""
    played = sorted(game.progress.played.items())
    return [place for place, one in played if one.revealed and not one.skipped and is_marked(game, place)]


def points(game: Game, answer: Answer) -> int:
    """Return what an answer is worth: its part of the marks, and with speed scoring half of that at the last moment."""
    worth = game.questions[answer.place].content.marks * POINTS
    got = verdict(game, answer.place, answer.response).share * worth
    span = game.progress.played_at(answer.place).spans.get(answer.round)
    if game.progress.settings.scoring == "speed" and span:
        got *= 1 - Fraction(min(answer.took, span), 2 * span)
    return round(got)


def standings(game: Game) -> Standings:
    """Return how everybody stands, by what has been revealed."""
    inside = [number for number in game.players if number not in game.progress.kicked]
    found = dict.fromkeys(inside, 0)
    for place in counting(game):
        earned = earned_at(game, place)
        for number in inside:
            found[number] += earned.get(number, 0)
    ranks: dict[int, int] = {}
    ordered = sorted(found.values(), reverse=True)
    first = {value: rank for rank, value in reversed(list(enumerate(ordered, 1)))}
    for number, value in found.items():
        ranks[number] = first[value]
    return Standings(found, ranks)


def earned_at(game: Game, place: int) -> Mapping[int, int]:
    """Return the points of every player who answered a question, worked out again only where something has changed.

    A thousand players have eighteen thousand answers at the end of a lesson, and each snapshot tells of the points.
    """
    rests_on = game.progress.played_at(place), game.progress.settings.scoring
    known = game.earned.get(place)
    if known is None or known[0] != rests_on:
        answers = {number: answer for number in game.players if (answer := game.standing(place, number)) is not None}
        known = rests_on, {number: points(game, answer) for number, answer in answers.items()}
        game.earned[place] = known
    return known[1]


def leaders(game: Game, found: Standings) -> tuple[Leader, ...]:
    """Return who is shown on the board, nobody without points among them."""
    ordered = sorted(found.ranks, key=lambda number: (found.ranks[number], number))
    return tuple(
        Leader(found.ranks[number], game.players[number].name, found.points[number])
        for number in ordered[:FIRST]
        if found.points[number]
    )


def end(game: Game, number: int, found: Standings, prompts: Mapping[int, Text] = NOTHING_SAID) -> End:
    """Return what came of it for a player; their mark counts what was asked since they came, or what they answered."""
    got, out_of, right = Fraction(0), 0, 0
    each: list[Went] = []
    for place in counting(game):
        answer = game.standing(place, number)
        if answer is None and place < game.players[number].since:
            continue
        worth = game.questions[place].content.marks
        out_of += worth
        outcome: HowWent = "unanswered"
        if answer is not None:
            graded = verdict(game, place, answer.response)
            got += graded.marks(worth)
            right += graded.outcome == "right"
            outcome = graded.outcome
        each.append(Went(prompts.get(place, ()), outcome))
    scale = game.progress.settings.marks
    return End(
        points=found.points.get(number, 0),
        rank=None if game.progress.settings.ranking == "off" else found.ranks.get(number),
        of=len(found.ranks),
        mark=str(mark(got, out_of, scale)),
        out_of=scale,
        right=right,
        asked=len(each),
        each=tuple(each),
    )


def counts(game: Game, *, here: int, revealed: bool) -> Counts:
    """Return how the answers to the question that is on are spread; how right they are only where it is revealed."""
    on = game.progress
    inside = len(game.players) - len(on.kicked)
    rounds = [
        round_counts(game, on.place, number, revealed=revealed)
        for number in range(1, on.played_at(on.place).rounds + 1)
    ]
    given = standing_answers(game, on.place, on.round, since=on.round)
    tallied = on.round in on.played_at(on.place).tallies
    answered = rounds[-1].answered if tallied else len(given)
    return Counts(inside, here, answered, tuple(rounds))


def round_counts(game: Game, place: int, number: int, *, revealed: bool) -> RoundCounts:
    """Return one vote, counted: as the teacher typed it, or from the answers.

    Once a vote has ended, who was silent in it stands by their answer to the one before, as their phone says.
    """
    skipped = game.progress.played_at(place).skipped
    tally = game.progress.played_at(place).tallies.get(number)
    if tally is not None:
        options = {} if set(tally) & {"right", "partly", "wrong"} else dict(tally)
        most = max if game.questions[place].kind == "select" else sum
        found = most(tally.values()) if tally else 0
        return RoundCounts(number, found, options, _tallied(game, place, tally) if revealed and not skipped else None)
    on = game.progress
    now = (place, number) == (on.place, on.round) and on.state in {"open", "paused"}
    answers = standing_answers(game, place, number, since=number if now else 1).values()
    spread = Counter(key for one in answers for key in _keys(one.response))
    outcomes = None
    if revealed and not skipped and is_marked(game, place):
        went = Counter(verdict(game, place, one.response).outcome for one in answers)
        outcomes = Outcomes(went["right"], went["partly"], went["wrong"])
    return RoundCounts(number, len(answers), dict(spread), outcomes)


def standing_answers(game: Game, place: int, number: int, *, since: int = 1) -> dict[int, Answer]:
    """Return the answers that stand at a vote, of those who are in: the last ones given from vote ``since`` on."""
    found: dict[int, Answer] = {}
    for vote in range(since, number + 1):
        found |= game.answers.get((place, vote), {})
    return {player: one for player, one in found.items() if player not in game.progress.kicked}


def shift(game: Game) -> Shift | None:
    """Return how the class moved from its first vote on what is on to its last, by who voted in the first."""
    on = game.progress
    played = on.played_at(on.place)
    last = played.rounds
    if last < 2 or played.skipped or not is_marked(game, on.place):  # noqa: PLR2004 - a shift is between two
        return None
    if played.tallies:
        before, after = (round_counts(game, on.place, one, revealed=True) for one in (1, last))
        if before.outcomes is None or after.outcomes is None:
            return None
        return Shift(
            Share(before.outcomes.right, before.answered), Share(after.outcomes.right, after.answered), None, None
        )
    first, second = (standing_answers(game, on.place, one) for one in (1, last))
    went = Counter((_is_right(game, first[number]), _is_right(game, second[number])) for number in first)
    of = went.total()
    stayed, gained, lost = went[True, True], went[False, True], went[True, False]
    return Shift(Share(stayed + lost, of), Share(stayed + gained, of), gained, lost)


def unanswered(game: Game, place: int) -> Verdict:
    """Return the verdict on no answer."""
    return Verdict(0, parts(game.questions[place]) if is_marked(game, place) else 0)


def _is_right(game: Game, answer: Answer) -> bool:
    return verdict(game, answer.place, answer.response).outcome == "right"


def _keys(response: Response) -> tuple[str, ...]:
    match response:
        case Picked(keys=keys):
            return keys
        case Judged(truth=truth):
            return (truth,)
        case Talked(position=int() as position):
            return (str(position),)
        case _:
            return ()


def _tallied(game: Game, place: int, tally: Mapping[str, int]) -> Outcomes | None:
    """Return how right raised hands were; of a select nobody knows, since a pupil raises several."""
    match game.questions[place].kind:
        case "choice":
            graded = {key: verdict(game, place, Picked((key,))).outcome == "right" for key in tally}
        case "claim":
            graded = {truth: verdict(game, place, Judged(truth)).outcome == "right" for truth in TRUTHS}
        case "select" | "discuss":
            return None
        case _:
            return Outcomes(tally.get("right", 0), tally.get("partly", 0), tally.get("wrong", 0))
    right = sum(n for key, n in tally.items() if graded.get(key))
    return Outcomes(right, 0, sum(tally.values()) - right)
