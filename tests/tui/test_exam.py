"""An exam on the screen: any question at any time, nothing told before the end, and every question after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from textual.events import Key

from viva.study import start
from viva.study.journal import Journal
from viva.tui.screens.exam import ExamScreen
from viva.tui.screens.marks import MarksScreen
from viva.tui.screens.paper import PaperScreen

if TYPE_CHECKING:
    import pytest

    from tests.tui.conftest import Play, Stage

THREE: Final = """
- id: paris
  typed: Which river runs through Paris?
  answer: The Seine
  explain: It enters from the south-east.
- id: hidden
  cloze: The [[Danube]] runs through Vienna.
- id: cairo
  claim: The Nile runs through Cairo.
  answer: true
- id: talk
  discuss: Should rivers be straight?
  points: [Floods]
"""


def screen(stage: Stage) -> ExamScreen:
    found = stage.app.screen
    assert isinstance(found, ExamScreen)
    return found


async def test_nothing_is_told_before_the_paper_is_handed_in(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        assert "1 of 3" in stage.text  # a talk cannot be marked
        await stage.press(*"thames", "enter")
        assert "2 of 3" in stage.text
        assert "✗" not in stage.text
        await stage.press(*"danube", "enter", "t")

        assert "Hand the paper in?" in stage.text
        await stage.press("enter")

        assert isinstance(stage.app.screen, MarksScreen)
        assert "66.7 / 100" in stage.text
        assert "2 right, one wrong" in stage.text


async def test_a_letter_that_bounces_answers_one_question(play: Play) -> None:
    claims = "".join(f"- {{id: {name}, claim: It is so., answer: true}}\n" for name in "abc")
    async with play(claims, mode="exam") as stage:
        for _ in range(2):
            stage.app.post_message(Key("t", "t"))
        await stage.settle()
        assert "2 of 3" in stage.text
        assert len(screen(stage).sitting.exam.responses) == 1


async def test_one_comes_back_and_changes_an_answer(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        await stage.press(*"thames", "enter", "escape", "b")
        assert "1 of 3" in stage.text
        assert "Your answer: thames" in stage.text

        await stage.press(*"seine", "enter", "escape", "b", "escape", "b")
        assert "Your answer: seine" in stage.text


async def test_the_overview_shows_what_is_blank_and_flagged_and_no_key(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        await stage.press("escape", "f")
        assert "⚑" in stage.lines[0]
        await stage.press(*"seine", "enter", "escape", "o")

        assert isinstance(stage.app.screen, PaperScreen)
        assert "1 ● ⚑ Which river" in stage.text
        assert "2 ○ The … runs" in stage.text
        assert "Danube" not in stage.text
        await stage.press("down", "enter")
        assert "3 of 3" in stage.text


async def test_every_question_can_be_looked_at_again(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        await stage.press(*"thames", "enter", "escape", "h", "enter")
        assert "2 left blank" in stage.text

        await stage.press("enter")
        assert "thames" in stage.text
        assert "The Seine" in stage.text
        assert "It enters from the south-east." in stage.text
        await stage.press("right")
        assert "Danube" in stage.text
        await stage.press("escape", "q")


async def test_an_exam_that_was_left_is_offered_and_goes_on_as_it_stood(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        await stage.press(*"thames", "enter", "escape", "q")

    async with play(THREE, mode="exam") as stage:
        assert "1 of 3 questions answered" in stage.text
        await stage.press("enter")
        assert "2 of 3" in stage.text
        await stage.press("escape", "b")
        assert "Your answer: thames" in stage.text
    with Journal(stage.path) as journal:
        assert journal.responses() == 0


async def test_when_the_time_is_over_the_paper_is_handed_in_as_it_stands(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "Wish", lambda **wish: Wish(**wish | {"minutes": 10}))
    async with play(THREE, mode="exam") as stage:
        assert "10:00" in stage.text
        await stage.press(*"seine", "enter", "escape", "o")
        sitting = stage.app.screen_stack[-2]
        assert isinstance(sitting, ExamScreen)
        sitting.sitting.spent += timedelta(minutes=10)
        sitting._tick()
        await stage.settle()

        assert isinstance(stage.app.screen, MarksScreen)
        assert "33.3 / 100" in stage.text


Wish = start.Wish


async def test_a_deck_with_nothing_to_mark_is_told(play: Play) -> None:
    async with play("- id: talk\n  discuss: Should rivers be straight?\n  points: [Floods]\n", mode="exam") as stage:
        assert "an exam leaves cards and discussions out" in stage.text
