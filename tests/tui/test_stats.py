"""How it goes, in the app: one picture at a time, and the questions that are hard, to look at."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta
from importlib.util import find_spec
from threading import Event as Gate
from typing import TYPE_CHECKING, Any, Final

import pytest

from viva import settings, words
from viva.asking.response import Wrote
from viva.bank import library
from viva.bank.source import digest
from viva.study.events import Event, Given
from viva.study.journal import Journal
from viva.study.remarks import flags, notes
from viva.study.start import Wish
from viva.study.stats import measure
from viva.tui.screens import stats as screens
from viva.tui.screens.looking import LookScreen
from viva.tui.screens.stats import StatsScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import GoHome, OnStage, Play, Stage
    from viva.asking.response import Rating
    from viva.study.stats import Stats

NOON: Final = datetime.fromisoformat("2026-03-14T12:00+00:00")
"""When the app runs here."""

DECK: Final = """\
viva: 1
key: "0123456789abcdef"
languages: [en]
title: Rivers
banks:
- {file: sea, anki: Sea}
"""
SENTENCE: Final = "It flows."
SOURCE: Final = """\
viva: 1
lang: en
title: On rivers
voices:
  ann: {{name: Ann}}
passages:
- {{id: "1.1", voice: ann, gist: Rivers flow., length: {length}, sha256: {sha}}}
- {{id: "1.2", voice: ann, gist: They flow to the sea., length: {length}, sha256: {sha}}}
- {{id: "2.1", voice: ann, gist: The sea does not., length: {length}, sha256: {sha}}}
"""
BANK: Final = """\
viva: 1
lang: en
title: The sea
questions:
- id: salt
  typed: What is [bold]the sea[/] full of?
  answer: salt
  explain: Rivers bring it.
  cites: ["1.2"]
  level: apply
- id: flows
  claim: Rivers flow.
  answer: true
  cites: ["1.1"]
- id: tide
  claim: The sea has tides.
  answer: true
  cites: ["1.1"]
"""


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the only deck."""
    monkeypatch.setattr(library, "shipped_decks", lambda: tmp_path / "none")
    folder = settings.own_decks() / "rivers"
    folder.mkdir(parents=True)
    length, sha = digest(SENTENCE)
    (folder / "deck.yaml").write_text(DECK, "utf-8")
    (folder / "source.yaml").write_text(SOURCE.format(length=length, sha=sha), "utf-8")
    (folder / "sea.en.yaml").write_text(BANK, "utf-8")
    return folder


def answer(path: Path, question: str, *ratings: Rating, every: int = 2) -> None:
    """Write answers, one every so many days, the last one yesterday."""
    with Journal(path) as journal:
        for place, rating in enumerate(ratings):
            at = NOON - timedelta(days=1 + every * (len(ratings) - 1 - place))
            given = Given(
                session="s",
                mode="practice",
                bank="sea",
                kind="typed",
                round=0,
                response=Wrote("x"),
                got=int(rating != "again"),
                of=1,
                worth=1,
                rating=rating,
                ms=60_000,
                day=at.date().isoformat(),
            )
            journal.append(
                Event(type="response", at=at, deck="0123456789abcdef", question=question, lang="en", payload=given)
            )


@pytest.fixture
def learned(tmp_path: Path, deck: Path) -> Path:
    """The deck of somebody who knows one question well, and never keeps another."""
    path = tmp_path / "journal.sqlite"
    answer(path, "flows", "good", "good", "good", "good", every=20)
    misses: list[Rating] = ["again"] * 9
    answer(path, "salt", "good", *misses)
    return deck


async def turn(stage: Stage, name: str) -> None:
    """Turn to a picture by its name."""
    screen = stage.app.screen
    assert isinstance(screen, StatsScreen)
    for _ in screen.names:
        if screen.name == name:
            return
        await stage.press("right")
    raise AssertionError(name, screen.names)


@pytest.mark.usefixtures("learned")
async def test_home_leads_to_the_pictures_one_after_the_other_and_round(go_home: GoHome) -> None:
    seen = []
    async with go_home() as stage:
        await stage.press("s")
        screen = stage.app.screen
        assert isinstance(screen, StatsScreen)
        for _ in screen.names:
            seen.append(screen.name)
            await stage.press("right")
        assert seen == ["year", "time", "due", "remembered", "topics", "passages", "hardest"]
        assert screen.name == "year"
        await stage.press("left")
        assert screen.name == "hardest"
        assert "7 of 7" in stage.text
        await stage.press("escape")
        assert "A mix of everything" in stage.text or "The sea" in stage.text


