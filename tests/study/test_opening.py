"""A journal of an older Viva is brought up to date with all that is in it, and kept as it was."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from viva.study import opening
from viva.study.journal import Journal, JournalError
from viva.study.opening import STEPS, kept_as_it_was, statements

if TYPE_CHECKING:
    from pathlib import Path

EVENTS = """
INSERT INTO event VALUES ('old', 1, 'response', 1000, 60, 'd', 'q', 'en',
    '{"session": "s", "kind": "choice", "order": ["a", "b", "c"], "response": {"gave": "picked"}, "rating": "good"}');
INSERT INTO event VALUES ('old', 2, 'response', 2000, 60, 'd', 'q', 'en',
    '{"session": "s", "kind": "claim", "response": {"gave": "judged"}, "rating": "again"}');
INSERT INTO event VALUES ('old', 3, 'response', 3000, 60, 'd', 'talk', 'en',
    '{"session": "s", "kind": "discuss", "response": {"gave": "talked"}, "rating": null}');
INSERT INTO event VALUES ('old', 4, 'response', 4000, 60, 'd', 'q', 'en',
    '{"session": "s", "kind": "choice", "order": ["a", "b"], "response": {"gave": "rated"}, "rating": "easy"}');
INSERT INTO own VALUES ('device', 'old');
PRAGMA user_version = 1;
"""


def rows(path: Path, what: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as db:
        found = db.execute(what).fetchall()
    db.close()
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A journal of version 1, with four responses."""
    path = tmp_path / "journal.sqlite"
    with sqlite3.connect(path) as db:
        db.executescript(STEPS[0].read_text("utf-8") + EVENTS)
    db.close()
    return path


def test_an_older_journal_keeps_its_events_and_its_name(old: Path) -> None:
    before = rows(old, "SELECT * FROM event")
    with Journal(old) as journal:
        assert journal.device == "old"

    assert rows(old, "SELECT * FROM event") == before
    assert rows(old, "PRAGMA user_version") == [(len(STEPS),)]


def test_what_its_events_tell_the_memory_is_found(old: Path) -> None:
    Journal(old).close()

    assert rows(old, "SELECT question, at, device, seq, offset, rating, options FROM evidence") == [
        ("q", 1000, "old", 1, 60, 3, 3),
        ("q", 2000, "old", 2, 60, 1, 3),
        ("q", 4000, "old", 4, 60, 4, None),
    ]


def test_it_has_then_what_a_new_one_has(old: Path, tmp_path: Path) -> None:
    Journal(old).close()
    Journal(tmp_path / "new.sqlite").close()

    what = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert rows(old, what) == rows(tmp_path / "new.sqlite", what)


def test_it_is_kept_as_it_was_in_a_file_of_its_own(old: Path) -> None:
    before = rows(old, "SELECT * FROM event")
    Journal(old).close()

    kept = kept_as_it_was(old, 1)
    assert kept.name == "journal.version-1.sqlite"
    assert rows(kept, "SELECT * FROM event") == before
    assert rows(kept, "PRAGMA user_version") == [(1,)]
    assert {path.name for path in old.parent.glob("*journal*")} == {old.name, kept.name}


def test_a_journal_that_cannot_be_kept_as_it_was_is_left_alone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "copy", full)
    with pytest.raises(JournalError) as caught:
        Journal(old)

    assert caught.value.code == "full"
    assert rows(old, "PRAGMA user_version") == [(1,)]
    assert rows(old, "SELECT count(*) FROM sqlite_master WHERE name = 'evidence'") == [(0,)]


def test_one_that_is_up_to_date_is_not_kept_again(old: Path) -> None:
    Journal(old).close()
    kept = kept_as_it_was(old, 1)
    kept.unlink()

    Journal(old).close()

    assert not kept.exists()


def test_a_trigger_is_one_statement() -> None:
    script = (
        "CREATE TABLE a (b);\nCREATE TRIGGER t AFTER INSERT ON a\nBEGIN\nDELETE FROM a;\nDELETE FROM a;\nEND;\n-- end\n"
    )

    assert [statement.split()[1] for statement in statements(script)] == ["TABLE", "TRIGGER"]
