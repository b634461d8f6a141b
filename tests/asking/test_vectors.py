"""Grading as data: what every other implementation, such as the player's page, must pass too (docs/grading.md)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from viva.asking.grade import grade
from viva.asking.response import Response
from viva.bank import rules
from viva.bank.fit import fits
from viva.bank.kinds import KINDS

if TYPE_CHECKING:
    from tests.asking.conftest import Ask

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "vectors" / "grading.json").read_text("utf-8"))


def kind_of(case: dict[str, Any]) -> str:
    return next(kind for kind in KINDS if kind in case["question"])


@pytest.mark.parametrize("case", CASES, ids=[f"{place}-{kind_of(case)}" for place, case in enumerate(CASES)])
def test_a_case(ask: Ask, case: dict[str, Any]) -> None:
    kind = kind_of(case)
    own = {key: value for key, value in case["question"].items() if key not in {kind, "id", "lang"}}
    question = ask(kind, case["question"]["lang"], prompt=case["question"][kind], **own)
    response: Response = msgspec.convert(case["response"], Response)

    verdict = grade(question, response)

    assert fits(question.content)
    assert not list(rules.flaws(question.content))
    assert json.loads(msgspec.json.encode(response)) == case["response"]
    assert {
        "got": verdict.got,
        "of": verdict.of,
        "notes": [note.code for note in verdict.notes],
    } == case["verdict"]


def test_every_kind_and_every_response_has_cases_in_both_languages() -> None:
    assert len(CASES) >= 120
    assert {(kind_of(case), case["question"]["lang"]) for case in CASES} == {
        (kind, lang) for kind in KINDS for lang in ("en", "fr")
    }
    assert {case["response"]["gave"] for case in CASES} == {
        "picked", "judged", "wrote", "filled", "arranged", "paired", "rated", "talked", "passed"
    }  # fmt: skip


def test_every_note_has_a_case() -> None:
    assert {note for case in CASES for note in case["verdict"]["notes"]} == {
        "because", "empty", "forgiven-accents", "forgiven-articles", "forgiven-case", "forgiven-punctuation",
        "forgiven-slip", "not-read", "passed", "read-as", "unit-differs",
    }  # fmt: skip
