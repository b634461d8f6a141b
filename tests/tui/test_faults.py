"""What goes wrong with the journal while somebody plays on the full screen: a sentence each, and no answer lost."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final, cast

import pytest

from tests.tui.conftest import NOON, put_on_stage
from viva import words
from viva.asking.response import Judged
from viva.study import start
from viva.study.journal import JournalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.tui.conftest import Play, Stage
    from viva.study.events import Mode

CLAIMS: Final = "".join(f"\n- id: q{place}\n  claim: Number {place} is true.\n  answer: true" for place in range(6))

SENTENCES: Final = {
    "SQLITE_FULL": {"en": "Make room and answer again", "fr": "Faites de la place et répondez encore"},
    "SQLITE_READONLY": {"en": "Make it writable, or let VIVA_HOME", "fr": "Rendez-le accessible en écriture"},
    "SQLITE_BUSY": {"en": "Close the other one and try again", "fr": "Fermez l’autre et réessayez"},
    "SQLITE_CORRUPT": {"en": "go back to a copy with `viva restore`", "fr": "revenez à une copie avec `viva restore`"},
}


class Failing:
    """A connection that fails as SQLite does: at every write, or, where the file is damaged, at everything."""

    def __init__(self, db: sqlite3.Connection, name: str) -> None:
        self.db = db
        self.error = sqlite3.OperationalError("out of order")
        self.error.sqlite_errorname = name
        self.reads = name == "SQLITE_CORRUPT"

    def execute(self, statement: str, row: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if self.reads or statement.split(maxsplit=1)[0] not in {"SELECT", "WITH"}:
            raise self.error
        return self.db.execute(statement, row)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a connection has
        return getattr(self.db, name)


@contextmanager
def failing(stage: Stage, name: str) -> Iterator[None]:
    """Have the journal fail for a while."""
    journal = stage.app.journal
    sound = journal._db
    journal._db = cast("sqlite3.Connection", Failing(sound, name))
    yield
    journal._db = sound


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize(("mode", "lang"), [("practice", "fr"), ("exam", "en")])
async def test_an_answer_that_cannot_be_kept_is_told_and_can_be_given_again(
    play: Play, mode: Mode, name: str, lang: str
) -> None:
    async with play(CLAIMS, mode=mode) as stage:
        words.use(lang)
        await stage.press("t", *(["enter"] if mode == "practice" else []))
        with failing(stage, name):
            await stage.press("f")

            assert SENTENCES[name][lang] in stage.text
            assert "✗" not in stage.text
            assert "Number 1 is true." in stage.text
        await stage.press("f")
        assert SENTENCES[name][lang] not in stage.text
        if mode == "exam":
            await stage.press("escape", "h", "enter")

        assert sorted(stage.given) == [("q0", Judged("true")), ("q1", Judged("false"))]


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_CORRUPT"])
async def test_no_command_ends_the_program_and_what_was_answered_is_there(play: Play, name: str) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t")
        with failing(stage, name):
            for keys in ("u", "g", "escape f", "escape s", "escape 2", "escape n", "l", "e", "enter", "t", "escape q"):
                await stage.press(*keys.split())
                assert stage.app.failure is None

        assert stage.given == [("q0", Judged("true"))]


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_CORRUPT"])
async def test_no_command_ends_an_exam_and_its_paper_can_be_handed_in_later(play: Play, name: str) -> None:
    async with play(CLAIMS, mode="exam") as stage:
        await stage.press("t", "f")
        with failing(stage, name):
            for keys in ("escape f", "escape o", "down", "escape", "escape h", "enter", "escape", "escape q"):
                await stage.press(*keys.split())
                assert stage.app.failure is None

        assert stage.given == []
    async with play(CLAIMS, mode="exam", resume=True) as stage:
        await stage.press("escape", "h", "enter")

        assert sorted(stage.given) == [("q0", Judged("true")), ("q1", Judged("false"))]


@pytest.mark.parametrize("seed", range(4))
async def test_bytes_that_turned_in_the_file_are_told_or_do_no_harm(seed: int, play: Play, tmp_path: Path) -> None:
    async with play(CLAIMS) as stage:
        for _ in range(6):
            await stage.press("t", "enter")
    path, random = tmp_path / "journal.sqlite", Random(seed)
    content = bytearray(path.read_bytes())
    if seed % 2:
        del content[4096 * random.randrange(1, len(content) // 4096) :]
    else:
        for _ in range(400):
            content[random.randrange(4096, len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)

    with suppress(JournalError):  # where it cannot even be opened, that is told before anything is drawn
        async with play(CLAIMS, resume=False) as stage:
            await stage.press("t", "enter", "f", "u", "escape", "f", "escape", "s", "enter")
            assert stage.app.failure is None
        async with put_on_stage(path, None, start.Wish(source="", seed=1)) as stage:
            await stage.press("down", "enter", "a", "enter")
            assert stage.app.failure is None


async def test_a_clock_that_is_set_back_a_day_between_two_answers_changes_nothing_of_the_order(play: Play) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "enter", "f", "enter")
        assert stage.app.opening is not None
        stage.app.opening.sitting.clock = lambda: NOON - timedelta(days=1)
        await stage.press("t", "u")

        assert [name for name, _ in stage.given] == ["q0", "q1", "q2"]
        assert "3 of 6" in stage.text
        assert "Number 3 is true." in stage.text
    async with play(CLAIMS, resume=True) as stage:
        assert "3 of 6" in stage.text
        assert "Number 3 is true." in stage.text


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "Put it back and go on: what you answered is kept."),
        ("fr", "Remettez-le en place et reprenez : vos réponses sont gardées."),
    ],
)
async def test_a_session_whose_deck_has_gone_says_to_put_it_back_and_goes_on_then(
    play: Play, tmp_path: Path, lang: str, told: str
) -> None:
    async with play(CLAIMS) as stage:
        await stage.press("t", "enter")
    (tmp_path / "rivers.en.yaml").rename(tmp_path / "aside")
    words.use(lang)
    async with put_on_stage(tmp_path / "journal.sqlite", None, start.Wish(source="", seed=1)) as stage:
        await stage.press("enter")
        assert told in stage.text

        (tmp_path / "aside").rename(tmp_path / "rivers.en.yaml")
        await stage.press("enter", "enter")
        assert "Number 1 is true." in stage.text
