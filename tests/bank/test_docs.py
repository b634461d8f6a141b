"""The examples that authors copy from docs/bank.md are sound, and show all there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from viva.bank.kinds import KINDS
from viva.bank.reader import read_bank
from viva.bank.schema import bank_schema
from viva.bank.text import flat

DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", (DOCS / "bank.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
HEAD = "viva: 1\nlang: en\ntitle: Test\nquestions:\n"


def whole(block: str) -> str:
    return block if "viva: 1" in block else HEAD + block


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the first example, which the translation translates."""
    (tmp_path / "health-codes.en.yaml").write_text(BLOCKS[0], encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("place", range(len(BLOCKS)))
def test_an_example_is_a_sound_bank(folder: Path, place: int) -> None:
    text = whole(BLOCKS[place])
    path = folder / f"example.{'fr' if 'lang: fr' in text else 'en'}.yaml"
    path.write_text(text, encoding="utf-8")

    assert read_bank(path).questions
    assert list(Draft202012Validator(bank_schema()).iter_errors(yaml.safe_load(text))) == []


def test_every_key_is_shown() -> None:
    text = "".join(BLOCKS)
    keys = {name for shape in KINDS.values() for name in shape.__struct_encode_fields__}

    assert {key for key in keys if not re.search(rf"\b{key}:", text)} - {"exact"} == set()


def test_what_the_doc_of_inline_text_says_of_signs() -> None:
    assert [flat(text) for text in ("2 * 3", "[so]", r"C:\dir", r"\*so\*", r"\\(x\\)")] == [
        "2 * 3",
        "[so]",
        r"C:\dir",
        "*so*",
        r"\(x\)",
    ]
