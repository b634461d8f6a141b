"""The files around the banks: deck.yaml, source.yaml and elsewhere.yaml, read by the same reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from viva.bank.files import read_deck_folder, read_elsewhere, read_source
from viva.bank.problems import BankError, CannotOpenError, Place
from viva.bank.source import digest, said
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DECK = """\
viva: 1
key: 00112233aabbccdd
languages: [en, fr]
title: {en: Test, fr: Essai}
banks:
- file: first
  anki: 1 First
- file: second
  anki: {en: 2 Second, fr: 2 Deuxième}
"""

SOURCE = f"""\
viva: 1
lang: en
title: Test
speaker: anna
voices:
  anna: {{name: Anna}}
  bob: {{name: {{en: Bob, fr: Robert}}, role: the host}}
passages:
- id: 1.9
  voice: anna
  gist: It is so.
  length: 9
  sha256: {"a" * 64}
- id: 1.10
  voice: bob
  gist: {{en: Is it?, fr: Vraiment ?}}
  length: 6
  sha256: {"b" * 64}
  skip: A question
"""

ELSEWHERE = """\
viva: 1
elsewhere:
- id: paper
  stance: differs
  who: A paper
  date: 2020-02
  address: https://example.org/paper
  says: It is not so.
- id: later
  stance: later
  who: {en: The firm, fr: L’entreprise}
  address: https://example.org/firm
  says: It was so.
