"""How often the screen is laid out and drawn: each time more is a moment that a learner waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.screen import Screen

if TYPE_CHECKING:
    from tests.tui.conftest import Play

CHOICE = """
- id: paris
  choice: Which river runs through Paris?
  answer: The Seine
  wrong:
  - The Rhine
  - text: The Elbe
    because: It runs through Dresden.
  explain: It does so in a long bend.
"""


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Textual does to the screen, from now on."""
    done: list[str] = []
    for name in ("_refresh_layout", "_compositor_refresh"):
        original = getattr(Screen, name)

        def watched(*args: object, name: str = name, original: object = original, **more: object) -> object:
            done.append(name)
            return original(*args, **more)  # type: ignore[operator]

        monkeypatch.setattr(Screen, name, watched)
    return done


async def test_moving_the_cursor_lays_nothing_out_anew(play: Play, done: list[str]) -> None:
    async with play(CHOICE) as stage:
        done.clear()
        await stage.press("down")
        await stage.press("down")

        assert "▸" in stage.text
        assert "_refresh_layout" not in done


async def test_a_verdict_is_laid_out_and_drawn_once(play: Play, done: list[str]) -> None:
    async with play(CHOICE) as stage:
        done.clear()
        await stage.press(stage.letter("The Elbe"))

        assert "It runs through Dresden." in stage.text
        assert "It does so in a long bend." in stage.text
        assert done == ["_refresh_layout", "_compositor_refresh"]
