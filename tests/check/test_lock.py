"""What checking says of a deck that no longer fits its lock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from viva.bank.library import open_deck
from viva.bank.locking import lock_deck
from viva.check import Finding, check_deck
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from pathlib import Path

DECK = "viva: 1\nkey: 00112233aabbccdd\nlanguages: [en]\ntitle: Test\nbanks:\n- {file: first, anki: 1 First}\n"
FIRST = """\
viva: 1
lang: en
title: First
questions:
- id: one
  card: The Nile
  back: A river
- id: two
  card: The Alps
  back: Mountains
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "deck"
    path.mkdir()
    (path / "deck.yaml").write_text(DECK, encoding="utf-8")
    (path / "first.en.yaml").write_text(FIRST, encoding="utf-8")
    lock_deck(open_deck(path), clock=lambda: datetime(2026, 3, 1, tzinfo=UTC))
    return path


def change(folder: Path, old: str, new: str, name: str = "first.en.yaml") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """The findings that are the lock's business, after saying each in both languages."""
    found: list[Finding] = [
        one
        for one in check_deck(open_deck(folder))
        if "lock" in one.code or "kind" in one.code or "retired" in one.code
    ]
    for one in found:
        for lang in LANGUAGES:
            phrase(f"problem.{one.code}", one.params, lang=lang)
            phrase(f"problem.{one.code}.fix", one.params, lang=lang)
    return [
        " ".join([f"{one.path.name}:{one.place.line}:{one.place.column}", one.severity, one.code, *one.params.values()])
        for one in found
    ]


def test_a_deck_that_fits_its_lock_has_no_findings(folder: Path) -> None:
    assert told(folder) == []


def test_a_deck_without_a_lock_has_none_either(folder: Path) -> None:
    (folder / "deck.lock").unlink()
    change(folder, "A river", "A long river")

    assert told(folder) == []


def test_what_changed_since_is_one_finding_with_the_ids(folder: Path) -> None:
    change(folder, "A river", "A long river")
    change(folder, "id: two", "id: three")

    assert told(folder) == ["deck.lock:1:1 info lock-behind one, three, two 3"]


def test_many_ids_are_cut_short(folder: Path) -> None:
    more = "".join(f"- id: q{number:02}\n  card: Q{number}\n  back: A{number}\n" for number in range(30))
    change(folder, "- id: two", f"{more}- id: two")

    (line,) = told(folder)
    assert line.endswith("q09, … 30")


def test_another_kind_is_an_error_at_its_prompt(folder: Path) -> None:
    change(folder, "card: The Alps\n  back", "typed: The Alps\n  answer")

    assert told(folder) == ["first.en.yaml:9:10 error kind-changed two card typed"]


def test_a_retired_id_of_another_kind_is_an_error(folder: Path) -> None:
    two = FIRST[FIRST.index("- id: two") :]
    change(folder, two, "")
    lock_deck(open_deck(folder))
    change(folder, "  back: A river\n", "  back: A river\n- id: two\n  typed: The Alps\n  answer: Mountains\n")

    assert told(folder) == ["first.en.yaml:9:10 error retired-id-used two card typed"]


def test_a_bank_that_cannot_be_read_is_not_taken_for_one_that_is_gone(folder: Path) -> None:
    change(folder, "card: The Nile", "card: The Nile: a river")

    assert told(folder) == []


def test_a_damaged_lock_is_a_finding_with_its_place(folder: Path) -> None:
    change(folder, "  bank: first", ">>>>>>> theirs\n  bank: first", "deck.lock")

    assert told(folder) == ["deck.lock:5:1 error lock-conflict"]


def test_a_source_that_cannot_be_read_leaves_the_lock_alone(folder: Path) -> None:
    (folder / "source.yaml").write_text("viva: 1\n", encoding="utf-8")

    assert told(folder) == []
