"""A learner's history, taken to the real Anki: it knows then what we know, and asks when we would ask."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

import pytest
from fsrs_rs_python import MemoryState

from viva import settings
from viva.asking.response import Wrote
from viva.bank.library import open_deck, shipped_decks
from viva.formats import export_deck
from viva.study.carrying import carry
from viva.study.engine import PARAMETERS, engine, interval
from viva.study.events import Event, Given, Overruled, Undone
from viva.study.journal import Journal
from viva.study.memories import Memories
from viva.study.memory import Rules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from anki.cards import Card as AnkiCard

    from tests.engine.conftest import Anki
    from viva.asking.response import Rating
    from viva.bank.deck import Question
    from viva.study.carrying import Carried, Carrying

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

DECK: Final = open_deck(shipped_decks() / "alibaba-covid")
QUESTIONS: Final = [question for bank in DECK.banks("en") for question in bank.questions if question.kind != "discuss"]
NOW: Final = datetime.now(UTC) - timedelta(hours=1)
AGAIN: Final = 1
GOOD: Final = 3


@pytest.fixture
def journal() -> Iterator[Journal]:
    with Journal(settings.journal_path()) as opened:
        yield opened


def event(
    question: Question, rating: Rating, at: datetime, *, deck: str = DECK.key, order: tuple[str, ...] = ()
) -> Event:
    """An answer."""
    given = Given(
        session="s",
        mode="practice",
        bank=question.home.bank,
        kind=question.kind if order else "typed",
        round=0,
        response=Wrote("x"),
        order=order,
        got=1,
        of=1,
        worth=1,
        rating=rating,
        ms=4_000,
        day="2026-03-09",
    )
    return Event(type="response", at=at, deck=deck, question=question.id, lang=question.lang, payload=given)


@pytest.fixture
def learned(journal: Journal) -> Carrying:
    """Twenty questions with a history each: the first three by hand, the others by chance."""

    def learn(question: Question, rating: Rating, *, days: int, minutes: int = 0) -> None:
        journal.append(event(question, rating, NOW - timedelta(days=days) + timedelta(minutes=minutes)))

    # Forgotten and repeated within the day, then known again.
    learn(QUESTIONS[0], "good", days=40)
    learn(QUESTIONS[0], "good", days=37)
    learn(QUESTIONS[0], "again", days=25)
    learn(QUESTIONS[0], "good", days=25, minutes=9)
    learn(QUESTIONS[0], "good", days=22)
    # Met for the first time today, three times.
    learn(QUESTIONS[1], "again", days=0)
    learn(QUESTIONS[1], "again", days=0, minutes=3)
    learn(QUESTIONS[1], "good", days=0, minutes=9)
    # Long overdue.
    learn(QUESTIONS[2], "good", days=300)
    random = Random(7)
    ratings: tuple[Rating, ...] = ("again", "hard", "good", "easy")
    for question in QUESTIONS[3:20]:
        for ago in sorted(random.sample(range(1, 60), random.randrange(1, 8)), reverse=True):
            learn(question, random.choices(ratings, (2, 1, 6, 1))[0], days=ago)
    return carry(journal, Rules(), DECK.key)


DUE_DAYS: Final = """
import json, sys
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

