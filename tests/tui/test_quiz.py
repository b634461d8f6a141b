"""A session on the screen: what is committed when, what comes again, commands, notes, and what goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.events import Key

from viva import words
from viva.asking.response import Judged, Passed, Picked, Rated, Talked, Wrote
from viva.bank import library
from viva.bank.deck import option_key
from viva.study import start
from viva.study.journal import Journal, JournalError
from viva.tui.screens.summary import comes_next

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import OnStage, Play, Stage
    from viva.study.events import Event

CHOICE = """
- id: paris
  choice: Which river runs through Paris?
  answer: The Seine
  wrong:
  - The Rhine
  - The Elbe
  hints:
  - It rises in Burgundy.
  - It ends at Le Havre.
"""
CLAIMS = """
- id: one
  claim: One is true.
  answer: true
- id: two
  claim: Two is true.
  answer: true
"""
TYPED = """
- id: vienna
  typed: Which river runs through Vienna?
  answer: The Danube
"""


async def test_no_verdict_shows_before_its_response_is_on_disk(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    append = Journal.append
    async with play(CHOICE) as stage:

        def watch(self: Journal, event: Event) -> int:
            seen.append(stage.text)
            return append(self, event)

        monkeypatch.setattr(Journal, "append", watch)
        await stage.press(stage.letter("The Rhine"))
        assert "✗" not in seen[0]
        assert "yours" not in seen[0]
        assert "✗" in stage.text


async def test_a_full_disk_is_a_sentence_and_the_question_still_waits(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Journal.append

    def full(self: Journal, event: Event) -> int:  # noqa: ARG001
        raise JournalError("full", self.path, "disk I/O error")

    async with play(CHOICE) as stage:
        monkeypatch.setattr(Journal, "append", full)
        await stage.press(stage.letter("The Rhine"))
        assert "cannot be written" in stage.text
        assert "The question still waits" in stage.text
        assert "✗" not in stage.text
        monkeypatch.setattr(Journal, "append", append)
        await stage.press(stage.letter("The Rhine"))
        assert "✗" in stage.text
        assert "cannot be written" not in stage.text
        assert stage.given == [("paris", Picked((option_key("The Rhine"),)))]


async def test_a_miss_comes_again_and_the_summary_offers_it(play: Play) -> None:
    async with play(CLAIMS) as stage:
        assert "1 of 2" in stage.text
        await stage.press("f", "enter")
        assert "2 of 2" in stage.text
        assert stage.text.count("Not said") == 1
        await stage.press("t", "enter")
        assert "One is true." in stage.text
        assert "once more" in stage.text
        await stage.press("t", "enter")
        assert "1 of 2 right at once" in stage.text
        assert "One more was right in the end." in stage.text
        assert "1 of 2 marks" not in stage.text  # the score says it already
        assert "One is true. ✓ True" in stage.text
        await stage.press("enter")
        assert "1 of 1" in stage.text
        assert "One is true." in stage.text
        await stage.press("t", "enter")
        assert "Nothing missed" in stage.text
        assert "try the misses" not in stage.text


async def test_a_question_missed_three_times_is_let_go(play: Play) -> None:
    async with play(CLAIMS) as stage:
        for _ in range(2):
            await stage.press("f", "enter", "f", "enter")
        await stage.press("f")
        assert "It comes again." not in stage.text
        await stage.press("enter", "f", "enter")
        assert "0 of 2 right at once" in stage.text


@pytest.mark.parametrize("key", ["h", "k", "s", "q", "g", "n", "p", "l", "m"])
async def test_while_a_question_waits_no_letter_is_a_command(play: Play, key: str) -> None:
    async with play(CHOICE) as stage:
        before = stage.text
        await stage.press(key)
        assert stage.text == before
        assert stage.given == []


async def test_esc_opens_the_commands_and_closes_them(play: Play) -> None:
    async with play(TYPED) as stage:
        await stage.write("dan")
        await stage.press("escape")
        assert "I don’t know" in stage.text
        assert "leave (kept)" in stage.text
        await stage.press("escape")
        assert "I don’t know" not in stage.foot
        await stage.write("ube")
        await stage.press("enter")
        assert stage.given == [("vienna", Wrote("danube"))]


async def test_hints_come_one_by_one_and_are_told_to_the_journal(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.press("escape", "h")
        assert "Hint 1 of 2 It rises in Burgundy." in stage.text
        assert "Le Havre" not in stage.text
        await stage.press("escape", "h")
        assert "Hint 2 of 2 It ends at Le Havre." in stage.text
        await stage.press("escape")
        assert "hint" not in stage.foot
        await stage.press("escape", stage.letter("The Seine"))
        with Journal(stage.path) as journal:
            (payload,) = journal._db.execute("SELECT payload ->> 'hints' FROM event").fetchone()
        assert payload == 2


async def test_i_do_not_know_shows_the_answer(play: Play) -> None:
    async with play(TYPED) as stage:
        await stage.press("escape", "k")
        assert stage.given == [("vienna", Passed())]
        assert "answer The Danube" in stage.text
        assert "You did not know: fair enough." in stage.text
        assert "I was right" not in stage.foot


async def test_stopping_shows_how_it_went(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "enter", "escape", "s")
        assert "1 of 1 right at once" in stage.text
        assert "One was not asked." in stage.text
    async with play(CLAIMS) as stage:
        assert "broken off" not in stage.text


async def test_leaving_keeps_the_session_and_it_is_offered_again(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f", "enter", "escape", "q")
        assert "1 of 2 answered. It is kept" in str(stage.app._exit_renderables[0])
    async with play(CLAIMS) as stage:
        assert "This session was broken off today." in stage.text
        assert "1 of 2 questions answered." in stage.text
        await stage.press("enter")
        assert "Two is true." in stage.text
        assert "2 of 2" in stage.text


async def test_beginning_anew_gives_the_old_session_up(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f", "enter", "escape", "q")
    async with play(CLAIMS) as stage:
        await stage.press("n")
        assert "1 of 2" in stage.text
        await stage.press("escape", "q")
    async with play(CLAIMS) as stage:
        assert "broken off" not in stage.text


async def test_the_end_says_when_the_questions_come_again(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "enter", "t", "4", "enter")
        assert "They come again: one tomorrow, one in 5 days." in stage.text


async def test_the_end_says_when_a_question_alone_comes_again(play: Play) -> None:
    async with play(CLAIMS.split("- id: two", maxsplit=1)[0]) as stage:
        await stage.press("t", "enter")
        assert "It comes again tomorrow." in stage.text


def test_days_to_come_are_said_as_people_say_them() -> None:
    assert comes_next([(0, 1), (1, 3), (2, 12)]) == "They come again: one today, three tomorrow, 12 in 2 days."
    words.use("fr")
    try:
        assert comes_next([(1, 1), (2, 3)]) == "Elles reviendront\u00a0: une demain, trois dans 2 jours."
        assert comes_next([(1, 4)]) == "Elles reviendront\u00a0: quatre demain."
        assert comes_next([(3, 1)]) == "À revoir dans 3 jours."
    finally:
        words.use("en")


@pytest.mark.parametrize("count", [1, 3])
async def test_a_rating_that_bounces_rates_one_card(play: Play, count: int) -> None:
    cards = "".join(f"- id: c{n}\n  card: Front {n}\n  back: Back {n}\n" for n in range(count))
    async with play(cards, mode="cards") as stage:
        await stage.pilot.press("enter")
        await stage.settle()
        app = stage.app
        for _ in range(2):  # both keys are there before the first is taken
            app.post_message(Key("3", "3"))
        await stage.settle()
        assert len(stage.given) == 1
        assert app.failure is None


async def test_another_language_is_for_one_turn_of_one_question(on_stage: OnStage, tmp_path: Path) -> None:
    wish = start.Wish(source="alibaba-covid/health-codes", seed=1, count=2, lang="en")
    async with on_stage(tmp_path / "journal.sqlite", library.find("alibaba-covid/health-codes"), wish) as stage:
        await stage.press("escape", "l")
        assert "Selon Martin Pasquier" in stage.text
        await stage.press("escape", "k", "enter")
        assert "According to Martin Pasquier" in stage.text
        await stage.press("escape", "k", "enter")
        assert "once more" in stage.text
        assert "According to Martin Pasquier" in stage.text


async def test_a_note_is_written_while_a_question_waits(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("escape", "n", *"why", "enter")
        assert "1 of 2" in stage.text
        await stage.press("t")
        assert "Your note: why" in stage.text


async def test_a_letter_that_bounces_answers_one_question(play: Play) -> None:
    async with play(CLAIMS) as stage:
        for _ in range(2):
            stage.app.post_message(Key("t", "t"))
        await stage.settle()
        assert len(stage.given) == 1
        assert "1 of 2" in stage.text


async def test_a_guess_comes_again(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f")
        assert "I guessed" not in stage.foot
        await stage.press("enter", "t")
        assert "I guessed" in stage.foot
        await stage.press("g")
        assert "Noted as a guess" in stage.text
        assert "I guessed" not in stage.foot
        await stage.press("enter", "t", "enter")
        assert "Two is true." in stage.text
        assert "once more" in stage.text


@pytest.mark.parametrize(("key", "told"), [("2", "Noted as hard"), ("4", "Noted as easy"), ("é", "Noted as hard")])
async def test_a_right_answer_may_be_called_hard_or_easy(play: Play, key: str, told: str) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f", key)
        assert told not in stage.text  # it was not right
        await stage.press("enter", "t", key)
        assert told in stage.text
        assert "I guessed" in stage.foot  # one may think better of it
        await stage.press("g")
        assert "Noted as a guess" in stage.text


async def test_the_row_of_commands_after_a_verdict_names_hard_and_easy(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "escape")
        assert "hard" not in stage.foot
        await stage.press("escape", "enter", "t", "escape")
        assert "2 hard" in stage.text
        assert "4 easy" in stage.text


async def test_a_spelling_that_was_right_is_taken_from_then_on(play: Play) -> None:
    async with play(TYPED) as stage:
        await stage.write("Ister")
        await stage.press("enter", "y")
        assert "“Ister” is taken from now on." in stage.text
        await stage.press("enter", "n")
        await stage.write("Ister")
        await stage.press("enter")
        assert "✓ Right." in stage.text


async def test_a_typed_miss_may_be_right_by_ones_own_word(play: Play) -> None:
    async with play(TYPED) as stage:
        await stage.write("Ister")
        await stage.press("enter")
        assert "I was right" in stage.foot
        await stage.press("y")
        assert "Right, by your word." in stage.text
        assert "It comes again." not in stage.text
        await stage.press("enter")
        assert "One is right by your word." in stage.text


async def test_a_number_says_how_it_is_read_and_is_not_sent_unread(play: Play) -> None:
    async with play("- id: q\n  number: How much?\n  answer: 16.5\n  unit: million US dollars\n") as stage:
        assert "In million US dollars" in stage.text
        await stage.write("16.5")
        assert "read as 16.5 million US dollars" in stage.text
        await stage.press("ctrl+u")
        await stage.write("lots")
        assert "not a number yet" in stage.text
        await stage.press("enter")
        assert "“lots” could not be read as a number." in stage.text
        assert stage.given == []
        await stage.press("ctrl+u", "enter")
        assert "Write an answer first." in stage.text
        assert stage.given == []


async def test_an_incomplete_order_is_not_sent(play: Play) -> None:
    async with play("- id: q\n  order: In order.\n  items:\n  - One\n  - Two\n  - Three\n") as stage:
        await stage.press("a", "enter")
        assert "2 items have no place yet." in stage.text
        assert stage.given == []


async def test_a_stray_enter_answers_nothing(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.press("enter", "enter", "space")
        assert stage.given == []


async def test_a_card_is_turned_and_rated(play: Play) -> None:
    card = "- id: q\n  card: The Rhine\n  back: It runs through Basel\n  explain: And Cologne.\n"
    async with play(card) as stage:
        await stage.press("3")
        assert stage.given == []
        await stage.press("space")
        assert "✓ It runs through Basel" in stage.text
        assert "And Cologne." in stage.text
        await stage.press("2")
        assert stage.given == [("q", Rated("hard"))]


async def test_in_mode_cards_every_kind_is_a_card(play: Play) -> None:
    async with play(CHOICE, mode="cards") as stage:
        assert "The Rhine" in stage.text
        await stage.press("a")
        assert stage.given == []
        await stage.press("enter")
        assert "✓ The Seine" in stage.text
        await stage.click("easy")
        assert stage.given == [("paris", Rated("easy"))]


async def test_a_discussion_shows_its_points_and_takes_ticks(play: Play) -> None:
    talk = """
    - id: q
      discuss: Should rivers be straightened?
      positions:
      - Never
      - At times
      points:
      - Floods
      - Ships
      minutes: 5
      explain: There is no key here.
    """
    async with play(talk) as stage:
        assert "5 minutes" in stage.text
        assert "Floods" not in stage.text
        await stage.press("b", "enter")
        assert "You stand by: At times" in stage.text
        assert "There is no key here." in stage.text
        await stage.press("b", "a", "b", "enter")
        assert stage.given == [("q", Talked((0,), 1))]


async def test_the_keys_of_a_french_keyboard(play: Play) -> None:
    words.use("fr")
    async with play("- id: q\n  claim: Le Danube coule vers l’est.\n  answer: true\n", lang="fr") as stage:
        assert "v Vrai" in stage.text
        assert "v f n répondre" in stage.foot
        await stage.press("v")
        assert stage.given == [("q", Judged("true"))]


@pytest.mark.parametrize(
    ("key", "place"), [("ampersand", 0), ("é", 1), ("quotation_mark", 2), ("1", 0), ("3", 2), ("C", 2)]
)
async def test_digits_capitals_and_the_unshifted_row_of_azerty_pick_too(play: Play, key: str, place: int) -> None:
    async with play(CHOICE) as stage:
        screen = stage.app.screen
        option = screen.shown.options[place]  # type: ignore[attr-defined]
        await stage.press(key)
        assert stage.given == [("paris", Picked((option.key,)))]


async def test_page_and_program_may_speak_two_languages(play: Play) -> None:
    async with play("- id: q\n  claim: Le Danube coule vers l’est.\n  answer: true\n", lang="fr") as stage:
        assert "Vrai" in stage.text
        assert "commands" in stage.foot


async def test_resizing_in_mid_question_loses_nothing(play: Play) -> None:
    prompt = "Which of these three numbers are those that one counts with first of all?"
    select = f"- id: q\n  select: {prompt}\n  answers:\n  - One\n  - Two\n  wrong:\n  - Three\n"
    async with play(select) as stage:
        await stage.press("a", "c")
        for size in ((40, 15), (160, 50), (25, 8), (80, 24)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
            assert prompt in stage.text
        assert stage.text.count("[x]") == 2
        await stage.press("enter")
        assert len(stage.given) == 1


async def test_help_fits_where_one_is_and_comes_back(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.press("escape", "question_mark")
        assert "Help" in stage.text
        assert "a–c The letter of an option" in stage.text
        await stage.press("escape")
        assert "Which river runs through Paris?" in stage.text
        await stage.press(stage.letter("The Seine"), "question_mark")  # an answer again: no row is in the way
        assert "Say that it was luck" in stage.text


async def test_the_footer_holds_four_keys_at_most_and_folds(play: Play) -> None:
    async with play(TYPED) as stage:
        await stage.write("danube")
        await stage.press("enter")
        assert "⏎ next g I guessed" in " ".join(stage.foot.split())
        await stage.pilot.resize_terminal(20, 15)
        await stage.settle()
        assert stage.foot.startswith("⏎ next")
        assert stage.foot.endswith("?")


async def test_a_click_beside_everything_leaves_the_keys_where_they_are(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.pilot.click(offset=(60, 20))
        await stage.press("a")
        assert len(stage.given) == 1


async def test_the_footer_and_the_row_of_commands_can_be_clicked(play: Play) -> None:
    async with play(CHOICE) as stage:
        await stage.click("commands")
        await stage.click("hint")
        assert "It rises in Burgundy." in stage.text
        await stage.click("commands")
        await stage.click("The Seine")
        assert "✓ Right." in stage.text
        assert "I guessed" in stage.foot
        await stage.click("next")
        assert "right at once" in stage.text


async def test_a_session_taken_up_after_its_last_answer_shows_how_it_went(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "enter", "t")
        assert len(stage.given) == 2
        # Closed now: the last answer was given, and nobody went on from its verdict.
    async with play(CLAIMS) as stage:
        await stage.press("enter")
        assert "2 of 2 right at once" in stage.text
    async with play(CLAIMS) as stage:
        assert "broken off" not in stage.text


async def test_the_palette_speaks_our_language(play: Play) -> None:
    words.use("fr")
    async with play(CHOICE) as stage:
        await stage.press("ctrl+p")
        await stage.pilot.pause(0.3)
        assert "Chercher une commande" in stage.text
        await stage.write("clair")
        await stage.pilot.pause(0.3)
        assert "Thème : clair" in stage.text


async def test_a_passage_is_shown_with_its_neighbours(on_stage: OnStage, tmp_path: Path) -> None:
    found = library.find("alibaba-covid/health-codes")
    wish = start.Wish(source="alibaba-covid/health-codes", seed=1, lang="en")
    async with on_stage(tmp_path / "journal.sqlite", found, wish) as stage:
        await stage.press("a")
        assert "Interview 1.3" in stage.text
        assert "Elsewhere, differs" in await stage.whole_text()
        assert "https://technode.com/2020/02/25/" in stage.text
        assert "Interview 1.4" not in await stage.whole_text()
        await stage.press("p")
        told = await stage.whole_text()
        assert "Interview 1.2" in told
        assert "Interview 1.4" in told


async def test_the_blank_one_is_in_stands_out_though_the_text_stays_the_same(play: Play) -> None:
    cloze = "- id: q\n  cloze: The [[Seine]] and the [[Marne]].\n  extra:\n  - Oise\n"

    def reversed_at(stage: Stage) -> list[int]:
        text = stage.app.screen.query_one("Filling > Prose")
        strip = text.render_line(0)
        places, place = [], 0
        for segment in strip:
            if segment.style and segment.style.reverse:
                places.append(place)
            place += segment.cell_length
        return places

    async with play(cloze) as stage:
        first = reversed_at(stage)
        await stage.press("tab")
        assert first
        assert reversed_at(stage) > first


async def test_the_last_answer_is_taken_back_and_its_question_comes_again_later(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f")
        assert "✗" in stage.text

        await stage.press("u")
        assert "Taken back." in stage.text
        assert "Two is true." in stage.text
        assert "1 of 2" in stage.text

        await stage.press("t", "enter")
        assert "One is true." in stage.text
        await stage.press("t", "enter")
        assert "2 of 2 right at once" in stage.text


async def test_an_answer_is_taken_back_from_the_next_question_too_and_only_once(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f", "enter", "escape")
        assert "undo" in stage.text
        await stage.press("u")
        assert "Taken back." in stage.text
        await stage.press("escape")
        assert "undo" not in stage.text


async def test_a_note_shows_with_the_answer_whenever_the_question_comes(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "n")
        assert "A note of your own." in stage.text
        await stage.press(*"ask", "space", *"Ana", "enter")
        assert "Your note: ask Ana" in stage.text
        await stage.press("enter", "escape", "q")

    async with play(CLAIMS, resume=False) as stage:
        await stage.press("t")
        assert "Your note: ask Ana" in stage.text


async def test_a_flag_is_set_and_taken_away(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "f")
        assert "⚑ Flagged." in stage.text
        await stage.press("f")
        assert "No longer flagged." in stage.text


async def test_the_same_question_is_seen_in_the_other_language(on_stage: OnStage, tmp_path: Path) -> None:
    found = library.find("alibaba-covid/health-codes")
    wish = start.Wish(source="alibaba-covid/health-codes", seed=1, lang="en")
    async with on_stage(tmp_path / "journal.sqlite", found, wish) as stage:
        assert "According to Martin Pasquier" in stage.text
        await stage.press("escape", "l")
        assert "Selon Martin Pasquier" in stage.text

        await stage.press("a")
        assert "Entretien 1.3" in stage.text
        await stage.press("l")
        assert "Interview 1.3" in stage.text
        assert "yours" in stage.text or "✓" in stage.text


async def test_a_question_in_one_language_offers_no_other(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("escape")
        assert "other language" not in stage.text
