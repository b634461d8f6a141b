"""What was reviewed in the real Anki, read back: every review, each once, and the memory is the one that Anki has."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final, Literal

import pytest

from viva import settings
from viva.asking.response import Wrote
from viva.bank.library import open_deck, shipped_decks
from viva.cli.taking import take_history
from viva.formats import export_deck
from viva.study.carrying import carry
from viva.study.events import Event, Given
from viva.study.history import history
from viva.study.journal import Journal
from viva.study.memories import Memories
from viva.study.memory import Rules
from viva.study.merging import sync

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.conftest import Anki, Release
    from viva.bank.deck import Question

pytestmark = [
    pytest.mark.engine,
    # Anki's own code, and what it is made with.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

DECK: Final = open_deck(shipped_decks() / "alibaba-covid")
QUESTIONS: Final = [question for bank in DECK.banks("en") for question in bank.questions if question.kind != "discuss"]
EASES: Final[tuple[Literal[1, 2, 3, 4], ...]] = (1, 2, 3, 4)
DAY: Final = 86_400_000
NOW: Final = datetime.now(UTC) - timedelta(hours=1)

Layout = Literal["apkg", "old apkg", "colpkg", "old colpkg"]
LAYOUTS: Final[tuple[Layout, ...]] = ("apkg", "old apkg", "colpkg", "old colpkg")


def answered(question: Question, *, days: int) -> Event:
    """An answer in Viva, so many days ago."""
    given = Given(
        session="s",
        mode="practice",
        bank=question.home.bank,
        kind="typed",
        round=0,
        response=Wrote("x"),
        got=1,
        of=1,
        worth=1,
        rating="good",
        ms=4_000,
        day="2026-03-09",
    )
    at = NOW - timedelta(days=days)
    return Event(type="response", at=at, deck=DECK.key, question=question.id, lang="en", payload=given)


def study(anki: Anki, *, lang: str = "en", count: int = 20) -> int:
    """Review twenty questions on up to five days, the last of them today; return how many reviews that were."""
    assert anki.col.db is not None
    random = Random(4)
    done = 0
    before = ",".join(map(str, anki.col.db.list("select id from revlog")))
    for gap in (9, 7, 3, 2, 0):
        for question in QUESTIONS[:count]:
            for card in anki.cards(question.id, lang)[:1]:
                for _ in range(random.choices((0, 1, 2), (2, 6, 1))[0]):
                    card.start_timer()
                    card.timer_started = (card.timer_started or 0) - 5
                    anki.col.sched.answerCard(card, random.choices(EASES, (2, 1, 6, 1))[0])
                    card.load()
                    done += 1
        anki.col.db.execute(f"update revlog set id = id - ? where id not in ({before})", gap * DAY)  # noqa: S608 - numbers
    return done


def export(anki: Anki, folder: Path, layout: Layout) -> Path:
    """Export everything as Anki's dialog does."""
    from anki.collection import ExportAnkiPackageOptions

    path = folder / f"out.{layout.split()[-1]}"
    legacy = layout.startswith("old")
    if layout.endswith("colpkg"):
        anki.col.export_collection_package(str(path), include_media=False, legacy=legacy)
        anki.col.reopen()
    else:
        options = ExportAnkiPackageOptions(
            with_scheduling=True, with_deck_configs=False, with_media=True, legacy=legacy
        )
        anki.col.export_anki_package(out_path=str(path), options=options, limit=None)
    return path


