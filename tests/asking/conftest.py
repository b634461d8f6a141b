"""Questions written on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import msgspec
import pytest

from viva.bank.deck import Home, Question
from viva.bank.kinds import KINDS

if TYPE_CHECKING:
    from pathlib import Path


class Ask(Protocol):
    def __call__(self, kind: str, lang: str = ..., **keys: Any) -> Question: ...  # noqa: ANN401 - what YAML may hold


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Make a question of a kind from the keys that a bank would hold, ``prompt`` standing for the kind key."""

    def make(kind: str, lang: str = "en", **keys: Any) -> Question:  # noqa: ANN401
        prompt = keys.pop("prompt", "What?")
        content = msgspec.convert({"id": "a", kind: prompt} | keys, KINDS[kind], strict=False)
        home = Home(deck="key", bank="test", lang=lang, title="Test", path=tmp_path / "test.en.yaml")
        return Question(content, home, content)

    return make
