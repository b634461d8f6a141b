"""The registry of formats, what one may ask of it, and the report it gives."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva import words
from viva.bank.library import open_deck
from viva.bank.locking import lock_deck
from viva.bank.problems import BankError
from viva.formats import FORMATS, ExportError, Loss, LossReport, export_bank, export_deck
from viva.words.en.loss import WORDS as ENGLISH
from viva.words.fr.loss import WORDS as FRENCH

if TYPE_CHECKING:
    from pathlib import Path

    from viva.bank.deck import Deck


def test_a_format_is_imported_only_when_it_is_used() -> None:
    code = "import sys, viva.formats; print([name for name in sys.modules if 'genanki' in name or 'anki' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_each_format_names_a_module_and_a_suffix() -> None:
    assert [(name, one.suffix) for name, one in FORMATS.items()] == [("anki", ".apkg")]


def test_without_languages_the_first_one_is_written(deck: Deck, tmp_path: Path) -> None:
    assert export_deck(deck, "anki", tmp_path / "a.apkg").total == 12


def test_languages_and_banks_narrow_what_is_written(deck: Deck, tmp_path: Path) -> None:
    assert export_deck(deck, "anki", tmp_path / "a.apkg", langs=["fr"]).total == 3
    assert export_deck(deck, "anki", tmp_path / "a.apkg", langs=["en", "fr"]).total == 15
    assert export_deck(deck, "anki", tmp_path / "a.apkg", banks=["more"]).total == 2


def test_a_dry_run_tells_the_same_and_writes_nothing(deck: Deck, tmp_path: Path) -> None:
    path = tmp_path / "a.apkg"
    told = export_deck(deck, "anki", path, dry_run=True)
    assert not path.exists()
    assert told == export_deck(deck, "anki", path)


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("no-format", {"format": "papyrus"}),
        ("no-lang", {"langs": ["de"]}),
        ("no-bank", {"banks": ["none"]}),
        ("nothing", {"langs": ["fr"], "banks": ["more"]}),
    ],
)
def test_what_does_not_exist_is_refused(deck: Deck, tmp_path: Path, code: str, asked: dict[str, object]) -> None:
    with pytest.raises(ExportError) as refused:
        export_deck(deck, path=tmp_path / "a.apkg", **({"format": "anki"} | asked))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not (tmp_path / "a.apkg").exists()
    assert "{" not in words.phrase(f"loss.refused-{code}", refused.value.params)


def test_a_bank_outside_any_deck_can_be_written(folder: Path, tmp_path: Path) -> None:
    from viva.bank.reader import read_bank

    (tmp_path / "loose").mkdir()
    path = tmp_path / "loose" / "more.en.yaml"
    path.write_bytes((folder / "more.en.yaml").read_bytes())
    assert export_bank(read_bank(path), "anki", tmp_path / "a.apkg").exact == 2


# What a deck's lock adds.


def locked(folder: Path, at: datetime) -> Deck:
    lock_deck(open_deck(folder), clock=lambda: at)
    return open_deck(folder)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def changed_in(apkg: Path) -> dict[str, int]:
    """When each note of a package last changed, by its question's id."""
    with zipfile.ZipFile(apkg) as archive:
        collection = sqlite3.connect(":memory:")
        collection.deserialize(archive.read("collection.anki2"))
    rows = collection.execute("select flds, mod from notes").fetchall()
    collection.close()
    return {next(piece for piece in flds.split("\x1f") if "/" in piece and " " not in piece).partition("/")[2]: mod
            for flds, mod in rows}  # fmt: skip


def test_the_lock_says_when_each_question_changed(folder: Path, tmp_path: Path) -> None:
    first, second = (datetime(2026, month, 1, tzinfo=UTC) for month in (5, 6))
    locked(folder, first)
    change(folder / "all.en.yaml", "Where do rivers", "Where do streams")
    report = export_deck(locked(folder, second), "anki", tmp_path / "a.apkg")

    moments = changed_in(tmp_path / "a.apkg")
    assert moments.pop("a-choice") == second.timestamp()
    assert set(moments.values()) == {first.timestamp()}
    assert report.behind == ()


