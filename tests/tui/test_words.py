"""The app's own words: the same in both languages, one for every action, and readable in both themes."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

import viva.tui
from viva import words
from viva.tui import actions, themes
from viva.tui.screens.ending import EndingScreen
from viva.tui.screens.exam import ExamScreen
from viva.tui.screens.find import FindScreen
from viva.tui.screens.help import HelpScreen
from viva.tui.screens.home import HomeScreen
from viva.tui.screens.host import HostScreen
from viva.tui.screens.leaving import LeavingScreen
from viva.tui.screens.links import LinksScreen
from viva.tui.screens.looking import LookScreen
from viva.tui.screens.marks import MarksScreen, ReviewScreen
from viva.tui.screens.note import NoteScreen
from viva.tui.screens.notice import NoticeScreen
from viva.tui.screens.offer import OfferScreen
from viva.tui.screens.only import OnlyScreen
from viva.tui.screens.paper import HandInScreen, PaperScreen
from viva.tui.screens.quiz import QuizScreen
from viva.tui.screens.stats import StatsScreen
from viva.tui.screens.summary import SummaryScreen
from viva.tui.screens.sure import SureScreen
from viva.tui.screens.typed import TypedScreen
from viva.tui.screens.who import WhoScreen

if TYPE_CHECKING:
    from textual.theme import Theme

FOLDER = Path(viva.tui.__file__).parent
SCREENS = {
    "asking": QuizScreen,
    "commands": QuizScreen,
    "told": QuizScreen,
    "exam": ExamScreen,
    "exam-commands": ExamScreen,
    "overview": PaperScreen,
    "hand-in": HandInScreen,
    "marks": MarksScreen,
    "review": ReviewScreen,
    "home": HomeScreen,
    "only": OnlyScreen,
    "find": FindScreen,
    "summary": SummaryScreen,
    "offer": OfferScreen,
    "offer-other": OfferScreen,
    "help": HelpScreen,
    "note": NoteScreen,
    "notice": NoticeScreen,
    "stats": StatsScreen,
    "looking": LookScreen,
    "class": HostScreen,
    "class-counting": HostScreen,
    "class-ticking": HostScreen,
    "class-commands": HostScreen,
    "class-past": HostScreen,
    "class-end": EndingScreen,
    "class-who": WhoScreen,
    "class-texts": TypedScreen,
    "class-links": LinksScreen,
    "class-sure": SureScreen,
    "class-leave": LeavingScreen,
}


def params(text: str | tuple[str, str]) -> list[set[str]]:
    forms = (text,) if isinstance(text, str) else text
    return [{name for _, name, _, _ in Formatter().parse(form) if name} for form in forms]


def test_both_languages_say_the_same_things() -> None:
    english, french = words.table("en", "tui"), words.table("fr", "tui")
    assert english.keys() == french.keys()
    for key in english:
        ours, theirs = set().union(*params(english[key])), set().union(*params(french[key]))
        assert ours == theirs, key


def test_french_signs_stand_after_no_break_spaces() -> None:
    for key, text in words.table("fr", "tui").items():
        for form in (text,) if isinstance(text, str) else text:
            assert not any(f" {sign}" in form for sign in ":;?!»"), key
            assert "« " not in form, key


@pytest.mark.parametrize("place", actions.ACTIONS)
def test_every_action_has_words_and_is_done_by_its_screen(place: actions.Place) -> None:
    for action in actions.ACTIONS[place]:
        assert hasattr(SCREENS[place], f"do_{action.name.replace('-', '_')}")
        if action.foot:
            assert words.say(f"tui.do-{action.name}")
        if place not in {"help", "notice"} and action.name != "up":
            assert words.say(f"tui.help-{action.name}")


def test_every_way_of_answering_has_words() -> None:
    for found in actions.ANSWERS.values():
        for action in found:
            assert words.say(f"tui.do-{action.name}")
            assert words.say(f"tui.help-{action.name}")


def test_every_word_that_is_said_exists() -> None:
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    assert words.knows(str(key.value)), f"{path.name}: {key.value!r}"


def test_no_key_of_one_place_means_two_things() -> None:
    for place, found in actions.ACTIONS.items():
        keys = [key for action in found for key in action.keys]
        doubled = {key for key in keys if keys.count(key) > 1}
        assert doubled <= ({"enter"} if place == "summary" else set()), place


def test_while_a_question_waits_no_command_is_a_letter_or_a_digit() -> None:
    keys = [key for action in actions.ACTIONS["asking"] for key in action.keys]
    assert all(len(key) > 1 for key in keys)


def test_importing_the_room_does_not_import_textual() -> None:
    code = "import sys, viva.tui; print([name for name in sys.modules if name.startswith(('textual', 'rich'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_screens_draw_what_is_shown_and_revealed_and_know_no_kind() -> None:
    for path in FOLDER.rglob("*.py"):
        text = path.read_text("utf-8")
        assert "viva.bank.kinds" not in text, path.name
        assert ".content.answer" not in text, path.name


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [themes.DARK, themes.LIGHT], ids=["dark", "light"])
def test_every_colour_of_text_can_be_read(theme: Theme) -> None:
    grounds = [theme.background, theme.surface]
    texts = [theme.foreground, theme.accent, theme.success, theme.error, theme.warning, theme.variables["muted"]]
    for ground in grounds:
        for text in texts:
            assert ground is not None
            assert text is not None
            light, dark = sorted((luminance(ground), luminance(text)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (ground, text)
