"""What is easily got wrong between a phone and an answer: nothing chosen, other letters, words cut, places untold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_playing import answers, taps, vote
from tests.room.conftest import lesson
from viva.bank.deck import Question
from viva.bank.kinds import Cloze, Match, Pair
from viva.room.commands import Close, Show

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.classroom import Phone, Room
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser

LINES = """one => {
  const words = new Range();
  words.selectNodeContents(one);
  return new Set(Array.from(words.getClientRects(), rect => rect.top)).size;
}"""
"""On how many lines a text stands."""


def test_a_cloze_in_which_no_word_was_chosen_cannot_be_sent_and_is_no_answer(opened: Opened, phone: Phones) -> None:
    game = lesson("cloze", "choice")
    content = Cloze(id="cloze", prompt="The [[sun]] shines.", extra=("moon", "star"))
    game.questions = [Question(content, game.questions[0].home, content), *game.questions[1:]]
    room = opened(game)
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
    send = mine.page.get_by_role("button", name="Send")
    expect(send).to_have_attribute("aria-disabled", "true")
    mine.page.get_by_label("Blank 1").select_option("moon")
    expect(send).to_have_attribute("aria-disabled", "false")
    mine.page.get_by_label("Blank 1").select_option("…")
    expect(send).to_have_attribute("aria-disabled", "true")
    room.do(Close())
    mine.status("Answers are closed.")
    room.do(Show())
    mine.shows("No answer.")
    assert answers(room) == []


def test_a_new_question_takes_the_last_verdict_from_a_screen_reader(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", "claim"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    room.do(Show())
    expect(mine.page.locator("#heard")).to_have_text("No answer.")
    vote(room)
    mine.shows("Is it so?")
    expect(mine.page.locator("#heard")).to_be_empty()


def test_the_letters_of_a_claim_are_those_of_the_class_whatever_a_phone_speaks(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("claim"))
    mine = phone(room)
    mine.join(room)
    mine.tap("Français")
    vote(room)
    mine.shows("Est-ce vrai")
    assert mine.page.locator("button.row .badge b").all_inner_texts() == ["t", "f", "n"]
    assert mine.page.locator("button.row .text").all_inner_texts() == ["Vrai", "Faux", "Non dit"]
    mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
    mine.page.keyboard.press("t")
    mine.status("✓ Enregistré")
    assert "truth='true'" in str(answers(room))


def test_a_pair_stands_one_above_the_other_on_a_phone_and_no_word_is_cut(opened: Opened, phone: Phones) -> None:
    game = lesson("match")
    content = Match(
        id="match",
        prompt="Pair.",
        pairs=(
            Pair(left="Contamination", right="A considerable responsibility of laboratories"),
            Pair(left="Transparency", right="y"),
        ),
    )
    game.questions = [Question(content, game.questions[0].home, content)]
    room = opened(game)
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
    mine.tap("A considerable responsibility of laboratories")
    left = mine.page.locator(".left").first
    words, given = left.locator("> .text").bounding_box(), left.locator(".given").bounding_box()
    assert words is not None
    assert given is not None
    assert words["y"] + words["height"] <= given["y"]
    assert left.locator("> .text").evaluate(LINES) == 1


def test_whatever_stood_elsewhere_in_an_order_is_said_and_the_sign_is_the_grading(
    opened: Opened, phone: Phones
) -> None:
    room = opened(lesson("order"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    taps("third", "first", "second", "Send")(mine.page)
    mine.status("✓ Saved")
    room.do(Show())
    rows = mine.page.locator(".told")
    expect(rows).to_contain_text(["you had it as 2", "you had it as 3", "you had it as 1"])
    assert rows.locator(".sign").all_inner_texts() == ["✓", "✓", "✗"]
