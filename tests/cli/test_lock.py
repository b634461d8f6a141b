"""``viva lock``: a summary that one can read, refusals with their place, and nothing done in vain."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ...) -> Ran: ...


def test_a_first_lock_lists_what_is_new(viva: Run, rivers: Path) -> None:
    ran = viva("lock", "rivers")

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{rivers / 'deck.lock'}: 4 questions.", "  4 new: a, b, c, talk"]
    assert (rivers / "deck.lock").is_file()


def test_an_unchanged_deck_is_said_to_be(viva: Run, rivers: Path) -> None:
    viva("lock", "rivers")

    assert viva("lock", "rivers").out == f"{rivers / 'deck.lock'}: nothing has changed.\n"


def test_a_question_that_changed_in_one_language_is_listed_with_it(viva: Run, rivers: Path) -> None:
    viva("lock", "rivers")
    bank = rivers / "sea.fr.yaml"
    bank.write_text(bank.read_text("utf-8").replace("What is a?", "Qu’est-ce que a ?"), encoding="utf-8")

    assert viva("lock", "rivers").out.splitlines()[1:] == ["  one changed: a (fr)"]


def test_every_sort_of_change_is_said(viva: Run, rivers: Path) -> None:
    viva("lock", "rivers")
    land = rivers / "land.en.yaml"
    text = land.read_text("utf-8")
    land.write_text(text.replace("- id: talk\n", "- id: chat\n"), encoding="utf-8")
    assert viva("lock", "rivers").out.splitlines()[1:] == ["  one new: chat", "  one taken out: talk"]

    land.write_text(text.replace("What is c?", "What is that?"), encoding="utf-8")
    said = viva("lock", "rivers").out.splitlines()[1:]
    assert said == ["  one changed: c", "  one back again: talk", "  one taken out: chat"]

    sea = rivers / "sea.en.yaml"
    moved = text[text.index("- id: talk") :]
    land.write_text(text.replace(moved, "").replace("What is c?", "What is that?"), encoding="utf-8")
    sea.write_text(sea.read_text("utf-8") + moved, encoding="utf-8")
    assert viva("lock", "rivers").out.splitlines()[1:] == ["  one in another bank: talk"]


def test_a_long_list_is_cut(viva: Run, rivers: Path) -> None:
    land = rivers / "land.en.yaml"
    more = "".join(f"- id: n{number:02}\n  card: Front {number}\n  back: Back {number}\n" for number in range(20))
    land.write_text(land.read_text("utf-8") + more, encoding="utf-8")

    line = viva("lock", "rivers").out.splitlines()[1]

    assert line == "  24 new: a, b, c, n00, n01, n02, n03, n04, n05, n06, …"


def test_a_dry_run_says_so_and_writes_nothing(viva: Run, rivers: Path) -> None:
    ran = viva("lock", "rivers", "--dry-run")

    assert ran.status == 0
    assert ran.out.startswith(f"{rivers / 'deck.lock'} would hold 4 questions.\n")
    assert not (rivers / "deck.lock").exists()


def test_json_has_every_id_with_its_languages(viva: Run, rivers: Path) -> None:
    told = json.loads(viva("lock", "rivers", "--json").out)

    assert told == {
        "deck": "rivers",
        "file": str(rivers / "deck.lock"),
        "written": True,
        "questions": 4,
        "new": {"a": ["en", "fr"], "b": ["en", "fr"], "c": ["en"], "talk": ["en"]},
        "changed": {},
        "moved": {},
        "back": {},
        "retired": {},
    }


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_another_kind_is_refused_with_its_place_and_the_way_out(viva: Run, rivers: Path, lang: str) -> None:
    viva("lock", "rivers")
    land = rivers / "land.en.yaml"
    text = land.read_text("utf-8").replace("typed: What is c?\n  answer", "card: What is c?\n  back")
    land.write_text(text, encoding="utf-8")

    ran = viva("lock", "rivers", lang=lang)

    assert ran.status == 1
    assert ran.out == ""
    assert f"{land}:6:9: " in ran.err
    assert "new id" in ran.err or "nouvel id" in ran.err


def test_a_deck_with_problems_is_refused_with_all_of_them(viva: Run, rivers: Path) -> None:
    for name in ("land.en.yaml", "sea.en.yaml"):
        path = rivers / name
        path.write_text(path.read_text("utf-8").replace("answer:", "anser:", 1), encoding="utf-8")

    ran = viva("lock", "rivers")

    assert ran.status == 1
    assert "land.en.yaml:7:" in ran.err
    assert "sea.en.yaml:7:" in ran.err
    assert not (rivers / "deck.lock").exists()


def test_marks_of_git_have_a_sentence_of_their_own(viva: Run, rivers: Path) -> None:
    viva("lock", "rivers")
    path = rivers / "deck.lock"
    path.write_text(path.read_text("utf-8").replace("- id: b", "<<<<<<< HEAD\n- id: b"), encoding="utf-8")

    ran = viva("lock", "rivers")

    assert ran.status == 1
    assert "Git" in ran.err
    assert "viva lock" in ran.err


@pytest.mark.parametrize(("deck", "status"), [("rivers/sea", 2), ("nowhere", 2), ("loose.en.yaml", 3)])
def test_only_a_whole_deck_can_be_locked(viva: Run, rivers: Path, tmp_path: Path, deck: str, status: int) -> None:
    (tmp_path / "loose.en.yaml").write_text((rivers / "land.en.yaml").read_text("utf-8"), encoding="utf-8")
    name = str(tmp_path / deck) if deck.endswith(".yaml") else deck

    ran = viva("lock", name)

    assert ran.status == status
    assert ran.err
    assert not list(tmp_path.glob("**/deck.lock"))


def test_a_deck_that_may_not_be_written_to_is_told_plainly(
    viva: Run, rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device", str(rivers / "deck.lock"))

    monkeypatch.setattr("os.fsync", full)
    ran = viva("lock", "rivers")

    assert ran.status == 3
    assert "No space left" in ran.err
    assert "Traceback" not in ran.err


# What an export says of a lock.


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "One question differs from what Anki"), ("fr", "Une question n’est plus celle d’Anki")]
)
def test_an_export_says_in_one_line_what_was_not_locked(
    viva: Run, rivers: Path, tmp_path: Path, lang: str, said: str
) -> None:
    viva("lock", "rivers")
    land = rivers / "land.en.yaml"
    land.write_text(land.read_text("utf-8").replace("What is c?", "What is that?"), encoding="utf-8")

    ran = viva("export", "anki", "rivers", "-o", str(tmp_path / "a.apkg"), lang=lang)

    assert ran.status == 0
    (line,) = [line for line in ran.err.splitlines() if "viva lock" in line]
    assert line.startswith(said)
    assert "viva lock rivers, " in line
    assert "deck.lock" not in line


def test_an_export_of_a_locked_deck_and_of_one_that_has_no_lock_says_nothing(
    viva: Run, rivers: Path, tmp_path: Path
) -> None:
    assert "lock" not in viva("export", "anki", "rivers", "-o", str(tmp_path / "a.apkg")).err
    viva("lock", str(rivers))
    assert "lock" not in viva("export", "anki", "rivers", "-o", str(tmp_path / "a.apkg")).err


def test_an_export_of_a_question_of_another_kind_is_refused(viva: Run, rivers: Path, tmp_path: Path) -> None:
    viva("lock", "rivers")
    land = rivers / "land.en.yaml"
    text = land.read_text("utf-8").replace("typed: What is c?\n  answer", "card: What is c?\n  back")
    land.write_text(text, encoding="utf-8")

    ran = viva("export", "anki", "rivers", "-o", str(tmp_path / "a.apkg"))

    assert ran.status == 1
    assert f"{land}:6:9: " in ran.err
    assert not (tmp_path / "a.apkg").exists()
