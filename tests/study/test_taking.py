"""Reviews of another program in the journal: each once, whatever the order, the device and the way they came."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as holds_for
from hypothesis import settings
from hypothesis import strategies as st

from viva.asking.response import Wrote
from viva.study import taking
from viva.study.days import study_day
from viva.study.events import Event, Given
from viva.study.history import history
from viva.study.journal import Journal
from viva.study.memories import Memories
from viva.study.merging import sync
from viva.study.taking import Came, Taken, take

if TYPE_CHECKING:
    from viva.asking.response import Rating
    from viva.study.memory import State

NOON: Final = datetime(2026, 3, 9, 12, tzinfo=UTC)
EPOCH: Final = round(NOON.timestamp() * 1000)
DAY: Final = 86_400_000
PARIS: Final = ZoneInfo("Europe/Paris")


def came(question: str = "q", *, days: int = 0, ms: int = 0, rating: int = 3, took: int = 5_000) -> Came:
    at = EPOCH + days * DAY + ms
    return Came("d", question, "en", at, str(at), rating, took)


def answer(journal: Journal, question: str = "q", *, days: int = 0, ms: int = 0, rating: Rating = "good") -> None:
    given = Given(
        session="s",
        mode="practice",
        bank="b",
        kind="typed",
        round=0,
        response=Wrote("x"),
        got=1,
        of=1,
        worth=1,
        rating=rating,
        ms=1,
        day="2026-03-09",
    )
    at = NOON + timedelta(days=days, milliseconds=ms)
    journal.append(Event(type="response", at=at, deck="d", question=question, lang="en", payload=given))


def states(journal: Journal) -> dict[str, State]:
    return Memories(journal).of("d")


def events(journal: Journal) -> list[tuple[object, ...]]:
    return list(journal.rows("SELECT type, at, offset, deck, question, lang, payload FROM event ORDER BY seq"))


# What is written.


def test_a_review_becomes_an_event_with_its_moment_its_rating_and_its_time(journal: Journal) -> None:
    take(journal, "anki", [came(rating=2, took=7_000), came(days=1, rating=4, took=900_000)], tz=PARIS)

    (first, second) = events(journal)
    assert first[:6] == ("import", EPOCH, 60, "d", "q", "en")
    assert json.loads(str(first[6])) == {"from": "anki", "id": str(EPOCH), "rating": "hard", "ms": 7_000}
    assert json.loads(str(second[6]))["ms"] == 60_000


def test_the_study_day_is_that_of_the_moment_where_one_was_summer_time_and_all(journal: Journal) -> None:
    at = [datetime(2026, month, 3, 3, 30, tzinfo=PARIS) for month in (1, 7)]  # before the day ends, at four
    moments = [round(one.timestamp() * 1000) for one in at]
    take(journal, "anki", [Came("d", "q", "en", one, str(one), 3, 0) for one in moments], tz=PARIS)

    assert [row[2] for row in events(journal)] == [60, 120]
    assert [one.day for one in history(journal)] == [study_day(one).toordinal() for one in at]


def test_a_second_time_nothing_is_new(journal: Journal) -> None:
    reviews = [came(days=place, rating=place % 4 + 1) for place in range(9)]

    assert take(journal, "anki", reviews) == Taken(fresh=9, questions=1)
    before = events(journal)
    assert take(journal, "anki", reversed(reviews)) == Taken(known=9)
    assert events(journal) == before


def test_who_only_looks_is_told_the_same_and_writes_nothing(journal: Journal) -> None:
    reviews = [came(), came("r"), came(days=1)]

    assert take(journal, "anki", reviews, dry_run=True) == Taken(fresh=3, questions=2)
    assert events(journal) == []
    assert take(journal, "anki", reviews) == Taken(fresh=3, questions=2)


def test_the_same_moment_in_another_question_is_another_review(journal: Journal) -> None:
    take(journal, "anki", [came()])

    assert take(journal, "anki", [came("r")]) == Taken(fresh=1, questions=1)


def test_an_answer_that_comes_back_is_known_by_its_question_and_its_moment(journal: Journal) -> None:
    answer(journal)

    assert take(journal, "anki", [came(ms=40)]) == Taken(own=1)
    assert take(journal, "anki", [came(ms=-1), came("r"), came(ms=20_000)]) == Taken(fresh=3, questions=2)


def test_many_reviews_are_written_a_batch_after_the_other(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "BATCH", 7)
    reviews = [came(f"q{place % 5}", days=place) for place in range(40)]

    assert take(journal, "anki", iter(reviews)) == Taken(fresh=40, questions=5)
    assert list(journal.rows("SELECT min(seq), max(seq), count(*) FROM event")) == [(1, 40, 40)]
    assert take(journal, "anki", iter(reviews)) == Taken(known=40)


def test_what_was_broken_off_is_finished_by_beginning_again(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "BATCH", 7)
    reviews = [came(days=place) for place in range(20)]

    def torn() -> object:
        yield from reviews[:17]
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - the one above
        take(journal, "anki", torn())  # type: ignore[arg-type]

    assert take(journal, "anki", reviews) == Taken(fresh=6, known=14, questions=1)
    assert states(journal)["q"].reps == 20


# What the memory makes of it.


def test_a_review_older_than_what_is_known_is_taken_up(journal: Journal, tmp_path: Path) -> None:
    answer(journal, days=10)
    answer(journal, days=20, rating="again")
    assert states(journal)["q"].reps == 2

    take(journal, "anki", [came(days=2), came(days=15), came(days=30, rating=4)])

    with Journal(tmp_path / "other.sqlite") as other:  # the same, in the order in which it happened
        take(other, "anki", [came(days=2)])
        answer(other, days=10)
        take(other, "anki", [came(days=15)])
        answer(other, days=20, rating="again")
        take(other, "anki", [came(days=30, rating=4)])
        assert states(journal) == states(other)
    assert states(journal)["q"].reps == 5


def test_a_genuine_answer_soon_after_one_in_another_program_counts(journal: Journal) -> None:
    take(journal, "anki", [came()])
    answer(journal, ms=4_000)

    assert states(journal)["q"].reps == 2


def test_what_was_reviewed_elsewhere_is_not_new_any_more_and_what_was_forgotten_there_is_a_mistake(
    journal: Journal,
) -> None:
    answer(journal, "q")
    take(journal, "anki", [came("q", days=1, rating=1), came("r", rating=1), came("r", days=1, rating=2)])

    seen = journal.seen("d")
    assert {name: one.right for name, one in seen.items()} == {"q": False, "r": True}
    assert seen["q"].last == NOON + timedelta(days=1)


# Two devices.


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = tmp_path / "shared"
    path.mkdir()
    return path


def test_two_devices_that_took_the_same_file_count_each_review_once(
    journal: Journal, tmp_path: Path, shared: Path
) -> None:
    reviews = [came(days=place, rating=place % 4 + 1) for place in range(6)]
    take(journal, "anki", reviews, tz=PARIS)
    alone = [one.reps for one in states(journal).values()]
    with Journal(tmp_path / "other.sqlite") as other:
        take(other, "anki", reviews, tz=ZoneInfo("Asia/Tokyo"))
        for each in (journal, other, journal):
            sync(each, shared)

        assert states(journal) == states(other)
        assert [one.reps for one in states(journal).values()] == alone == [6]
        assert len(history(journal)) == len(history(other)) == 6
        assert take(other, "anki", reviews) == Taken(known=6)


def test_an_answer_that_another_device_took_for_a_review_of_anki_counts_once(
    journal: Journal, tmp_path: Path, shared: Path
) -> None:
    answer(journal)
    answer(journal, days=3)
    with Journal(tmp_path / "other.sqlite") as other:
        take(other, "anki", [came(ms=12), came(days=3), came(days=8)])
        for each in (other, journal, other):
            sync(each, shared)

        assert states(journal) == states(other)
        assert states(journal)["q"].reps == len(history(journal)) == 3


Piece = tuple[str, int, int, int]
"""A question, a day, milliseconds, a rating."""

PIECES: Final = st.lists(
    st.tuples(
        st.sampled_from("qr"), st.integers(0, 4), st.sampled_from([0, 1, 5, 9_999, 10_001, 60_000]), st.integers(1, 4)
    ),
    max_size=12,
    unique_by=lambda one: one[:3],
)


@settings(max_examples=40)
@holds_for(pieces=PIECES, answers=PIECES, data=st.data())
def test_the_same_reviews_on_any_devices_in_any_order_are_the_same_memory(
    pieces: list[Piece], answers: list[Piece], data: st.DataObject
) -> None:
    reviews = [came(name, days=day, ms=ms, rating=rating) for name, day, ms, rating in pieces]
    with tempfile.TemporaryDirectory() as folder:
        shared = Path(folder, "shared")
        shared.mkdir()
        with Journal(Path(folder, "one.sqlite")) as one, Journal(Path(folder, "two.sqlite")) as two:
            devices = (one, two)
            for name, day, ms, _ in data.draw(st.permutations(answers), "answers"):
                answer(devices[data.draw(st.integers(0, 1), "who")], name, days=day, ms=ms)
            for device in data.draw(st.permutations(devices * 2), "turns"):
                part = data.draw(st.permutations(reviews), "reviews")
                take(device, "anki", part[: data.draw(st.integers(0, len(part)), "how many")])
                if data.draw(st.booleans(), "sync"):
                    sync(device, shared)
            for device in devices:
                take(device, "anki", reviews)
            for device in (one, two, one):
                sync(device, shared)

            assert states(one) == states(two)
            assert len(history(one)) == len(history(two)) == sum(state.reps for state in states(one).values())
            heard = {(question, at) for question, at in one.rows("SELECT question, at FROM evidence")}
            assert len(heard) == len(history(one))
            for review in reviews:
                near = any(
                    name == review.question and 0 <= review.at - (EPOCH + day * DAY + ms) <= 10_000
                    for name, day, ms, _ in answers
                )
                assert ((review.question, review.at) in heard) or near
            before = events(one)
            assert take(one, "anki", reviews).fresh == 0
            assert events(one) == before
