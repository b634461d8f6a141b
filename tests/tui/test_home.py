"""Home: what is listed, what is chosen, and what happens where decks are missing or broken."""

from __future__ import annotations

import gc
import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from viva import settings, words
from viva.asking.response import Rated
from viva.bank import library
from viva.settings.file import Settings
from viva.study import start
from viva.study.days import local_now
from viva.study.journal import Journal, JournalError
from viva.tui import run
from viva.tui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import GoHome, Play


NOON: Final = datetime(2026, 3, 14, 12, tzinfo=UTC)
"""When the app runs here."""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of one's own decks; none are shipped."""
    monkeypatch.setattr(library, "shipped_decks", lambda: tmp_path / "none")
    folder = settings.own_decks()
    folder.mkdir(parents=True)
    return folder


def write_deck(folder: Path, title: str, key: str) -> None:
    folder.mkdir()
    (folder / "deck.yaml").write_text(
        f"viva: 1\nkey: {key}\nlanguages: [en]\ntitle: {title}\nbanks:\n- file: one\n  anki: One\n", "utf-8"
    )
    (folder / "one.en.yaml").write_text(
        "viva: 1\nlang: en\ntitle: Bank One\nquestions:\n- id: q\n  claim: Yes.\n  answer: true\n", "utf-8"
    )


async def test_a_first_visit_explains_itself_and_begins_with_enter(go_home: GoHome) -> None:
    async with go_home() as stage:
        assert "Press ⏎ to begin (l for français), and answer" in stage.text
        assert "▸ A mix of everything ○○○○○○○○○○○○○ new" in stage.text
        assert "Health codes ○" in stage.text
        await stage.press("enter")
        assert "1 of 10" in stage.text


