"""From a name to a deck: a path wins, then one's own decks, then those that ship."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from viva import settings
from viva.bank import library
from viva.bank.problems import BankError, CannotOpenError
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SHIPPED = library.shipped_decks() / "alibaba-covid"


def phrased(code: str, params: Mapping[str, str]) -> None:
    """Say a problem and its fix in every language: a word or a parameter that is missing raises KeyError."""
    for lang in LANGUAGES:
        phrase(f"problem.{code}", params, lang=lang)
        phrase(f"problem.{code}.fix", params, lang=lang)


def refusal(name: str) -> CannotOpenError:
    with pytest.raises(CannotOpenError) as caught:
        library.find(name)
    phrased(caught.value.code, caught.value.params)
    return caught.value


@pytest.fixture
def own() -> Path:
    """A copy of the shipped deck in the user's folder."""
    folder = settings.own_decks() / "alibaba-covid"
    shutil.copytree(SHIPPED, folder)
    return folder


def test_a_shipped_deck_by_its_name() -> None:
    found = library.find("alibaba-covid")

    assert found.deck is not None
    assert (found.deck.name, found.deck.shipped, found.bank) == ("alibaba-covid", True, None)


def test_ones_own_copy_shadows_the_shipped_deck_and_keeps_its_key(own: Path) -> None:
    found = library.find("alibaba-covid").deck

    assert found is not None
    assert (found.folder, found.shipped) == (own, False)
    assert found.key == library.open_deck(SHIPPED).key
    assert list(library.folders()).count("alibaba-covid") == 1


def test_a_path_wins_over_a_name(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "alibaba-covid"
    shutil.copytree(own, here)
    monkeypatch.chdir(tmp_path)

    found = library.find("alibaba-covid").deck

    assert found is not None
    assert found.folder.resolve() == here


@pytest.mark.parametrize(
    ("name", "lang"),
    [("fund", None), ("fund.fr", "fr"), ("fund.fr.yaml", "fr"), ("fund/", None)],
    ids=["bank", "language", "file", "slash"],
)
def test_a_bank_of_a_deck(name: str, lang: str | None) -> None:
    found = library.find(f"alibaba-covid/{name}")

    assert (found.bank, found.lang) == ("fund", lang)


def test_the_file_of_a_bank_settles_its_language() -> None:
    found = library.find(str(SHIPPED / "fund.fr.yaml"))

    assert (found.bank, found.lang) == ("fund", "fr")
    assert found.deck is not None
    assert found.deck.key == library.open_deck(SHIPPED).key


def test_a_bank_outside_any_deck(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("viva: 1\nlang: de\ntitle: T\nquestions:\n- {id: a, typed: Was?, answer: dies}\n")

    found = library.find(str(path))

    assert (found.deck, found.lang) == (None, "de")
    assert found.loose is not None
    assert found.loose.questions[0].id == "a"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nothing-like-it", "no-deck"),
        ("", "not-a-deck"),
        ("alibaba-covid/none", "no-bank"),
        ("none.en.yaml", "missing"),
        ("~nobody-of-that-name/deck", "no-deck"),
        ("x" * 5000, "no-deck"),
        ("a\0b", "no-deck"),
    ],
    ids=["unknown", "empty", "bank", "file", "home-of-nobody", "long", "null"],
)
def test_what_leads_nowhere(name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert refusal(name).code == code


def test_an_unknown_name_is_told_what_there_is() -> None:
    assert refusal("alibaba").params["known"] == "alibaba-covid"
    assert "fund" in refusal("alibaba-covid/found").params["known"]


def test_a_folder_that_is_no_deck(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert refusal(str(tmp_path / "folder")).code == "not-a-deck"


def test_a_deck_that_cannot_be_read_hides_no_other(own: Path) -> None:
    (own / "deck.yaml").write_text("viva: [")
    broken, *_ = list(library.decks())

    assert isinstance(broken, BankError)


def test_a_home_without_decks_is_no_error() -> None:
    assert not settings.own_decks().exists()
    assert list(library.folders()) == ["alibaba-covid"]


def test_a_home_with_other_things_in_it() -> None:
    settings.own_decks().mkdir(parents=True)
    (settings.own_decks() / "notes.txt").touch()
    (settings.own_decks() / "drafts").mkdir()

    assert list(library.folders()) == ["alibaba-covid"]
