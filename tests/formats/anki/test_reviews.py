"""The log of reviews in a package of any origin: what is evidence, what is left and why, and nothing that breaks."""

from __future__ import annotations

import sqlite3
import zipfile
from typing import TYPE_CHECKING, Any, Final

import pytest
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from viva.formats.anki.opening import open_package
from viva.formats.anki.reviews import STEP, Reviewed, ReviewLog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from viva.formats.anki.reviews import Left

AT: Final = 1_795_000_000_000
NOW: Final = AT + 1_000_000_000

Row = tuple[Any, ...]


@pytest.fixture
def package(tmp_path: Path) -> Callable[[Iterable[Row]], Path]:
    """A package with two notes of two cards each, 11 and 12, 21 and 22, and these rows in its log."""

    def make(log: Iterable[Row]) -> Path:
        db = sqlite3.connect(":memory:")
        db.executescript(APKG_SCHEMA)
        db.executescript(APKG_COL)
        for note, guid in ((1, "ours"), (2, "another")):
            db.execute("INSERT INTO notes VALUES (?, ?, 0, 0, 0, '', '', '', 0, 0, '')", (note, guid))
            for place in (1, 2):
                card = note * 10 + place
                db.execute(
                    "INSERT INTO cards VALUES (?, ?, 1, ?, 0,0,0,0,0,0,0,0,0,0,0,0,0,'')", (card, note, place - 1)
                )
        db.executemany("INSERT INTO revlog VALUES (?, ?, 0, ?, 0, 0, ?, ?, ?)", log)
        db.commit()
        path = tmp_path / "a.apkg"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("collection.anki2", db.serialize())
        db.close()
        return path

    return make


def row(
    at: object = AT, *, card: object = 11, ease: object = 3, factor: object = 2500, ms: object = 900, sort: object = 1
) -> Row:
    return at, card, ease, factor, ms, sort


def read(path: Path) -> tuple[list[Reviewed[str]], dict[Left, int]]:
    with open_package(path) as opened:
        log = ReviewLog(opened, {"ours": "key"}, NOW)
        return list(log), dict(log.left)


def test_a_review_has_its_note_its_moment_its_button_and_its_time(package: Callable[[Iterable[Row]], Path]) -> None:
    path = package([row(AT + 5, ease=4, ms=61_000), row(ease=1, card=12, sort=0)])

    assert read(path) == ([Reviewed("key", AT, 1, 900), Reviewed("key", AT + 5, 4, 61_000)], {})


@pytest.mark.parametrize(
    ("reason", "left"),
    [
        ("by-hand", row(ease=0, sort=4)),
        ("by-hand", row(sort=5)),
        ("by-hand", row(sort="x")),
        ("unrated", row(ease=0)),
        ("unrated", row(ease=5)),
        ("unrated", row(ease="good")),
        ("unrated", row(ease=3.5)),
        ("preview", row(sort=3, factor=0)),
        ("no-card", row(card=99)),
        ("no-card", row(card="x")),
        ("other-notes", row(card=21)),
        ("no-moment", row(-AT)),
        ("no-moment", row(12)),
        ("no-moment", row(2**62)),
        ("no-moment", row(NOW + 2 * 86_400_000)),
    ],
)
def test_what_is_no_evidence_is_left_with_its_reason(
    package: Callable[[Iterable[Row]], Path], reason: str, left: Row
) -> None:
    assert read(package([left])) == ([], {reason: 1})


def test_a_filtered_deck_that_reschedules_gives_evidence(package: Callable[[Iterable[Row]], Path]) -> None:
    assert len(read(package([row(sort=3)]))[0]) == 1


@pytest.mark.parametrize("ms", ["x", b"\xff", 1.5])
def test_a_time_that_is_none_is_none(package: Callable[[Iterable[Row]], Path], ms: object) -> None:
    assert read(package([row(ms=ms)]))[0] == [Reviewed("key", AT, 3, 0)]


def test_one_may_be_told_how_far_it_is(package: Callable[[Iterable[Row]], Path]) -> None:
    told: list[tuple[int, int]] = []
    with open_package(package(row(AT + place) for place in range(2 * STEP + 7))) as opened:
        log = ReviewLog(opened, {"ours": "key"}, NOW, lambda done, of: told.append((done, of)))
        assert sum(1 for _ in log) == log.total

    assert told == [(STEP, 2 * STEP + 7), (2 * STEP, 2 * STEP + 7)]