async def test_a_bank_is_chosen_by_key_or_click(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("down", "down")
        assert "▸ Sesame Credit" in stage.text
        await stage.click("Taobao")
        assert "▸ Taobao" in stage.text
        await stage.click("Taobao")
        assert stage.lines[0].strip().startswith("Taobao")


async def test_the_language_of_the_questions_and_the_mode_are_changed_here(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("l")
        await stage.settle()
        assert "français · practice" in stage.text
        assert "Codes santé" in stage.text
        assert "▸ A mix of everything" in stage.text  # the program still speaks English
        await stage.press("m", "m", "m")
        assert "français · cards" in stage.text
        await stage.press("enter")
        assert "turn it over" in stage.foot


async def test_what_was_seen_is_shown_and_a_session_offered_first(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("down", "enter", "escape", "k", "enter", "escape", "q")
        await stage.settle()
        assert "Health codes: 1 of 10 answered. It is kept" in stage.text
        assert "▸ Go on: Health codes 1 of 10, today" in stage.text
        assert "◐○○○○○○○○○○○○ 0 of 13 known, today" in stage.text
        await stage.press("enter")
        assert "2 of 10" in stage.text


def learned(path: Path, days: list[int]) -> None:
    """Know two questions on health codes well, so many days before the day of the tests."""
    questions = start.questions_of(library.find("alibaba-covid/health-codes"), "en")[:2]
    wish = start.Wish(source="alibaba-covid/health-codes", seed=1, mode="cards")
    with Journal(path) as journal:
        for ago in days:
            at = NOON - timedelta(days=ago)
            sitting = start.begin_with(journal, partial(_still, at), questions, wish, title="Health codes")
            while sitting.asking is not None:
                sitting.answer(Rated("good"), ms=1000)
                sitting.advance()


def _still(moment: datetime) -> datetime:
    return moment


async def test_what_is_due_comes_first_and_is_begun_with_enter(go_home: GoHome, tmp_path: Path) -> None:
    learned(tmp_path / "journal.sqlite", [9])
    async with go_home() as stage:
        assert "▸ Today 2 due, 20 new, about 8 minutes" in stage.text
        assert "◐◐○○○○○○○○○○○ 0 of 13 known, 2 due" in stage.text

        await stage.press("enter")
        assert "1 of 10" in stage.text


async def test_no_more_is_offered_for_today_than_one_asked_for(
    go_home: GoHome, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    learned(tmp_path / "journal.sqlite", [9])
    settings.use(Settings(reviews_per_day=1, new_per_day=0))
    request.addfinalizer(lambda: settings.use(None))
    async with go_home() as stage:
        assert "▸ Today 1 due, about a minute" in stage.text

        await stage.press("enter")
        assert "1 of 1 According" in stage.text


async def test_what_is_stable_for_three_weeks_is_known(go_home: GoHome, tmp_path: Path) -> None:
    learned(tmp_path / "journal.sqlite", [120, 110, 90, 40])
    async with go_home() as stage:
        assert "●●○○○○○○○○○○○ 2 of 13 known" in stage.text


async def test_a_broken_off_session_can_be_forgotten(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("down", "enter", "escape", "k", "enter", "escape", "q")
        await stage.settle()
        await stage.press("x")
        assert "Go on:" not in stage.text


async def test_after_a_session_one_is_home_again(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("enter", "escape", "k", "enter", "escape", "s")
        assert "right at once" in stage.text
        await stage.press("q")
        assert "A mix of everything" in stage.text
        await stage.press("q")
        assert not stage.app.is_running or stage.app._exit


async def test_without_decks_it_says_how_to_start_one(go_home: GoHome, own: Path) -> None:  # noqa: ARG001
    async with go_home() as stage:
        assert "There are no decks yet" in stage.text
        assert "begin" not in stage.foot
        await stage.press("enter", "down", "l", "m")


async def test_of_several_decks_one_is_opened_and_left_again(go_home: GoHome, own: Path) -> None:
    write_deck(own / "rivers", "Rivers", "0123456789abcdef")
    write_deck(own / "seas", "Seas", "fedcba9876543210")
    async with go_home() as stage:
        assert "▸ Rivers" in stage.text
        assert "open" in stage.foot
        await stage.press("down", "enter")
        await stage.settle()
        assert "▸ Bank One" in stage.text
        await stage.press("escape")
        assert "Seas" in stage.text
        await stage.press("enter")
        await stage.settle()
        await stage.press("enter")
        assert "Yes." in stage.text


async def test_a_deck_that_cannot_be_read_is_a_sentence_and_the_rest_works(go_home: GoHome, own: Path) -> None:
    write_deck(own / "rivers", "Rivers", "0123456789abcdef")
    write_deck(own / "broken", "Broken", "fedcba9876543210")
    (own / "broken" / "deck.yaml").write_text("viva: 1\nwhat: ever\n", "utf-8")
    async with go_home() as stage:
        assert "broken cannot be read" in stage.text
        assert "▸ Bank One" in stage.text
        await stage.press("up")
        assert "deck.yaml has" in stage.text
        assert "begin" not in stage.foot
        await stage.press("enter", "down", "enter")
        assert "Yes." in stage.text


async def test_a_bank_that_cannot_be_read_is_a_sentence_and_the_rest_works(go_home: GoHome, own: Path) -> None:
    write_deck(own / "rivers", "Rivers", "0123456789abcdef")
    (own / "rivers" / "one.en.yaml").write_text("viva: 1\nlang: en\ntitle: x\nquestions:\n- id: q\n", "utf-8")
    async with go_home() as stage:
        assert "one cannot be read" in stage.text
        assert "one.en.yaml has a problem on line" in stage.text


async def test_a_deck_that_broke_since_is_a_sentence(go_home: GoHome, own: Path) -> None:
    write_deck(own / "rivers", "Rivers", "0123456789abcdef")
    async with go_home() as stage:
        await stage.press("enter", "t", "enter")
        assert "Nothing missed" in stage.text
        shutil.rmtree(own / "rivers")
        await stage.press("n")
        assert "There is no deck “rivers/one”." in stage.text
        await stage.press("enter")
        assert stage.app.is_running


async def test_dark_and_light_are_one_key_apart(go_home: GoHome) -> None:
    async with go_home() as stage:
        for theme in (DARK, LIGHT, DARK):
            assert stage.app.theme == theme.name
            assert stage.app.screen.styles.background.hex.lower() == theme.background
            assert stage.app.theme_variables["muted"] == theme.variables["muted"]
            await stage.press("t")


async def test_a_question_too_begins_in_our_colours(play: Play) -> None:
    async with play("- id: q\n  claim: Yes.\n  answer: true\n") as stage:
        assert stage.app.screen.styles.background.hex.lower() == DARK.background


async def test_it_fits_forty_by_fifteen(go_home: GoHome) -> None:
    async with go_home(size=(40, 15)) as stage:
        assert "▸ A mix of everything" in stage.text
        assert "English · practice" in stage.text
        assert all(len(line) <= 40 for line in stage.lines)


async def test_the_program_may_speak_french(go_home: GoHome) -> None:
    words.use("fr")
    async with go_home() as stage:
        assert "Un peu de tout" in stage.text
        assert "Codes santé" in stage.text
        assert "choisir" in stage.foot


async def test_without_colours_everything_is_still_told(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with play("- id: q\n  claim: Yes.\n  answer: true\n") as stage:
        assert stage.app.no_color
        await stage.press("f")
        assert "✗ f False yours" in stage.text
        assert "✓ t True" in stage.text


def test_a_journal_that_cannot_be_opened_is_told_before_the_screen_starts(tmp_path: Path) -> None:
    wish = start.Wish(source="alibaba-covid")
    with pytest.raises(JournalError):
        run(None, wish, journal_path=tmp_path, clock=local_now)


def test_the_journal_is_closed_when_the_app_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from viva.tui.app import VivaApp

    closed: list[Journal] = []
    close = Journal.close

    def watch(self: Journal) -> None:
        closed.append(self)
        close(self)

    monkeypatch.setattr(Journal, "close", watch)
    monkeypatch.setattr(VivaApp, "run", lambda self: setattr(self, "failure", ValueError("broke")))
    with pytest.raises(ValueError, match="broke"):
        run(None, start.Wish(source=""), journal_path=tmp_path / "j.sqlite")
    assert closed
    assert gc.isenabled()


# Some questions only.


async def test_tags_are_called_what_their_deck_calls_them(go_home: GoHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIVA_LANG", "fr")
    words.use("fr")
    try:
        async with go_home() as stage:
            await stage.press("o")
            lesson = next(line for line in stage.lines if "leçon" in line)
            assert "(18)" in lesson
            await stage.press(lesson.split("[ ]")[1].split()[0], "enter")
            assert "leçon. o pour changer." in stage.text
            assert stage.app.wish.tags == {"lesson"}
            await stage.press("slash", *"chiffres")
            assert "Rien de trouvé" not in stage.text
    finally:
        words.use("en")


async def test_only_some_levels_or_tags_are_counted_and_asked(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("o")
        assert "80 questions fit." in stage.text
        assert "A session asks 10 of them at most." in stage.text
        lesson = next(line for line in stage.lines if "lesson" in line)
        assert "(18)" in lesson
        await stage.press(lesson.split("[ ]")[1].split()[0], "left")
        assert "18 questions fit." in stage.text
        assert "A session asks 5 of them at most." in stage.text
        await stage.press("right", "right")
        assert "A session asks all of them." in stage.text  # 20 would be more than there are
        await stage.press("left", "left", "enter")
        assert "Only: lesson. o changes that." in stage.text
        assert "18 questions." in stage.text
        await stage.press("enter")
        assert "1 of 5" in stage.text


async def test_what_is_narrowed_is_widened_again_where_it_was(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("o", "a", "enter")
        assert "Only: remember." in stage.text
        await stage.press("o", "a", "enter")
        assert "Only:" not in stage.text
        await stage.press("o", "a", "escape")
        assert "Only:" not in stage.text


async def test_a_question_is_found_by_parts_of_its_words_without_accents(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("slash")
        assert "80 questions." in stage.text
        await stage.write("risk CITIZEN signal")
        assert "One question." in stage.text
        assert "What did each citizen receive" in stage.text
        await stage.press("enter")
        assert "1 of 1" in stage.text
        assert "What did each citizen receive" in stage.text


async def test_all_that_was_found_is_asked_or_one_chosen_with_the_arrows(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("slash")
        await stage.write("sesame")
        first = stage.lines.index(next(line for line in stage.lines if "Ask all" in line))
        second = stage.lines[first + 2].strip(" ●◐○")[:30]
        await stage.press("down", "down", "enter")
        assert "1 of 1" in stage.text
        assert second in stage.text


async def test_nothing_found_says_what_to_try(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("slash")
        await stage.write("zzzz")
        assert "Nothing found. Try fewer words" in stage.text
        await stage.press("enter", "escape")
        assert "A mix of everything" in stage.text


async def test_of_several_decks_each_says_what_is_known_and_the_one_with_most_due_is_chosen(
    go_home: GoHome, tmp_path: Path, own: Path
) -> None:
    write_deck(own / "aaa", "A deck", "00000000000000aa")
    write_deck(own / "bbb", "B deck", "00000000000000bb")
    questions = start.questions_of(library.find("bbb"), "en")
    with Journal(tmp_path / "journal.sqlite") as journal:
        at = partial(_still, NOON - timedelta(days=9))
        sitting = start.begin_with(journal, at, questions, start.Wish(source="bbb", mode="cards"), title="B deck")
        sitting.answer(Rated("good"), ms=1000)
    async with go_home() as stage:
        await stage.press("x")  # the session that was broken off
        assert "▸ B deck" in stage.text
        assert "0 of 1 known, 1 due" in stage.text
