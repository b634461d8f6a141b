"""Every rule has its page, whose bad example it finds and whose good example it leaves alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from viva.bank.reader import read_bank
from viva.check.lint import lint
from viva.check.pages import folder, page
from viva.check.registry import BANK_RULES, LANGUAGE_RULES, QUESTION_RULES, RULES
from viva.check.select import CODES, FAMILY_OF, Wanted
from viva.words import knows

if TYPE_CHECKING:
    from pathlib import Path

BLOCK: Final = re.compile(r"```yaml(?: (?P<lang>fr))?\n(?P<text>.*?)```", re.DOTALL)
SHORT: Final = [code for code in CODES if not code.endswith("-meant")]
"""A code with “did you mean” shares the page of the one without."""
ALONE: Final = [
    code
    for code in (rule.code for rules in (QUESTION_RULES, BANK_RULES, LANGUAGE_RULES) for rule in rules)
    if FAMILY_OF[code] not in {"source", "translation"}
]
"""Rules that need no more than a bank."""


def parts(code: str) -> dict[str, str]:
    """Return the parts of a page by their headings; what stands above them, by an empty one."""
    text = page(code)
    assert text is not None, code
    title, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    return {"": title} | {section.partition("\n")[0]: section.partition("\n")[2] for section in sections}


def found(code: str, part: str, path: Path) -> list[set[str]]:
    """Return the codes found in each example of a part of a page."""
    result = []
    for number, block in enumerate(BLOCK.finditer(parts(code)[part])):
        lang = block["lang"] or "en"
        bank = path / f"example-{number}.{lang}.yaml"
        bank.write_text(f"viva: 1\nlang: {lang}\ntitle: T\nquestions:\n{block['text']}", encoding="utf-8")
        result.append({finding.code for finding in lint([read_bank(bank)], Wanted(select=(code,)))})
    return result


@pytest.mark.parametrize("code", SHORT)
def test_a_rule_has_a_page_and_words(code: str) -> None:
    rule = next((rule for rule in RULES if rule.code == code), None)
    shown = parts(code)

    assert list(shown) == ["", "Why", "Bad", "Good", "Reference"]
    assert shown[""].startswith(f"# {code}\n\n*{FAMILY_OF[code]} · ")
    assert all(text.strip() for text in shown.values())
    assert knows(f"problem.{code}")
    assert knows(f"problem.{code}.fix")
    if rule is not None:
        assert f"· {rule.severity} · {'on' if rule.default else 'off'} by default" in shown[""]


def test_there_is_no_page_for_nothing() -> None:
    pages = {path.stem for path in folder().glob("*.md")} - {"README"}

    assert pages == set(SHORT)


@pytest.mark.parametrize("code", ALONE)
def test_the_bad_example_is_found(code: str, tmp_path: Path) -> None:
    examples = found(code, "Bad", tmp_path)

    assert examples
    assert all(example == {code} for example in examples)


@pytest.mark.parametrize("code", ALONE)
def test_the_good_example_is_left_alone(code: str, tmp_path: Path) -> None:
    examples = found(code, "Good", tmp_path)

    assert examples
    assert not any(examples)


def test_the_index_lists_every_rule() -> None:
    index = (folder() / "README.md").read_text(encoding="utf-8")

    assert re.findall(r"^\| \[([a-z-]+)\]\(\1\.md\)", index, re.MULTILINE) == [
        code for family in dict.fromkeys(FAMILY_OF.values()) for code in SHORT if FAMILY_OF[code] == family
    ]
