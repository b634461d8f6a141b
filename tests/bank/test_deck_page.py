"""The page on decks names every key that a deck's files may have, and its examples can be read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import msgspec
import pytest

from viva.bank import files
from viva.bank.heads import BankRef, DeckFile
from viva.bank.source import Elsewhere, Entry, Passage, Source, Voice

PAGE: Final = (Path(__file__).parents[2] / "docs" / "deck.md").read_text(encoding="utf-8")
BLOCK: Final = re.compile(r"^## (?P<name>[a-z.]+)$.*?```yaml\n(?P<text>.*?)```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("shape", [DeckFile, BankRef, Source, Voice, Passage, Elsewhere, Entry])
def test_every_key_is_told(shape: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(shape):
        assert f"`{field.encode_name}`" in PAGE or f"{field.encode_name}.yaml" in PAGE, field.encode_name


@pytest.mark.parametrize("name", ["deck.yaml", "source.yaml", "elsewhere.yaml"])
def test_its_examples_are_sound(name: str, tmp_path: Path) -> None:
    text = next(block["text"] for block in BLOCK.finditer(PAGE) if block["name"] == name)
    (tmp_path / name).write_text(text, encoding="utf-8")

    match name:
        case "deck.yaml":
            assert files.read_deck_folder(tmp_path).file.banks
        case "source.yaml":
            assert files.read_source(tmp_path / name).passages
        case _:
            assert files.read_elsewhere(tmp_path / name).elsewhere
