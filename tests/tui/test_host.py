"""A class without phones on the host's screen: the real game and its file, run by one keyboard."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Final

import pytest

from viva import words
from viva.room.commands import Extend
from viva.room.desk import LocalDesk
from viva.room.opening import Wanted, game_of, look, open_new, reopen, unfinished
from viva.room.store import Store, rooms
from viva.room.trouble import StoreError
from viva.tui.host import HostApp
from viva.tui.screens.host import HostScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from textual.pilot import Pilot

    from viva.room.progress import Progress

    Hold = Callable[..., AbstractAsyncContextManager["Stage"]]

QUESTIONS: Final = """
- id: river
  choice: Which river runs through Paris?
  answer: The Seine
  wrong:
  - The Loire
  - text: The Rhone
    because: It runs through Lyon.
  explain: It runs from Burgundy to the sea.
- id: long
  typed: Which river is the longest?
  answer: The Nile
- id: flow
  claim: All rivers reach the sea.
  answer: false
- id: dams
  discuss: Are dams good for rivers?
  positions: [Yes, No]
  points:
  - Fish must pass
  - Dams keep water for summer
"""


class Stage:
    """The host's screen while it runs, seen from outside."""

    def __init__(self, app: HostApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def text(self) -> str:
        """What stands on the screen now, on one line."""
        strips = self.app.screen._compositor.render_strips()
        lines = ["".join(segment.text for segment in strip).strip(" ▏") for strip in strips]
        return " ".join(" ".join(lines).replace("\u00a0", " ").split())

    @property
    def screen(self) -> HostScreen:
        screen = self.app.screen
        assert isinstance(screen, HostScreen)
        return screen

    @property
    def state(self) -> str:
        """Where the class is, as the screen has it."""
        return self.screen.frame.state if self.screen.frame is not None else ""

    async def settle(self) -> None:
        """Wait until what was done is drawn."""
        for _ in range(4):
            await self.pilot.pause(0.01)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def click(self, text: str) -> None:
        """Click where a text stands."""
        for y, strip in enumerate(self.app.screen._compositor.render_strips()):
            x = "".join(segment.text for segment in strip).find(text)
            if x >= 0:
                await self.pilot.click(offset=(x, y))
                await self.settle()
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def until(self, state: str) -> None:
        """Go on until the class is there."""
        for _ in range(12):
            await self.press("space")
            if not isinstance(self.app.screen, HostScreen) or self.state == state:
                return
        raise AssertionError(self.text)

    def letter(self, option: str) -> str:
        """Return the letter of a row."""
        from viva.tui.scene import lines_of

        frame = self.screen.frame
        assert frame is not None
        assert frame.turn is not None
        lines = lines_of(frame.turn.question, frame.room.lang)
        return next(line.letter for line in lines if line.text.plain == option)


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


@pytest.fixture
def bank(tmp_path: Path) -> Callable[[str], Path]:
    def write(questions: str) -> Path:
        path = tmp_path / "rivers.en.yaml"
        path.write_text("viva: 1\nlang: en\ntitle: Rivers\nquestions:" + dedent(questions), "utf-8")
        return path

    return write


@pytest.fixture
def hold(bank: Callable[[str], Path]) -> Callable[..., AbstractAsyncContextManager[Stage]]:
    """Hold a class; a second time, go on with the one that was left."""

    @asynccontextmanager
    async def holding(
        questions: str = QUESTIONS, *, size: tuple[int, int] = (80, 30), again: bool = False, pupils: int | None = None
    ) -> AsyncIterator[Stage]:
        path = bank(questions)
        left = unfinished(hands=True) if again else None
        game = game_of(Wanted(source=str(path), seed=1, hands=True), "en")
        if pupils is not None:
            game.progress = with_size(game.progress, pupils)
        app = HostApp(lambda: LocalDesk(reopen(left) if left else open_new(game)))
        async with app.run_test(size=size) as pilot:
            stage = Stage(app, pilot)
            while not isinstance(app.screen, HostScreen) or not stage.state:
                await stage.settle()
            yield stage

    return holding


def with_size(progress: Progress, size: int) -> Progress:
    from msgspec.structs import replace

    return replace(progress, settings=replace(progress.settings, size=size))


async def test_space_goes_from_the_question_to_the_vote_the_counts_the_reveal_and_the_next(hold: Hold) -> None:
    async with hold() as stage:
        seen = []
        for _ in range(6):
            seen.append(stage.state)
            await stage.press("space")
        assert seen == ["lobby", "read", "open", "closed", "reveal", "read"]


@pytest.mark.parametrize("key", ["space", "right", "pagedown"])
async def test_a_clicker_goes_on_too(hold: Hold, key: str) -> None:
    async with hold() as stage:
        await stage.press(key)
        assert "Which river runs through Paris?" in stage.text


async def test_nothing_of_the_key_is_on_the_screen_before_the_reveal(hold: Hold) -> None:
    async with hold() as stage:
        for _ in range(3):
            await stage.press("space")
            assert "✓" not in stage.text
            assert "Lyon" not in stage.text
            assert "Burgundy" not in stage.text
        await stage.press("space")
        assert "✓" in stage.text
        assert "It runs through Lyon." in stage.text
        assert "It runs from Burgundy to the sea." in stage.text


async def test_counts_are_typed_by_letter_and_number(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        for option, count in (("The Rhone", "12"), ("The Seine", "7")):
            await stage.press(stage.letter(option), *count, "enter")
        await stage.until("reveal")
        assert "12 63%" in stage.text
        assert "7 37%" in stage.text


async def test_or_row_by_row_and_the_last_enter_goes_on(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("5", "enter", "3", "enter", "2", "enter")
        assert stage.state == "closed"
        await stage.press("enter")
        assert stage.state == "reveal"
        assert all(f"{count} {share}%" in stage.text for count, share in ((5, 50), (3, 30), (2, 20)))


async def test_a_count_is_on_disk_as_soon_as_its_row_is_left(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.press("4", "enter")
        progress = on_disk()
        assert list(progress.played[0].tallies[1].values()) == [4]


def on_disk() -> Progress:
    """Return what a copy of the file says, since the file itself is in use."""
    import shutil
    import tempfile

    (path,) = rooms()
    with tempfile.TemporaryDirectory() as folder:
        for file in path.parent.iterdir():
            if not file.name.endswith("-shm"):
                shutil.copy(file, folder)
        saved = look(Path(folder) / path.name)
    assert saved is not None
    return saved.progress


async def test_the_last_count_follows_from_the_size_of_the_class(hold: Hold) -> None:
    async with hold(pupils=20) as stage:
        await stage.until("closed")
        await stage.press("8", "enter", "7", "enter")
        assert "(5)" in stage.text
        await stage.until("reveal")
        assert "5 25%" in stage.text


async def test_space_keeps_the_count_that_is_being_typed_and_goes_on(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.press("5", "space")
        assert stage.state == "closed"
        assert list(on_disk().played[0].tallies[1].values()) == [5]


async def test_more_hands_than_pupils_are_noticed(hold: Hold) -> None:
    async with hold(pupils=20) as stage:
        await stage.until("closed")
        await stage.press("1", "8", "enter", "7", "enter")
        assert "5 hands more than there are pupils." in stage.text


async def test_the_size_can_be_told_on_the_way(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("escape", "z", "9", "enter", "4", "enter", "4", "enter")
        assert "(1)" in stage.text


async def test_a_wrong_count_is_typed_again_or_undone(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("5", "enter", "up", "6", "enter")
        assert list(on_disk().played[0].tallies[1].values()) == [6]
        await stage.press("ctrl+z")
        assert list(on_disk().played[0].tallies[1].values()) == [5]


async def test_counts_are_mended_after_the_reveal(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("5", "enter", "5", "enter")
        await stage.until("reveal")
        await stage.press("c", "1", "5", "enter")
        assert "15 75%" in stage.text


async def test_a_class_votes_again_and_sees_the_shift(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        right = stage.letter("The Seine")
        await stage.press(right, "5", "enter", stage.letter("The Loire"), "1", "5", "enter")
        await stage.press("escape", "v")
        assert "Think it over, alone." in stage.text
        assert "vote 2 1:00" in stage.text or "vote 2 0:59" in stage.text
        await stage.press("space")
        assert "Talk in pairs: say why." in stage.text
        await stage.until("closed")
        await stage.press(right, "1", "5", "enter", stage.letter("The Loire"), "5", "enter")
        await stage.until("reveal")
        assert "Right before 25%, after 75%." in stage.text


async def test_what_cannot_be_voted_on_is_answered_aloud_and_counted_after_the_reveal(hold: Hold) -> None:
    async with hold() as stage:
        for state in ("reveal", "read"):
            await stage.until(state)
        assert "Say it aloud, or write it down." in stage.text
        await stage.press("space")
        assert "✓ The Nile" in stage.text
        await stage.press("9", "enter", "3", "enter")
        assert "9 75%" in stage.text


async def test_a_claim_is_counted_by_its_own_letters(hold: Hold) -> None:
    async with hold() as stage:
        while "All rivers" not in stage.text:
            await stage.press("space")
        await stage.until("open")
        await stage.press("f", "8", "enter", "t", "2", "enter")
        await stage.until("reveal")
        assert "8 80%" in stage.text


async def test_a_discussion_goes_from_vote_to_talk_to_vote_and_its_points_show_when_heard(hold: Hold) -> None:
    async with hold() as stage:
        while "Are dams good" not in stage.text:
            await stage.press("space")
        await stage.until("closed")
        await stage.press("6", "enter", "4", "enter", "space")
        assert "Think it over, alone." in stage.text
        assert "a ☐ · · ·" in stage.text
        assert "Fish" not in stage.text
        await stage.press("a")
        assert "a ☑ Fish must pass" in stage.text
        assert "summer" not in stage.text
        await stage.press("a")
        assert "Fish" not in stage.text
        await stage.press("b", "space", "space")
        assert "All together." in stage.text
        await stage.until("closed")
        await stage.press("2", "enter", "8", "enter")
        await stage.until("reveal")
        assert "b ☑ Dams keep water for summer" in stage.text
        assert all(f"{count} {share}%" in stage.text for count, share in ((6, 60), (4, 40), (2, 20), (8, 80)))


async def test_a_question_is_left_out(hold: Hold) -> None:
    async with hold() as stage:
        await stage.press("space", "s")
        assert "Leave this question out?" in stage.text
        await stage.press("space", "escape")
        assert on_disk().place == 0
        assert "Which river runs through Paris?" in stage.text
        await stage.press("s", "enter")
        assert "Which river is the longest?" in stage.text
        assert on_disk().played[0].skipped


async def test_a_class_ends_only_when_that_is_meant(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.press("escape", "f")
        assert "End the class?" in stage.text
        await stage.press("space", "escape")
        assert on_disk().state == "open"
        await stage.press("escape", "f", "enter")
        assert on_disk().state == "finished"


@pytest.mark.parametrize("key", ["space", "pagedown"])
async def test_a_clicker_that_opened_the_commands_goes_on_all_the_same(hold: Hold, key: str) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.press("escape", key)
        assert stage.state == "closed"
        assert not stage.screen.commands_open


async def test_undoing_a_count_leads_back_to_its_row(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("1", "2", "enter", "5", "enter", "ctrl+z")
        assert stage.screen.counting is not None
        assert (stage.screen.counting.cursor, list(stage.screen.counting.typed.values())) == (1, ["12"])
        await stage.press("6", "enter")
        assert list(stage.screen.counting.typed.values()) == ["12", "6"]


async def test_more_who_had_it_right_than_pupils_are_noticed(hold: Hold) -> None:
    async with hold(pupils=20) as stage:
        await stage.press("space", "s", "enter")
        await stage.until("reveal")
        await stage.press("1", "5", "enter", "9", "enter")
        assert "4 hands more than there are pupils." in stage.text


async def test_a_small_screen_keeps_what_space_does_while_counting(hold: Hold) -> None:
    async with hold(size=(40, 15)) as stage:
        await stage.until("open")
        assert "␣ close the vote" in stage.text


async def test_without_a_timer_t_is_called_timer(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.press("escape")
        assert "t timer" in stage.text
        await stage.press("t", "escape")
        assert "t more time" in stage.text


async def test_looking_back_leaves_the_class_where_it_is(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("reveal")
        await stage.press("space", "left")
        assert "✓" in stage.text
        assert "looking back: 1 of 4" in stage.text
        assert "Which river runs through Paris?" in stage.text
        assert on_disk().place == 1
        await stage.press("space")
        assert "Which river is the longest?" in stage.text


async def test_the_key_is_peeked_at_on_purpose_only(hold: Hold) -> None:
    async with hold() as stage:
        await stage.press("space", "k")
        assert "For you alone: ✓" in stage.text
        await stage.press("k")
        assert "For you alone" not in stage.text


async def test_a_timer_begins_and_goes(hold: Hold) -> None:
    async with hold() as stage:
        await stage.press("space", "t")
        assert " 1:00 " in stage.text or " 0:59 " in stage.text
        await stage.press("n")
        assert " 0:59 " not in stage.text
        await stage.until("open")
        await stage.press("escape", "t")
        assert " 0:30 " in stage.text or " 0:29 " in stage.text


def sheet_in(folder: Path) -> str:
    (path,) = folder.glob("viva-*-questions.csv")
    return path.read_text("utf-8-sig")


async def test_the_end_says_what_was_hardest_and_writes_a_sheet(
    hold: Hold, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with hold() as stage:
        await stage.until("closed")
        await stage.press(stage.letter("The Seine"), "5", "enter", stage.letter("The Loire"), "1", "5", "enter")
        await stage.until("reveal")
        await stage.press("f", "enter")
        assert "One question played" in stage.text
        assert "Right on average: 25%" in stage.text
        assert "Hardest 25% Which river runs through Paris?" in stage.text
        await stage.press("w")
        assert "Which river runs through Paris?,1,20,5,0,15" in sheet_in(tmp_path)
        await stage.press("left")
        assert "✓" in stage.text


async def test_the_end_gives_the_counts_of_what_has_no_share(hold: Hold) -> None:
    select = """
    - id: both
      select: Which of these are rivers?
      answers: [Seine, Loire]
      wrong: [Alps]
    """
    async with hold(select) as stage:
        await stage.until("closed")
        await stage.press("9", "enter", "8", "enter", "2", "enter")
        await stage.until("reveal")
        await stage.press("f", "enter")
        assert "a 9 · b 8 · c 2" in stage.text
        assert "not counted" not in stage.text


async def test_a_class_that_was_left_goes_on_where_it_was(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("5", "enter", "3", "enter")
        await stage.press("escape", "q")
        assert stage.app.return_code == 0
    async with hold(again=True) as stage:
        assert stage.state == "closed"
        assert [stage.screen.counting.typed.get(key) for key in stage.screen.counting.keys] == ["5", "3", None]  # type: ignore[union-attr]


async def test_a_vote_that_was_cut_off_waits(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.press("5", "enter")
    async with hold(again=True) as stage:
        assert stage.state == "paused"
        assert "Paused, since the class was left in the middle of this vote." in stage.text
        await stage.press("space")
        assert stage.state == "open"


async def test_what_cannot_be_written_is_told_and_does_not_count(hold: Hold, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Store, *_: object) -> None:
        raise StoreError("full", self.path, "no space")

    async with hold() as stage:
        await stage.until("open")
        with monkeypatch.context() as patched:
            patched.setattr(Store, "write", full)
            await stage.press("5", "enter")
            assert "It was not kept: the disk is full or failing." in stage.text
            await stage.press("space")
            assert stage.state == "open"
        await stage.press("space")
        assert stage.state == "closed"
        assert list(on_disk().played[0].tallies[1].values()) == [5]


async def test_the_palette_has_what_can_be_done_now(hold: Hold) -> None:
    async with hold() as stage:
        await stage.press("space", "ctrl+p", *"reveal")
        await stage.pilot.pause(0.3)
        await stage.press("enter")
        await stage.pilot.pause(0.3)
        assert stage.state == "reveal"


async def test_a_timed_vote_ends_by_itself_and_counts_are_typed_after_it(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("open")
        await stage.screen.send(Extend(1))
        for _ in range(200):
            if stage.state == "closed":
                break
            await stage.pilot.pause(0.02)
        await stage.press("5", "enter")
        assert list(on_disk().played[0].tallies[1].values()) == [5]


async def test_french_digits_need_no_shift(hold: Hold) -> None:
    async with hold() as stage:
        await stage.until("closed")
        await stage.press("ampersand", "à", "enter")
        assert list(on_disk().played[0].tallies[1].values()) == [10]


async def test_the_mouse_goes_on_and_picks_rows_too(hold: Hold) -> None:
    async with hold() as stage:
        await stage.click("␣")
        assert stage.state == "read"
        await stage.until("closed")
        await stage.click("The Rhone")
        await stage.press("8", "enter")
        await stage.until("reveal")
        assert re.search(r"The Rhone █+ +8 100%", stage.text)


async def test_the_mouse_ticks_points_and_a_talk_without_positions_is_no_vote(hold: Hold) -> None:
    bank = """
- id: dams
  discuss: Are dams good for rivers?
  points:
  - Fish must pass
  - Water is kept
"""
    async with hold(bank) as stage:
        await stage.press("space", "space")
        assert "Think it over, alone." in stage.text
        await stage.click("b ☐")
        assert "b ☑ Water is kept" in stage.text
        await stage.press("space")
        assert "Talk in pairs: say why." in stage.text
        await stage.press("space")
        assert "All together." in stage.text
        await stage.press("space")
        assert stage.state == "reveal"
        assert "a ☐ Fish must pass b ☑ Water is kept" in stage.text


async def test_a_picture_is_told_in_its_words(hold: Hold, tmp_path: Path) -> None:
    (tmp_path / "delta.png").write_bytes(b"")
    bank = """
- id: delta
  typed: Which river makes this?
  answer: The Nile
  image:
    file: delta.png
    alt: A green fan in a desert
"""
    async with hold(bank) as stage:
        await stage.press("space")
        assert "Picture A green fan in a desert" in stage.text


HOSTILE: Final = [
    "[a-z]+",
    "[/]",
    "[@click=app.quit]x[/]",
    "$error {text} %s",
    "日本語の長い文",
    "a\\u001b[2Jb",
    "\\u202eevil",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_texts_are_shown_as_they_stand(hold: Hold, text: str) -> None:
    bank = f"""
- id: q
  choice: "P {text} P"
  answer: "R {text} R"
  wrong: ["W {text} W"]
  explain: "E {text} E"
"""
    shown = text.replace("\\u001b", "␛").replace("\\u202e", "")
    async with hold(bank) as stage:
        await stage.until("read")
        assert all(f"{one} {shown} {one}" in stage.text for one in "PRW")
        await stage.until("reveal")
        assert f"E {shown} E" in stage.text
        assert "\x1b" not in stage.text


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (160, 50)])
async def test_every_screen_fits_any_terminal(hold: Hold, size: tuple[int, int]) -> None:
    async with hold(size=size) as stage:
        while isinstance(stage.app.screen, HostScreen):
            strips = stage.app.screen._compositor.render_strips()
            assert all(strip.cell_length <= size[0] for strip in strips)
            assert stage.screen.scroll.max_scroll_x == 0
            await stage.press("space")
        assert "4 questions played" in stage.text
