"""A deck that was begun: sound as it stands, and each question of it a step away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from viva import words
from viva.author.beginning import NotEmptyError, bank_name, begin_deck
from viva.author.citing import citing
from viva.author.mapping import map_file, map_text
from viva.bank.files import read_deck_folder
from viva.bank.library import find
from viva.bank.problems import BankError, CannotOpenError
from viva.bank.reader import read_bank
from viva.bank.schema import bank_schema, deck_schema, source_schema
from viva.bank.source import digest
from viva.check.run import check_path
from viva.study.start import questions_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "On bees\n\nBees fly: they do. # viva: ignore=all.\n\nWhy?\n\n- 'To eat', \"they\" say.\n"


@pytest.fixture(params=["en", "fr"])
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both languages of the program."""
    yield words.use(request.param)
    words.use("en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a deck is to be."""
    return tmp_path / "On Bees"


@pytest.mark.parametrize("text", [TEXT, None])
def test_a_begun_deck_is_sound_as_it_stands(folder: Path, lang: str, text: str | None) -> None:
    begin_deck(folder, map_text(text, lang) if text else None, lang=lang)

    assert check_path(folder) == []
    deck = read_deck_folder(folder)
    assert deck.title(lang) == "On bees"
    assert [bank.questions for bank in deck.banks(lang)] == [()]
    for name, schema in [("deck", deck_schema()), ("on-bees." + lang, bank_schema())]:
        data = yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8"))
        assert list(Draft202012Validator(schema).iter_errors(data)) == []


def test_its_map_has_every_sentence(folder: Path) -> None:
    begin_deck(folder, map_text(TEXT, "en"), lang="en")

    source = read_deck_folder(folder).source
    assert source is not None
    assert [(one.id, one.length, one.sha256) for one in source.passages] == [
        ("0.1", *digest("Bees fly: they do.")),
        ("0.2", *digest("# viva: ignore=all.")),
        ("1.1", *digest("'To eat', \"they\" say.")),
    ]
    data = yaml.safe_load((folder / "source.yaml").read_text("utf-8"))
    assert list(Draft202012Validator(source_schema()).iter_errors(data)) == []


@pytest.mark.parametrize("text", [TEXT, None])
def test_without_their_signs_its_comments_are_questions(folder: Path, lang: str, text: str | None) -> None:
    bank = begin_deck(folder, map_text(text, lang) if text else None, lang=lang).bank
    head, _, stubs = bank.read_text("utf-8").partition("questions:\n")

    bank.write_text(f"{head}questions:\n{re.sub(r'^# ?', '', stubs, flags=re.MULTILINE)}", encoding="utf-8")

    # As they are they would not do: whoever forgets to write one is told.
    with pytest.raises(BankError) as caught:
        read_bank(bank)
    assert {problem.code for problem in caught.value.problems} == {"unwritten"}

    filled = re.sub(r"answer: …", "answer: Right", bank.read_text("utf-8"))
    bank.write_text(filled, encoding="utf-8")
    questions = read_bank(bank).questions
    assert [question.content.cites for question in questions] == ([("0.1",), ("0.2",), ("1.1",)] if text else [()])
    assert citing(folder) == {
        name: (f"q-{name.replace('.', '-')}",) for name in (["0.1", "0.2", "1.1"] if text else [])
    }


def test_every_deck_has_a_key_of_its_own(tmp_path: Path) -> None:
    keys = {begin_deck_key(tmp_path / name) for name in "abc"}

    assert len(keys) == 3


def begin_deck_key(folder: Path) -> str:
    begin_deck(folder, None, lang="en")
    return read_deck_folder(folder).key


def test_a_folder_that_holds_something_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / ".hidden").touch()

    with pytest.raises(NotEmptyError):
        begin_deck(folder, None, lang="en")

    assert [path.name for path in folder.iterdir()] == [".hidden"]


def test_an_empty_folder_will_do(folder: Path) -> None:
    folder.mkdir()

    assert begin_deck(folder, None, lang="en").bank.is_file()


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Les Marées", "les-marees"), ("2020 in review!", "2020-in-review"), ("日本", "questions"), ("x" * 99, "x" * 32)],
)
def test_the_name_of_a_bank_is_an_id(folder: str, name: str) -> None:
    assert bank_name(folder) == name


def test_a_text_without_a_sentence_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bees.txt"
    path.write_text("# Bees\n", encoding="utf-8")

    with pytest.raises(BankError) as caught:
        map_file(path, "en")

    assert [problem.code for problem in caught.value.problems] == ["no-sentences"]


# A bank that was begun, as `viva new` leaves it.

HEAD = "viva: 1\nlang: en\ntitle: T\n"


@pytest.mark.parametrize("rest", ["questions:\n# one\n", "questions:  \n\n  # - id: a\n", "questions:\n\n# a"])
def test_a_bank_that_holds_only_comments_was_begun(tmp_path: Path, rest: str) -> None:
    path = tmp_path / "t.en.yaml"
    path.write_text(HEAD + rest, encoding="utf-8")

    assert read_bank(path).questions == ()
    assert check_path(path) == []
    with pytest.raises(CannotOpenError) as caught:
        questions_of(find(str(path)), "en")
    assert (caught.value.code, caught.value.path) == ("no-questions", path)


@pytest.mark.parametrize(
    "rest", ["questions:\n", "# one\nquestions:\n", "questions: []\n# one\n", "questions: x\n# y\n"]
)
def test_any_other_bank_without_questions_is_a_mistake(tmp_path: Path, rest: str) -> None:
    path = tmp_path / "t.en.yaml"
    path.write_text(HEAD + rest, encoding="utf-8")

    with pytest.raises(BankError):
        read_bank(path)


def test_a_begun_bank_with_a_broken_head_is_told_of_its_head_only(tmp_path: Path) -> None:
    path = tmp_path / "t.en.yaml"
    path.write_text("viva: 1\nlang: English\ntitle: T\nquestions:\n# one\n", encoding="utf-8")

    with pytest.raises(BankError) as caught:
        read_bank(path)

    assert [problem.code for problem in caught.value.problems] == ["not-a-language"]
