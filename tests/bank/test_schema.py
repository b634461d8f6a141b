"""The schemas judge as the reader does, and the files in schema/ are those that the program would write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from viva.bank import library
from viva.bank.kinds import KINDS
from viva.bank.schema import SCHEMAS, bank_schema, schema_text, write_schemas

ROOT = Path(__file__).parents[2]


def errors(text: str, name: str = "bank") -> list[str]:
    """What an editor would underline: PyYAML's own types, as an editor has its own."""
    return [error.message for error in Draft202012Validator(SCHEMAS[name]()).iter_errors(yaml.safe_load(text))]


def bank(questions: str, head: str = "viva: 1\nlang: en\ntitle: Test\n") -> str:
    return f"{head}questions:\n{questions}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_current(name: str) -> None:
    assert (ROOT / "schema" / f"{name}.json").read_text(encoding="utf-8") == schema_text(name)


def test_the_files_can_be_written_anew(tmp_path: Path) -> None:
    paths = write_schemas(tmp_path / "schema")

    assert sorted(path.name for path in paths) == ["bank.json", "deck.json", "elsewhere.json", "source.json"]
    assert all(path.read_bytes() == schema_text(path.stem).encode() for path in paths)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_sound_schema(name: str) -> None:
    schema = SCHEMAS[name]()

    Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["$id"]) == (
        Draft202012Validator.META_SCHEMA["$schema"],
        f"urn:viva:schema:{name}",
    )
    assert schema["title"]


def shipped_files() -> list[Path]:
    return [path for folder in library.folders().values() for path in sorted(folder.glob("*.yaml"))]


@pytest.mark.parametrize("path", shipped_files(), ids=lambda path: path.stem)
def test_what_ships_is_sound(path: Path) -> None:
    name = path.stem if path.stem in SCHEMAS else "bank"

    assert errors(path.read_text(encoding="utf-8"), name) == []


GOOD = {
    "choice": "{id: a, choice: q, answer: x, wrong: [y, {text: z, because: no}]}",
    "number-as-text": "{id: a, choice: 1984, answer: 16.5, wrong: [true, 3]}",
    "select": "{id: a, select: q, answers: [x, {text: z, because: so}]}",
    "claim-true": "{id: a, claim: q, answer: true}",
    "claim-false": "{id: a, claim: q, answer: false}",
    "claim-unsaid": "{id: a, claim: q, answer: unsaid}",
    "typed": "{id: a, typed: q, answer: x, accept: [2020-01], exact: true, wrong: [{text: y, because: no}]}",
    "number": "{id: a, number: q, answer: 16.5, within: 5%, unit: million}",
    "number-quoted": "{id: a, number: q, answer: '16.50', within: 0.5}",
    "cloze": "{id: a, cloze: 'a [[b]]', extra: [c]}",
    "order": "{id: a, order: q, items: [x, {any: [y, z]}]}",
    "match": "{id: a, match: q, pairs: [{left: a, right: b}, {left: c, right: d}], extra: [e]}",
    "card": "{id: a, card: q, back: x, reverse: true}",
    "discuss": "{id: a, discuss: q, points: [x, {text: y, elsewhere: [z]}], positions: [p], minutes: 5}",
    "common": "{id: a, card: q, back: x, explain: e, hints: h, cites: [1.10, '1.3'], elsewhere: [e], level: apply, "
    "tags: [t], group: g, marks: 2, image: {file: a/b.png, alt: A}}",
    "hints": "{id: a, card: q, back: x, hints: [one, two]}",
    "id-of-digits": "{id: 1, card: q, back: x}",
}

BAD = {
    "no-id": "{choice: q, answer: x, wrong: [y]}",
    "no-kind": "{id: a, answer: x}",
    "two-kinds": "{id: a, choice: q, claim: q, answer: 'true', wrong: [y]}",
    "unknown-key": "{id: a, choice: q, answer: x, wrong: [y], colour: red}",
    "no-answer": "{id: a, choice: q, wrong: [y]}",
    "no-wrong": "{id: a, choice: q, answer: x, wrong: []}",
    "map-for-text": "{id: a, choice: q, answer: {x: y}, wrong: [y]}",
    "text-for-list": "{id: a, choice: q, answer: x, wrong: y}",
    "id": "{id: A b, card: q, back: x}",
    "claim": "{id: a, claim: q, answer: maybe}",
    "number": "{id: a, number: q, answer: [1]}",
    "within": "{id: a, number: q, answer: 1, within: about}",
    "level": "{id: a, card: q, back: x, level: high}",
    "marks": "{id: a, card: q, back: x, marks: 0}",
    "outside": "{id: a, card: q, back: x, image: {file: ../x.png, alt: A}}",
    "no-alt": "{id: a, card: q, back: x, image: {file: x.png}}",
    "order": "{id: a, order: q, items: [x]}",
    "pair": "{id: a, match: q, pairs: [{left: a}, {left: b, right: c}]}",
}


@pytest.mark.parametrize("sample", GOOD)
def test_a_sound_question(sample: str) -> None:
    assert errors(bank(f"- {GOOD[sample]}\n")) == []


@pytest.mark.parametrize("sample", BAD)
def test_a_question_with_a_mistake(sample: str) -> None:
    assert errors(bank(f"- {BAD[sample]}\n"))


def test_every_kind_has_a_sample() -> None:
    for kind in KINDS:
        assert any(f" {kind}: " in text for text in GOOD.values())


@pytest.mark.parametrize(
    "text",
    [
        "viva: 2\nlang: en\ntitle: T\nquestions: [{id: a, card: q, back: x}]\n",
        "viva: 1\nlang: English\ntitle: T\nquestions: [{id: a, card: q, back: x}]\n",
        "viva: 1\nlang: en\nquestions: [{id: a, card: q, back: x}]\n",
        "viva: 1\nlang: en\ntitle: T\nquestions: []\n",
        "viva: 1\nlang: en\ntitle: T\n",
        "viva: 1\nlang: en\ntitle: T\ncolour: red\nquestions: [{id: a, card: q, back: x}]\n",
        "viva: 1\nlang: en\ntitle: T\ntranslates: ../a.yaml\nquestions: [{id: a, card: q, back: x}]\n",
        "- a list\n",
    ],
    ids=["version", "language", "title", "none", "no-questions", "unknown", "outside", "list"],
)
def test_a_head_with_a_mistake(text: str) -> None:
    assert errors(text)


TRANSLATION = "viva: 1\nlang: fr\ntitle: Essai\ntranslates: test.en.yaml\n"


def test_a_translation_leaves_out_what_it_inherits() -> None:
    assert errors(bank("- {id: a, claim: q}\n- {id: b, number: q}\n- {id: c, number: q, unit: u}\n", TRANSLATION)) == []
    assert errors(bank("- {id: a, claim: q}\n"))
    assert errors(bank("- {id: a, number: q}\n"))


def test_a_translation_says_what_people_read() -> None:
    assert errors(bank("- {id: a, choice: q}\n", TRANSLATION))
    assert errors(bank("- {id: a, claim: q, colour: red}\n", TRANSLATION))


def described(schema: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - JSON
    found = list(schema.get("properties", {}).items())
    for part in schema["$defs"].values():
        found += part.get("properties", {}).items()
    return found


def test_an_editor_can_say_what_a_key_is_for() -> None:
    silent = {name for name, part in described(bank_schema()) if "description" not in part and "$ref" not in part}

    assert silent == set()
