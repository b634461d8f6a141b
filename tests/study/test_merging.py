"""Journals that meet in a folder: whatever the order and however often, all come to hold the same."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given as holds_for
from hypothesis import settings
from hypothesis import strategies as st

from viva.asking.response import Wrote
from viva.study.events import Event, Given
from viva.study.journal import Journal
from viva.study.memories import Memories
from viva.study.merging import SUFFIX, Skipped, put, sync, take

if TYPE_CHECKING:
    from pathlib import Path

NOON: Final = datetime(2026, 3, 9, 12, tzinfo=UTC)


def answer(journal: Journal, question: str, *, days: int = 0) -> None:
    given = Given(
        session="s",
        mode="practice",
        bank="b",
        kind="typed",
        round=0,
        response=Wrote("日本 \x1b[2J"),
        got=1,
        of=1,
        worth=1,
        rating="good",
        ms=1,
        day="2026-03-09",
    )
    at = NOON + timedelta(days=days)
    journal.append(Event(type="response", at=at, deck="d", question=question, lang="en", payload=given))


def events(journal: Journal) -> list[tuple[object, ...]]:
    return list(journal.rows("SELECT * FROM event ORDER BY device, seq"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "shared"
    path.mkdir()
    return path


@pytest.fixture
def other(tmp_path: Path, folder: Path) -> Path:
    """The file of another device, with three events."""
    with Journal(tmp_path / "other.sqlite") as journal:
        for place in range(3):
            answer(journal, f"q{place}")
        path = folder / f"{journal.device}{SUFFIX}"
        put(journal, path)
    return path


@holds_for(
    answers=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 40)), max_size=12),
    meetings=st.lists(st.integers(0, 2), max_size=8),
)
@settings(max_examples=30, deadline=None)
def test_in_any_order_and_however_often_all_come_to_hold_the_same(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[int, int, int]], meetings: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("folder")
    journals = [Journal(folder / str(place) / "journal.sqlite") for place in range(3)]
    meeting = iter(meetings)
    for device, question, days in answers:
        answer(journals[device], f"q{question}", days=days)
        if (met := next(meeting, None)) is not None:
            sync(journals[met], folder)
            Memories(journals[met])
    for _ in range(2):
        for journal in journals:
            assert not sync(journal, folder).skipped

    assert len(events(journals[0])) == len(answers)
    assert events(journals[0]) == events(journals[1]) == events(journals[2])
    states = [Memories(journal).of("d") for journal in journals]
    assert states[0] == states[1] == states[2]
    for journal in journals:
        again = sync(journal, folder)
        assert (again.taken, again.files, again.sent) == (0, 2, len(answers))
        journal.close()


def test_what_is_taken_in_does_not_change_our_own_numbers(journal: Journal, other: Path) -> None:
    answer(journal, "ours")

    assert take(journal, other) == 3
    answer(journal, "ours too")
    numbers = journal.rows("SELECT seq FROM event WHERE device = ? ORDER BY seq", (journal.device,))
    assert list(numbers) == [(1,), (2,)]


@pytest.mark.parametrize("kept", [0, 1, 40, 300, -200, -1])
def test_a_file_that_has_arrived_in_part_is_left_for_the_next_time(
    kept: int, journal: Journal, other: Path, folder: Path
) -> None:
    whole = other.read_bytes()
    other.write_bytes(whole[:kept])

    torn = sync(journal, folder)
    assert [one.path for one in torn.skipped] == [other]
    assert torn.taken == 0
    assert torn.skipped[0].code in ({"torn", "foreign"} if kept in {40, 1} else {"torn"})

    other.write_bytes(whole)
    assert sync(journal, folder).taken == 3


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"dear diary\n", "foreign"),
        (b'{"a": 1}\n', "foreign"),
        (b'{"viva_journal": 2, "device": "a", "events": 0, "sha256": ""}\n', "newer"),
        (b'{"viva_journal": 1, "device": "a", "events": 1, "sha256": ""}\n["a", 1, "gossip"]\n', "foreign"),
        (
            b'{"viva_journal": 1, "device": "a", "events": 1, "sha256": ""}\n["a",1,"note",1,0,"d","q","en",[]]\n',
            "foreign",
        ),
        (b'{"viva_journal": 1, "device": "a", "events": 0, "sha256": "00"}\n', "torn"),
        (b"\xff\xfe\n", "foreign"),
    ],
)
def test_a_file_that_is_no_journal_is_named_and_nothing_of_it_is_taken(
    text: bytes, code: str, journal: Journal, folder: Path
) -> None:
    path = folder / f"else{SUFFIX}"
    path.write_bytes(text)

    done = sync(journal, folder)

    assert [(one.path, one.code) for one in done.skipped] == [(path, code)]
    assert events(journal) == []
    assert path.read_bytes() == text


def test_a_file_that_cannot_be_read_is_named(journal: Journal, folder: Path) -> None:
    path = folder / f"else{SUFFIX}"
    path.mkdir()

    assert sync(journal, folder).skipped == (Skipped(path, "unreadable"),)


def test_a_journal_that_was_copied_to_another_device_and_went_on_there_is_found_out(
    journal: Journal, tmp_path: Path, folder: Path
) -> None:
    answer(journal, "both")
    shutil.copy(journal.path, tmp_path / "copy.sqlite")
    shutil.copy(f"{journal.path}-wal", tmp_path / "copy.sqlite-wal")
    answer(journal, "here")
    sync(journal, folder)
    with Journal(tmp_path / "copy.sqlite") as twin:
        answer(twin, "there")

        done = sync(twin, folder)

        assert [one.code for one in done.skipped] == ["twin"]
        assert done.sent == 0
        assert [row[6] for row in events(twin)] == ["both", "there"]
    assert sync(journal, folder).skipped == ()


def test_a_file_is_written_whole_or_not_at_all(
    journal: Journal, other: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = other.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        put(journal, other)

    assert other.read_bytes() == before
    assert list(folder.iterdir()) == [other]
