"""``viva export anki --with-history``, and ``viva import --history``."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

import pytest

from viva import settings

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


@pytest.fixture(autouse=True)
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the lines are typed in."""
    folder = tmp_path / "where"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def logged(path: Path) -> int:
    with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(archive.read("collection.anki2"))
        return int(db.execute("SELECT count(*) FROM revlog").fetchone()[0])


def test_a_history_goes_into_a_file_of_its_own(viva: Run, rivers: Path, where: Path) -> None:
    assert rivers.is_dir()
    viva("quiz", "rivers/sea", "--plain", given=":k\n:k\n")
    viva("export", "anki", "rivers")

    ran = viva("export", "anki", "rivers", "--with-history")

    assert ran.status == 0
    assert ran.out.startswith("rivers.history.apkg: 4 questions")
    assert ran.out.splitlines()[1:] == [
        "Your history goes along: 2 questions, 2 reviews. Keep this file to yourself.",
        "In Anki, tick “Import any learning progress”; only cards that are new to Anki take it.",
    ]
    assert logged(where / "rivers.history.apkg") == 2
    assert logged(where / "rivers.apkg") == 0


def test_only_the_history_of_what_is_exported_goes_along(viva: Run, rivers: Path, where: Path) -> None:
    assert rivers.is_dir()
    viva("quiz", "rivers/sea", "--plain", given=":k\n:k\n")

    ran = viva("export", "anki", "rivers/land", "--with-history", lang="fr")

    assert "Ces questions n’ont pas encore d’historique" in ran.out
    assert "cochez" not in ran.out
    assert logged(where / "land.history.apkg") == 0


def test_who_never_answered_gets_no_journal_by_exporting(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()
    assert viva("export", "anki", "rivers", "--with-history", "--dry-run").status == 0
    assert not settings.journal_path().exists()


@pytest.mark.parametrize(("lang", "said"), [("en", "write your history into another file"), ("fr", "dans un autre")])
def test_the_plain_deck_is_not_written_over(viva: Run, rivers: Path, where: Path, lang: str, said: str) -> None:
    assert rivers.is_dir()
    viva("export", "anki", "rivers")
    before = (where / "rivers.apkg").read_bytes()

    ran = viva("export", "anki", "rivers", "--with-history", "-o", "rivers.apkg", lang=lang)

    assert ran.status == 3
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert (where / "rivers.apkg").read_bytes() == before
