"""Findings about a deck: one of each sort, with its file, its place and its words."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import viva
from viva.bank import library
from viva.bank.problems import CannotOpenError
from viva.check import Finding, check_bank, check_deck, check_path
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from pathlib import Path

DECK = """\
viva: 1
key: 00112233aabbccdd
languages: [en, fr]
title: Test
banks:
- file: first
  anki: 1 First
- file: second
  anki: 2 Second
"""

SOURCE = f"""\
viva: 1
lang: en
title: Test
voices: {{anna: {{name: Anna}}}}
passages:
- {{id: 1.3, voice: anna, gist: So., length: 3, sha256: {"a" * 64}}}
- {{id: 1.10, voice: anna, gist: No., length: 3, sha256: {"b" * 64}}}
"""

ELSEWHERE = """\
viva: 1
elsewhere:
- {id: a-paper, stance: adds, who: W, address: "https://example.org", says: It is so.}
"""

FIRST = """\
viva: 1
lang: en
title: First
questions:
- id: one
  choice: What?
  answer: this
  wrong: [that]
  cites: [1.3, 1.10]
  elsewhere: [a-paper]
- id: two
  discuss: What?
  points:
  - {text: It is., elsewhere: [a-paper]}
"""

FRENCH = """\
viva: 1
lang: fr
title: Premier
translates: first.en.yaml
questions:
- id: one
  choice: Quoi ?
  answer: ceci
  wrong: [cela]
- id: two
  discuss: Quoi ?
  points: [Il est.]
"""

SECOND = "viva: 1\nlang: {lang}\ntitle: S\n{more}questions:\n- id: three\n  card: Front\n  back: Back\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound deck of two banks in two languages."""
    path = tmp_path / "deck"
    path.mkdir()
    files = {
        "deck": DECK,
        "source": SOURCE,
        "elsewhere": ELSEWHERE,
        "first.en": FIRST,
        "first.fr": FRENCH,
        "second.en": SECOND.format(lang="en", more="") + "  cites: [1.3, 1.10]\n",
        "second.fr": SECOND.format(lang="fr", more="translates: second.en.yaml\n"),
    }
    for name, text in files.items():
        (path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return path


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(findings: list[Finding]) -> list[str]:
    """The findings as one line each, after saying each in both languages."""
    for finding in findings:
        for lang in LANGUAGES:
            phrase(f"problem.{finding.code}", finding.params, lang=lang)
            phrase(f"problem.{finding.code}.fix", finding.params, lang=lang)
    return [
        f"{finding.path.name}:{finding.place.line}:{finding.place.column} {finding.severity} {finding.code}"
        for finding in findings
    ]


def test_a_sound_deck_has_no_findings(folder: Path) -> None:
    assert check_path(folder) == []


def test_what_ships_has_no_findings() -> None:
    for path in library.folders().values():
        assert check_path(path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("first.en", "[1.3, 1.10]", "[1.3, 1.1]", "first.en.yaml:9:16 error unknown-passage-meant"),
        ("first.en", "[1.3, 1.10]", "[1.3, intro]", "first.en.yaml:9:16 error unknown-passage"),
        ("first.en", "here: [a-paper]\n", "here: [a-papers]\n", "first.en.yaml:10:15 error unknown-elsewhere-meant"),
        ("first.en", "elsewhere: [a-paper]}", "elsewhere: [x]}", "first.en.yaml:14:32 error unknown-elsewhere"),
        ("first.fr", "wrong: [cela]", "wrong: [cela]\n  cites: [9]", "first.fr.yaml:10:11 error unknown-passage"),
        ("first.en", "answer", "image: {file: a.png, alt: A}\n  answer", "first.en.yaml:7:17 error no-image"),
        ("second.en", "id: three", "id: one", "second.en.yaml:5:7 error id-twice"),
        ("deck", "2 Second", "1 FIRST", "deck.yaml:9:9 error anki-twice"),
        ("deck", "2 Second", "{en: 2 Second, fr: 1 First}", "deck.yaml:9:28 error anki-twice"),
        ("deck", "file: second", "file: third", "deck.yaml:8:9 error bank-missing"),
        ("deck", "- file: second\n  anki: 2 Second\n", "", "second.en.yaml:3:8 warning bank-unlisted"),
        ("first.fr", FRENCH[FRENCH.index("- id: two") :], "", "first.fr.yaml:4:13 warning untranslated"),
        ("first.en", "choice: What?", "choice: What: this?", "first.en.yaml:6:15 error colon"),
        ("first.fr", "choice: Quoi ?", "choice: Quoi : ça ?", "first.fr.yaml:7:16 error colon"),
        ("source", "voice: anna", "voice: ann", "source.yaml:6:20 error unknown-voice"),
        ("elsewhere", "stance: adds", "stance: add", "elsewhere.yaml:3:25 error not-one-of-meant"),
        ("deck", "viva: 1", "viva: 2", "deck.yaml:1:7 error not-one-of"),
    ],
    ids=[
        "passage", "other-passage", "elsewhere", "elsewhere-of-a-point", "passage-of-a-translation", "image",
        "id-twice", "anki-twice", "anki-twice-in-french", "missing", "unlisted", "untranslated", "bank", "translation",
        "source", "elsewhere-itself", "deck",
    ],
)  # fmt: skip
def test_a_finding_has_its_place(folder: Path, name: str, old: str, new: str, finding: str) -> None:
    change(folder, name, old, new)

    assert finding in told(check_path(folder))


