"""A small deck with one question of every kind, and a way to make a question by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from viva.bank.deck import Home, Question
from viva.bank.library import open_deck

if TYPE_CHECKING:
    from collections.abc import Callable

    from viva.bank.deck import Deck
    from viva.bank.kinds import Content

KINDS = Path(__file__).parent / "kinds"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the small deck, to change as one likes."""
    return Path(shutil.copytree(KINDS, tmp_path / "kinds"))


@pytest.fixture
def deck(folder: Path) -> Deck:
    return open_deck(folder)


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Question]:
    """Bind a content to a bank outside any deck."""

    def bind(content: Content, lang: str = "en") -> Question:
        home = Home(deck="path:/x", bank="loose", lang=lang, title="Loose", path=tmp_path / f"loose.{lang}.yaml")
        return Question(content, home, content)

    return bind
