"""A room on disk: what was written is there, one answer for each vote, and nothing is left of what was taken away."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from viva.asking.response import Picked, Wrote
from viva.room.commands import Next, Open
from viva.room.progress import Answer, Facts, Player, Progress
from viva.room.store import Entered, Store, path_of, purge, rooms
from viva.room.trouble import StoreError
from viva.room.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from viva.room.game import Game

    Class = Callable[..., Game]

FACTS = Facts(id="k3v9x2", code="123456", title="Bank", lang="en", seed=1)
ALLOWED = {
    "room": {"one", "opened", "facts", "progress", "clock"},
    "player": {"number", "key", "name", "since"},
    "answer": {"place", "round", "player", "n", "took", "response"},
}


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.begin(path_of("k3v9x2"), FACTS, Progress()) as opened:
        yield opened


def answer(player: int = 1, n: int = 1, text: str = "a") -> Answer:
    return Answer(player, 0, 1, n, Wrote(text), 10)


def everything(path: Path) -> bytes:
    """Return every byte that is kept of rooms."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


def test_what_was_written_is_read_again(store: Store, klass: Class) -> None:
    game = klass()
    game.do(Next(), 0)
    game.do(Open(30), 0)
    entered = Entered(Player(1, "Zoë 🦦", 2), b"k" * 32)
    given = Answer(1, 0, 1, 1, Picked(("a", "b")), 10)
    store.write([entered, given, game.progress], 5000)
    store.close()
    with Store(store.path) as again:
        saved = again.read()

    assert (saved.facts, saved.progress, saved.clock) == (FACTS, game.progress, 5000)
    assert (saved.entered, saved.answers) == ((entered,), (given,))


def test_of_a_players_answers_in_one_vote_the_last_one_is_kept(store: Store) -> None:
    store.write([answer(n=1), answer(n=3, text="c"), answer(n=2, text="b")], 0)
    store.write([answer(n=1, text="late")], 0)

    assert store.read().answers == (answer(n=3, text="c"),)


def test_a_room_is_nobody_elses_to_read(store: Store) -> None:
    store.write([answer()], 0)

    assert {stat.S_IMODE(file.stat().st_mode) for file in store.path.parent.iterdir()} == {0o600}


def test_nothing_of_a_device_has_a_place_in_the_file(store: Store) -> None:
    tables = store._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    columns = {name: {row[1] for row in store._db.execute(f"PRAGMA table_info({name})")} for (name,) in tables}

    assert columns == ALLOWED
    assert {"code", "id", "title", "lang", "seed", "source", "questions", "cap", "hands", "settings"} == set(
        Facts.__struct_fields__
    )


def test_every_commit_goes_to_the_disk_itself(store: Store) -> None:
    asked = {name: store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}

    assert asked == {"journal_mode": "wal", "synchronous": 2}


def test_a_full_disk_refuses_all_of_a_commit_and_what_was_before_stands(store: Store) -> None:
    store.write([answer(1)], 0)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match="full"):
        store.write([answer(player, text="x" * 200) for player in range(2, 200)], 0)
    assert store.read().answers == (answer(1),)
    store._db.execute("PRAGMA max_page_count=1000000")
    store.write([answer(2)], 0)

    assert len(store.read().answers) == 2


def test_a_room_has_one_server(store: Store) -> None:
    with pytest.raises(StoreError, match="busy"):
        Store(store.path)
    with pytest.raises(StoreError, match="busy"):
        purge(store.path)


@pytest.mark.parametrize(
    ("content", "code"), [(b"no database at all, but long enough to be one" * 30, "damaged"), (b"", "damaged")]
)
def test_a_file_that_is_no_room_is_told(content: bytes, code: str) -> None:
    path = path_of("other")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    with pytest.raises(StoreError, match=code):
        Store(path)


def test_a_room_that_is_not_there_is_not_made() -> None:
    with pytest.raises(StoreError, match="missing"):
        Store(path_of("none"))
    assert rooms() == []


def test_a_room_of_a_newer_viva_is_left_alone(store: Store) -> None:
    store.close()
    with closing(sqlite3.connect(store.path)) as db:
        db.execute("PRAGMA user_version=99")

    with pytest.raises(StoreError, match="newer"):
        Store(store.path)


def test_nothing_is_left_in_database_or_log_after_a_scrub(store: Store) -> None:
    names = [f"Kanarienvogel {number}" for number in range(300)]
    store.write([Entered(Player(number, name), bytes([number % 256]) * 32) for number, name in enumerate(names, 1)], 0)
    store.write([answer(number, text=f"geheim {number}") for number in range(1, 300)], 0)
    assert b"Kanarienvogel 7" in everything(store.path)
    assert b"geheim 77" in everything(store.path)
    store.scrub()

    left = everything(store.path)
    assert b"Kanarien" not in left
    assert b"geheim" not in left
    assert b"123456" not in left


def test_a_purged_room_is_gone_with_all_its_files(store: Store) -> None:
    store.write([answer()], 0)
    store.close()
    assert rooms() == [store.path]
    purge(store.path)

    assert list(store.path.parent.iterdir()) == []


def test_a_damaged_room_can_be_purged_too() -> None:
    path = path_of("damaged")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"Kanarienvogel" * 100)
    purge(path)

    assert rooms() == []


async def test_many_answers_share_a_commit_and_each_is_told_after_it(store: Store) -> None:
    told: list[int] = []
    commits: list[int] = []
    write = store.write

    def counted(entries: list[Answer], clock: int) -> None:
        assert not set(told) & {one.player for one in entries}
        write(entries, clock)
        commits.append(len(entries))

    store.write = counted  # type: ignore[method-assign,assignment]
    writer = Writer(store, lambda: 7)
    await asyncio.gather(
        *(writer.write(answer(number), lambda number=number: told.append(number)) for number in range(500))  # type: ignore[misc]
    )
    await writer.close()

    assert told == list(range(500))
    assert sum(commits) == 500
    assert len(commits) < 50
    assert len(store.read().answers) == 500


async def test_who_waits_learns_that_the_disk_is_full_and_that_it_is_not_any_more(store: Store) -> None:
    taken: list[str] = []
    writer = Writer(store, lambda: 0)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count={pages}")
    waiting = [writer.write(answer(number, text="x" * 200), lambda: taken.append("no")) for number in range(200)]
    for one in waiting:
        with pytest.raises(StoreError, match="full"):
            await one
    store._db.execute("PRAGMA max_page_count=1000000")
    await writer.write(answer(1), lambda: taken.append("yes"))
    await writer.close()

    assert taken == ["yes"]


async def test_an_entry_that_cannot_be_written_holds_up_nobody_after_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from viva.room import store as module

    write = module._write

    def picky(db: sqlite3.Connection, entry: object) -> None:
        if entry == answer(13):
            raise ValueError("unlucky")
        write(db, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_write", picky)
    writer = Writer(store, lambda: 0)
    with pytest.raises(StoreError, match="unlucky"):
        await writer.write(answer(13))
    await writer.write(answer(14))
    await writer.close()

    assert [one.player for one in store.read().answers] == [14]


async def test_an_answer_whose_sender_has_gone_is_kept_all_the_same(store: Store) -> None:
    writer = Writer(store, lambda: 0)
    gone = writer.write(answer(1))
    gone.cancel()
    await writer.write(replace(answer(2)))
    await writer.close()

    assert [one.player for one in store.read().answers] == [1, 2]
