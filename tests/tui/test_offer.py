"""The offer to go on: what was asked for in so many words comes first, and an exam says that it is one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.tui.conftest import noon
from viva import words
from viva.asking.response import Passed
from viva.bank import library
from viva.study import start
from viva.study.journal import Journal
from viva.tui.screens.exam import ExamScreen
from viva.tui.screens.offer import OfferScreen
from viva.tui.screens.quiz import QuizScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.tui.conftest import GoHome, OnStage, Play, Stage

EXAM = start.Wish(
    source="alibaba-covid",
    mode="exam",
    minutes=1,
    count=4,
    seed=1,
    lang="en",
    said=frozenset({"mode", "minutes", "count"}),
)


def answered_one(path: Path) -> None:
    """Break a practice of the fund off after an answer."""
    wish = start.Wish(source="alibaba-covid/fund", lang="en", seed=1)
    with Journal(path) as journal:
        sitting = start.begin(journal, noon, library.find("alibaba-covid/fund"), wish, preferred="en")
        sitting.answer(Passed(), ms=1)


def open_sessions(path: Path) -> int:
    with Journal(path) as journal:
        return int(journal._db.execute("SELECT count(*) FROM sitting WHERE ended IS NULL").fetchone()[0])


async def test_an_exam_that_is_asked_for_begins_with_enter_and_the_practice_waits(
    tmp_path: Path, on_stage: OnStage
) -> None:
    path = tmp_path / "journal.sqlite"
    answered_one(path)

    async with on_stage(path, library.find("alibaba-covid"), EXAM) as stage:
        assert "You asked for an exam of" in stage.text
        assert "Broken off: a practice of" in stage.text
        assert "1 of 10 answered" in stage.text
        await stage.press("enter")
        assert isinstance(stage.app.screen, ExamScreen)
        assert "1:00" in stage.text
        assert "1 of 4" in stage.text

    assert open_sessions(path) == 1  # of the exam nothing was answered; the practice is there still


async def test_the_other_session_is_the_second_choice(tmp_path: Path, on_stage: OnStage) -> None:
    path = tmp_path / "journal.sqlite"
    answered_one(path)

    async with on_stage(path, library.find("alibaba-covid"), EXAM) as stage:
        await stage.press("g")
        assert isinstance(stage.app.screen, QuizScreen)
        assert "2 of 10" in stage.text


async def test_another_bank_is_another_session(tmp_path: Path, on_stage: OnStage) -> None:
    path = tmp_path / "journal.sqlite"
    answered_one(path)
    wish = start.Wish(source="alibaba-covid/taobao", lang="en", seed=1)

    async with on_stage(path, library.find("alibaba-covid/taobao"), wish) as stage:
        assert "You asked for a practice of" in stage.text
        await stage.press("enter")
        assert "1 of 10" in stage.text


async def test_the_deck_alone_still_goes_on_where_one_was(tmp_path: Path, on_stage: OnStage) -> None:
    path = tmp_path / "journal.sqlite"
    answered_one(path)
    wish = start.Wish(source="alibaba-covid", lang="en", seed=1)

    async with on_stage(path, library.find("alibaba-covid"), wish) as stage:
        assert "This session was broken off" in stage.text
        await stage.press("enter")
        assert "2 of 10" in stage.text


async def test_in_french_too(tmp_path: Path, on_stage: OnStage) -> None:
    path = tmp_path / "journal.sqlite"
    answered_one(path)
    words.use("fr")

    async with on_stage(path, library.find("alibaba-covid"), EXAM) as stage:
        assert "Vous avez demandé un examen sur" in stage.text
        assert "Reste en suspens : un entraînement sur" in stage.text


# An exam that was broken off.

TWO = """
- id: paris
  typed: Which river runs through Paris?
  answer: The Seine
- id: cairo
  claim: The Nile runs through Cairo.
  answer: true
"""
Wish = start.Wish


async def leave_an_exam(play: Play, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setattr(start, "Wish", lambda **wish: Wish(**wish | {"minutes": 10}))
    async with play(TWO, mode="exam") as stage:
        screen = stage.app.screen
        assert isinstance(screen, ExamScreen)
        await stage.press(*"seine", "enter")
        screen.sitting.spent += timedelta(minutes=2)
        await stage.press("escape", "q")
    return stage


async def test_the_offer_says_that_it_is_an_exam_and_how_much_time_is_left(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    await leave_an_exam(play, monkeypatch)

    async with play(TWO, mode="exam") as stage:
        assert isinstance(stage.app.screen, OfferScreen)
        assert "an exam with 8:00 left; its clock runs as soon as you go on" in stage.text


async def test_home_says_so_too(play: Play, go_home: GoHome, monkeypatch: pytest.MonkeyPatch) -> None:
    await leave_an_exam(play, monkeypatch)

    async with go_home() as stage:
        assert "Go on, exam: Rivers" in stage.text
        assert "1 of 2, 8:00 left, today" in stage.text
        assert "its clock runs as soon as you go on" in stage.text


# Taking back.


async def test_the_last_answer_can_be_taken_back_after_coming_back(play: Play) -> None:
    async with play(TWO) as stage:
        await stage.press(*"thames", "enter", "escape", "q")

    async with play(TWO, resume=True) as stage:
        await stage.press("escape", "u")
        assert "Taken back." in stage.text
        await stage.press("escape", "q")


async def test_what_was_taken_back_is_not_counted(play: Play, go_home: GoHome) -> None:
    async with play(TWO) as stage:
        await stage.press(*"thames", "enter", "u", "escape", "q")

    async with go_home() as stage:
        assert "0 of 2, today" in stage.text
