"""How learning goes, in numbers: pure over what was answered and what is remembered. Drawing is for the faces.

A day is a study day, counted as `date.toordinal` does.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from viva.bank.deck import Question
from viva.study.memory import LEECH, Standing, State, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


YEAR: Final = 365
MONTH: Final = 30

MOSTLY: Final = 0.75
"""The part of the questions on a passage that must be known for it to count as known itself."""

Key = TypeVar("Key")


class Answer(Struct, frozen=True, kw_only=True):
    """Something answered, as the journal has it."""

    deck: str
    question: str
    day: int
    ms: int
    """Milliseconds it took; 0 for what was imported."""
    rating: int | None
    """1 to 4, with the learner's later word; None for what was no evidence."""
    expected: float | None = None
    """How likely FSRS held a success, 0 to 1; None for the first evidence, and for what came later the same day."""


class Retention(Struct, frozen=True):
    """How much was remembered, against what was foreseen."""

    reviews: int
    observed: float | None
    """The share of reviews from one day to another that went well, 0 to 1; None without any."""
    expected: float | None
    """The mean of the chances that FSRS gave them."""


class Month(Struct, frozen=True):
    """How much was remembered in a calendar month."""

    first: int
    """Its first day."""
    retention: Retention


class Day(Struct, frozen=True):
    """What was done on a study day."""

    day: int
    answers: int
    ms: int


class Standings(Struct, frozen=True):
    """How many questions stand how."""

    known: int = 0
    seen: int = 0
    new: int = 0

    @property
    def of(self) -> int:
        """All of them."""
        return self.known + self.seen + self.new

    @property
    def whole(self) -> Standing | None:
        """How they stand together: known if three of four are, new if none was met; None where there are none."""
        if not self.of:
            return None
        return "known" if self.known >= MOSTLY * self.of else "new" if self.new == self.of else "seen"


class Hard(Struct, frozen=True):
    """A question that is hard to keep."""

    question: Question
    state: State

    @property
    def leech(self) -> bool:
        """It is better rewritten than repeated."""
        return self.state.lapses >= LEECH


def retention(answers: Iterable[Answer], *, since: int = 0) -> Retention:
    """Return how much was remembered from a study day on."""
    reviews = [one for one in answers if one.expected is not None and one.rating is not None and one.day >= since]
    if not reviews:
        return Retention(0, None, None)
    well = sum(one.rating != 1 for one in reviews)
    foreseen = sum(one.expected or 0.0 for one in reviews)
    return Retention(len(reviews), well / len(reviews), foreseen / len(reviews))


def monthly(answers: Iterable[Answer], today: int, months: int = 12) -> list[Month]:
    """Return how much was remembered in each calendar month up to this one, those without a review left out."""
    now = date.fromordinal(today)
    first = date(now.year + (now.month - months) // 12, (now.month - months) % 12 + 1, 1).toordinal()
    found: dict[int, list[Answer]] = {}
    begins: dict[int, int] = {}  # of a day: that of its month
    for one in answers:
        if one.expected is not None and first <= one.day <= today:
            begin = begins.get(one.day) or begins.setdefault(one.day, _first_of_month(one.day))
            found.setdefault(begin, []).append(one)
    told = [Month(begin, retention(found[begin])) for begin in sorted(found)]
    return [month for month in told if month.retention.reviews]


def _first_of_month(day: int) -> int:
    return date.fromordinal(day).replace(day=1).toordinal()


def calendar(answers: Iterable[Answer], today: int, days: int = YEAR) -> list[Day]:
    """Return what was done on each of the last ``days`` study days, today last."""
    counts: Counter[int] = Counter()
    times: Counter[int] = Counter()
    for one in answers:
        counts[one.day] += 1
        times[one.day] += one.ms
    return [Day(day, counts[day], times[day]) for day in range(today - days + 1, today + 1)]


def forecast(states: Iterable[State], today: int, days: int = MONTH) -> list[int]:
    """Return how many questions come due on each of the next ``days`` study days; today has all that is overdue."""
    counts = Counter(max(state.due, today) - today for state in states)
    return [counts[place] for place in range(days)]


def by_topic(questions: Iterable[Question], states: Mapping[str, State]) -> dict[str, Standings]:
    """Return how the questions of each bank stand, by the bank's name, in their order."""
    return _standings((question.home.bank, states.get(question.id)) for question in questions if _due(question))


def by_level(questions: Iterable[Question], states: Mapping[str, State]) -> dict[str | None, Standings]:
    """Return how the questions of each level stand; None for those without one."""
    return _standings((question.content.level, states.get(question.id)) for question in questions if _due(question))


def hardest(questions: Iterable[Question], states: Mapping[str, State], count: int = 10) -> list[Hard]:
    """Return the questions that were forgotten most often, and of those the ones that FSRS holds most difficult."""
    met = [Hard(question, states[question.id]) for question in questions if question.id in states]
    met.sort(key=lambda one: (-one.state.lapses, -one.state.difficulty, one.question.id))
    return [one for one in met if one.state.lapses][:count]


def by_passage(questions: Iterable[Question], states: Mapping[str, State]) -> dict[str, Standings]:
    """Return how the questions on each passage stand, by its id: one that cites two passages counts for both."""
    pairs = (
        (cited, states.get(question.id))
        for question in questions
        if _due(question)
        for cited in dict.fromkeys(question.content.cites)
    )
    return _standings(pairs)


def spent(answers: Iterable[Answer], *, since: int = 0) -> int:
    """Return the milliseconds spent on answers from a study day on."""
    return sum(one.ms for one in answers if one.day >= since)


def pace(answers: Iterable[Answer]) -> int:
    """Return the seconds that an answer takes on average; what was imported has no time, and does not count."""
    times = [one.ms for one in answers if one.ms]
    return round(sum(times) / len(times) / 1000) if times else 0


def streak(days: Sequence[Day]) -> int:
    """Return for how many study days in a row something was answered, up to today or to yesterday."""
    line = list(days)
    if line and not line[-1].answers:
        line.pop()  # today may still come
    length = 0
    while line and line.pop().answers:
        length += 1
    return length


def _due(question: Question) -> bool:
    return question.kind != "discuss"


def _standings(pairs: Iterable[tuple[Key, State | None]]) -> dict[Key, Standings]:
    counts: dict[Key, Counter[Standing]] = {}
    for key, state in pairs:
        counts.setdefault(key, Counter())[standing(state)] += 1
    return {key: Standings(count["known"], count["seen"], count["new"]) for key, count in counts.items()}