def taken(path: Path, capsys: pytest.CaptureFixture[str], *, dry_run: bool = False) -> dict[str, Any]:
    """What the command says of a file, as JSON."""
    capsys.readouterr()
    take_history(str(path), (), dry_run=dry_run, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_review_comes_back_once_and_the_memory_is_that_of_anki(
    anki: Anki, apkg: Path, tmp_path: Path, layout: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    export_deck(DECK, "anki", apkg)
    anki.take(apkg)
    done = study(anki)
    anki.switch_fsrs_on()
    path = export(anki, tmp_path, layout)

    looked = taken(path, capsys, dry_run=True)
    assert not settings.journal_path().exists()
    first, second = taken(path, capsys), taken(path, capsys)

    assert done > 60
    assert (first["taken"], first["known"], first["left"]) == (done, 0, {})
    assert (second["taken"], second["known"]) == (0, done)
    assert looked == first | {"dry_run": True}
    with Journal(settings.journal_path()) as journal:
        states = Memories(journal).of(DECK.key)
        assert sum(state.reps for state in states.values()) == done
        assert len(states) == first["questions"] == 20
        for name, state in states.items():
            known = anki.cards(name)[0].memory_state
            assert known is not None
            assert state.stability == pytest.approx(known.stability, rel=1e-3, abs=1e-3)
            assert state.difficulty == pytest.approx(known.difficulty, rel=1e-3)


def test_answers_that_we_took_to_anki_ourselves_do_not_come_back_as_new(
    anki: Anki, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Journal(settings.journal_path()) as journal:
        for place, question in enumerate(QUESTIONS[:9]):
            journal.append(answered(question, days=place % 4 + 1))  # several of them at the very same moment
        before = Memories(journal).of(DECK.key)
        export_deck(DECK, "anki", apkg, carrying=carry(journal, Rules(), DECK.key))
    anki.take(apkg, progress=True)
    path = export(anki, tmp_path, "colpkg")

    assert taken(path, capsys)["own"] == 9
    with Journal(settings.journal_path()) as journal:
        assert Memories(journal).of(DECK.key) == before

    anki.col.sched.answerCard(anki.started(QUESTIONS[0].id), 3)
    found = taken(export(anki, tmp_path, "colpkg"), capsys)

    assert (found["taken"], found["questions"], found["own"]) == (1, 1, 9)


def test_what_came_from_anki_and_went_there_again_is_known(
    anki: Anki, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export_deck(DECK, "anki", apkg)
    anki.take(apkg)
    done = study(anki, count=8)
    taken(export(anki, tmp_path, "apkg"), capsys)
    with Journal(settings.journal_path()) as journal:
        export_deck(DECK, "anki", tmp_path / "again.apkg", carrying=carry(journal, Rules(), DECK.key))

    found = taken(tmp_path / "again.apkg", capsys)

    assert (found["taken"], found["known"], found["reviews"]) == (0, done, done)


def test_two_devices_that_took_the_same_file_count_each_review_once_when_they_meet(
    anki: Anki, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Journal(settings.journal_path()) as journal:
        for place, question in enumerate(QUESTIONS[:5]):
            journal.append(answered(question, days=place % 4 + 20))
        export_deck(DECK, "anki", apkg, carrying=carry(journal, Rules(), DECK.key))
    anki.take(apkg, progress=True)
    done = study(anki, count=8)
    path = export(anki, tmp_path, "apkg")
    shared = tmp_path / "shared"
    shared.mkdir()

    found = []
    for home in ("first", "second"):
        if home == "second":
            monkeypatch.setenv("VIVA_HOME", str(tmp_path / home))
        found.append(taken(path, capsys))
        with Journal(settings.journal_path()) as journal:
            sync(journal, shared)
    with Journal(settings.journal_path()) as journal:
        second = Memories(journal).of(DECK.key)
    monkeypatch.setenv("VIVA_HOME", str(tmp_path / ".home" / "viva"))
    with Journal(settings.journal_path()) as journal:
        sync(journal, shared)
        first = Memories(journal).of(DECK.key)
        answers = history(journal)

    # The second device knew nothing of the five answers that had gone to Anki: it took them for Anki's own.
    assert [one["taken"] for one in found] == [done, done + 5]
    assert first == second
    assert sum(state.reps for state in first.values()) == len(answers) == done + 5


def test_every_card_of_a_question_and_every_language_is_evidence_of_its_one_memory(
    anki: Anki, folder: Path, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deck = open_deck(folder)
    export_deck(deck, "anki", apkg, langs=["en", "fr"])
    anki.take(apkg)
    forth, back = anki.cards("a-card")
    both = [*anki.cards("a-choice"), *anki.cards("a-choice", "fr")]
    for card in (forth, back, *both):
        card.start_timer()
        anki.col.sched.answerCard(card, 3)

    capsys.readouterr()
    take_history(str(export(anki, tmp_path, "apkg")), (str(folder),), dry_run=False, as_json=True)

    assert json.loads(capsys.readouterr().out)["taken"] == 4
    with Journal(settings.journal_path()) as journal:
        states = Memories(journal).of(deck.key)
        assert {name: state.reps for name, state in states.items()} == {"a-card": 2, "a-choice": 2}
        langs = journal.rows("SELECT lang FROM event WHERE question = 'a-choice' ORDER BY at")
        assert [lang for (lang,) in langs] == ["en", "fr"]


def test_a_choice_asked_from_memory_is_the_same_question(
    anki: Anki, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = next(question for question in QUESTIONS if question.kind == "choice")
    for recall in (False, True):
        export_deck(DECK, "anki", apkg, recall=recall)
        anki.take(apkg)
    for card in anki.cards(choice.id):
        card.start_timer()
        anki.col.sched.answerCard(card, 3)

    found = taken(export(anki, tmp_path, "apkg"), capsys)

    assert (found["taken"], found["questions"]) == (2, 1)


def test_reviews_of_what_was_taken_out_of_the_deck_or_was_of_another_kind_are_known_by_their_note(
    anki: Anki, release: Release, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    release.lock(3)
    release.export()
    anki.take(apkg)
    for name in ("figures", "a-plain-card"):
        anki.col.sched.answerCard(anki.started(name), 3)
    path = export(anki, tmp_path, "apkg")
    bank = release.folder / "more.en.yaml"
    text = bank.read_text("utf-8")
    bank.write_text(text[: text.index("- id: figures")].replace("card:", "typed:").replace("back:", "answer:"), "utf-8")
    assert [question.kind for question in open_deck(release.folder).bank("more", "en").questions] == ["typed"]

    capsys.readouterr()
    take_history(str(path), (str(release.folder),), dry_run=False, as_json=True)

    found = json.loads(capsys.readouterr().out)
    assert (found["taken"], found["questions"]) == (2, 2)


def test_what_is_no_review_is_left_and_counted(
    anki: Anki, apkg: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export_deck(DECK, "anki", apkg)
    anki.take(apkg)
    cards = [anki.cards(question.id)[0] for question in QUESTIONS[:6]]
    for card in cards[:3]:
        card.start_timer()
        anki.col.sched.answerCard(card, 3)
    anki.col.sched.set_due_date([cards[3].id], "5")
    anki.col.sched.schedule_cards_as_new([cards[0].id])
    strange = anki.col.new_note(anki.col.models.by_name("Basic") or {})
    strange.fields = ["front", "back"]
    anki.col.add_note(strange, anki.col.decks.id_for_name("Default") or 1)  # type: ignore[arg-type]
    other = strange.cards()[0]
    other.start_timer()
    anki.col.sched.answerCard(other, 3)
    filtered = anki.col.sched.get_or_create_filtered_deck(0)  # type: ignore[arg-type]
    filtered.config.reschedule = False
    filtered.config.search_terms[0].search = f"cid:{cards[4].id}"
    anki.col.sched.add_or_update_filtered_deck(filtered)
    looked_at = anki.col.get_card(cards[4].id)
    looked_at.start_timer()
    anki.col.sched.answerCard(looked_at, 3)
    anki.col.remove_notes([cards[2].nid])

    found = taken(export(anki, tmp_path, "colpkg"), capsys)

    assert found["taken"] == 2
    assert found["left"] == {"by-hand": 2, "no-card": 1, "other-notes": 1, "preview": 1}


def test_a_package_without_reviews_says_what_to_tick(
    anki: Anki, apkg: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export_deck(DECK, "anki", apkg)
    anki.take(apkg)

    take_history(str(apkg), (), dry_run=False, as_json=False)

    said = capsys.readouterr()
    assert said.out == ""
    assert "holds no review. In Anki, tick “Include scheduling information”" in said.err
