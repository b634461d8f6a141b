"""The offer to go on, answered on the command line: ``--resume`` and ``--new``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tests.tui.conftest import Play

CLAIMS: Final = """
- id: one
  claim: One is false.
  answer: false
- id: two
  claim: Two is true.
  answer: true
"""


async def test_resume_goes_on_without_asking(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f", "enter", "escape", "q")

    async with play(CLAIMS, resume=True) as stage:
        assert "Two is true." in stage.text
        assert "2 of 2" in stage.text


async def test_new_gives_the_old_session_up_without_asking(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("f", "enter", "escape", "q")

    async with play(CLAIMS, resume=False) as stage:
        assert "1 of 2" in stage.text
        await stage.press("escape", "q")

    async with play(CLAIMS) as stage:
        assert "broken off" not in stage.text


async def test_resume_with_nothing_to_go_on_with_begins(play: Play) -> None:
    async with play(CLAIMS, resume=True) as stage:
        assert "1 of 2" in stage.text