def test_a_missing_translation_of_a_bank(folder: Path) -> None:
    (folder / "second.fr.yaml").unlink()

    (finding,) = check_path(folder)

    assert told([finding]) == ["deck.yaml:8:9 warning bank-untranslated"]
    assert finding.params == {
        "name": "second", "language": "fr", "file": "second.fr.yaml", "original": "second.en.yaml"
    }  # fmt: skip


def test_an_id_that_stands_twice_is_told_once_whatever_the_languages(folder: Path) -> None:
    for name in ("second.en", "second.fr"):
        change(folder, name, "id: three", "id: one")

    assert told(check_path(folder)) == ["second.en.yaml:5:7 error id-twice"]


def test_what_a_translation_inherits_is_told_once(folder: Path) -> None:
    change(folder, "first.en", "[1.3, 1.10]", "[9.9]")

    assert told(check_path(folder)) == ["first.en.yaml:9:11 error unknown-passage"]


def test_the_same_id_in_two_languages_is_no_finding(folder: Path) -> None:
    change(folder, "second.en", "id: three", "id: four")
    change(folder, "second.fr", "id: three", "id: four")

    assert check_path(folder) == []


def test_a_file_that_cannot_be_read_hides_no_other(folder: Path) -> None:
    change(folder, "first.en", "choice: What?", "choice: What: this?")
    change(folder, "second.en", "card: Front", "crad: Front")
    change(folder, "source", "voice: anna", "voice: ann")

    assert told(check_path(folder)) == [
        "source.yaml:6:20 error unknown-voice",
        "first.en.yaml:6:15 error colon",
        "second.en.yaml:6:3 error unknown-key-meant",
    ]


def test_a_source_that_cannot_be_read_makes_no_passage_unknown(folder: Path) -> None:
    change(folder, "source", "viva: 1", "viva: [")

    assert {finding.path.name for finding in check_path(folder)} == {"source.yaml"}


def test_a_deck_that_cannot_be_read_hides_no_bank(folder: Path) -> None:
    change(folder, "deck", "viva: 1", "viva: 2")
    change(folder, "first.en", "choice: What?", "choice: What: this?")

    assert told(check_path(folder)) == ["deck.yaml:1:7 error not-one-of", "first.en.yaml:6:15 error colon"]


def test_a_folder_without_passages_cites_none(folder: Path) -> None:
    (folder / "source.yaml").unlink()

    assert {finding.code for finding in check_path(folder)} == {"unknown-passage"}


# What a path may lead to.


def test_one_bank_of_a_deck(folder: Path) -> None:
    change(folder, "first.en", "[1.3, 1.10]", "[9.9]")
    change(folder, "second.en", "card: Front", "crad: Front")

    assert told(check_bank(folder / "first.en.yaml")) == ["first.en.yaml:9:11 error unknown-passage"]


def test_a_translation_whose_original_cannot_be_read_is_not_sound(folder: Path) -> None:
    change(folder, "first.en", "choice: What?", "choice: What: this?")

    assert told(check_bank(folder / "first.fr.yaml")) == ["first.en.yaml:6:15 error colon"]


@pytest.mark.parametrize("name", ["deck", "source", "elsewhere"])
def test_one_file_of_a_deck(folder: Path, name: str) -> None:
    change(folder, name, "viva: 1", "viva: 2")
    change(folder, "first.en", "choice: What?", "choice: What: this?")

    assert told(check_path(folder / f"{name}.yaml")) == [f"{name}.yaml:1:7 error not-one-of"]


@pytest.mark.parametrize("name", ["source", "elsewhere"])
def test_a_file_of_a_deck_without_its_deck(folder: Path, name: str) -> None:
    change(folder, name, "viva: 1", "viva: 2")
    (folder / "deck.yaml").unlink()

    assert told(check_path(folder / f"{name}.yaml")) == [f"{name}.yaml:1:7 error not-one-of"]


def test_a_bank_outside_any_deck(folder: Path) -> None:
    (folder / "deck.yaml").unlink()
    change(folder, "first.en", "answer", "image: {file: a.png, alt: A}\n  answer")

    assert told(check_path(folder / "first.en.yaml")) == ["first.en.yaml:7:17 error no-image"]


def test_a_folder_of_banks(folder: Path) -> None:
    (folder / "deck.yaml").unlink()
    change(folder, "first.en", "choice: What?", "choice: What: this?")

    assert told(check_path(folder)) == ["first.en.yaml:6:15 error colon"]


@pytest.mark.parametrize(("name", "code"), [("none", "missing"), ("empty", "not-a-deck")], ids=["missing", "empty"])
def test_nothing_to_check(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(CannotOpenError) as caught:
        check_path(tmp_path / name)

    assert caught.value.code == code


def test_other_programs_check_a_deck_they_have_read(folder: Path) -> None:
    change(folder, "first.en", "[1.3, 1.10]", "[9.9]")

    deck = viva.read_deck(folder)

    assert viva.check(deck) == check_deck(deck)
    assert [finding.code for finding in viva.check(deck)] == ["unknown-passage"]


def test_an_image_that_is_there(folder: Path) -> None:
    change(folder, "first.en", "answer", "image: {file: a.png, alt: A}\n  answer")
    (folder / "a.png").touch()

    assert check_path(folder) == []


def test_a_deck_in_another_place_is_as_sound(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(library.shipped_decks() / "alibaba-covid", copy)

    assert check_path(copy) == []
