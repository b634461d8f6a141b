"""A bank with one of each flaw in either language: all are found, each on its line, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from viva.check import check_path
from viva.check.registry import BANK_RULES, LANGUAGE_RULES, QUESTION_RULES

VECTORS: Final = Path(__file__).parents[1] / "vectors"
SEED: Final = re.compile(r"^ *#! (?P<code>[a-z-]+)$")
IN_A_DECK: Final = {"no-citation", "number-not-in-passage", "name-not-in-passage"}
"""Rules that need a source."""
OF_MANY: Final = {"key-is-longest", "one-sided-claims"}
"""Rules about all questions of a bank: see test_pages."""


def seeded(path: Path) -> list[tuple[int, str]]:
    """Return the line and the code of each flaw that a bank was seeded with."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(number + 1, match["code"]) for number, line in enumerate(lines, 1) if (match := SEED.match(line))]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_flaw_is_found_on_its_line_and_nothing_else_is(lang: str) -> None:
    path = VECTORS / f"flaws.{lang}.yaml"

    assert [(finding.place.line, finding.code) for finding in check_path(path)] == seeded(path)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_default_rule_on_questions_is_among_them(lang: str) -> None:
    codes = {rule.code for rules in (QUESTION_RULES, BANK_RULES, LANGUAGE_RULES) for rule in rules if rule.default}

    assert codes - IN_A_DECK - OF_MANY == {code for _, code in seeded(VECTORS / f"flaws.{lang}.yaml")}
