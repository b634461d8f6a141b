"""The JSON Schema of the files that an author writes, assembled from the structs that read them.

For editors: completion, descriptions, and errors while one types. So it holds nothing that they understand badly, and
where it must choose it allows: it knows shapes, not what `viva.bank.rules` knows. A number or a boolean is allowed
where a text is meant, since YAML's own types mean nothing to the reader: the values of ``answer: 16.5`` and
``title: 1984`` are texts.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import msgspec

from viva.bank.heads import BankHead, DeckFile
from viva.bank.inherit import inheritable
from viva.bank.kinds import KINDS
from viva.bank.source import Elsewhere, Source

if TYPE_CHECKING:
    from pathlib import Path

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
NAME: Final = "urn:viva:schema:"
"""What the schemas are called. A name and no address: they come with the program, ``viva schema`` prints them."""

Schema = dict[str, Any]


def bank_schema() -> Schema:
    """Return the schema of a bank: what stands above its questions, and any of the kinds for each of them."""
    shapes = list(KINDS.values())
    _, parts = msgspec.json.schema_components([BankHead, *shapes], ref_template="#/$defs/{name}")
    defs = {name: _lenient(part) for name, part in parts.items()}
    head = defs.pop("BankHead")
    translated = []
    for kind, shape in KINDS.items():
        one = defs[shape.__name__]
        one["required"] = ["id", kind, *(key for key in one["required"] if key not in {"id", kind})]
        spared = set(inheritable(kind)) & set(one["required"])
        if spared:
            name = f"{shape.__name__}Translated"
            defs[name] = one | {"required": [key for key in one["required"] if key not in spared]}
            translated.append(name)
        else:
            translated.append(shape.__name__)
    questions = {
        "description": "The questions, each with an id and the key of its kind.",
        "type": ["array", "null"],  # null: only comments so far
        "minItems": 1,
    }
    return _top(
        "bank",
        head
        | {
            "title": "A bank of questions",
            "description": "One topic in one language.",
            "properties": head["properties"] | {"questions": questions},
            "required": [*head["required"], "questions"],
            # A translation inherits what is the same in every language, so its questions may leave that out.
            "if": {"required": ["translates"]},
            "then": {"properties": {"questions": {"items": _any_of(translated)}}},
            "else": {"properties": {"questions": {"items": _any_of(shape.__name__ for shape in shapes)}}},
        },
        defs,
    )


def deck_schema() -> Schema:
    """Return the schema of ``deck.yaml``."""
    return _of_struct("deck", DeckFile, "A deck", "What a folder of banks is, and in which order they come.")


def source_schema() -> Schema:
    """Return the schema of ``source.yaml``."""
    return _of_struct("source", Source, "A source", "What the questions of a deck rest on, sentence by sentence.")


def elsewhere_schema() -> Schema:
    """Return the schema of ``elsewhere.yaml``."""
    return _of_struct("elsewhere", Elsewhere, "Elsewhere", "What other sources say.")


SCHEMAS: Final = {
    "bank": bank_schema,
    "deck": deck_schema,
    "source": source_schema,
    "elsewhere": elsewhere_schema,
}
"""The schemas by name: ``schema/NAME.json``."""


def schema_text(name: str) -> str:
    """Return the text of ``schema/NAME.json``."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema into ``folder`` and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in SCHEMAS:
        path = folder / f"{name}.json"
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def _of_struct(name: str, shape: type, title: str, description: str) -> Schema:
    _, parts = msgspec.json.schema_components([shape], ref_template="#/$defs/{name}")
    defs = {part_name: _lenient(part) for part_name, part in parts.items()}
    return _top(name, defs.pop(shape.__name__) | {"title": title, "description": description}, defs)


def _top(name: str, schema: Schema, defs: Schema) -> Schema:
    first = {"$schema": DIALECT, "$id": f"{NAME}{name}"}
    return first | schema | {"$defs": dict(sorted(defs.items()))}


def _any_of(names: Any) -> Schema:  # noqa: ANN401 - any names of definitions
    return {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in names]}


def _lenient(part: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a schema as YAML needs it: see the head of this module."""
    if isinstance(part, list):
        return [_lenient(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: _lenient(value) for key, value in part.items()}
    if "anyOf" in found:
        return _without_null(found)
    if found.get("format") == "decimal":
        del found["format"]
        found["type"] = ["number", "string"]
    elif found.get("type") == "string":
        found["type"] = ["string", "number", "boolean"]
    if "enum" in found:
        booleans = [word == "true" for word in found["enum"] if word in {"true", "false"}]
        found["enum"] = [*found["enum"], *booleans]
    if found.get("title") and "properties" in found:
        # An editor heads what it shows of a value with the title; the name of a class says nothing there.
        del found["title"]
    if found.get("default") in ([], {}):
        del found["default"]
    return found


def _without_null(found: Schema) -> Schema:
    """Nobody writes ``null`` for a key they leave out: what is left is easier to read, in editors too."""
    members = [one for one in found["anyOf"] if one != {"type": "null"}]
    rest = {key: value for key, value in found.items() if key not in {"anyOf", "default"}}
    if len(members) == 1:
        only: Schema = members[0]
        return only | rest
    return rest | {"anyOf": members}
