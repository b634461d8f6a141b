"""What has been begun and not written: it is found where a learner would meet it, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva.asking.reveal import around, reveal
from viva.bank.library import open_deck
from viva.check import check_deck

if TYPE_CHECKING:
    from pathlib import Path

DECK = "viva: 1\nkey: 00112233aabbccdd\nlanguages: [en]\ntitle: Test\nbanks:\n- {file: first, anki: First}\n"
SOURCE = f"""\
viva: 1
lang: en
title: A talk
voices: {{anna: {{name: Anna Lind}}}}
passages:
- {{id: 1.1, voice: anna, gist: "…", length: 3, sha256: {"a" * 64}}}
- {{id: 1.2, voice: anna, gist: Nothing was counted., length: 3, sha256: {"b" * 64}}}
- {{id: 1.3, voice: anna, gist: "...", length: 3, sha256: {"c" * 64}}}
"""
BANK = "viva: 1\nlang: en\ntitle: First\nquestions:\n"
CARD = "- {{id: {id}, card: What ends in 1912?, back: The Nile of 6650 km, cites: [{cites}]}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A deck with a passage whose gist is written, and two whose is not."""
    folder = tmp_path / "deck"
    folder.mkdir()
    (folder / "deck.yaml").write_text(DECK, encoding="utf-8")
    (folder / "source.yaml").write_text(SOURCE, encoding="utf-8")
    return folder


def found(folder: Path, questions: str) -> list[str]:
    (folder / "first.en.yaml").write_text(f"{BANK}{questions}", encoding="utf-8")
    return [f"{one.path.name}:{one.place.line}:{one.place.column} {one.code}" for one in check_deck(open_deck(folder))]


def test_a_gist_has_to_be_written_once_a_question_rests_on_its_passage(folder: Path) -> None:
    told = found(folder, CARD.format(id="a", cites="1.1"))

    assert [one for one in told if "unwritten" in one] == ["source.yaml:6:32 unwritten"]


def test_nothing_is_compared_with_a_gist_that_is_not_written(folder: Path) -> None:
    assert not [one for one in found(folder, CARD.format(id="a", cites="1.1, 1.3")) if "not-in-passage" in one]

    beside = found(folder, CARD.format(id="a", cites="1.1, 1.2"))
    assert {"first.en.yaml:5:43 number-not-in-passage", "first.en.yaml:5:43 name-not-in-passage"} <= set(beside)


def test_a_learner_sees_no_passage_whose_gist_is_not_written(folder: Path) -> None:
    found(folder, CARD.format(id="a", cites="1.1, 1.2, 1.3"))
    question = next(iter(open_deck(folder).questions("en")))

    assert [one.id for one in reveal(question).passages] == ["1.2"]
    assert [one.id for one in around(question)] == ["1.2"]


def test_a_key_and_an_option_of_dots_are_said_to_be_unwritten(folder: Path) -> None:
    told = found(folder, "- {id: a, choice: What?, answer: …, wrong: [Yes, …]}\n")

    assert told == ["first.en.yaml:5:50 unwritten"]


@pytest.mark.parametrize("text", ["Wait…", "… and so on", "What … do?", "He said: …"])
def test_dots_beside_words_are_no_gap(folder: Path, text: str) -> None:
    assert not [one for one in found(folder, f"- {{id: a, card: '{text}', back: So}}\n") if "unwritten" in one]
