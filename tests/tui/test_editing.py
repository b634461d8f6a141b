"""A deck under edit: what an author saves is seen within a second, and the place is kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from viva import words
from viva.tui.screens.quiz import QuizScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Play, Stage

TWO: Final = """
- id: paris
  typed: Which river runs through Paris?
  answer: The Seine
- id: vienna
  typed: Which river runs through Vienna?
  answer: The Danube
  explain: It comes from Germany.
"""


CHOICE: Final = """
- id: paris
  choice: Which river runs through Paris?
  answer: The Seine
  wrong:
  - text: The Rhine
    because: It runs through Cologne.
  - The Po
"""


async def save(stage: Stage, old: str, new: str) -> None:
    """Edit the bank, and let the screen look twice: a file may still be being written at the first."""
    path = bank_of(stage)
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    later = path.stat().st_mtime_ns + 10_000_000
    os.utime(path, ns=(later, later))
    screen = stage.app.screen
    assert isinstance(screen, QuizScreen)
    for _ in range(2):
        await screen.look_again()
    await stage.settle()


def bank_of(stage: Stage) -> Path:
    screen = stage.app.screen
    assert isinstance(screen, QuizScreen)
    return screen.sitting.session.questions[0].home.path


async def test_the_question_on_the_screen_is_asked_as_it_was_saved(play: Play) -> None:
    async with play(TWO) as stage:
        await save(stage, "runs through Paris", "flows through Paris")

        assert "Which river flows through Paris?" in stage.text
        assert "Read again: one question changed." in stage.text
        await stage.press(*"seine", "enter")
        assert "✓" in stage.text


async def test_an_answer_half_typed_stays_while_another_question_is_edited(play: Play) -> None:
    async with play(TWO) as stage:
        await stage.press(*"sei")
        await save(stage, "runs through Vienna", "flows through Vienna")

        await stage.press(*"ne", "enter")
        assert "✓" in stage.text
        await stage.press("enter")
        assert "Which river flows through Vienna?" in stage.text


async def test_a_new_question_comes_next_and_is_counted(play: Play) -> None:
    async with play(TWO) as stage:
        await save(
            stage, "- id: vienna", "- id: rome\n  typed: Which river runs through Rome?\n  answer: Tiber\n- id: vienna"
        )
        assert "1 / 3" in stage.text or "1 of 3" in stage.text

        await stage.press(*"seine", "enter", "enter")
        assert "through Rome" in stage.text


async def test_a_question_that_was_taken_out_makes_way(play: Play) -> None:
    async with play(TWO) as stage:
        await save(stage, "- id: paris\n  typed: Which river runs through Paris?\n  answer: The Seine\n", "")

        assert "through Vienna" in stage.text
        assert "one gone" in stage.text


async def test_an_explanation_that_is_being_read_is_told_anew(play: Play) -> None:
    async with play(TWO) as stage:
        await stage.press(*"seine", "enter", "enter", *"danube", "enter")
        assert "It comes from Germany." in stage.text

        await save(stage, "It comes from Germany.", "It rises in the Black Forest.")

        assert "It rises in the Black Forest." in stage.text
        assert "✓" in stage.text


async def test_an_option_and_its_reason_are_told_anew(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.press(stage.letter("The Rhine"))
        assert "It runs through Cologne." in stage.text
        assert "1 of 1" in stage.text

        await save(stage, "It runs through Cologne.", "It runs through Basel.")

        assert "It runs through Basel." in stage.text
        assert "yours" in stage.text
        assert "1 of 1" in stage.text


async def test_a_verdict_stands_though_the_option_that_was_picked_is_gone(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.press(stage.letter("The Rhine"))

        await save(stage, "text: The Rhine", "text: The Elbe")

        assert "The Elbe" in stage.text
        assert "Not right" in stage.text


async def test_when_a_broken_file_is_mended_nothing_is_said_of_it_any_more(play: Play) -> None:
    async with play(TWO) as stage:
        await save(stage, "  answer: The Seine\n", "")
        assert "rivers.en.yaml" in stage.text

        await save(stage, "through Paris?\n", "through Paris?\n  answer: The Seine\n")

        assert "rivers.en.yaml" not in stage.text


async def test_a_file_that_cannot_be_read_is_told_and_nothing_is_lost(play: Play) -> None:
    async with play(TWO) as stage:
        await stage.press(*"sei")
        await save(stage, "  answer: The Seine\n", "")
        assert "answer" in stage.text
        assert "rivers.en.yaml" in stage.text

        await stage.press(*"ne", "enter")
        assert "✓" in stage.text


async def test_it_is_said_in_french(play: Play) -> None:
    words.use("fr")
    async with play(TWO) as stage:
        await save(stage, "runs through Paris", "flows through Paris")

        assert "une question modifiée" in stage.text


async def test_when_every_answer_stands_and_the_rest_is_taken_out_the_session_ends(play: Play) -> None:
    async with play(TWO) as stage:
        await stage.press(*"seine", "enter", "enter")
        await save(stage, TWO[TWO.index("- id: vienna") :].strip(), "# Nothing more.")

        assert not isinstance(stage.app.screen, QuizScreen)


async def test_a_bank_that_vanishes_is_told_and_its_questions_are_still_asked(play: Play) -> None:
    async with play(TWO) as stage:
        bank_of(stage).unlink()
        screen = stage.app.screen
        assert isinstance(screen, QuizScreen)
        for _ in range(2):
            await screen.look_again()
        await stage.settle()
        assert "every answer is kept" in stage.text

        await stage.press(*"seine", "enter", "enter")
        assert "through Vienna" in stage.text
