"""A month of a learner, day by day through settings, sessions and the journal: what comes when makes sense."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest

from tests.study.conftest import Hand
from viva import settings
from viva.asking.response import Wrote
from viva.bank import library
from viva.bank.problems import CannotOpenError
from viva.settings.file import Settings
from viva.study import start
from viva.study.journal import Journal
from viva.study.memories import Memories
from viva.study.start import Wish

if TYPE_CHECKING:
    from viva.study.memory import State
    from viva.study.sitting import Sitting

PARIS: Final = ZoneInfo("Europe/Paris")
BEGAN: Final = datetime(2026, 3, 9, 21, 30, tzinfo=PARIS)
"""Three weeks before the change to summer time."""

DAYS: Final = 30
QUESTIONS: Final = 80
NEW: Final = 4
AWAY: Final = range(17, 20)
"""Days without Viva."""

DECK: Final = """\
viva: 1
key: "00112233445566cc"
languages: [en]
title: {en: Lakes}
banks:
- {file: lakes, anki: {en: Lakes}}
"""


@dataclass
class Day:
    """What a learner saw on one day."""

    due: dict[str, State]
    """What was due in the morning, by question."""
    known: frozenset[str]
    """Those met on an earlier day."""
    asked: list[str] = field(default_factory=list)
    """Every question as it came."""
    missed: list[str] = field(default_factory=list)
    """Those not known at the first time."""
    left: bool = False
    """Something could be reviewed once more."""
    after: dict[str, State] = field(default_factory=dict)
    """What is remembered in the evening."""

    @property
    def fresh(self) -> list[str]:
        """Those that were met for the first time."""
        return [name for name in dict.fromkeys(self.asked) if name not in self.known]


@dataclass
class Learner:
    """Knows a question with just the chance that the memory gives it, a new one with two of three."""

    journal: Journal
    clock: Hand
    random: Random
    days: list[Day] = field(default_factory=list)

    def live(self, day: int) -> Day:
        """Live one day, and review what there is; every third evening it gets late, and is still the same day."""
        late = 4 if day % 3 == 2 else 0
        self.clock.shows = BEGAN + timedelta(days=day, hours=late)
        today = start.rules().day(self.clock())
        before = Memories(self.journal, start.rules()).of("00112233445566cc")
        lived = Day(due={name: state for name, state in before.items() if state.due <= today}, known=frozenset(before))
        if day not in AWAY:
            self._review(lived, before, today)
        lived.after = Memories(self.journal, start.rules()).of("00112233445566cc")
        self.days.append(lived)
        return lived

    def _review(self, lived: Day, before: dict[str, State], today: int) -> None:
        sitting = begun(self.journal, self.clock)
        while sitting.asking is not None:
            name = sitting.asking.id
            again = name in lived.asked
            chance = 1.0 if again else before[name].retrievability(today) if name in before else 2 / 3
            right = self.random.random() < chance
            if not right:
                lived.missed.append(name)
            lived.asked.append(name)
            sitting.answer(Wrote("right" if right else "wrong"), ms=5000)
            sitting.advance()
            self.clock.turn(seconds=8)
        with suppress(CannotOpenError):
            begun(self.journal, self.clock)
            lived.left = True


def begun(journal: Journal, clock: Hand) -> Sitting:
    wish = Wish(source="lakes", mode="review", count=0, seed=1)
    return start.begin(journal, clock, library.find("lakes"), wish, preferred="en")


def write_lakes() -> None:
    """Write a deck of one's own, in which every question has a sibling."""
    folder = settings.own_decks() / "lakes"
    folder.mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    questions = (
        f"- id: q{place}\n  typed: What is q{place}?\n  answer: right\n  group: g{place // 2}\n"
        for place in range(QUESTIONS)
    )
    text = "viva: 1\nlang: en\ntitle: Lakes\nquestions:\n" + "".join(questions)
    (folder / "lakes.en.yaml").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> list[Day]:
    """What happened: lived once, and looked at by every test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(settings.HOME_VARIABLE, str(tmp_path_factory.mktemp("home")))
        write_lakes()
        settings.use(Settings(new_per_day=NEW))
        with Journal(settings.journal_path()) as journal:
            learner = Learner(journal, Hand(), Random(7))
            for day in range(DAYS):
                learner.live(day)
    settings.use(None)
    return learner.days


def test_no_more_new_ones_come_a_day_than_one_asked_for(month: list[Day]) -> None:
    begun_so_far = 0
    for number, day in enumerate(month):
        assert len(day.fresh) == (0 if number in AWAY else min(NEW, QUESTIONS - begun_so_far))
        begun_so_far += len(day.fresh)

    assert begun_so_far == QUESTIONS  # all of them in less than a month


def test_nothing_that_is_due_is_forgotten_and_nothing_else_is_asked(month: list[Day]) -> None:
    for number, day in enumerate(month):
        if number not in AWAY:
            assert set(day.asked) == set(day.due) | set(day.fresh)
            assert all(state.due > state.last for state in day.after.values())


def test_a_day_stays_short(month: list[Day]) -> None:
    """Five times the new ones: a quarter of an hour at most, half of it usually."""
    loads = [len(set(day.asked)) for number, day in enumerate(month) if number not in AWAY and number != AWAY.stop]

    assert max(loads) <= 5 * NEW
    assert sum(loads) / len(loads) <= 3 * NEW


def test_after_days_away_what_was_due_longest_comes_first(month: list[Day]) -> None:
    back = month[AWAY.stop]
    waited = [back.due[name].due for name in dict.fromkeys(back.asked) if name in back.due]

    assert len(waited) > len(month[AWAY.start - 1].due)
    assert waited == sorted(waited) or sum(a > b for a, b in pairwise(waited)) <= 2  # siblings
    assert len(month[AWAY.stop + 1].due) < len(back.due)  # and the day after is an ordinary one


def test_what_is_known_again_and_again_comes_ever_later(month: list[Day]) -> None:
    never_missed = {f"q{place}" for place in range(QUESTIONS)} - {name for day in month for name in day.missed}
    assert len(never_missed) > QUESTIONS / 3
    for name in never_missed:
        intervals = [day.after[name].due - day.after[name].last for day in month if name in day.asked]
        assert intervals == sorted(set(intervals))
        assert len(intervals) <= 4  # 2, 11, 46: within a month it is hardly seen any more


def test_a_lapse_comes_again_at_once_and_in_the_next_days(month: list[Day]) -> None:
    lapses = [(number, name) for number, day in enumerate(month) for name in day.missed if name in day.due]
    assert lapses
    for number, name in lapses:
        day = month[number]
        first = day.asked.index(name)
        again = day.asked.index(name, first + 1)
        assert again - first > 1 or again == len(day.asked) - 1  # not at once: it has to be remembered
        before, after = day.due[name], day.after[name]
        assert after.due - after.last < before.due - before.last or before.due - before.last <= 2
        assert after.lapses == before.lapses + 1


def test_siblings_do_not_follow_each_other(month: list[Day]) -> None:
    for day in month:
        groups = [int(name.removeprefix("q")) // 2 for name in dict.fromkeys(day.asked)]
        assert len(set(groups)) < 2 or not any(one == other for one, other in pairwise(groups))


def test_as_much_is_remembered_as_was_asked_for(month: list[Day]) -> None:
    """Of what came on its day; a memory that would not last for one comes the day after all the same."""
    forgotten = [
        name in day.missed
        for number, day in enumerate(month)
        for name, state in day.due.items()
        if state.due - state.last > 1 and state.due == BEGAN.toordinal() + number
    ]

    assert len(forgotten) > 100
    assert 1 - sum(forgotten) / len(forgotten) == pytest.approx(settings.current().retention, abs=0.03)


def test_a_second_session_on_the_same_day_has_nothing_to_ask(month: list[Day]) -> None:
    assert not any(day.left for day in month)


def test_half_past_one_at_night_is_still_the_day_before(month: list[Day]) -> None:
    late = month[2]
    assert {state.last for name, state in late.after.items() if name in late.asked} == {(BEGAN.toordinal() + 2)}


def test_no_more_is_reviewed_a_day_than_one_asked_for(clock: Hand) -> None:
    """What is left waits for the next day; new ones have a limit of their own."""
    write_lakes()
    settings.use(Settings(new_per_day=20))
    with Journal(settings.journal_path()) as journal:
        learner = Learner(journal, clock, Random(1))
        learner.live(0)
        settings.use(Settings(new_per_day=2, reviews_per_day=5))
        days = [learner.live(number) for number in (8, 9)]
    settings.use(None)

    assert len(days[0].due) == 20
    for day in days:
        assert len([name for name in dict.fromkeys(day.asked) if name in day.known]) == 5
        assert len(day.fresh) == 2
        assert not day.left
