"""Backups of a journal, and the way back: nothing that was ever answered is lost on it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest

from viva.asking.response import Wrote
from viva.study.backup import back_up, backups, restore
from viva.study.events import Event, Given
from viva.study.journal import Journal, JournalError
from viva.study.memories import Memories
from viva.study.merging import sync
from viva.study.opening import STEPS, VERSION

if TYPE_CHECKING:
    from pathlib import Path

NOON: Final = datetime(2026, 3, 9, 12, tzinfo=UTC)


def answer(journal: Journal, question: str) -> None:
    given = Given(
        session="s",
        mode="practice",
        bank="b",
        kind="typed",
        round=0,
        response=Wrote("x"),
        got=1,
        of=1,
        worth=1,
        rating="good",
        ms=1,
        day="2026-03-09",
    )
    journal.append(Event(type="response", at=NOON, deck="d", question=question, lang="en", payload=given))


def questions(path: Path) -> list[str]:
    with Journal(path) as journal:
        return [question for (question,) in journal.rows("SELECT question FROM event ORDER BY question")]


def test_a_backup_holds_what_was_answered_while_the_journal_is_in_use(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "before")
    made = back_up(journal.path, tmp_path / "backups", NOON)
    answer(journal, "after")

    assert made.name == "journal-2026-03-09-120000.sqlite"
    assert questions(made) == ["before"]


def test_only_the_last_backups_are_kept(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    (folder / "journal-mine.sqlite").mkdir(parents=True)
    for hours in range(4):
        back_up(journal.path, folder, NOON + timedelta(hours=hours), keep=2)

    assert [path.name[-13:-7] for path in backups(journal.path, folder)] == ["150000", "140000"]
    assert (folder / "journal-mine.sqlite").exists()


def test_a_backup_that_cannot_be_written_removes_none(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(JournalError) as caught:
        back_up(journal.path, tmp_path / "file", NOON)
    assert caught.value.code == "no-folder"


def test_what_was_restored_is_there_with_its_memories_and_what_was_there_is_kept(
    journal: Journal, tmp_path: Path
) -> None:
    answer(journal, "before")
    Memories(journal)
    made = back_up(journal.path, tmp_path, NOON)
    answer(journal, "after")
    journal.close()

    kept = restore(made, journal.path, NOON)

    assert kept is not None
    assert questions(journal.path) == ["before"]
    assert questions(kept) == ["after", "before"]
    with Journal(journal.path) as restored:
        assert set(Memories(restored).of("d")) == {"before"}


def test_a_restored_journal_gives_no_number_twice_and_gets_back_what_it_had(journal: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    answer(journal, "before")
    made = back_up(journal.path, tmp_path, NOON)
    answer(journal, "after")
    sync(journal, folder)
    name = journal.device
    journal.close()
    restore(made, journal.path, NOON)

    with Journal(journal.path) as restored:
        answer(restored, "since")
        assert restored.device != name
        assert sync(restored, folder).skipped == ()
    assert questions(journal.path) == ["after", "before", "since"]


def test_a_backup_becomes_a_journal_where_there_is_none(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "before")
    made = back_up(journal.path, tmp_path, NOON)

    assert restore(made, tmp_path / "new.sqlite", NOON) is None
    assert questions(tmp_path / "new.sqlite") == ["before"]
    assert not list(tmp_path.glob(".*restored*"))


def test_a_backup_of_an_older_viva_is_brought_up_to_date(journal: Journal, tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite"
    with sqlite3.connect(old) as db:
        db.executescript(STEPS[0].read_text("utf-8"))
        db.execute("INSERT INTO own VALUES ('device', 'old')")
        db.execute("PRAGMA user_version = 1")
    db.close()

    restore(old, journal.path, NOON)

    assert questions(journal.path) == []
    assert not list(journal.path.parent.glob(".*restored*"))


def test_a_damaged_journal_is_set_aside_as_it_is(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "before")
    made = back_up(journal.path, tmp_path, NOON)
    journal.close()
    journal.path.write_bytes(b"dear diary")

    kept = restore(made, journal.path, NOON)

    assert kept is not None
    assert kept.read_bytes() == b"dear diary"
    assert questions(journal.path) == ["before"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"dear diary", "no-backup"), (b"", "no-backup"), (None, "no-backup"), (b"newer", "newer")]
)
def test_what_is_no_backup_is_refused_and_the_journal_is_as_it_was(
    content: bytes | None, code: str, journal: Journal, tmp_path: Path
) -> None:
    answer(journal, "ours")
    path = tmp_path / "backup.sqlite"
    if content == b"newer":
        made = back_up(journal.path, tmp_path, NOON)
        with sqlite3.connect(made) as db:
            db.execute(f"PRAGMA user_version = {VERSION + 1}")
        db.close()
        made.rename(path)
    elif content is not None:
        path.write_bytes(content)

    with pytest.raises(JournalError) as caught:
        restore(path, journal.path, NOON)

    assert caught.value.code == code
    assert questions(journal.path) == ["ours"]
    assert not list(journal.path.parent.glob("*before*"))
