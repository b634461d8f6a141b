"""A journal that cannot be used: told in a sentence with the way out, in both languages, and left as it is."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING, Final, Protocol

import pytest
from msgspec import Struct

from viva import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAY = ("quiz", "alibaba-covid/health-codes", "--plain", "--seed", "1")

SENTENCES = {
    "newer": {"en": "Update Viva, or let VIVA_HOME name another", "fr": "Mettez Viva à jour, ou donnez à VIVA_HOME"},
    "foreign": {"en": "a database of another program", "fr": "la base de données d’un autre programme"},
    "folder": {"en": "answers are kept in a file of that name", "fr": "dans un fichier de ce nom"},
    "damaged": {"en": "Move it aside together with", "fr": "Déplacez-le avec"},
    "read-only": {"en": "Make it writable, or let VIVA_HOME", "fr": "Rendez-le accessible en écriture, ou donnez"},
    "full": {"en": "Make room and answer again", "fr": "Faites de la place et répondez encore"},
}


class Ran(Struct, frozen=True):
    """What a line did."""

    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


@pytest.fixture(params=["en", "fr"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def journal(viva: Run) -> Path:
    """A journal with two answers in it."""
    assert viva(*PLAY, given=":k\n:k\n").status == 0
    return settings.journal_path()


def everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def kept(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return int(database.execute("SELECT count(*) FROM event WHERE type = 'response'").fetchone()[0])


def told(ran: Ran, what: str, lang: str, path: Path) -> None:
    """See that a run ended with status 3 before any question, in a line that says what to do."""
    assert ran.status == 3
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert str(path) in ran.err
    assert SENTENCES[what][lang] in ran.err


# What a journal may have become.


def written_by_a_newer_viva(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version=99")


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE moz_places (url TEXT)")


def a_text(path: Path) -> None:
    path.write_text("What I did today.\n", encoding="utf-8")


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer": (written_by_a_newer_viva, "newer"),
    "cut short": (cut_short, "damaged"),
    "another program's": (of_another_program, "foreign"),
    "a text": (a_text, "damaged"),
}


@pytest.mark.parametrize(("spoil", "what"), FAULTS.values(), ids=FAULTS)
def test_a_journal_that_cannot_be_used_is_told_and_left_as_it_is(
    spoil: Callable[[Path], object], what: str, lang: str, viva: Run, journal: Path
) -> None:
    spoil(journal)
    before = everything(journal.parent)

    ran = viva(*PLAY, given=":k\n", lang=lang)

    told(ran, what, lang, journal)
    assert everything(journal.parent) == before


@pytest.mark.parametrize(("spoil", "what"), FAULTS.values(), ids=FAULTS)
def test_the_decks_are_listed_though_the_journal_cannot_be_used(
    spoil: Callable[[Path], object], what: str, viva: Run, journal: Path
) -> None:
    assert what
    spoil(journal)

    ran = viva("decks")

    assert (ran.status, ran.err) == (0, "")
    assert "alibaba-covid" in ran.out


def test_once_it_is_moved_aside_a_new_one_begins(viva: Run, journal: Path) -> None:
    cut_short(journal)
    journal.rename(journal.with_name("old.sqlite"))

    assert viva(*PLAY, given=":k\n").status == 0
    assert kept(journal) == 1


def test_an_empty_file_becomes_a_journal(viva: Run, journal: Path) -> None:
    journal.write_bytes(b"")

    assert viva(*PLAY, given=":k\n").status == 0
    assert kept(journal) == 1


def test_a_folder_in_its_place_is_told(lang: str, viva: Run) -> None:
    settings.journal_path().mkdir(parents=True)

    told(viva(*PLAY, given=":k\n", lang=lang), "folder", lang, settings.journal_path())


# Whom permissions bind, though they be root.
BOUND: Final = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")


@pytest.mark.parametrize("what", ["file", "folder"])
def test_one_that_may_only_be_read_is_told(what: str, lang: str, journal: Path, needs: Callable[[str], str]) -> None:
    bound = (needs(BOUND[0]), *BOUND[1:]) if os.geteuid() == 0 else ()
    target = journal if what == "file" else journal.parent
    mode = target.stat().st_mode
    target.chmod(0o444 if what == "file" else 0o555)
    try:
        ran = subprocess.run(
            [*bound, sys.executable, "-m", "viva", *PLAY],
            input=":k\n",
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env=os.environ | {"VIVA_LANG": lang},
        )
    finally:
        target.chmod(mode)

    told(Ran(ran.returncode, ran.stdout, ran.stderr), "read-only", lang, journal)
    assert kept(journal) == 2


@pytest.mark.parametrize("seed", range(24))
def test_random_bytes_in_it_are_told_or_do_no_harm(seed: int, viva: Run, journal: Path) -> None:
    random = Random(seed)
    content = bytearray(journal.read_bytes())
    begin = random.randrange(len(content))
    junk = random.randbytes(min(random.randint(1, 5000), len(content) - begin))
    content[begin : begin + len(junk)] = junk
    journal.write_bytes(content)

    ran = viva(*PLAY, "--resume", given=":k\n:k\n", lang=random.choice(["en", "fr"]))

    assert "Traceback" not in ran.err
    assert not re.search("has stumbled|a trébuché", ran.err)
    assert ran.status in {0, 3}
    assert ran.err.count("\n") == (ran.status == 3)


@pytest.mark.parametrize("share", [0, 0.1, 0.35, 0.5, 0.8, 0.99])
def test_of_a_log_that_was_cut_short_everything_before_the_cut_is_there(
    share: float, viva: Run, journal: Path, tmp_path: Path
) -> None:
    whole = kept(journal)
    with closing(sqlite3.connect(journal)) as holding:  # as long as somebody holds it, answers stand in the log
        holding.execute("SELECT count(*) FROM event").fetchone()
        viva(*PLAY, given=":k\n" * 5)
        copy = tmp_path / "copy" / "journal.sqlite"
        copy.parent.mkdir()
        shutil.copy(journal, copy)
        log = journal.with_name("journal.sqlite-wal").read_bytes()
    copy.with_name("journal.sqlite-wal").write_bytes(log[: int(len(log) * share)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIVA_HOME", str(copy.parent))

        ran = viva(*PLAY, "--resume", given=":k\n")

    assert (ran.status, ran.err) == (0, "")
    assert whole + 1 <= kept(copy) <= whole + 6


# A disk that is full.

FILL = """
mount -t tmpfs -o size=$1 full "$2" || exit 99
export VIVA_HOME="$2/viva"
"$3" -m viva quiz alibaba-covid --plain --seed 1 --count 0 --mode cards < "$4"
status=$?
cp -r "$2/viva" "$5" 2>/dev/null
exit $status
"""


@pytest.mark.parametrize(("size", "some"), [("16k", False), ("400k", True)], ids=["from the start", "in the middle"])
def test_a_full_disk_is_told_and_every_answer_before_is_kept(
    size: str,
    some: bool,  # noqa: FBT001
    lang: str,
    tmp_path: Path,
) -> None:
    answers = tmp_path / "answers"
    answers.write_text("\n1\n" * 300, encoding="utf-8")
    (tmp_path / "disk").mkdir()
    arguments = [size, tmp_path / "disk", sys.executable, answers, tmp_path / "after"]
    ran = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", FILL, "sh", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"VIVA_LANG": lang},
    )
    if ran.returncode in {1, 99}:
        pytest.skip(f"no disk of one's own here: {ran.stderr.strip()}")

    assert ran.returncode == 3
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert SENTENCES["full"][lang] in ran.stderr
    assert bool(ran.stdout) == some
    if some:
        headings = len(re.findall(r"^Question \d+ (?:of|sur) \d+", ran.stdout, re.MULTILINE))
        assert kept(tmp_path / "after" / "journal.sqlite") == headings - 1 > 3
