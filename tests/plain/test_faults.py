"""What goes wrong while somebody plays: the deck goes, the clock is set back, the disk fills. No answer is lost."""

from __future__ import annotations

import io
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from viva import plain, settings, words
from viva.bank import library
from viva.plain.run import Streams
from viva.study.journal import Journal, JournalError
from viva.study.start import Wish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


DECK = """\
viva: 1
key: "00112233445566bb"
languages: [en]
title: {en: Lakes}
banks:
- {file: lakes, anki: {en: Lakes}}
"""
HEAD = "viva: 1\nlang: en\ntitle: Lakes\nquestions:\n"
QUESTIONS = [f"- id: q{place}\n  typed: What is q{place}?\n  answer: right\n" for place in range(4)]


class Lines(io.StringIO):
    """The same answer again and again; before the first, something happens."""

    def __init__(self, count: int, happens: Callable[[], object], *, by_hand: bool) -> None:
        super().__init__("right\n" * count)
        self.happens: Callable[[], object] | None = happens
        self.by_hand = by_hand

    def isatty(self) -> bool:
        return self.by_hand

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO has it
        if self.happens is not None:
            self.happens()
            self.happens = None
        return super().readline(size)


@pytest.fixture(autouse=True)
def lakes() -> Path:
    folder = settings.own_decks() / "lakes"
    folder.mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "lakes.en.yaml").write_text(HEAD + "".join(QUESTIONS), encoding="utf-8")
    return folder


def play(
    happens: Callable[[], object] = lambda: None,
    *,
    answers: int = 4,
    resume: bool | None = None,
    clock: Callable[[], datetime] = lambda: datetime(2026, 3, 9, 12, tzinfo=UTC),
    by_hand: bool = False,
) -> str:
    """Play a session of four questions, and return what was said."""
    words.use(settings.preferred_language())
    found, wish = library.find("lakes"), Wish(source="lakes", count=0, seed=1)
    streams = Streams(into=Lines(answers, happens, by_hand=by_hand), out=(out := io.StringIO()))
    try:
        with Journal(settings.journal_path()) as journal:
            assert plain.run(found, wish, journal=journal, clock=clock, streams=streams, resume=resume) == 0
    finally:
        words.use("en")
    return out.getvalue()


def kept(what: str = "question") -> list[object]:
    with closing(sqlite3.connect(settings.journal_path())) as database:
        statement = f"SELECT {what} FROM event WHERE type = 'response' ORDER BY seq"  # noqa: S608 - ours
        return [value for (value,) in database.execute(statement)]


# The deck.


@pytest.mark.parametrize("what", ["deck", "bank"])
def test_a_deck_that_vanishes_is_told_once_and_its_questions_are_still_asked(what: str, lakes: Path, lang: str) -> None:
    vanish = {"deck": lambda: shutil.rmtree(lakes), "bank": (lakes / "lakes.en.yaml").unlink}[what]

    said = play(vanish)

    goes_on = {
        "en": "The session goes on with the questions it had, and every answer is kept.\n",
        "fr": "La séance continue avec les questions qu’elle avait, et chaque réponse est gardée.\n",
    }[lang]
    assert said.count(goes_on) == 1
    assert not any(word in said for word in ("Saved", "Give the path", "Enregistré", "Donnez le chemin"))
    assert kept() == ["q0", "q1", "q2", "q3"]


def test_what_was_answered_of_a_deck_that_vanished_counts_again_once_it_is_back(lakes: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    play(lambda: shutil.move(lakes, away), answers=2)
    shutil.move(away, lakes)

    assert "Lakes, going on after 2 of 4 questions.\n" in play(resume=True, answers=2)
    assert kept() == ["q0", "q1", "q2", "q3"]


@pytest.mark.parametrize("when", ["between", "within"])
def test_questions_that_leave_the_deck_are_told_and_their_answers_stay(when: str, lakes: Path, lang: str) -> None:
    def leave() -> None:
        (lakes / "lakes.en.yaml").write_text(HEAD + QUESTIONS[1] + QUESTIONS[3], encoding="utf-8")

    if when == "within":
        said = play(leave)
        assert {"en": "Read again: 2 gone.\n", "fr": "Relu\u00a0: 2 retirées.\n"}[lang] in said
    else:
        play(answers=1)
        leave()
        said = play(resume=True)
        assert {
            "en": "2 questions have left the deck since.\n",
            "fr": "2 questions ont quitté le paquet depuis.\n",
        }[lang] in said

    assert kept() == ["q0", "q1", "q3"]


# The clock.


def test_a_clock_that_is_set_back_a_day_while_somebody_plays_changes_nothing_of_the_order() -> None:
    now = datetime(2026, 3, 9, 12, tzinfo=UTC)

    def earlier() -> None:
        nonlocal now
        now -= timedelta(days=1)

    play(earlier, clock=lambda: now)

    assert kept() == ["q0", "q1", "q2", "q3"]
    assert kept("at") == [round(now.timestamp() * 1000)] * 4


def test_a_session_is_offered_again_after_the_clock_was_set_back_overnight() -> None:
    now = datetime(2026, 3, 9, 12, tzinfo=UTC)
    play(answers=2, clock=lambda: now)

    said = play(resume=True, answers=2, clock=lambda: now - timedelta(days=1))

    assert "Lakes, going on after 2 of 4 questions.\n" in said
    assert kept() == ["q0", "q1", "q2", "q3"]


# The disk.


def test_who_types_may_make_room_for_the_end_of_a_session_too(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    end, tries = Journal.end, []

    def full_once(self: Journal, sitting: str, at: datetime) -> None:
        tries.append(sitting)
        if len(tries) == 1:
            raise JournalError("full", self.path, "disk")
        end(self, sitting, at)

    monkeypatch.setattr(Journal, "end", full_once)

    said = play(answers=5, by_hand=True)  # the fifth line is Enter, in its way

    assert {"en": "Make room and answer again", "fr": "Faites de la place et répondez encore"}[lang] in said
    assert {"en": "\nScore: 4 of 4", "fr": "\nScore\u00a0: 4 sur 4"}[lang] in said
    assert len(kept()) == 4


def test_a_pipe_says_that_the_end_could_not_be_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Journal, *_: object) -> None:
        raise JournalError("full", self.path, "disk")

    monkeypatch.setattr(Journal, "end", full)

    with pytest.raises(JournalError):
        play()
    assert len(kept()) == 4
