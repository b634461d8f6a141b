"""A screen of 40 by 15: what one answers with is seen, and the way to the commands is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from viva import words
from viva.asking.response import Paired
from viva.bank.deck import option_key
from viva.tui.widgets.foot import Foot, Key

if TYPE_CHECKING:
    from tests.tui.conftest import GoHome, Play

SMALL: Final = (40, 15)

RIVERS: Final = """
- id: ends
  match: Where does each of these long and well known European rivers begin, as far as one can say?
  pairs:
  - {left: The Rhine, right: In the mountains of Switzerland}
  - {left: The Danube, right: In the Black Forest in Germany}
  - {left: The Seine, right: On the plateau of Langres}
  - {left: The Thames, right: Near a village of Gloucestershire}
  explain: All begin small.
"""
PAIRS: Final = {
    "The Rhine": "In the mountains of Switzerland",
    "The Danube": "In the Black Forest in Germany",
    "The Seine": "On the plateau of Langres",
    "The Thames": "Near a village of Gloucestershire",
}


async def test_a_match_shows_what_its_letters_mean_beside_the_line_that_waits(play: Play) -> None:
    async with play(RIVERS, size=SMALL) as stage:
        for number in range(1, 5):
            left = next(left for left in PAIRS if f"{number}/4 {left}" in stage.text)
            assert all(one in stage.text for one in PAIRS.values())
            await stage.press(stage.letter(PAIRS[left]))
        assert all(left in stage.text for left in PAIRS)
        assert "1/4" not in stage.text
        assert "give the answer" in stage.foot

        await stage.press("tab")  # to look at one again
        left = next(left for left in PAIRS if f"1/4 {left}" in stage.text)
        assert f"→ {stage.letter(PAIRS[left])} {PAIRS[left]}" in stage.text
        await stage.press(stage.letter(PAIRS[left]), "enter")
        assert "Right." in await stage.whole_text()
    ((_, given),) = stage.given
    assert isinstance(given, Paired)
    assert set(given.pairs) == {(option_key(left), option_key(right)) for left, right in PAIRS.items()}


async def test_the_foot_of_a_match_tells_the_way_to_the_commands(play: Play) -> None:
    async with play(RIVERS, size=SMALL) as stage:
        assert "Esc commands" in stage.foot
        await stage.press("a")
        assert "Esc commands" in stage.foot


async def test_in_french_too(play: Play) -> None:
    words.use("fr")
    async with play(RIVERS, size=SMALL) as stage:
        await stage.press("a")
        assert "Esc commandes" in stage.foot
        assert "F1 aide" in stage.foot


@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_the_first_screen_lists_five_at_least(lang: str, go_home: GoHome) -> None:
    words.use(lang)
    async with go_home(size=SMALL) as stage:
        assert sum("○○○" in line for line in stage.lines) >= 5


# The foot.


def drawn(width: int, *keys: Key) -> str:
    foot = Foot()
    foot._keys = keys
    return foot.lines(width)[0].plain.replace("\u00a0", " ")


TOLD: Final = (
    Key("next", "⏎", "next"),
    Key("guessed", "g", "I guessed"),
    Key("passage", "p", "passage"),
    Key("commands", "Esc", "commands"),
)


def test_after_a_verdict_esc_is_the_last_to_go() -> None:
    assert drawn(60, *TOLD) == "⏎ next   g I guessed   p passage   Esc commands"
    assert drawn(42, *TOLD) == "⏎ next   g I guessed   p passage   Esc …"
    assert drawn(39, *TOLD) == "⏎ next   g I guessed   Esc commands   ?"
    assert drawn(38, *TOLD) == "⏎ next   g I guessed   Esc …   ? more"
    assert drawn(30, *TOLD) == "⏎ next   Esc commands   ? more"


def test_the_key_that_has_the_others_says_so_where_there_is_room() -> None:
    home = (Key("down", "↑↓", "choose"), Key("begin", "⏎", "begin"), Key("mode", "m", "mode"), Key("help", "?", "help"))

    assert drawn(30, *home) == "↑↓ choose   ⏎ begin   ? more"
    assert drawn(27, *home) == "↑↓ choose   ⏎ begin   ?"
