"""``viva export anki --with-history``, and ``viva import --history``."""

from __future__ import annotations

import json
import shutil
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
    assert ran.out.splitlines()[3:] == [
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


# And back.


@pytest.fixture
def carried(viva: Run, rivers: Path, where: Path) -> Path:
    """What was answered here, in a package of Anki's; the journal itself is gone."""
    assert rivers.is_dir()
    viva("quiz", "rivers/sea", "--plain", given="right\n:k\n")
    viva("export", "anki", "rivers", "--with-history", "-o", "own.apkg")
    settings.journal_path().rename(where / "gone.sqlite")
    return where / "own.apkg"


def answers(viva: Run) -> int:
    return int(json.loads(viva("stats", "--json").out)["answers"])


def test_reviews_come_in_once(viva: Run, carried: Path) -> None:
    first = viva("import", "--history", carried.name)
    second = viva("import", "--history", carried.name)

    assert (first.status, second.status) == (0, 0)
    assert first.out == "own.apkg: 2 reviews of 2 questions were new and are in your journal now.\n"
    assert second.out == "own.apkg: nothing new.\n2 were taken before.\n"
    assert answers(viva) == 2


def test_a_dry_run_only_tells(viva: Run, carried: Path) -> None:
    ran = viva("import", "--history", carried.name, "--dry-run", lang="fr")

    assert ran.out == "own.apkg\u00a0: 2 révisions de 2 questions sont nouvelles.\n"
    assert not settings.journal_path().exists()


def test_as_json(viva: Run, carried: Path) -> None:
    found = json.loads(viva("import", "--history", carried.name, "--json").out)

    assert found == {
        "file": "own.apkg",
        "dry_run": False,
        "reviews": 2,
        "taken": 2,
        "questions": 2,
        "known": 0,
        "own": 0,
        "left": {},
        "unread_decks": [],
    }


def test_a_deck_with_problems_is_named_and_the_others_are_read(viva: Run, carried: Path) -> None:
    broken = settings.own_decks() / "broken"
    broken.mkdir()
    (broken / "deck.yaml").write_text("viva: [", encoding="utf-8")

    ran = viva("import", "--history", carried.name)

    assert "The deck broken has problems" in ran.err
    assert ran.out.startswith("own.apkg: 2 reviews")


def test_reviews_of_decks_that_are_not_here_are_counted_and_a_path_leads_to_them(
    viva: Run, carried: Path, rivers: Path, where: Path
) -> None:
    shutil.move(rivers, where / "elsewhere")

    without = viva("import", "--history", carried.name)
    named = viva("import", "--history", carried.name, "elsewhere")

    assert without.out == "own.apkg: nothing new.\n2 are of notes that are of none of your decks.\n"
    assert named.out.startswith("own.apkg: 2 reviews of 2 questions were new")


def test_a_bank_outside_any_deck_is_found_by_its_path(viva: Run, rivers: Path, where: Path) -> None:
    shutil.copy(rivers / "sea.en.yaml", where / "loose.en.yaml")
    viva("quiz", "loose.en.yaml", "--plain", given="right\n:k\n")
    viva("export", "anki", "loose.en.yaml", "--with-history", "-o", "own.apkg")
    settings.journal_path().unlink()

    assert viva("import", "--history", "own.apkg", "loose.en.yaml").out.startswith("own.apkg: 2 reviews")


@pytest.mark.parametrize(("given", "status"), [("nothing.apkg", 3), ("text.apkg", 3)])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_is_no_package_ends_in_a_sentence(viva: Run, where: Path, given: str, status: int, lang: str) -> None:
    (where / "text.apkg").write_text("no zip")

    ran = viva("import", "--history", given, lang=lang)

    assert ran.status == status
    assert given in ran.err
    assert "Traceback" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert not settings.journal_path().exists()


def test_a_package_without_reviews_says_what_to_tick(viva: Run, rivers: Path) -> None:
    assert rivers.is_dir()
    viva("export", "anki", "rivers")

    ran = viva("import", "--history", "rivers.apkg")

    assert ran.out == ""
    assert "“Include scheduling information”" in ran.err
