"""What a learner wrote and was right about goes into the bank: nothing else of the file moves."""

from __future__ import annotations

import os
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viva.bank.accepting import accept
from viva.bank.kinds import Cloze, Typed
from viva.bank.problems import CannotOpenError
from viva.bank.reader import read_bank
from viva.bank.text import answers_of, flat

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "viva: 1\nlang: en\ntitle: Rivers\n# kept as it is\nquestions:\n"


def written(folder: Path, questions: str) -> Path:
    path = folder / "rivers.en.yaml"
    path.write_text(HEAD + dedent(questions), encoding="utf-8")
    return path


def accepted(path: Path, question_id: str = "vienna") -> list[str]:
    content = read_bank(path)[question_id].content
    assert isinstance(content, Typed)
    return [flat(one) for one in content.accept]


@pytest.mark.parametrize(
    "before",
    [
        "- id: vienna\n  typed: Which river?\n  answer: The Danube\n  # a note\n  explain: It comes from Germany.\n",
        "- id: vienna\n  typed: Which river?\n  explain: It comes from Germany.\n  answer: The Danube",
        "- id: vienna\n  typed: Which river?\n  answer: >-\n    The\n    Danube\n  level: remember\n",
        "-   id: vienna\n    typed: Which river?\n    answer: 'The Danube'\n\n# the end\n",
    ],
    ids=["first", "no line end", "folded", "deeper"],
)
def test_a_question_that_accepts_nothing_gets_a_list(tmp_path: Path, before: str) -> None:
    path = written(tmp_path, before)

    assert accept(path, "vienna", "Ister")

    assert accepted(path) == ["Ister"]
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if "accept" not in line and "Ister" not in line] == (HEAD + before).splitlines()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('accept: ["Donau"]', 'accept: ["Donau", "Ister"]'),
        ("accept: [Donau]  # in German", 'accept: [Donau, "Ister"]  # in German'),
        ("accept:\n  - Donau  # in German", 'accept:\n  - Donau  # in German\n  - "Ister"'),
        ("accept:\n    - Donau\n    - Duna", 'accept:\n    - Donau\n    - Duna\n    - "Ister"'),
    ],
)
def test_a_list_gets_one_item_more(tmp_path: Path, before: str, after: str) -> None:
    entry = "- id: vienna\n  typed: Which river?\n  answer: The Danube\n  {}\n- id: b\n  card: B\n  back: b\n"
    path = written(tmp_path, entry.format(before))

    assert accept(path, "vienna", "Ister")

    assert path.read_text("utf-8") == HEAD + entry.format(after)


def test_what_stands_there_already_is_not_written_twice(tmp_path: Path) -> None:
    path = written(tmp_path, "- id: vienna\n  typed: Which river?\n  answer: The Danube\n  accept: [Ister]\n")

    assert not accept(path, "vienna", "Ister")
    assert not accept(path, "vienna", "The Danube")


def test_a_word_goes_into_its_blank(tmp_path: Path) -> None:
    path = written(tmp_path, "- id: two\n  cloze: >-\n    The [[Danube]] and\n    the [[Rhine|Rhein]].\n")

    assert accept(path, "two", "Rijn", blank=1)

    content = read_bank(path)["two"].content
    assert isinstance(content, Cloze)
    assert answers_of(content.prompt) == (("Danube",), ("Rhine", "Rhein", "Rijn"))


@pytest.mark.parametrize("spelling", ["a|b", "]]", "", "  "])
def test_what_a_blank_cannot_hold_is_left(tmp_path: Path, spelling: str) -> None:
    path = written(tmp_path, "- id: two\n  cloze: The [[Danube]].\n")
    before = path.read_bytes()

    assert not accept(path, "two", spelling, blank=0)
    assert path.read_bytes() == before


def test_a_question_that_is_not_there_is_left(tmp_path: Path) -> None:
    path = written(tmp_path, "- id: two\n  cloze: The [[Danube]].\n")

    assert not accept(path, "three", "x")
    assert not accept(path, "two", "x")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_in_which_nothing_may_be_written_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "- id: vienna\n  typed: Which river?\n  answer: The Danube\n")
    tmp_path.chmod(0o500)

    with pytest.raises(CannotOpenError) as caught:
        accept(path, "vienna", "Ister")

    assert caught.value.code == "not-written"


@given(spelling=st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=30))
@settings(max_examples=150)
def test_whatever_is_typed_is_taken_as_it_was_typed_or_the_file_is_left(
    spelling: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = written(tmp_path_factory.mktemp("bank"), "- id: vienna\n  typed: Which river?\n  answer: The Danube\n")

    if accept(path, "vienna", spelling):
        assert accepted(path) == [" ".join(spelling.split())]
    else:
        assert accepted(path) == []
        assert not spelling.strip() or spelling.strip() == "The Danube"
