"""The command line, called as the console script calls it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest
from msgspec import Struct

from viva import settings, words
from viva.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DECK = """\
viva: 1
key: "{key}"
languages: [en, fr]
title: {{en: Rivers, fr: Fleuves}}
banks:
- {{file: sea, anki: {{en: Sea, fr: Mer}}}}
- {{file: land, anki: {{en: Land, fr: Terre}}}}
"""
BANK = "viva: 1\nlang: {lang}\ntitle: {title}\nquestions:\n"
QUESTION = "- id: {name}\n  typed: What is {name}?\n  answer: right\n"
DISCUSS = "- id: talk\n  discuss: What now?\n  points: [one, two]\n"


class Ran(Struct, frozen=True):
    """What a line did."""

    status: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *arguments: str, lang: str = ..., given: str = ...) -> Ran: ...


@pytest.fixture
def viva(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run a line in this process, where nothing is a terminal."""

    def call(*arguments: str, lang: str = "en", given: str = "") -> Ran:
        monkeypatch.setenv("VIVA_LANG", lang)
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        for name in [name for name in sys.modules if name.startswith("viva.cli.commands.")]:
            del sys.modules[name]  # a command is made once, in the language of its process
        capsys.readouterr()
        with pytest.raises(SystemExit) as leaving:
            run(arguments)
        said = capsys.readouterr()
        assert isinstance(leaving.value.code, int)
        return Ran(leaving.value.code, said.out, said.err)

    yield call
    words.use("en")


@pytest.fixture
def shell() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Python in a process of its own."""

    def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            env=os.environ | environment,
            stdin=subprocess.DEVNULL,
            timeout=60,
            check=False,
        )

    return call


@pytest.fixture
def rivers() -> Path:
    """A sound deck among one's own: two banks in English, one of them in French too."""
    folder = settings.own_decks() / "rivers"
    folder.mkdir(parents=True)
    (folder / "deck.yaml").write_text(DECK.format(key="0011223344556677"), encoding="utf-8")
    sea = BANK.format(lang="en", title="Sea") + QUESTION.format(name="a") + QUESTION.format(name="b")
    (folder / "sea.en.yaml").write_text(sea, encoding="utf-8")
    mer = BANK.format(lang="fr", title="Mer") + "translates: sea.en.yaml\n"
    mer = mer.replace("questions:\ntranslates: sea.en.yaml\n", "translates: sea.en.yaml\nquestions:\n")
    (folder / "sea.fr.yaml").write_text(mer + QUESTION.format(name="a") + QUESTION.format(name="b"), encoding="utf-8")
    land = BANK.format(lang="en", title="Land") + QUESTION.format(name="c") + DISCUSS
    (folder / "land.en.yaml").write_text(land, encoding="utf-8")
    return folder
