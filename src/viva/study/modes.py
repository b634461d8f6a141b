"""What each mode asks, as pure policies over questions and what is known of them; practice is `viva.study.choose`."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final, get_args

from msgspec import Struct

from viva.bank.kinds import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from viva.bank.deck import Question
    from viva.study.journal import Seen
    from viva.study.memory import State

LEVELS: Final[tuple[Level, ...]] = get_args(Level)
"""What may be asked of a learner, from the least to the most."""

NEW_A_DAY: Final = 10
"""New questions a day unless the learner says otherwise."""

SECONDS: Final = 20.0
"""What a response takes, as long as nothing is known of this learner."""


class Filter(Struct, frozen=True, kw_only=True):
    """Which questions a learner wants; what is empty asks for nothing in particular."""

    banks: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    """Any of these."""
    langs: frozenset[str] = frozenset()

    def takes(self, question: Question) -> bool:
        """Tell whether a question is wanted."""
        content = question.content
        return (
            (not self.banks or question.home.bank in self.banks)
            and (not self.levels or content.level in self.levels)
            and (not self.tags or not self.tags.isdisjoint(content.tags))
            and (not self.langs or question.lang in self.langs)
        )


class Today(Struct, frozen=True):
    """What there is to do on a study day."""

    due: int
    new: int
    minutes: int

    def __bool__(self) -> bool:
        return bool(self.due or self.new)


def review(  # noqa: PLR0913 - each is a fact of the day
    questions: Iterable[Question],
    states: Mapping[str, State],
    day: int,
    *,
    new: int,
    known: int | None = None,
    count: int = 0,
) -> list[Question]:
    """Return what to review on a study day, ``count`` at most (all, with 0), siblings apart.

    What is due comes first, longest due first, and of one day what is likeliest to be forgotten, up to ``known`` of it
    (all, with None); then up to ``new`` new questions, in their banks' order. A question for talk is never due.
    """
    asked = [question for question in questions if question.kind != "discuss"]
    due = [question for question in asked if question.id in states and states[question.id].due <= day]
    due.sort(key=lambda one: (states[one.id].due, states[one.id].retrievability(day)))
    fresh = [question for question in asked if question.id not in states][: max(new, 0)]
    chosen = [*due[:known], *fresh]
    return apart(chosen[:count] if count > 0 else chosen)


def mistakes(questions: Iterable[Question], seen: Mapping[str, Seen], count: int = 0) -> list[Question]:
    """Return the questions last answered wrong, the most recent first; ``count`` at most (all, with 0)."""
    wrong = [question for question in questions if question.id in seen and not seen[question.id].right]
    wrong.sort(key=lambda one: seen[one.id].last, reverse=True)
    return wrong[:count] if count > 0 else wrong


def today(  # noqa: PLR0913 - each is a fact of the day
    questions: Iterable[Question],
    states: Mapping[str, State],
    day: int,
    *,
    begun: int,
    new_a_day: int = NEW_A_DAY,
    pace: Sequence[int] = (),
) -> Today:
    """Return what there is to do on a study day.

    ``begun`` is how many questions were new to the learner today already, in any deck; ``pace`` are the milliseconds
    that their last responses took.
    """
    asked = [question.id for question in questions if question.kind != "discuss"]
    due = sum(name in states and states[name].due <= day for name in asked)
    new = min(sum(name not in states for name in asked), max(new_a_day - begun, 0))
    seconds = median(pace) / 1000 if pace else SECONDS
    return Today(due, new, -(-round((due + new) * seconds) // 60))


def siblings(one: Question, other: Question) -> bool:
    """Tell whether one question may give the other away: of one group, or on one passage."""
    if one.content.group is not None and one.content.group == other.content.group:
        return True
    return not set(one.content.cites).isdisjoint(other.content.cites)


def apart(questions: Sequence[Question]) -> list[Question]:
    """Return the questions with siblings no neighbours, as far as that can be, and else in their order."""
    waiting = list(questions)
    line: list[Question] = []
    while waiting:
        place = next((at for at, one in enumerate(waiting) if not line or not siblings(line[-1], one)), None)
        if place is None:
            break
        line.append(waiting.pop(place))
    for one in waiting:  # siblings of the last: between two others, as late as there is room
        gaps = range(len(line), -1, -1)
        beside = ((gap, line[max(gap - 1, 0) : gap + 1] if gap else line[:1]) for gap in gaps)
        room = next((gap for gap, two in beside if not any(siblings(one, other) for other in two)), len(line))
        line.insert(room, one)
    return line
