"""Texts of a deck are shown as they stand: never markup, never an escape, never too long or too many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from viva.tui.content import plain, rich

if TYPE_CHECKING:
    from tests.tui.conftest import Play, Stage

HOSTILE = [
    "[a-z]+",
    "[/]",
    "[@click=app.quit]x[/]",
    "[bold red]no[/bold red]",
    "$error {text} %s",
    "日本語の長い文",
    "שלום עולם",
    "<b>&amp;</b>",
    "]",
]


def choice(prompt: str, options: list[str], extra: str = "") -> str:
    """Write a choice with JSON strings, which YAML reads as they are."""
    wrong = "".join(f"  - text: {json.dumps(one)}\n    because: {json.dumps(one)}\n" for one in options[1:])
    answer = json.dumps(options[0])
    return f"- id: q\n  choice: {json.dumps(prompt)}\n  answer: {answer}\n  wrong:\n{wrong}{extra}"


async def everything(stage: Stage) -> str:
    return await stage.whole_text()


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["80x24", "40x15"])
async def test_is_shown_as_it_stands(play: Play, text: str, size: tuple[int, int]) -> None:
    questions = choice(f"P {text} P", [f"R {text} R", f"W {text} W"], f"  explain: {json.dumps(f'E {text} E')}\n")
    async with play(questions, size=size) as stage:
        for letter in "PRW":
            assert f"{letter}{text}{letter}".replace(" ", "") in stage.text.replace(" ", "")
        await stage.press(stage.letter(f"W {text} W"))
        told = await everything(stage)
        assert f"E{text}E".replace(" ", "") in told.replace(" ", "")
        assert stage.app.is_running


async def test_terminal_escapes_are_shown_and_not_obeyed(play: Play) -> None:
    escape = "a\x1b[2Jb\x9b31m\x07"
    assert rich(escape).plain == plain(escape).plain == "a␛[2Jb�31m␇"
    async with play("- id: q\n  typed: What?\n  answer: x\n") as stage:
        stage.app.screen.query_one(Input).value = escape
        await stage.press("enter")
        assert "yours a␛[2Jb�31m␇" in stage.text
        assert not any("\x1b" in line for line in stage.lines)


async def test_typed_and_offered_markup_stays_text(play: Play) -> None:
    async with play("- id: q\n  typed: What?\n  answer: x\n") as stage:
        await stage.write("a]")
        await stage.pilot.press("left_square_bracket", "slash", "right_square_bracket", "enter")
        await stage.settle()
        assert "yours a][/]" in stage.text


async def test_a_prompt_of_five_thousand_characters_scrolls(play: Play) -> None:
    prompt = " ".join(f"word{number}" for number in range(600)) + " END"
    async with play(choice(prompt, ["Right", "Wrong"])) as stage:
        assert "word0 word1" in stage.text
        assert "END" not in stage.text
        seen = await everything(stage)
        assert "word599 END" in seen
        assert f"{stage.letter('Right')} Right" in seen
        assert f"{stage.letter('Wrong')} Wrong" in seen


async def test_forty_options_are_all_reached(play: Play) -> None:
    async with play(choice("Which?", [f"Option {number:02}" for number in range(40)])) as stage:
        seen = await everything(stage)
        assert all(f"Option {number:02}" in seen for number in range(40))
        await stage.press("up")  # from nowhere to the last one, which has no letter
        options = stage.app.screen.shown.options  # type: ignore[attr-defined]
        assert f"▸ · {options[39].text}" in stage.text
        await stage.press("enter")
        ((_, response),) = stage.given
        assert response.keys == (options[39].key,)  # type: ignore[union-attr]


async def test_a_word_longer_than_the_screen_is_cut_and_not_lost(play: Play) -> None:
    async with play(choice("A" * 200, ["B" * 100, "C"]), size=(40, 15)) as stage:
        joined = "".join(line.strip() for line in stage.lines)
        assert joined.count("A") == 200
        assert joined.count("B") == 100


async def test_the_title_of_a_bank_is_text_too(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.tui import conftest

    monkeypatch.setitem(conftest.HEAD, "en", 'viva: 1\nlang: en\ntitle: "[/] [red]x"\nquestions:\n')
    async with play("- id: q\n  claim: One.\n  answer: true\n") as stage:
        assert "[/] [red]x" in stage.text
