"""A history in a package: what is written, and that it stays apart from the deck that one gives away."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from viva.formats import FORMATS, ExportError, Format, export_deck
from viva.study.carrying import Carried, Carrying, Review
from viva.study.memory import Rules, State

if TYPE_CHECKING:
    from pathlib import Path

    from viva.bank.deck import Deck

LATE, EARLY = 1_795_000_000_000, 1_794_000_000_000


def review(at: int, *, day: int = 739_950, came_in: bool = False) -> Review:
    return Review(at=at, day=day, rating=3, ms=900, came_in=came_in, days=4, difficulty=5.5)


def carrying(deck: Deck, **reviews: list[Review]) -> Carrying:
    """A history of a few questions."""
    state = State(stability=4.0, difficulty=5.5, first=739_950, last=739_953, due=739_957, reps=1, lapses=0)
    return Carrying(
        Rules(),
        {(deck.key, name.replace("_", "-")): Carried(state, 0.9, tuple(done)) for name, done in reviews.items()},
    )


def table(path: Path, query: str) -> list[tuple[Any, ...]]:
    with zipfile.ZipFile(path) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        return connection.execute(query).fetchall()


def test_reviews_of_one_moment_get_numbers_of_their_own_and_those_of_anki_keep_theirs(
    deck: Deck, tmp_path: Path
) -> None:
    along = carrying(deck, a_choice=[review(LATE)], a_select=[review(LATE)], a_claim=[review(LATE + 1, came_in=True)])
    export_deck(deck, "anki", tmp_path / "a.apkg", carrying=along)

    rows = table(
        tmp_path / "a.apkg",
        "SELECT revlog.id, flds FROM revlog JOIN cards ON cards.id = cid JOIN notes ON notes.id = nid ORDER BY 1",
    )
    found = {name: number for number, fields in rows for name in ("a-choice", "a-select", "a-claim") if name in fields}
    assert found == {"a-choice": LATE, "a-claim": LATE + 1, "a-select": LATE + 2}


def test_reviews_of_the_first_day_are_learning_and_what_is_repeated_later_in_a_day_is_relearning(
    deck: Deck, tmp_path: Path
) -> None:
    days = (739_950, 739_950, 739_953, 739_953)
    along = carrying(deck, a_choice=[review(EARLY + place, day=day) for place, day in enumerate(days)])
    export_deck(deck, "anki", tmp_path / "a.apkg", carrying=along)

    assert table(tmp_path / "a.apkg", "SELECT type FROM revlog ORDER BY id") == [(0,), (0,), (1,), (2,)]


def test_the_same_history_makes_the_same_file(deck: Deck, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export_deck(deck, "anki", tmp_path / name, carrying=carrying(deck, a_choice=[review(LATE)]))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_history_is_not_written_over_the_plain_deck_but_over_an_earlier_one(deck: Deck, tmp_path: Path) -> None:
    plain, own = tmp_path / "plain.apkg", tmp_path / "own.apkg"
    along = carrying(deck, a_choice=[review(LATE)])
    export_deck(deck, "anki", plain)
    before = plain.read_bytes()

    with pytest.raises(ExportError) as refused:
        export_deck(deck, "anki", plain, carrying=along)
    assert refused.value.code == "over-plain"
    assert plain.read_bytes() == before

    own.write_text("something else")
    export_deck(deck, "anki", own, carrying=along)
    export_deck(deck, "anki", own, carrying=along)
    assert table(own, "SELECT count(*) FROM revlog") == [(1,)]


def test_the_plain_deck_holds_nothing_of_it(deck: Deck, tmp_path: Path) -> None:
    export_deck(deck, "anki", tmp_path / "a.apkg")

    assert table(tmp_path / "a.apkg", "SELECT count(*) FROM revlog") == [(0,)]
    assert table(tmp_path / "a.apkg", "SELECT DISTINCT type, data FROM cards") == [(0, "")]


def test_a_format_that_holds_no_history_says_so(deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "other", Format(".x", "viva.formats.anki.export"))
    with pytest.raises(ExportError) as refused:
        export_deck(deck, "other", tmp_path / "a.x", carrying=carrying(deck))
    assert (refused.value.code, refused.value.params) == ("no-history", {"name": "other"})