@pytest.mark.usefixtures("learned")
async def test_each_picture_says_what_was_learned(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("s")
        assert "Rivers" in stage.lines[0]
        assert "14 answers in all." in stage.text
        await turn(stage, "time")
        assert "14 min in all" in stage.text
        assert "About 60 seconds for each answer." in stage.text
        await turn(stage, "due")
        assert "One question in all, 1 today." in stage.text
        await turn(stage, "remembered")
        assert "12 reviews in all" in stage.text
        assert "observed" in stage.text
        await turn(stage, "topics")
        assert "The sea ●◐○ 1 of 3" in stage.text
        assert "apply ◐ 0 of 1" in stage.text
        await turn(stage, "passages")
        assert "1 ◐ ◐ 2 ·" in stage.text
        assert "1.2 ◐ 0 of 1 They flow to the sea." in stage.text
        await turn(stage, "hardest")
        assert "▸ ✗ What is [bold]the sea[/] full of? forgotten 9 times, a leech" in stage.text


async def test_what_is_not_counted_is_told(tmp_path: Path, on_stage: OnStage) -> None:
    found = library.find("alibaba-covid")
    async with on_stage(tmp_path / "journal.sqlite", found, Wish(source="alibaba-covid", lang="en", seed=1)) as stage:
        await stage.press("a", "enter")
        await stage.app.push_screen(StatsScreen(found, "en"))
        await stage.settle()
        while "Known, by topic" not in stage.text:
            await stage.press("right")
        told = "8 questions are for discussion; they are never due, and not counted here."
        assert told in await stage.whole_text()


async def test_a_long_sentence_is_whole_on_a_small_screen(play: Play) -> None:
    words.use("fr")
    async with play("- id: q\n  claim: Oui.\n  answer: true\n", lang="fr", size=(40, 15)) as stage:
        await stage.press("v", "enter")
        await stage.app.push_screen(StatsScreen(None, "fr"))
        await stage.settle()
        await stage.press("left")
        assert "Rien n’a encore été oublié d’un jour à l’autre." in stage.text


async def test_where_nothing_was_answered_it_says_what_to_do(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("s")
        assert "Nothing answered here yet" in stage.text
        assert "Esc goes back, and ⏎ begins" in stage.text
        assert "other pictures" not in stage.foot
        await stage.press("right", "down", "enter", "escape")
        assert not isinstance(stage.app.screen, StatsScreen)


@pytest.mark.usefixtures("learned")
async def test_a_hard_question_is_looked_at_flagged_and_noted_on(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("s", "left", "enter")
        assert isinstance(stage.app.screen, LookScreen)
        assert "What is [bold]the sea[/] full of?" in stage.text
        assert "✓ answer salt" in stage.text
        assert "Forgotten 9 times, a leech. It is due today." in stage.text
        assert "Rivers bring it." in stage.text
        assert "They flow to the sea." in stage.text
        await stage.press("f")
        assert "Flagged" in stage.text
        await stage.press("n", *"tears", "enter")
        assert "Your note: tears" in stage.text
        key = "0123456789abcdef"
        assert list(flags(stage.app.journal, key)) == ["salt"]
        assert notes(stage.app.journal, key) == {"salt": "tears"}
        await stage.press("f", "escape")
        assert flags(stage.app.journal, key) == {}
        assert "7 of 7" in stage.text


async def test_a_hard_question_is_edited_and_seen_as_it_is_then(
    go_home: GoHome, learned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = learned / "sea.en.yaml"
    monkeypatch.setenv("VISUAL", f"sed -i s/full/rich/ {bank}")
    async with go_home() as stage:
        await stage.press("s", "left", "enter", "e")
        assert "full of?" in stage.text or "rich of?" in stage.text
        bank.write_text(BANK.replace("[bold]the sea[/] full of", "the sea made of"), "utf-8")
        await stage.press("e")
        assert "What is the sea made of?" in stage.text
        await stage.press("escape")
        assert "▸ ✗ What is the sea made of?" in stage.text


def ship(folder: Path) -> Path:
    """Put one's own deck among those that ship, and return where they are."""
    shipped = folder.parents[1] / "shipped"
    shipped.mkdir()
    return folder.rename(shipped / folder.name).parent


async def test_home_asks_the_copy_that_was_edited_here(
    go_home: GoHome, learned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = ship(learned)
    monkeypatch.setattr(library, "shipped_decks", lambda: shipped)
    bank = learned / "sea.en.yaml"
    monkeypatch.setenv("VISUAL", "sed -i s/full/rich/")
    async with go_home() as stage:
        await stage.press("s", "left", "enter", "e")
        assert "full of?" in stage.text  # no editor can be opened from here; the copy is made
        bank.write_text(bank.read_text("utf-8").replace("title: The sea", "title: The salty sea"), "utf-8")
        await stage.press("escape", "escape")
        assert "The salty sea" in stage.text
        await stage.press("s", "a", "a", *["right"] * 4)
        assert "The salty sea ●◐○" in stage.text


@pytest.mark.usefixtures("learned")
async def test_counting_blocks_nothing_and_says_that_it_counts(
    go_home: GoHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate()

    def slow(*given: Any) -> Stats:  # noqa: ANN401 - as measure has it
        gate.wait(20)
        return measure(*given)

    monkeypatch.setattr(screens, "measure", slow)
    async with go_home() as stage:
        await stage.pilot.press("s")
        while "Counting" not in stage.text:
            await stage.pilot.pause(0.05)
        gate.set()
        await stage.settle()
        assert "Counting" not in stage.text
        assert "14 answers in all." in stage.text


@pytest.mark.usefixtures("learned")
async def test_who_leaves_while_it_counts_waits_for_nothing(go_home: GoHome, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = Gate(), Gate()

    def endless(journal: Journal, *_: object) -> Stats:
        begun.set()
        try:
            list(journal.rows("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"))
        finally:
            ended.set()
        raise AssertionError

    monkeypatch.setattr(screens, "measure", endless)
    async with go_home() as stage:
        await stage.pilot.press("s")
        while not begun.is_set():
            await stage.pilot.pause(0.05)
        await stage.pilot.pause(0.3)
        await stage.press("escape")
        assert "A mix of everything" in stage.text or "The sea" in stage.text
        while not ended.is_set():
            await stage.pilot.pause(0.05)
        await stage.press("down", "enter")
        assert "1 of 3" in stage.text


async def test_a_deck_that_cannot_be_read_is_told_of_in_a_sentence(go_home: GoHome, learned: Path) -> None:
    (learned / "sea.en.yaml").write_text("viva: 1\nlang: en\ntitle: S\nquestions: 3\n", "utf-8")
    async with go_home() as stage:
        await stage.press("s")
        assert "sea.en.yaml has a problem on line 4" in stage.text


async def test_a_key_leads_to_all_decks_and_back_to_the_one_that_is_open(go_home: GoHome, learned: Path) -> None:
    async with go_home() as stage:
        other = learned.with_name("lakes")
        other.mkdir()
        (other / "deck.yaml").write_text(DECK.replace("0123", "4567").replace("Rivers", "Lakes"), "utf-8")
        (other / "sea.en.yaml").write_text(BANK, "utf-8")
        await stage.press("s", "a")
        assert "All decks" in stage.lines[0]
        await turn(stage, "topics")
        assert "Rivers The sea ●◐○" in stage.text.replace("  ", " ")
        assert "Lakes The sea ○○○" in stage.text
        await stage.press("a")
        assert "Rivers" in stage.lines[0]


@pytest.mark.usefixtures("learned")
async def test_pictures_and_questions_are_chosen_with_the_mouse_too(go_home: GoHome, tmp_path: Path) -> None:
    answer(tmp_path / "journal.sqlite", "tide", "good", "again")
    async with go_home() as stage:
        await stage.press("s")
        await stage.click("Passages")
        assert "▸ Passages" in stage.text
        await stage.click("other pictures")
        assert "▸ Hardest" in stage.text
        assert "▸ ✗ What is" in stage.text
        await stage.click("The sea has tides.")
        assert "▸ · The sea has tides." in stage.text
        await stage.click("The sea has tides.")
        assert "Forgotten once." in stage.text
        assert "2 of 2" in stage.text
        await stage.press("left", "escape")
        assert "▸ ✗ What is" in stage.text


# From elsewhere.


async def palette(stage: Stage, text: str) -> None:
    """Choose what the palette finds for a text."""
    await stage.press("ctrl+p")
    await stage.write(text)
    await stage.pilot.pause(0.3)
    await stage.press("enter")
    await stage.settle()


@pytest.mark.usefixtures("learned")
async def test_the_palette_leads_from_a_verdict_to_the_pictures_and_back(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("enter", "escape", "k")
        await palette(stage, "how it goes")
        assert "14 answers in all." not in stage.text  # one more since
        assert "15 answers in all." in stage.text
        await palette(stage, "remembered")
        assert "Remembered from one day to another" in stage.text
        await stage.press("escape")
        assert "I don’t know" not in stage.foot
        assert "next" in stage.foot


@pytest.mark.usefixtures("learned")
async def test_while_a_question_waits_the_palette_leads_to_no_answers(go_home: GoHome) -> None:
    async with go_home() as stage:
        await stage.press("enter", "ctrl+p")
        await stage.write("how it goes")
        await stage.pilot.pause(0.3)
        assert "How it goes:" not in stage.text


@pytest.mark.usefixtures("learned")
@pytest.mark.parametrize(
    "keys", [["s"], ["s", "left", "enter"], ["s", "question_mark"], ["slash"], ["o"]], ids="-".join
)
async def test_the_palette_leads_to_a_deck_at_once_from_what_lies_over_home(go_home: GoHome, keys: list[str]) -> None:
    async with go_home() as stage:
        await stage.press(*keys)
        await palette(stage, "go to the sea")
        assert "1 of 3" in stage.text
        assert "According to Ann" in stage.text


async def test_after_its_verdict_a_leech_is_called_one(go_home: GoHome, learned: Path) -> None:
    bank = learned / "sea.en.yaml"
    bank.write_text(BANK[: BANK.index("- id: flows")], "utf-8")
    async with go_home() as stage:
        await stage.press("enter")
        assert "leech" not in stage.text
        await stage.write("sugar")
        await stage.press("enter")
        assert "A leech, forgotten 10 times" in stage.text
        assert "Write it anew (e), or note what helps (n)." in stage.text
        await stage.press("y")
        assert "A leech, forgotten 9 times" in stage.text


async def test_what_was_forgotten_seven_times_is_no_leech(go_home: GoHome, tmp_path: Path, deck: Path) -> None:
    (deck / "sea.en.yaml").write_text(BANK[: BANK.index("- id: flows")], "utf-8")
    misses: list[Rating] = ["again"] * 7
    answer(tmp_path / "journal.sqlite", "salt", "good", *misses)
    async with go_home() as stage:
        await stage.press("enter")
        await stage.write("salt")
        await stage.press("enter")
        assert "Right." in stage.text
        assert "leech" not in stage.text


async def test_a_card_that_is_a_leech_is_called_one_when_it_is_turned(
    on_stage: OnStage, learned: Path, tmp_path: Path
) -> None:
    (learned / "sea.en.yaml").write_text(BANK[: BANK.index("- id: flows")], "utf-8")
    wish = Wish(source="rivers", mode="cards")
    async with on_stage(tmp_path / "journal.sqlite", library.find("rivers"), wish) as stage:
        assert "leech" not in stage.text
        await stage.press("enter")
        assert "A leech, forgotten 9 times" in stage.text


# At every size.


@pytest.mark.usefixtures("learned")
@pytest.mark.parametrize("size", [(160, 50), (80, 24), (40, 15)], ids=str)
@pytest.mark.parametrize("lang", ["en", "fr"])
async def test_no_line_is_wider_than_the_screen(go_home: GoHome, size: tuple[int, int], lang: str) -> None:
    async with go_home(size=size) as stage:
        words.use(lang)
        await stage.press("s")
        screen = stage.app.screen
        assert isinstance(screen, StatsScreen)
        for _ in screen.names:
            width = screen.picture.content_size.width
            drawn = screen.picture.render().plain.split("\n")
            assert max(map(len, drawn)) <= width, (screen.name, drawn)
            await stage.press("right")


@pytest.mark.usefixtures("learned")
async def test_another_size_is_another_picture(go_home: GoHome) -> None:
    async with go_home(size=(40, 15)) as stage:
        await stage.press("s")
        assert "Passages" not in stage.text
        await stage.pilot.resize_terminal(100, 40)
        await stage.settle()
        assert "▸ Days" in stage.text
        assert "Passages" in stage.text


def test_a_quiz_starts_without_any_of_it(tmp_path: Path) -> None:
    code = """if True:
        import asyncio, sys
        from pathlib import Path
        from viva.bank import library
        from viva.study import start
        from viva.study.days import local_now
        from viva.study.journal import Journal
        from viva.tui.app import VivaApp

        async def main():
            with Journal(Path("journal.sqlite").resolve()) as journal:
                found, wish = library.find("alibaba-covid"), start.Wish(source="alibaba-covid")
                async with VivaApp(journal, local_now, found, wish).run_test() as pilot:
                    await pilot.pause()
                    assert pilot.app.screen.place == "asking"
                    print([name for name in sys.modules if name in sys.argv[1:]])

        asyncio.run(main())
    """
    names = [
        *("viva.tui.screens.stats", "viva.tui.screens.looking", "viva.tui.widgets.picture", "viva.render.charts"),
        *("viva.study.stats", "viva.study.picturing", "viva.study.history", "viva.study.memories", "fsrs_rs_python"),
    ]
    for name in names[:-1]:
        assert find_spec(name), name
    line = [sys.executable, "-c", code, *names]
    done = subprocess.run(line, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.strip() == "[]"


def test_every_picture_has_a_name() -> None:
    from viva.study.picturing import SECTIONS

    for lang in words.LANGUAGES:
        assert {f"stats-{name}" for name in SECTIONS} <= words.table(lang, "tui").keys()
