"""The journal: what it was given is on disk, in order, and what it cannot do it says in one of six words."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

import pytest

from viva import words
from viva.asking.response import Picked, Rated, Wrote
from viva.study import opening as module
from viva.study.events import Event, Given, Overruled, Plan
from viva.study.journal import Journal, JournalError
from viva.study.opening import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from viva.asking.response import Response

DECK = "0123456789abcdef"
NOON = datetime(2026, 3, 9, 12, tzinfo=timezone(timedelta(hours=1)))


def given(response: Response = Wrote("x"), *, got: int = 1, session: str = "s") -> Given:  # noqa: B008 - frozen
    return Given(
        session=session,
        mode="practice",
        bank="bank",
        kind="typed",
        round=0,
        response=response,
        got=got,
        of=1,
        worth=1,
        rating="good",
        ms=5,
        day="2026-03-09",
    )


def event(question: str = "q", payload: Given | Overruled | None = None, *, at: datetime = NOON) -> Event:
    payload = payload or given()
    type_: Literal["override", "response"] = "override" if isinstance(payload, Overruled) else "response"
    return Event(type=type_, at=at, deck=DECK, question=question, lang="en", payload=payload)


def plan(deck: str = DECK) -> Plan:
    return Plan(mode="practice", lang="en", seed=1, source="deck", deck=deck, title="Deck", questions=(("bank", "q"),))


def rows(path: Path, what: str) -> list[tuple[object, ...]]:
    # As another program sees it: a connection of its own.
    with sqlite3.connect(path) as db:
        found = db.execute(what).fetchall()
    db.close()
    return found


def in_another_process(code: str, *arguments: object) -> subprocess.Popen[str]:
    script = """
        import sys
        from datetime import UTC, datetime
        from pathlib import Path
        from viva.asking.response import Wrote
        from viva.study.events import Event, Given
        from viva.study.journal import Journal, JournalError

        def event(place):
            given = Given(session="s", mode="practice", bank="b", kind="typed", round=0, response=Wrote("x" * 500),
                          got=1, of=1, worth=1, rating="good", ms=5, day="2026-03-09")
            return Event(type="response", at=datetime.now(UTC), deck="d", question=f"q{place}", lang="en",
                         payload=given)

        path = Path(sys.argv[1])
    """
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script) + textwrap.dedent(code), *map(str, arguments)],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not" / "there" / "yet" / "journal.sqlite"


# What is kept.


def test_events_are_numbered_from_one_in_their_order(path: Path) -> None:
    with Journal(path) as journal:
        numbers = [journal.append(event(f"q{place}")) for place in range(3)]

        assert numbers == [1, 2, 3]
        assert [question for _, _, question, _ in journal.answers("s")] == ["q0", "q1", "q2"]
        assert journal.responses() == 3


def test_the_order_is_that_of_the_answers_even_if_the_clock_is_set_back(path: Path) -> None:
    with Journal(path) as journal:
        journal.append(event("first", at=NOON))
        journal.append(event("second", at=NOON - timedelta(hours=1)))

        assert [question for _, _, question, _ in journal.answers("s")] == ["first", "second"]


def test_a_response_is_kept_as_it_was_given(path: Path) -> None:
    payloads = [given(Picked(("a1", "b2"))), given(Rated("hard", backwards=True)), given(Wrote("\x1b[2J 日本語 “’"))]
    with Journal(path) as journal:
        for payload in payloads:
            journal.append(event("q", payload))
    with Journal(path) as journal:
        assert [payload for _, _, _, payload in journal.answers("s")] == payloads


def test_the_moment_is_kept_in_milliseconds_with_the_learners_offset(path: Path) -> None:
    with Journal(path) as journal:
        journal.append(event(at=NOON.replace(microsecond=123_456)))

    assert rows(path, "SELECT at, offset FROM event") == [(round(NOON.timestamp() * 1000) + 123, 60)]


def test_a_journal_keeps_the_name_of_its_device(path: Path) -> None:
    with Journal(path) as journal:
        name = journal.device
        journal.append(event())
    with Journal(path) as journal:
        assert journal.device == name
        assert journal.append(event()) == 2

    assert len(name) == 16
    assert rows(path, "SELECT DISTINCT device FROM event") == [(name,)]


def test_the_tables_are_strict(path: Path) -> None:
    Journal(path).close()

    what = "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    tables = rows(path, what)
    assert sorted(tables) == [(name, 1) for name in ("event", "evidence", "memory", "own", "sitting", "stale")]


@pytest.mark.parametrize(
    "values",
    [
        "('d', 1, 'response', 'noon', 0, 'd', 'q', 'en', '{}')",
        "('d', 1, 'response', 1, 0, 'd', 'q', 'en', '{')",
        "('d', 1, 'gossip', 1, 0, 'd', 'q', 'en', '{}')",
        "('d', 1, 'response', 1, 0, NULL, 'q', 'en', '{}')",
    ],
    ids=["a moment that is no number", "a payload that is no JSON", "an unknown type", "no deck"],
)
def test_the_tables_refuse(values: str, path: Path) -> None:
    Journal(path).close()

    with pytest.raises(sqlite3.IntegrityError):
        rows(path, f"INSERT INTO event VALUES {values}")  # noqa: S608 - ours


def test_an_event_has_one_number_for_ever(path: Path) -> None:
    with Journal(path) as journal:
        journal.append(event())

    with pytest.raises(sqlite3.IntegrityError):
        rows(path, "INSERT INTO event SELECT * FROM event")


def test_every_commit_reaches_the_disk(path: Path) -> None:
    with Journal(path) as journal:
        assert journal._db.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL
        assert journal._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        journal.append(event())
        assert not journal._db.in_transaction

        assert rows(path, "SELECT count(*) FROM event") == [(1,)]


def test_what_append_returned_from_survives_a_kill(path: Path) -> None:
    writer = in_another_process(
        """
        journal = Journal(path)
        for place in range(1000):
            print(journal.append(event(place)), flush=True)
        """,
        path,
    )
    assert writer.stdout is not None
    heard = [int(writer.stdout.readline()) for _ in range(5)]
    writer.send_signal(signal.SIGKILL)
    heard += [int(line) for line in writer.communicate()[0].split("\n")[:-1]]

    with Journal(path) as journal:
        assert heard == list(range(1, len(heard) + 1))
        assert journal.responses() in {len(heard), len(heard) + 1}  # it may be killed before it could say so


def test_two_programs_write_at_once_and_no_number_is_given_twice(path: Path) -> None:
    # Both make the journal, too: neither has seen it before.
    code = """
        with Journal(path) as journal:
            for place in range(60):
                print(journal.append(event(place)))
        """
    writers = [in_another_process(code, path) for _ in range(3)]
    said = [writer.communicate(timeout=60) for writer in writers]

    assert [errors for _, errors in said] == [""] * 3
    numbers = [int(line) for lines, _ in said for line in lines.split()]
    assert sorted(numbers) == list(range(1, 181))
    with Journal(path) as journal:
        assert journal.responses() == 180


# What is asked of it.


def test_what_was_seen_is_told_question_by_question(path: Path) -> None:
    with Journal(path) as journal:
        journal.append(event("a", given(got=0), at=NOON))
        journal.append(event("a", given(got=1), at=NOON + timedelta(hours=1)))
        journal.append(event("b", given(got=0), at=NOON))
        found = journal.seen(DECK)

        assert {name: (one.last, one.right) for name, one in found.items()} == {
            "a": (NOON + timedelta(hours=1), True),
            "b": (NOON, False),
        }
        assert journal.seen("another deck") == {}


def test_the_learners_own_word_on_the_last_response_counts(path: Path) -> None:
    with Journal(path) as journal:
        seq = journal.append(event("guess", given(got=1)))
        journal.append(event("guess", Overruled(session="s", device=journal.device, seq=seq, says="guessed")))
        seq = journal.append(event("own", given(got=0)))
        journal.append(event("own", Overruled(session="s", device=journal.device, seq=seq, says="right")))
        seq = journal.append(event("later", given(got=1)))
        journal.append(event("later", Overruled(session="s", device=journal.device, seq=seq, says="guessed")))
        journal.append(event("later", given(got=1), at=NOON + timedelta(days=1)))

        assert {name: seen.right for name, seen in journal.seen(DECK).items()} == {
            "guess": False,
            "own": True,
            "later": True,
        }


def test_a_session_is_broken_off_until_it_ends(path: Path) -> None:
    with Journal(path) as journal:
        since = NOON - timedelta(days=1)
        journal.begin("s", plan(), NOON)
        assert journal.broken(since=since) is None  # nothing was answered: nothing to go on with

        journal.append(event())
        broken = journal.broken(since=since)
        assert broken is not None
        assert (broken.id, broken.answered, broken.plan, broken.began) == ("s", 1, plan(), NOON)
        assert journal.broken(since=since, deck="another") is None
        assert journal.broken(since=NOON + timedelta(seconds=1)) is None

        journal.end("s", NOON)
        assert journal.broken(since=since) is None


def test_the_last_session_that_was_broken_off_is_the_one(path: Path) -> None:
    with Journal(path) as journal:
        for place, name in enumerate(("older", "newer")):
            journal.begin(name, plan(), NOON + timedelta(minutes=place))
            journal.append(event("q", given(session=name), at=NOON + timedelta(minutes=place)))

        broken = journal.broken(since=NOON)

    assert broken is not None
    assert broken.id == "newer"


def test_what_a_later_viva_wrote_in_words_unknown_here_is_passed_over(path: Path) -> None:
    with Journal(path) as journal:
        journal.begin("s", plan(), NOON)
        journal.append(event())
        rows(path, """UPDATE sitting SET plan = replace(plan, 'practice', 'duel')""")
        rows(path, """UPDATE event SET payload = replace(payload, 'wrote', 'sang')""")

        assert journal.broken(since=NOON) is None
        assert list(journal.answers("s")) == []


# What goes wrong.


def refused(path: Path) -> JournalError:
    with pytest.raises(JournalError) as caught:  # when it is opened, before anybody answers
        Journal(path)
    for lang in words.LANGUAGES:  # whatever it is, there are words for it
        params = {"path": str(caught.value.path), "reason": caught.value.reason}
        assert words.phrase(f"journal.{caught.value.code}", params, lang=lang)
        assert words.phrase(f"journal.{caught.value.code}.fix", params, lang=lang)
    return caught.value


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    error = refused(tmp_path / "file" / "journal.sqlite")

    assert error.code == "no-folder"
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_told() -> None:
    from pathlib import Path

    assert refused(Path("/proc/viva/journal.sqlite")).code == "no-folder"


def test_a_folder_where_the_journal_should_be_is_told(path: Path) -> None:
    path.mkdir(parents=True)

    assert refused(path).code == "folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_journal_that_may_only_be_read_is_told_before_the_first_answer(what: str, path: Path) -> None:
    Journal(path).close()
    target = path if what == "file" else path.parent
    mode = target.stat().st_mode
    target.chmod(0o444 if what == "file" else 0o555)
    try:
        assert refused(path).code == "read-only"
    finally:
        target.chmod(mode)


def test_a_journal_opened_to_read_only_is_told_before_the_first_answer(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a read-only disk does, for root too, whom permissions do not bind.
    Journal(path).close()
    connect = sqlite3.connect

    def read_only(name: Path, **more: object) -> sqlite3.Connection:
        return connect(f"{name.as_uri()}?mode=ro", uri=True, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", read_only)

    assert refused(path).code == "read-only"


def test_a_journal_of_a_newer_viva_is_left_alone(path: Path) -> None:
    Journal(path).close()
    rows(path, f"PRAGMA user_version={VERSION + 1}")
    before = path.read_bytes()

    assert refused(path).code == "newer"
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"dear diary, " * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_journal_is_left_alone(content: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    assert refused(path).code == "damaged"
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(path: Path) -> None:
    path.parent.mkdir(parents=True)
    rows(path, "CREATE TABLE notes (text)")

    assert refused(path).code == "foreign"
    assert rows(path, "SELECT name FROM sqlite_master") == [("notes",)]


def test_a_journal_that_is_damaged_further_in_is_told_when_it_is_read(path: Path) -> None:
    with Journal(path) as journal:
        for place in range(200):
            journal.append(event(f"q{place}", given(Wrote("x" * 500))))
    content = bytearray(path.read_bytes())
    content[4096 * 16 :] = b"\xff" * (len(content) - 4096 * 16)
    path.write_bytes(content)

    with Journal(path) as journal, pytest.raises(JournalError) as caught:
        list(journal.answers("s"))
    assert caught.value.code == "damaged"


def test_an_empty_file_becomes_a_journal(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()

    with Journal(path) as journal:
        assert journal.append(event()) == 1


def test_a_full_disk_is_told_and_everything_before_is_kept(path: Path) -> None:
    writer = in_another_process(
        """
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        journal = Journal(path)
        for place in range(1000):
            try:
                print(journal.append(event(place)))
            except JournalError as error:
                print(error.code, list(journal.answers("s")).__len__())
                break
        """,
        path,
    )
    said, errors = writer.communicate(timeout=60)
    *numbers, last = said.splitlines()

    assert errors == ""
    assert len(numbers) > 3
    assert last == f"full {len(numbers)}"
    with Journal(path) as journal:
        assert journal.responses() == len(numbers)


def test_a_journal_that_another_program_does_not_let_go_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with Journal(path) as journal:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(JournalError) as caught:
            journal.append(event())
        assert caught.value.code == "busy"
        assert refused(path).code == "busy"

        other.execute("ROLLBACK")
        other.close()
        assert journal.append(event()) == 1


def test_a_journal_that_another_program_is_making_is_waited_for(path: Path) -> None:
    path.parent.mkdir(parents=True)
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    release.start()

    with Journal(path) as journal:
        assert journal.append(event()) == 1

    release.join()
    other.close()


def test_a_refused_journal_holds_nothing_open(path: Path) -> None:
    Journal(path).close()
    rows(path, f"PRAGMA user_version={VERSION + 1}")
    opened = len(os.listdir("/proc/self/fd")) if os.path.exists("/proc/self/fd") else 0  # noqa: PTH110, PTH208

    for _ in range(3):
        refused(path)

    assert (len(os.listdir("/proc/self/fd")) if opened else 0) == opened  # noqa: PTH208
    shutil.rmtree(path.parent)


def test_a_journal_that_was_deleted_or_replaced_while_open_takes_no_answer(path: Path) -> None:
    with Journal(path) as journal:
        journal.append(event())
        aside = path.rename(path.with_name("aside.sqlite"))

        for replaced in (False, True):
            if replaced:
                path.write_bytes(b"")
            with pytest.raises(JournalError) as gone:
                journal.append(event())
            assert gone.value.code == "moved"

        aside.replace(path)
        journal.append(event())
        assert journal.responses() == 2


def test_a_session_is_offered_again_though_the_clock_was_set_back_in_it(path: Path) -> None:
    with Journal(path) as journal:
        journal.begin("s", plan(), NOON)
        journal.append(event(at=NOON - timedelta(days=1)))

        assert journal.broken(since=NOON - timedelta(days=14)) is not None
