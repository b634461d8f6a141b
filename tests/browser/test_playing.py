"""A pupil's phone in a class: coming in, answering every kind, and seeing what was right."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.room.conftest import CANARY, lesson
from viva.bank.deck import Home, Question
from viva.bank.kinds import Claim, Image
from viva.room.commands import Close, Heard, Next, Open, Pause, Resume, Settings, Show, Talk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from tests.browser.classroom import Phone, Room
    from viva.room.game import Game

    Opened = Callable[[Game], Room]
    Phones = Callable[..., Phone]

pytestmark = pytest.mark.browser


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def answers(room: Room, player: int = 1) -> list[Any]:
    """Return what is on disk of a player, in the question that is on."""
    on = room.game.progress
    return [
        found[player].response
        for (place, _), found in sorted(room.game.answers.items())
        if place == on.place and player in found
    ]


def vote(room: Room) -> None:
    room.do(Next(), Open())


# What one does to answer each kind, by touch and by keyboard; what is then on disk.


def taps(*names: str) -> Callable[[Page], None]:
    def tap(page: Page) -> None:
        for name in names:
            page.get_by_role("button", name=re.compile(rf"(^|\b){name}$")).first.tap()

    return tap


def types(*texts: str) -> Callable[[Page], None]:
    def fill(page: Page) -> None:
        for field, text in zip(page.locator("main input").all(), texts, strict=True):
            field.tap()
            field.fill(text)
        page.get_by_role("button", name="Send").tap()

    return fill


def presses(*keys: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        for key in keys:
            page.keyboard.press(key)

    return press


def enters(*texts: str) -> Callable[[Page], None]:
    def enter(page: Page) -> None:
        page.locator("main input").first.focus()
        for text in texts:
            page.keyboard.type(text)
            page.keyboard.press("Enter")

    return enter


TOUCHED = {
    "choice": (taps("off"), "Picked"),
    "claim": (taps("Not said"), "Judged(truth='unsaid')"),
    "select": (taps("three", "two", "Send"), "Picked"),
    "typed": (types("canary"), "Wrote(text='canary')"),
    "number": (types("12 million"), "Wrote(text='12 million')"),
    "cloze": (types("one", ""), "Filled(words=('one', ''))"),
    "order": (taps("third", "first", "second", "Send"), "Arranged"),
    "match": (taps("y", "x", "Send"), "Paired"),
    "card": (taps("good"), "Rated(rating='good'"),
    "discuss": (taps("against"), "position=1"),
}
PRESSED = {
    "choice": (presses("b"), "Picked"),
    "claim": (presses("f"), "Judged(truth='false')"),
    "select": (presses("a", "b", "Enter"), "Picked"),
    "typed": (enters("canary"), "Wrote(text='canary')"),
    "number": (enters("12"), "Wrote(text='12')"),
    "cloze": (enters("one", "two"), "Filled(words=('one', 'two'))"),
    "order": (presses("b", "a", "Backspace", "a", "c", "Enter"), "Arranged"),
    "match": (presses("b", "b", "Enter"), "Paired"),
    "card": (presses("4"), "Rated(rating='easy'"),
    "discuss": (presses("a"), "position=0"),
}


@pytest.mark.parametrize("ways", [TOUCHED, PRESSED], ids=["touch", "keyboard"])
def test_every_kind_can_be_answered(ways: dict[str, Any], opened: Opened, phone: Phones) -> None:
    room = opened(lesson(*ways))
    mine = phone(room)
    mine.join(room)
    for kind, (way, kept) in ways.items():
        vote(room)
        mine.shows(f"{room.game.progress.place + 1}/10")
        mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
        way(mine.page)
        mine.status("✓ Saved")
        assert kept in str(answers(room)), kind
        room.do(Show())
        mine.page.wait_for_selector(".so-far")


def test_whoever_does_not_know_can_say_so_and_still_answer(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.tap("I do not know")
    mine.status("✓ Saved: you do not know")
    mine.tap("off")
    mine.status("✓ Saved. You may")
    assert "Picked" in str(answers(room))


def test_an_answer_may_be_changed_and_the_last_one_counts(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", "typed"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.tap("off")
    mine.status("✓ Saved")
    with mine.page.expect_response("**/answer"):
        mine.tap("right")
    assert room.game.answers[0, 1][1].n == 2
    room.do(Show())
    mine.shows("✓Right.+100")

    vote(room)
    mine.page.get_by_label("Your answer").fill("one")
    mine.status("Not sent yet")
    mine.tap("Send")
    mine.status("✓ Saved")
    mine.page.get_by_label("Your answer").fill("two")
    mine.status("Not sent yet")
    mine.tap("Send the change")
    mine.status("✓ Saved")
    assert "two" in str(answers(room))


def test_saved_is_said_only_once_it_is_on_disk_and_the_same_is_sent_until_then(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    bodies: list[str] = []

    def lose(route: Route) -> None:
        bodies.append(route.request.post_data or "")
        route.abort()

    mine.page.route("**/api/1/answer", lose)
    mine.tap("off")
    mine.status("Not saved yet")
    mine.page.wait_for_timeout(800)
    assert "✓" not in mine.page.locator("#status").inner_text()
    assert len(bodies) > 1
    assert len(set(bodies)) == 1
    mine.page.unroute("**/api/1/answer")
    mine.status("✓ Saved")
    assert len(answers(room)) == 1
    mine.forgive("ERR_FAILED")


def test_a_phone_without_network_keeps_its_answer_over_a_reload_and_sends_it_when_it_is_back(
    opened: Opened, phone: Phones
) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.route("**/api/1/answer", lambda route: route.abort())
    mine.tap("right")
    mine.status("Not saved yet")
    mine.page.reload()
    mine.status("Not saved yet")
    assert mine.page.get_by_role("button", name="right").get_attribute("aria-pressed") == "true"
    mine.page.unroute("**/api/1/answer")
    mine.status("✓ Saved")
    assert len(answers(room)) == 1
    mine.forgive("ERR_FAILED")


def test_what_was_begun_stays_over_a_reload(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("typed"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.get_by_label("Your answer").fill("half a sent")
    mine.page.reload()
    mine.status("Not sent yet")
    assert mine.page.get_by_label("Your answer").input_value() == "half a sent"


def test_after_a_reload_one_is_still_oneself(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    name = mine.page.locator("#who").inner_text()
    vote(room)
    mine.tap("off")
    mine.status("✓ Saved")
    mine.page.reload()
    mine.status("✓ Saved")
    assert mine.page.locator("#who").inner_text() == name
    assert len(room.game.players) == 1


def test_what_stands_there_when_the_vote_ends_is_handed_in(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("typed", "match"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.get_by_label("Your answer").fill("in time")
    room.do(Close())
    mine.status("✓ Answers are closed. Yours is saved.")
    assert "in time" in str(answers(room))
    room.do(Show())
    vote(room)
    mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
    mine.tap("y")
    room.do(Close())
    mine.status("✓ Answers are closed. Yours is saved.")
    assert "Paired" in str(answers(room))


def test_a_picture_is_shown_with_words_for_who_cannot_see_it(opened: Opened, phone: Phones, tmp_path: Path) -> None:
    (tmp_path / "dot.png").write_bytes(base64.b64decode(DOT))
    home = Home(deck="0123456789abcdef", bank="b", lang="en", title="B", path=tmp_path / "b.en.yaml")
    content = Claim(id="claim", prompt="So.", answer="true", image=Image(file="dot.png", alt="A dot"))
    game = lesson("claim")
    game.questions = [Question(content, home, content)]
    room = opened(game)
    mine = phone(room)
    mine.join(room)
    room.do(Next())
    image = mine.page.get_by_role("img", name="A dot")
    expect(image).to_be_visible()
    assert image.evaluate("one => one.decode().then(() => one.naturalWidth)") == 1


def test_a_paused_question_keeps_what_was_written_and_goes_on(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("typed"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.get_by_label("Your answer").fill("thought")
    room.do(Pause())
    mine.status("Paused")
    assert mine.page.get_by_role("button", name="Send").get_attribute("aria-disabled") == "true"
    room.do(Resume())
    mine.status("Not sent yet")
    mine.tap("Send")
    mine.status("✓ Saved")
    room.do(Close())
    mine.status("✓ Answers are closed")


def test_in_a_second_vote_the_first_answer_stands_until_another_is_given(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.tap("off")
    mine.status("✓ Saved")
    room.do(Close(), Talk("pairs"))
    mine.shows("Convince your neighbour.")
    room.do(Open())
    mine.shows("Second vote")
    mine.status("Your first answer stands")
    mine.tap("right")
    mine.status("✓ Saved")
    assert len(answers(room)) == 2
    room.do(Show())
    mine.shows("Right.")


def test_a_phone_shows_letters_and_shapes_alone_where_eyes_are_wanted_on_the_board(
    opened: Opened, phone: Phones
) -> None:
    room = opened(lesson("choice", settings=Settings(phones="answers")))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.heading("The question is on the board.")
    buttons = mine.page.locator("button.row")
    assert [text.split()[0] for text in buttons.all_inner_texts()] == ["a", "b", "c"]
    assert buttons.locator("svg").count() == 3
    mine.tap("b Option b")
    mine.status("✓ Saved")


def test_points_of_a_discussion_appear_as_they_are_heard(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("discuss", "talk"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
    room.do(Heard(1))
    mine.shows(f"{CANARY} two")
    room.do(Show(), Next())
    mine.shows("Talk about it all together.")


def test_the_end_shows_ones_own_marks_and_every_question(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", "claim", settings=Settings(ranking="own")))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.tap("right")
    mine.status("✓ Saved")
    room.do(Show(), Next(), Open(), Show())
    mine.shows("No answer.")
    room.do(Next())
    mine.shows("10 out of 20")
    mine.shows("1 of 2 right · 100 points · Place 1 of 1")
    assert [row.inner_text().split("\n")[0] for row in mine.page.locator(".told").all()] == ["✓", "–"]


def test_nobody_is_ranked_where_the_class_plays_without(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", settings=Settings(ranking="off")))
    mine = phone(room)
    mine.join(room)
    vote(room)
    room.do(Show())
    mine.shows("So far: 0 points")
    room.do(Next())
    mine.shows("0 out of 20")
    assert "Place" not in mine.page.locator("main").inner_text()


def test_the_page_speaks_the_language_of_the_questions_unless_asked_for_another(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice"))
    mine = phone(room, locale="fr-FR")
    mine.join(room)
    mine.shows("You are in")
    mine.tap("Français")
    mine.shows("Vous y êtes")
    vote(room)
    mine.shows("Choisissez une réponse.")
    mine.page.reload()
    mine.shows("Choisissez une réponse.")
    mine.tap("English")
    mine.shows("Choose one.")
    assert mine.page.locator("h1").get_attribute("lang") == "en"


def test_changing_the_language_keeps_what_was_begun(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("typed"))
    mine = phone(room)
    mine.join(room)
    vote(room)
    mine.page.get_by_label("Your answer").fill("begun")
    mine.tap("Français")
    mine.shows("Tapez votre réponse.")
    assert mine.page.get_by_label("Votre réponse").input_value() == "begun"


def test_the_timer_goes_by_the_rooms_clock(opened: Opened, phone: Phones) -> None:
    room = opened(lesson("choice", settings=Settings(seconds=75)))
    mine = phone(room)
    mine.join(room)
    vote(room)
    expect(mine.page.locator("#time")).to_have_text(re.compile("^1:1[345]$"))
    room.do(Pause())
    mine.status("Paused")
    left = mine.page.locator("#time").inner_text()
    mine.page.wait_for_timeout(400)
    assert mine.page.locator("#time").inner_text() == left


def test_no_key_is_on_a_phone_before_its_reveal(opened: Opened, phone: Phones) -> None:
    kinds = ("choice", "claim", "select", "typed", "number", "cloze", "order", "match", "card", "discuss")
    room = opened(lesson(*kinds))
    mine = phone(room)
    mine.join(room)
    for _ in kinds:
        room.do(Next(), Open())
        mine.page.wait_for_selector("main:not(.shut) #task", state="attached")
        kept = mine.page.evaluate("document.documentElement.outerHTML + JSON.stringify(localStorage)")
        assert CANARY not in kept
        assert "1618033" not in kept
        room.do(Show())
        mine.page.wait_for_selector(".so-far")
    assert CANARY in mine.page.content()