col = Collection(sys.argv[1])
options = ImportAnkiPackageOptions(with_scheduling=True)
col.import_anki_package(ImportAnkiPackageRequest(package_path=sys.argv[2], options=options))
cards = map(col.get_card, col.find_cards("is:review"))
print(json.dumps({card.note()["ID"].split("/")[-1]: card.due - col.sched.today for card in cards}))
"""
"""What a collection of its own says of each card: in how many days it is due."""


def day() -> int:
    return Rules().day(datetime.now().astimezone())


def cards(anki: Anki, learned: Carrying) -> list[tuple[AnkiCard, Carried]]:
    return [(card, one) for (_, name), one in learned.questions.items() for card in anki.cards(name)]


def test_anki_knows_each_card_as_well_as_we_do_and_has_it_due_on_the_same_day(
    anki: Anki, learned: Carrying, apkg: Path
) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    total, *others = anki.take(apkg, progress=True)

    assert total > len(QUESTIONS) - 1
    assert others == [0, 0, 0]
    assert len(learned.questions) == 20
    for card, one in cards(anki, learned):
        assert card.memory_state is not None
        assert card.memory_state.stability == pytest.approx(one.state.stability, rel=1e-3)
        assert card.memory_state.difficulty == pytest.approx(one.state.difficulty, rel=1e-3)
        assert card.due - anki.col.sched.today == one.state.due - day()
        assert (card.type, card.queue, card.reps, card.lapses) == (2, 2, one.state.reps, one.state.lapses)
    assert anki.is_sound()


def at_night() -> str:
    """A zone in which it is past midnight now, and the study day before lasts still."""
    ahead = (2 - datetime.now(UTC).hour) % 24
    ahead -= 24 if ahead > 12 else 0
    return f"Etc/GMT{-ahead:+}"


@pytest.mark.parametrize(
    "zone",
    ["Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", at_night()],
    ids=["ahead", "behind", "far ahead", "at night"],
)
def test_the_day_is_the_same_wherever_the_learner_is(
    tmp_path: Path, journal: Journal, apkg: Path, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    for place, question in enumerate(QUESTIONS[:12]):
        journal.append(event(question, "good", (NOW - timedelta(days=place, hours=2 * place)).astimezone()))
    along = carry(journal, Rules(), DECK.key)
    export_deck(DECK, "anki", apkg, carrying=along)

    # Anki looks up its zone once in a process.
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DUE_DAYS, tmp_path / "theirs.anki2", apkg],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    days = json.loads(done.stdout)
    assert len(days) == 12
    assert days == {name: one.state.due - day() for (_, name), one in along.questions.items()}


def test_what_was_never_met_stays_new_and_in_its_order(anki: Anki, learned: Carrying, apkg: Path) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    anki.take(apkg, progress=True)

    new = [anki.cards(question.id)[0] for question in QUESTIONS if (DECK.key, question.id) not in learned.questions]
    assert all((card.type, card.queue, card.ivl, card.memory_state) == (0, 0, 0, None) for card in new)
    assert [card.due for card in new] == sorted({card.due for card in new})


def test_the_log_of_reviews_is_in_ankis_statistics(anki: Anki, learned: Carrying, apkg: Path) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    anki.take(apkg, progress=True)

    for (_, name), one in learned.questions.items():
        card = anki.cards(name)[0]
        shown = anki.col.card_stats_data(card.id)
        log = sorted((row.time, row.button_chosen, row.taken_secs) for row in shown.revlog)
        assert log == [(row.at // 1000, row.rating, 4) for row in one.reviews]
        assert shown.reviews == one.state.reps


@pytest.mark.parametrize("ticked", [True, False], ids=["with presets", "without presets"])
def test_anki_gives_the_next_intervals_that_we_would_give(
    anki: Anki, learned: Carrying, apkg: Path, *, ticked: bool
) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    anki.col.set_config("fsrs", True)  # noqa: FBT003 - Anki's own signature
    anki.take(apkg, progress=True, presets=ticked)

    for card, one in cards(anki, learned):
        known = MemoryState(one.state.stability, one.state.difficulty)
        ours = engine().next_states(known, 0.9, day() - one.state.last)
        offered = anki.col._backend.get_scheduling_states(card.id)
        least = 1
        for button in ("again", "hard", "good", "easy"):
            state = getattr(offered, button).normal
            review = state.relearning.review if state.HasField("relearning") else state.review
            mine = getattr(ours, button).memory
            assert review.memory_state.stability == pytest.approx(mine.stability, rel=1e-3)
            assert review.memory_state.difficulty == pytest.approx(mine.difficulty, rel=1e-3)
            # Anki has a longer interval for each button than for the one before, and fuzz, which we have not.
            days = max(interval(mine.stability, 0.9), least)
            assert abs(review.scheduled_days - days) <= 1 + fuzz(days)
            if button != "again":
                least = review.scheduled_days + 1


def fuzz(days: int) -> float:
    """The days by which Anki scatters an interval, at most."""
    if days < 2.5:
        return 0
    return 1 + 0.15 * (min(days, 7) - 2.5) + 0.1 * max(min(days, 20) - 7, 0) + 0.05 * max(days - 20, 0)


def test_where_fsrs_is_switched_on_later_anki_finds_the_same_from_the_log(
    anki: Anki, learned: Carrying, apkg: Path
) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    anki.take(apkg, progress=True)
    assert not anki.col.get_config("fsrs")

    anki.switch_fsrs_on()

    for card, one in cards(anki, learned):
        assert card.memory_state is not None
        assert card.memory_state.stability == pytest.approx(one.state.stability, rel=1e-3)
        assert card.memory_state.difficulty == pytest.approx(one.state.difficulty, rel=1e-3)


def test_nothing_of_it_arrives_where_progress_is_not_ticked(anki: Anki, learned: Carrying, apkg: Path) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    anki.take(apkg)

    assert anki.col.db is not None
    assert anki.col.db.list("select distinct type from cards") == [0]
    assert anki.col.db.scalar("select count() from revlog") == 0


def test_cards_that_anki_has_keep_their_own_history(anki: Anki, learned: Carrying, apkg: Path, tmp_path: Path) -> None:
    export_deck(DECK, "anki", apkg)
    anki.take(apkg)
    anki.col.sched.answerCard(anki.started(QUESTIONS[0].id), GOOD)
    before = anki.history()

    export_deck(DECK, "anki", tmp_path / "history.apkg", carrying=learned)
    new, updated, *_ = anki.take(tmp_path / "history.apkg", progress=True)

    assert (new, updated) == (0, 0)
    assert anki.history() == before


def test_the_plain_deck_updates_notes_that_came_with_a_history_and_leaves_it(
    anki: Anki, learned: Carrying, apkg: Path
) -> None:
    export_deck(DECK, "anki", apkg, carrying=learned)
    anki.take(apkg, progress=True)
    before = anki.history()

    export_deck(DECK, "anki", apkg, now=datetime(2027, 1, 1, tzinfo=UTC))
    new, updated, *_ = anki.take(apkg)

    assert new == 0
    assert updated > 0
    assert anki.history() == before


def test_the_presets_hold_the_retention_that_the_learner_wants(
    anki: Anki, journal: Journal, learned: Carrying, apkg: Path
) -> None:
    assert learned.questions
    export_deck(DECK, "anki", apkg, carrying=carry(journal, Rules(retention=0.85), DECK.key))
    anki.take(apkg, progress=True, presets=True)

    (card, *_) = anki.cards(QUESTIONS[0].id)
    preset = anki.col.decks.config_dict_for_deck_id(card.did)
    assert preset["name"] == "Viva"
    assert preset["desiredRetention"] == pytest.approx(0.85)
    assert preset["fsrsParams6"] == pytest.approx(PARAMETERS)
    assert card.desired_retention == pytest.approx(0.85)


def test_a_choice_carries_the_success_at_which_it_is_due(anki: Anki, journal: Journal, apkg: Path) -> None:
    question = next(one for one in QUESTIONS if one.kind == "choice")
    order = tuple(f"key{place}" for place in range(4))
    journal.append(event(question, "good", NOW - timedelta(days=3), order=order))

    export_deck(DECK, "anki", apkg, carrying=carry(journal, Rules(), DECK.key))
    anki.take(apkg, progress=True)

    (card,) = anki.cards(question.id)
    assert card.desired_retention == pytest.approx(0.93)  # of .925 Anki keeps two decimals
    assert card.due - anki.col.sched.today == Memories(journal).of(DECK.key)[question.id].due - day()
    # But what comes after that is up to the deck's options, which know no kinds.
    anki.col.set_config("fsrs", True)  # noqa: FBT003 - Anki's own signature
    then = anki.col._backend.get_scheduling_states(card.id).good.normal.review
    assert abs(then.scheduled_days - interval(then.memory_state.stability, 0.9)) <= 1 + fuzz(then.scheduled_days)
    assert then.scheduled_days > interval(then.memory_state.stability, 0.925) + fuzz(then.scheduled_days)


def test_both_cards_of_a_reversed_question_stand_where_it_stands_and_one_has_its_log(
    anki: Anki, journal: Journal, folder: Path, apkg: Path
) -> None:
    deck = open_deck(folder)
    question = next(one for bank in deck.banks("en") for one in bank.questions if one.id == "a-card")
    journal.append(event(question, "good", NOW - timedelta(days=5), deck=deck.key))
    journal.append(event(question, "good", NOW - timedelta(days=2), deck=deck.key))

    export_deck(deck, "anki", apkg, carrying=carry(journal, Rules(), deck.key))
    anki.take(apkg, progress=True)

    (forth, back) = anki.cards(question.id)
    assert (forth.due, forth.ivl, forth.memory_state) == (back.due, back.ivl, back.memory_state)
    assert [len(anki.col.card_stats_data(card.id).revlog) for card in (forth, back)] == [2, 0]
    anki.switch_fsrs_on()
    (forth, back) = anki.cards(question.id)
    assert (forth.due, forth.memory_state) == (back.due, back.memory_state)


def test_a_question_in_two_languages_stands_the_same_in_both_and_is_logged_once(
    anki: Anki, learned: Carrying, apkg: Path
) -> None:
    export_deck(DECK, "anki", apkg, langs=["en", "fr"], carrying=learned)
    anki.take(apkg, progress=True)

    for _, name in learned.questions:
        (english, *_), (french, *_) = anki.cards(name), anki.cards(name, "fr")
        assert (english.due, english.memory_state) == (french.due, french.memory_state)
        assert not anki.col.card_stats_data(french.id).revlog


def test_an_exam_handed_in_at_one_moment_loses_no_review(anki: Anki, journal: Journal, apkg: Path) -> None:
    for question in QUESTIONS[:9]:
        journal.append(event(question, "good", NOW - timedelta(days=1)))

    export_deck(DECK, "anki", apkg, carrying=carry(journal, Rules(), DECK.key))
    anki.take(apkg, progress=True)

    assert anki.col.db is not None
    assert anki.col.db.scalar("select count() from revlog") == 9


def test_what_was_undone_stays_at_home_and_the_last_word_counts(anki: Anki, journal: Journal, apkg: Path) -> None:
    undone = journal.append(event(QUESTIONS[0], "good", NOW))
    guessed = journal.append(event(QUESTIONS[1], "good", NOW))
    for question, payload, sort in (
        (QUESTIONS[0], Undone(session="s", device=journal.device, seq=undone), "undo"),
        (QUESTIONS[1], Overruled(session="s", device=journal.device, seq=guessed, says="guessed"), "override"),
    ):
        at = NOW + timedelta(seconds=5)
        journal.append(Event(type=sort, at=at, deck=DECK.key, question=question.id, lang="en", payload=payload))  # type: ignore[arg-type]

    export_deck(DECK, "anki", apkg, carrying=carry(journal, Rules(), DECK.key))
    anki.take(apkg, progress=True)

    assert anki.col.db is not None
    assert anki.col.db.list("select ease from revlog") == [AGAIN]