"""


def phrased(code: str, params: Mapping[str, str]) -> None:
    """Say a problem and its fix in every language: a word or a parameter that is missing raises KeyError."""
    for lang in LANGUAGES:
        phrase(f"problem.{code}", params, lang=lang)
        phrase(f"problem.{code}.fix", params, lang=lang)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(read: Callable[[Path], object], path: Path) -> list[tuple[str, Place]]:
    with pytest.raises(BankError) as caught:
        read(path)
    for problem in caught.value.problems:
        phrased(problem.code, problem.params)
    return [(problem.code, problem.place) for problem in caught.value.problems]


def test_a_deck(tmp_path: Path) -> None:
    write(tmp_path, "deck.yaml", DECK)

    deck = read_deck_folder(tmp_path)

    assert (deck.key, deck.languages, deck.name) == ("00112233aabbccdd", ("en", "fr"), tmp_path.name)
    assert (deck.title("fr"), deck.title("de")) == ("Essai", "Test")
    assert [ref.file for ref in deck.file.banks] == ["first", "second"]


def test_a_deck_without_a_source(tmp_path: Path) -> None:
    write(tmp_path, "deck.yaml", DECK)

    deck = read_deck_folder(tmp_path)

    assert (deck.source, deck.elsewhere, list(deck.banks("en"))) == (None, {}, [])


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("00112233aabbccdd", "my-deck", "not-a-key", Place(2, 6)),
        ("file: second", "file: first", "duplicate-bank", Place(8, 9)),
        ("file: second", "file: Second", "not-an-id", Place(8, 9)),
        ("[en, fr]", "[en, french]", "not-a-language", Place(3, 17)),
        ("[en, fr]", "[]", "too-few", Place(3, 12)),
        ("{en: Test, fr: Essai}", "{english: Test}", "not-a-language", Place(4, 9)),
        ("title: {en: Test, fr: Essai}", "title: A: B", "colon", Place(4, 9)),
        ("viva: 1", "viva: one", "not-one-of", Place(1, 7)),
        ("title:", "titel:", "unknown-key-meant", Place(4, 1)),
        ("  anki: 1 First\n", "", "missing-key", Place(6, 3)),
    ],
    ids=["key", "twice", "id", "language", "none", "title-of", "colon", "version", "slip", "no-anki"],
)
def test_a_mistake_in_a_deck(tmp_path: Path, old: str, new: str, code: str, place: Place) -> None:
    write(tmp_path, "deck.yaml", DECK.replace(old, new))

    assert (code, place) in problems(read_deck_folder, tmp_path)


def test_settings_of_a_check_have_a_bottom_too(tmp_path: Path) -> None:
    write(tmp_path, "deck.yaml", DECK + f"check: {{deep: {'[' * 20}{']' * 20}}}\n")

    assert "too-deep" in [code for code, _ in problems(read_deck_folder, tmp_path)]


@pytest.mark.parametrize("exists", [True, False], ids=["a-folder", "nothing"])
def test_a_folder_that_is_no_deck(tmp_path: Path, exists: bool) -> None:  # noqa: FBT001 - a column of the table
    with pytest.raises(CannotOpenError) as caught:
        read_deck_folder(tmp_path if exists else tmp_path / "none")

    assert caught.value.code == ("not-a-deck" if exists else "missing")


def test_a_source(tmp_path: Path) -> None:
    source = read_source(write(tmp_path, "source.yaml", SOURCE))

    assert [passage.id for passage in source.passages] == ["1.9", "1.10"]
    passage = source.passage("1.10")
    assert passage is not None
    assert said(passage.gist, "fr") == "Vraiment ?"
    assert source.passage("1.1") is None


def test_a_mistake_in_a_source(tmp_path: Path) -> None:
    text = SOURCE.replace("id: 1.10", "id: 1.9").replace("voice: bob", "voice: bill").replace("er: anna", "er: ann")

    assert problems(read_source, write(tmp_path, "source.yaml", text)) == [
        ("unknown-voice", Place(4, 10)),
        ("duplicate-passage", Place(14, 7)),
        ("unknown-voice", Place(15, 10)),
    ]


def test_a_syntax_error_in_a_source_hides_no_other_passage(tmp_path: Path) -> None:
    text = SOURCE.replace("It is so.", "It: is: so").replace("length: 6", "length: six")

    assert problems(read_source, write(tmp_path, "source.yaml", text)) == [
        ("colon", Place(11, 11)),
        ("not-whole", Place(17, 11)),
    ]


def test_a_syntax_error_in_the_head_of_a_source(tmp_path: Path) -> None:
    text = SOURCE.replace("title: Test", "title: A: test")

    assert problems(read_source, write(tmp_path, "source.yaml", text)) == [("colon", Place(3, 9))]


def test_what_others_say(tmp_path: Path) -> None:
    entries = read_elsewhere(write(tmp_path, "elsewhere.yaml", ELSEWHERE)).elsewhere

    assert [(entry.id, entry.stance, entry.date) for entry in entries] == [
        ("paper", "differs", "2020-02"),
        ("later", "later", None),
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("id: later", "id: paper", "duplicate-entry", Place(9, 7)),
        ("stance: differs", "stance: doubts", "not-one-of", Place(4, 11)),
        ("https://example.org/paper", "example.org", "not-an-address", Place(7, 12)),
        ("https://example.org/paper", "javascript:alert(1)", "not-an-address", Place(7, 12)),
        ("2020-02", "February 2020", "not-a-date", Place(6, 9)),
    ],
    ids=["twice", "stance", "address", "script", "date"],
)
def test_a_mistake_in_what_others_say(tmp_path: Path, old: str, new: str, code: str, place: Place) -> None:
    path = write(tmp_path, "elsewhere.yaml", ELSEWHERE.replace(old, new))

    assert problems(read_elsewhere, path) == [(code, place)]


def test_a_digest_needs_64_digits(tmp_path: Path) -> None:
    path = write(tmp_path, "source.yaml", SOURCE.replace("a" * 64, "a" * 63))

    assert problems(read_source, path) == [("not-a-digest", Place(13, 11))]


@pytest.mark.parametrize(
    "sentence",
    ["It’s  so…", "It's so...", "  It's\u00a0so...\n", "It\u02bcs so\u2026"],
    ids=["typeset", "plain", "space", "other"],
)
def test_a_digest_sees_through_typography(sentence: str) -> None:
    assert digest(sentence) == digest("It's so...")
    assert digest(sentence)[0] == 10


def test_a_digest_is_of_that_sentence() -> None:
    assert digest("It is so.") != digest("It is so!")