def test_what_changed_since_the_lock_is_told_and_keeps_its_moment(folder: Path, tmp_path: Path) -> None:
    first = datetime(2026, 5, 1, tzinfo=UTC)
    deck = locked(folder, first)
    change(folder / "all.en.yaml", "Where do rivers", "Where do streams")
    report = export_deck(open_deck(folder), "anki", tmp_path / "a.apkg", langs=["en", "fr"])

    assert report.behind == (("a-choice", "en"),)
    assert changed_in(tmp_path / "a.apkg")["a-choice"] == first.timestamp()
    assert export_deck(deck, "anki", tmp_path / "a.apkg", langs=["fr"]).behind == ()


def test_a_question_that_the_lock_does_not_know_arrives_anyhow(folder: Path, tmp_path: Path) -> None:
    locked(folder, datetime(2026, 5, 1, tzinfo=UTC))
    change(folder / "all.en.yaml", "id: a-choice", "id: another")
    fr = folder / "all.fr.yaml"
    fr.write_text(fr.read_text("utf-8").replace("id: a-choice", "id: another"), "utf-8")

    assert export_deck(open_deck(folder), "anki", tmp_path / "a.apkg").behind == ()


def test_moments_that_are_given_count_more_than_the_lock(folder: Path, tmp_path: Path) -> None:
    deck = locked(folder, datetime(2026, 5, 1, tzinfo=UTC))
    change(folder / "all.en.yaml", "Where do rivers", "Where do streams")
    given = datetime(2027, 1, 1, tzinfo=UTC)
    report = export_deck(deck, "anki", tmp_path / "a.apkg", now=given)

    assert report.behind == ()
    assert set(changed_in(tmp_path / "a.apkg").values()) == {given.timestamp()}


@pytest.mark.parametrize("langs", [["en"], ["fr"]])
def test_a_question_of_another_kind_is_refused_in_every_language(
    folder: Path, tmp_path: Path, langs: list[str]
) -> None:
    locked(folder, datetime(2026, 5, 1, tzinfo=UTC))
    lock = folder / "deck.lock"
    text = lock.read_text("utf-8")
    place = text.index("kind: choice", text.index("- id: a-choice\n"))
    lock.write_text(text[:place] + "kind: typed" + text[place + len("kind: choice") :], "utf-8")

    with pytest.raises(BankError) as refused:
        export_deck(open_deck(folder), "anki", tmp_path / "a.apkg", langs=langs)
    assert [problem.code for problem in refused.value.problems] == ["kind-changed"]
    assert not (tmp_path / "a.apkg").exists()


def test_a_damaged_lock_is_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "deck.lock").write_text("<<<<<<< HEAD\n", "utf-8")

    with pytest.raises(BankError):
        export_deck(open_deck(folder), "anki", tmp_path / "a.apkg")


LOSSES = st.builds(
    Loss,
    code=st.just("x"),
    question_id=st.sampled_from("abc"),
    bank=st.sampled_from("xy"),
    lang=st.sampled_from(["en", "fr"]),
    skipped=st.booleans(),
)


@given(st.lists(LOSSES), st.integers(12, 99))
def test_every_question_is_exact_degraded_or_skipped(losses: list[Loss], total: int) -> None:
    report = LossReport(total, tuple(losses))
    assert report.exact + report.degraded + report.skipped == total
    assert min(report.exact, report.degraded, report.skipped) >= 0
    assert report.skipped == len({one.question for one in losses if one.skipped})


def test_a_question_that_loses_two_things_is_degraded_once() -> None:
    one, two = (Loss(code=code, question_id="q", bank="b", lang="en") for code in "xy")
    assert LossReport(3, (one, two)).degraded == 1


def test_both_languages_say_the_same_of_a_loss() -> None:
    assert list(ENGLISH) == list(FRENCH)
    for code, english in ENGLISH.items():
        assert set(re.findall(r"\{\w+\}", str(english))) == set(re.findall(r"\{\w+\}", str(FRENCH[code]))), code
