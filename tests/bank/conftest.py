"""Banks written on the spot, and their problems, each phrased in both languages before a test looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from viva.bank.problems import BankError, CannotOpenError, Problem
from viva.bank.reader import read_bank
from viva.words import LANGUAGES, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from viva.bank.deck import Bank

HEAD = "viva: 1\nlang: en\ntitle: Test\nquestions:\n"
"""The first four lines of a bank: its first question begins on line 5."""


class Write(Protocol):
    def __call__(self, text: str, name: str = ..., *, head: bool = ...) -> Path: ...


class Read(Protocol):
    def __call__(self, text: str, name: str = ..., *, head: bool = ...) -> Bank: ...


class Problems(Protocol):
    def __call__(self, text: str, name: str = ..., *, head: bool = ...) -> tuple[Problem, ...]: ...


def phrased(code: str, params: Mapping[str, str]) -> None:
    """Say a problem and its fix in every language: a word or a parameter that is missing raises KeyError."""
    for lang in LANGUAGES:
        phrase(f"problem.{code}", params, lang=lang)
        phrase(f"problem.{code}.fix", params, lang=lang)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a bank, below a sound head unless ``head`` is False, and return its path."""

    def write_bank(text: str, name: str = "test.en.yaml", *, head: bool = True) -> Path:
        path = tmp_path / "deck" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((HEAD if head else "") + text, encoding="utf-8")
        return path

    return write_bank


@pytest.fixture
def read(write: Write) -> Read:
    """Write a bank and read it."""

    def read_it(text: str, name: str = "test.en.yaml", *, head: bool = True) -> Bank:
        return read_bank(write(text, name, head=head))

    return read_it


@pytest.fixture
def problems(write: Write) -> Problems:
    """Write a bank that has problems and return them."""

    def problems_of(text: str, name: str = "test.en.yaml", *, head: bool = True) -> tuple[Problem, ...]:
        path = write(text, name, head=head)
        with pytest.raises((BankError, CannotOpenError)) as caught:
            read_bank(path)
        error = caught.value
        assert isinstance(error, BankError), error
        for problem in error.problems:
            phrased(problem.code, problem.params)
        return error.problems

    return problems_of
