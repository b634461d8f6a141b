"""What is remembered: the engine's numbers through our journal and our study days, and what counts as evidence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from fsrs import Card, Rating, Scheduler
from fsrs_rs_python import DEFAULT_PARAMETERS
from hypothesis import given as holds_for
from hypothesis import settings
from hypothesis import strategies as st

from viva.asking.response import Picked, Rated, Wrote
from viva.study.days import study_day
from viva.study.engine import PARAMETERS, chance, interval, target
from viva.study.events import TYPE_OF, Event, Given, Imported, Overruled, Payload, Undone
from viva.study.events import Word as Says
from viva.study.journal import Journal
from viva.study.memories import Memories, lapses_of
from viva.study.memory import KNOWN, LEECH, Rules, State, standing

if TYPE_CHECKING:
    from pathlib import Path

    from viva.asking.response import Rating as Word
    from viva.asking.response import Response

NOON: Final = datetime(2026, 3, 9, 12, tzinfo=UTC)
RATINGS: Final[tuple[Word, ...]] = ("again", "hard", "good", "easy")
PARIS: Final = ZoneInfo("Europe/Paris")


def given(rating: Word | None, *, kind: str = "typed", response: Response = Wrote("x"), options: int = 0) -> Given:  # noqa: B008 - frozen
    return Given(
        session="s",
        mode="practice",
        bank="b",
        kind=kind,
        round=0,
        response=response,
        order=tuple(f"key{place}" for place in range(options)),
        got=1,
        of=1,
        worth=1,
        rating=rating,
        ms=1,
        day="2026-03-09",
    )


def write(journal: Journal, payload: Payload, at: datetime, question: str = "q", deck: str = "d") -> int:
    kind = TYPE_OF[type(payload)]
    return journal.append(Event(type=kind, at=at, deck=deck, question=question, lang="en", payload=payload))


def state(journal: Journal, question: str = "q", rules: Rules | None = None) -> State:
    return Memories(journal, rules).of("d")[question]


# The engine.


def test_our_parameters_are_those_of_the_engine() -> None:
    assert pytest.approx(DEFAULT_PARAMETERS, abs=1e-6) == PARAMETERS


def test_ratings_at_gaps_give_the_published_stability_and_difficulty(journal: Journal) -> None:
    day = NOON
    for word, gap in zip(("again", *["good"] * 5), (0, 0, 1, 3, 8, 21), strict=True):
        day += timedelta(days=gap)
        write(journal, given(word), day)  # type: ignore[arg-type]

    found = state(journal)
    assert found.stability == pytest.approx(53.62691, abs=1e-4)
    assert found.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_the_published_intervals_come_after_each_review(journal: Journal) -> None:
    words: list[Word] = [*["good"] * 6, "again", "again", *["good"] * 5]  # type: ignore[list-item]
    published = (0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21)
    day, intervals = NOON, []
    for word, gap in zip(words, published, strict=True):
        write(journal, given(word), day)
        found = state(journal)
        intervals.append(found.due - found.last)
        day += timedelta(days=gap)

    # 0 is a step within the day, which the published scheduler takes and a session of ours makes by asking again.
    assert [ours for ours, theirs in zip(intervals, published, strict=True) if theirs] == [
        gap for gap in published if gap
    ]


@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_random_histories_agree_with_another_implementation(seed: int, journal: Journal) -> None:
    # Local evenings and nights in Paris, over the change to summer time or the one back, several answers to some days;
    # some answers are taken back, or counted as the learner says.
    random = Random(seed)
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    theirs: dict[str, Card] = {}
    offsets = set()
    for name in (f"q{place}" for place in range(100)):
        moment = random.choice((datetime(2026, 3, 20, 20, tzinfo=UTC), datetime(2026, 10, 16, 20, tzinfo=UTC)))
        card = Card(card_id=1)
        for _ in range(random.randint(1, 12)):
            local = moment.astimezone(PARIS)
            offsets.add(local.utcoffset())
            place = random.randrange(4)
            seq = write(journal, given(RATINGS[place]), local, name)
            word = random.choice((*[None] * 6, "undone", "guessed", "right"))
            if word == "undone":
                write(journal, Undone(session="s", device=journal.device, seq=seq), local, name)
            elif word is not None:
                told = Overruled(session="s", device=journal.device, seq=seq, says=word)  # type: ignore[arg-type]
                write(journal, told, local, name)
                place = {"guessed": 0, "right": 2}[word]
            if word != "undone":
                day = study_day(local)
                noon = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)  # noqa: UP017 - all that it takes
                card, _ = scheduler.review_card(card, Rating(place + 1), noon)
                theirs[name] = card
            moment += timedelta(hours=random.choice((1, 5, 23, 24, 26, 70, 400)), minutes=random.randrange(60))

    assert len(offsets) == 2
    ours = Memories(journal).of("d")
    assert ours.keys() == theirs.keys()
    for name, card in theirs.items():
        assert ours[name].stability == pytest.approx(card.stability, rel=1e-4)
        assert ours[name].difficulty == pytest.approx(card.difficulty, rel=1e-4)


def test_after_as_many_days_as_it_is_stable_nine_of_ten_are_left() -> None:
    assert chance(12.0, 12) == pytest.approx(0.9)
    assert chance(12.0, 0) == 1


@holds_for(stability=st.floats(1, 1000), wanted=st.floats(0.7, 0.97))
def test_the_interval_is_the_day_on_which_the_chance_falls_to_what_is_wanted(stability: float, wanted: float) -> None:
    days = interval(stability, wanted)

    assert days >= 1
    assert chance(stability, days + 0.51) <= wanted + 1e-4
    assert days == 1 or chance(stability, days - 0.51) >= wanted - 1e-4


def test_what_can_be_guessed_comes_earlier_so_that_as_much_of_it_is_known(journal: Journal) -> None:
    assert target(0.9, 4) == pytest.approx(0.925)
    assert target(0.9, None) == 0.9
    write(journal, given("good", kind="choice", response=Picked(("key0",)), options=4), NOON, "choice")
    write(journal, given("good", kind="claim"), NOON, "claim")
    write(journal, given("good"), NOON, "typed")
    write(journal, given("good", kind="choice", response=Rated("good"), options=4), NOON, "card")

    found = Memories(journal).of("d")
    assert {name: one.options for name, one in found.items()} == {"choice": 4, "claim": 3, "typed": None, "card": None}
    assert found["choice"].due == NOON.toordinal() + interval(found["choice"].stability, 0.925)


# Study days.


def test_a_day_ends_at_four_where_the_learner_is_or_when_they_say(journal: Journal) -> None:
    night = datetime(2026, 3, 10, 3, 30, tzinfo=timezone(timedelta(hours=9)))
    write(journal, given("good"), night)

    assert date.fromordinal(state(journal).last) == date(2026, 3, 9) == study_day(night)
    assert date.fromordinal(state(journal, rules=Rules(rollover=3)).last) == date(2026, 3, 10)
    assert Rules(rollover=3).day(night) == date(2026, 3, 10).toordinal()


def test_days_never_run_backwards(journal: Journal) -> None:
    write(journal, given("good"), datetime(2026, 3, 10, 5, tzinfo=timezone(timedelta(hours=12))))
    write(journal, given("good"), datetime(2026, 3, 9, 8, tzinfo=timezone(timedelta(hours=-11))))

    assert date.fromordinal(state(journal).last) == date(2026, 3, 10)


def test_a_lapse_is_forgetting_from_one_day_to_another(journal: Journal) -> None:
    for days in range(LEECH + 1):
        for word in ("again", "again", "good"):
            write(journal, given(word), NOON + timedelta(days=days))
        if days == LEECH - 1:
            assert not state(journal).leech

    assert state(journal).lapses == LEECH
    assert state(journal).leech


@pytest.mark.parametrize("seed", range(20))
def test_lapses_are_read_from_the_evidence_alone_as_the_snapshot_has_them(seed: int, journal: Journal) -> None:
    random = Random(seed)
    at = NOON
    for _ in range(40):
        at += timedelta(hours=random.choice((-30, 0, 1, 7, 26, 60)))
        seq = write(journal, given(random.choice(("again", "again", "good"))), at)
        if random.random() < 0.3:
            word: Says = random.choice(("guessed", "right"))
            write(journal, Overruled(session="s", device=journal.device, seq=seq, says=word), at)
        elif random.random() < 0.2:
            write(journal, Undone(session="s", device=journal.device, seq=seq), at)

    rules = Rules(rollover=random.randint(0, 8))
    assert lapses_of(journal, rules, "d", "q") == state(journal, rules=rules).lapses > 0
    assert lapses_of(journal, rules, "d", "another") == 0


# Evidence.


def test_what_has_no_rating_is_no_evidence(journal: Journal) -> None:
    write(journal, given(None), NOON)

    assert Memories(journal).of("d") == {}


def test_what_was_undone_is_no_evidence(journal: Journal) -> None:
    write(journal, given("good"), NOON)
    before = state(journal)
    seq = write(journal, given("again"), NOON + timedelta(days=3))
    assert state(journal) != before
    write(journal, Undone(session="s", device=journal.device, seq=seq), NOON + timedelta(days=3))

    assert state(journal) == before


def test_a_question_whose_only_response_was_undone_is_new(journal: Journal) -> None:
    seq = write(journal, given("good"), NOON)
    assert state(journal).reps == 1
    write(journal, Undone(session="s", device=journal.device, seq=seq), NOON)

    assert Memories(journal).of("d") == {}


@pytest.mark.parametrize(
    ("says", "rating"), [("guessed", "again"), ("hard", "hard"), ("right", "good"), ("easy", "easy")]
)
def test_the_learners_own_word_counts(says: Says, rating: Word, journal: Journal) -> None:
    seq = write(journal, given("hard" if says == "guessed" else "again"), NOON, "own")
    write(journal, Overruled(session="s", device=journal.device, seq=seq, says=says), NOON, "own")
    write(journal, given(rating), NOON, "plain")

    found = Memories(journal).of("d")
    assert found["own"] == found["plain"]


def test_a_word_on_the_response_to_another_question_is_no_word(journal: Journal) -> None:
    seq = write(journal, given("good"), NOON)
    before = state(journal)
    write(journal, Undone(session="s", device=journal.device, seq=seq), NOON, "another")

    assert state(journal) == before


def test_what_was_reviewed_elsewhere_is_evidence(journal: Journal) -> None:
    write(journal, Imported(source="anki", id="1", rating="good"), NOON, "elsewhere")
    write(journal, given("good"), NOON, "here")

    found = Memories(journal).of("d")
    assert found["elsewhere"] == found["here"]


def test_a_memory_is_known_when_it_is_stable_for_three_weeks() -> None:
    def stable(days: float) -> State:
        return State(days, 5, 1, 1, 1, 1, 0)

    assert standing(None) == "new"
    assert standing(stable(KNOWN - 0.01)) == "seen"
    assert standing(stable(KNOWN)) == "known"


# The snapshot.

happenings = st.tuples(
    st.sampled_from(["response", "response", "response", "late", "undo", "guessed", "right", "other device"]),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(0, 20_000),
)


@holds_for(batches=st.lists(st.lists(happenings, max_size=8), max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_snapshot_is_what_a_replay_of_everything_gives(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[tuple[str, int, int, int]]]
) -> None:
    folder = tmp_path_factory.mktemp("journals")
    with Journal(folder / "warm.sqlite") as warm, Journal(folder / "cold.sqlite") as cold:
        memories = Memories(warm)
        now = NOON
        given_so_far: list[tuple[str, int, str]] = []
        for batch in batches:
            for what, place, rating, minutes in batch:
                now += timedelta(minutes=minutes)
                moment = now - timedelta(days=30) if what == "late" else now
                payload: Payload = given(RATINGS[rating])
                device, name = warm.device, f"q{place}"
                if what in {"undo", "guessed", "right"} and given_so_far:
                    device, seq, name = given_so_far[rating % len(given_so_far)]
                    payload = (
                        Undone(session="s", device=device, seq=seq)
                        if what == "undo"
                        else Overruled(session="s", device=device, seq=seq, says=what)  # type: ignore[arg-type]
                    )
                vars(warm)["device"] = "0" * 16 if what == "other device" else device
                seq = write(warm, payload, moment, name)
                if isinstance(payload, Given):
                    given_so_far.append((warm.device, seq, name))
            memories.refresh()
            with cold.writing() as db:
                for row in warm.rows("SELECT * FROM event"):
                    db.execute("INSERT OR IGNORE INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
                db.execute("DELETE FROM own WHERE name = 'memory'")

            assert memories.of("d") == Memories(cold).of("d")
            assert not list(warm.rows("SELECT * FROM stale"))


def test_other_rules_work_everything_out_anew(journal: Journal) -> None:
    write(journal, given("good"), NOON)
    usual = state(journal)
    careful = state(journal, rules=Rules(retention=0.95))

    assert careful.due < usual.due
    assert state(journal) == usual


def test_what_is_due_comes_longest_due_first(journal: Journal) -> None:
    write(journal, given("easy"), NOON, "later")
    write(journal, given("again"), NOON - timedelta(days=9), "long")
    write(journal, given("again"), NOON, "just")
    memories = Memories(journal)
    tomorrow = NOON.toordinal() + 1

    assert [one.question for one in memories.due(tomorrow)] == ["long", "just"]
    assert memories.begun(NOON.toordinal()) == 2
    assert [one.question for one in memories.due(tomorrow + 100)] == ["long", "just", "later"]


def test_it_is_kept_from_one_start_to_the_next(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    write(journal, given("good"), NOON)
    before = state(journal)

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("viva.study.memories.replay", never)

    assert state(journal) == before


def test_a_look_at_the_memories_loads_no_engine_where_nothing_has_changed(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = tmp_path / "journal.sqlite"
    with Journal(path) as journal:
        write(journal, given("good"), NOON)
        Memories(journal)
    code = (
        "import sys; from pathlib import Path; from viva.study.journal import Journal\n"
        "from viva.study.memories import Memories\n"
        "assert Memories(Journal(Path(sys.argv[1]))).due(10**6)\n"
        "assert 'fsrs_rs_python' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
