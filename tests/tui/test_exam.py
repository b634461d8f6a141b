"""An exam on the screen: any question at any time, nothing told before the end, and every question after it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from textual.events import Key

from viva import words
from viva.asking.response import Judged
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
        assert "The time is over: the paper was handed in as it stood." in stage.text
        assert "33.3 / 100" in stage.text
        assert "in 10:00" in stage.text


Wish = start.Wish


async def test_a_deck_with_nothing_to_mark_is_told(play: Play) -> None:
    async with play("- id: talk\n  discuss: Should rivers be straight?\n  points: [Floods]\n", mode="exam") as stage:
        assert "an exam leaves cards and discussions out" in stage.text


# What is begun is not lost.

SIX: Final = """
- id: paris
  typed: Which river runs through Paris?
  answer: The Seine
- id: ends
  match: Where does each begin?
  pairs:
  - {left: Rhine, right: Switzerland}
  - {left: Danube, right: Germany}
  - {left: Seine, right: France}
- id: order
  order: From short to long.
  items: [Thames, Seine, Rhine]
- id: hidden
  cloze: The [[Danube]] runs through [[Vienna]].
- id: all
  select: Which are rivers?
  answers: [Rhine, Elbe]
  wrong: [Etna]
- id: cairo
  claim: The Nile runs through Cairo.
  answer: true
"""


async def begin_all(stage: Stage) -> None:
    await stage.press(*"sei", "escape", "n")  # a word
    await stage.press("b", "c", "escape", "n")  # two pairs of three
    await stage.press("a", "escape", "n")  # a rank
    await stage.press(*"danube", "enter", *"vi", "escape", "n")  # two blanks
    await stage.press("b", "escape", "n")  # a tick


async def begun_of(stage: Stage) -> list[tuple[str, ...]]:
    await stage.press("escape", "o", "home", "enter")
    for _ in range(5):
        if screen(stage).sitting.exam.place:
            await stage.press("escape", "b")
    found = []
    for _ in range(5):
        found.append(screen(stage).way.begun)
        await stage.press("escape", "n")
    return found


async def test_what_is_begun_waits_where_it_was_left(play: Play) -> None:
    async with play(SIX, mode="exam") as stage:
        await begin_all(stage)
        begun = await begun_of(stage)

        assert [len(one) for one in begun] == [1, 4, 1, 2, 1]
        assert begun[0] == ("sei",)
        assert begun[3] == ("danube", "vi")
        await stage.press("escape", "h")
        assert "5 are begun and not finished." in stage.text
        assert "One is blank." in stage.text
        await stage.press("escape", "escape", "o")
        assert "1 ◐" in stage.text
        assert "6 ○" in stage.text


async def test_what_is_begun_is_there_after_leaving_or_losing_the_terminal(play: Play) -> None:
    async with play(SIX, mode="exam") as stage:
        await begin_all(stage)
        await stage.press("escape", "b", "a", "escape", "q")

    async with play(SIX, mode="exam", resume=True) as stage:
        begun = await begun_of(stage)
        assert [len(one) for one in begun] == [1, 4, 1, 2, 2]
        await stage.press("escape", "b", "escape", "b")
        await stage.press(*"enna")  # and no key of ours: the program ends

    async with play(SIX, mode="exam", resume=True) as stage:
        assert (await begun_of(stage))[3] == ("danube", "vienna")


async def test_an_exam_with_a_flag_alone_is_kept_with_its_clock(play: Play) -> None:
    async with play(SIX, mode="exam") as stage:
        await stage.press("escape", "f", "escape", "q")

    async with play(SIX, mode="exam") as stage:
        assert "0 of 6 questions answered" in stage.text
        await stage.press("enter")
        assert "⚑" in stage.lines[0]


async def test_what_is_begun_is_finished_and_given(play: Play) -> None:
    async with play(SIX, mode="exam") as stage:
        await stage.press(*"sei", "escape", "n", "escape", "b", *"ne", "enter", "escape", "b")
        assert "Your answer: seine" in stage.text
        assert screen(stage).way.begun == ()
        await stage.press("escape", "o")
        assert "1 ●" in stage.text


async def test_a_select_is_looked_at_again_with_what_was_ticked(play: Play) -> None:
    only = SIX[SIX.index("- id: all") : SIX.index("- id: cairo")]
    async with play(only, mode="exam") as stage:
        await stage.press("a", "enter", "enter", "enter")
        ours = next(line for line in stage.lines if "yours" in line)
        assert "[x] a" in ours
        assert sum("[ ]" in line for line in stage.lines) == 2


async def test_what_was_left_blank_is_called_so(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        await stage.press("escape", "h", "enter", "enter")
        assert "○ Left blank." in stage.text
        assert "did not know" not in stage.text


async def test_one_mark_is_one_in_french_too(play: Play) -> None:
    words.use("fr")
    async with play("- id: q\n  claim: Oui.\n  answer: true\n", lang="fr", mode="exam") as stage:
        await stage.press("v", "enter")
        assert "1 point sur 1" in stage.text


async def test_the_time_is_that_at_the_desk(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        await stage.press(*"thames", "enter")
        sitting = screen(stage).sitting
        end = sitting.since + timedelta(minutes=3)
        sitting.clock = lambda: end
        await stage.press("escape", "h", "enter")
        assert "in 3:00" in stage.text


async def test_what_does_not_fit_the_question_is_told_with_keys_that_an_exam_has(play: Play) -> None:
    async with play(THREE, mode="exam") as stage:
        screen(stage).way.give(Judged("true"))
        await stage.settle()
        assert "Answer again; Esc, then o, shows all." in stage.text
        assert "then k" not in stage.text
