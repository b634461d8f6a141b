"""A deck under edit: what was saved while a question waited is read before the next."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from viva import plain, settings, words
from viva.bank import library
from viva.plain.run import Streams
from viva.study.journal import Journal
from viva.study.start import Wish

if TYPE_CHECKING:
    from pathlib import Path

BANK = """\
viva: 1
lang: en
title: Lakes
questions:
- id: one
  typed: What is one?
  answer: right
- id: two
  typed: What is two?
  answer: right
"""


def noon() -> datetime:
    return datetime(2026, 3, 9, 12, tzinfo=UTC)


class Editing(io.StringIO):
    """Lines that somebody types; with the first, they save the bank."""

    def __init__(self, lines: str, bank: Path, text: str) -> None:
        super().__init__(lines)
        self.bank = bank
        self.text: str | None = text

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as StringIO has it
        if self.text is not None:
            self.bank.write_text(self.text, encoding="utf-8")
            os.utime(self.bank, ns=(2**60, 2**60))
            self.text = None
        return super().readline(size)


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "lakes.en.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def english() -> None:
    words.use("en")


def played(bank: Path, text: str, *first: str) -> str:
    out = io.StringIO()
    wish = Wish(source=str(bank), seed=1, count=0)
    with Journal(settings.journal_path()) as journal:
        streams = Streams(into=Editing("\n".join((*first, "right", "right", "right", "")), bank, text), out=out)
        assert plain.run(library.find(str(bank)), wish, journal=journal, clock=noon, streams=streams) == 0
    return out.getvalue().replace("\u00a0", " ")


def test_what_was_saved_is_asked_next(bank: Path) -> None:
    told = played(bank, BANK.replace("What is two?", "What comes after one?"))

    assert "Read again: one question changed." in told
    assert "What comes after one?" in told
    assert "What is two?" not in told


def test_what_cannot_be_read_is_told_and_the_session_goes_on(bank: Path) -> None:
    words.use("fr")

    told = played(bank, BANK.replace("- id: two", "- di: two"))

    assert "Enregistré, mais illisible : lakes.en.yaml:8: " in told
    assert "What is two?" in told


def test_an_editor_opens_on_the_question_that_waits_and_it_is_asked_as_it_was_left(
    bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nsed -i 's/What is one/What is first/' {bank}\necho \"$@\" > {tmp_path}/told\n")
    script.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(script))
    monkeypatch.setattr(Editing, "isatty", lambda _: True)

    told = played(bank, BANK, ":e")

    assert (tmp_path / "told").read_text().strip() == str(bank)
    assert "What is first?" in told.split(":e")[-1]


def test_no_editor_opens_where_nobody_types_and_the_file_is_named(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/bin/false")

    told = played(bank, BANK, ":e")

    assert f"An editor opens only where somebody types. The question is in {bank}, line 5." in told


def test_an_editor_that_fails_is_told(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/no/such/editor")
    monkeypatch.setattr(Editing, "isatty", lambda _: True)

    assert "/no/such/editor" in played(bank, BANK, ":e")
